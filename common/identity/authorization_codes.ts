/**
 * Authorization codes (RFC 6749 §4.1 with RFC 7636), and the requests for them that wait in the cache
 * while their person signs in and consents.
 * @module
 */
import { eq, lt } from "drizzle-orm";
import type { Cache } from "../cache/cache.ts";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/insert_hook.ts";
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
    return text === null ? null : JSON.parse(text) as AuthorizationRequest;
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

  /** Makes the codes of a person worthless. */
  async withdraw(userId: string): Promise<void> {
    await this.#database.write.delete(authorizationCodes).where(eq(authorizationCodes.userId, userId));
  }
}

async function cacheKey(secret: string): Promise<string> {
  return `authorize:${await sha256(secret)}`;
}
