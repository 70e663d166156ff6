/**
 * Authorization codes (RFC 6749 §4.1 with RFC 7636), and the requests for them that wait in the cache
 * while their person signs in and consents.
 * @module
 */
import { and, eq, isNull, lt } from "drizzle-orm";
import type { Cache } from "../cache/cache.ts";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { authorizationCodes } from "../database/schema.ts";
import { newSecret, sha256 } from "../security/secret_token.ts";

const CODE_LIVES_MS = 60_000;
/** A replay must find its code to end the session, so used ones stay a day. */
const CODE_KEPT_MS = 86_400_000;
const REQUEST_LIVES_SECONDS = 600;

/** A checked request; who has signed in for it so far stands in `userId`. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  /** Space-separated; null: what the client gets by itself. */
  scope: string | null;
  state: string | null;
  challenge: string;
  /** Whose password was right. */
  userId: string | null;
  /** The second factor was right too, or is off. */
  proved: boolean;
  /** When `userId` signed in, milliseconds since 1970. */
  signedInAtMs: number | null;
}

export class AuthorizationCodes {
  readonly #database: Database;
  readonly #cache: Cache;
  readonly #clock: Clock;

  constructor(database: Database, cache: Cache, clock: Clock) {
    this.#database = database;
    this.#cache = cache;
    this.#clock = clock;
  }

  /** Keeps a request and gives the secret by which its pages name it. */
  async keep(request: AuthorizationRequest): Promise<string> {
    const secret = newSecret();
    await this.#cache.set(await cacheKey(secret), JSON.stringify(request), REQUEST_LIVES_SECONDS);
    return secret;
  }

  async find(secret: string): Promise<AuthorizationRequest | null> {
    const text = await this.#cache.get(await cacheKey(secret));
    if (text === null) return null;
    const request = JSON.parse(text) as AuthorizationRequest;
    if (request.userId === null) return request;
    const withdrawnAtMs = Number(
      await this.#cache.get(withdrawalKey(request.userId)) ?? Number.NEGATIVE_INFINITY,
    );
    return withdrawnAtMs < (request.signedInAtMs ?? 0)
      ? request
      : { ...request, userId: null, proved: false, signedInAtMs: null };
  }

  async drop(secret: string): Promise<void> {
    await this.#cache.delete(await cacheKey(secret));
  }

  /** A code for a request that its person agreed to. */
  async issue(request: AuthorizationRequest & { userId: string; scope: string }): Promise<string> {
    const code = newSecret();
    const now = this.#clock.now();
    const { write } = this.#database;
    await write.batch([
      write.delete(authorizationCodes).where(
        lt(authorizationCodes.expiresAt, toTimestamp(now - CODE_KEPT_MS)),
      ),
      write.insert(authorizationCodes).values({
        ...newRow(this.#clock),
        userId: request.userId,
        hash: await sha256(code),
        clientId: request.clientId,
        redirectUri: request.redirectUri,
        scope: request.scope,
        challenge: request.challenge,
        authenticatedAt: toTimestamp(now),
        expiresAt: toTimestamp(now + CODE_LIVES_MS),
      }),
    ]);
    return code;
  }

  /**
   * Makes worthless what a person, or whoever had their password, has begun and not finished: codes that are not
   * exchanged yet, and pages on which they are signed in and have not agreed.
   */
  async withdraw(userId: string): Promise<void> {
    const now = this.#clock.now();
    await this.#cache.set(withdrawalKey(userId), String(now), REQUEST_LIVES_SECONDS);
    await this.#database.write.delete(authorizationCodes)
      .where(and(eq(authorizationCodes.userId, userId), isNull(authorizationCodes.usedAt)));
  }
}

function withdrawalKey(userId: string): string {
  return `authorize-withdrawn:${userId}`;
}

async function cacheKey(secret: string): Promise<string> {
  return `authorize:${await sha256(secret)}`;
}
