/** API keys at the door: `zj_` and 256 random bits, known here by their SHA-256 only. @module */
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { apiKeys, users } from "../database/schema.ts";
import { AppError } from "../error.ts";
import { parseScope, type Principal } from "./principal.ts";
import { newSecret, sha256 } from "./secret_token.ts";

const PREFIX = "zj_";
/** A principal that came with a key has this and the key's id for a client. */
const CLIENT_PREFIX = "key:";
/** What a key is called by: the prefix and as much of the secret as tells it from others. */
const SHOWN_CHARS = PREFIX.length + 6;
/** `last_used_at` is written at most this often a key. */
const LAST_USED_STEP_MS = 60_000;

/** What a principal holds of its account. */
export const ACCOUNT_COLUMNS = {
  disabledAt: users.disabledAt,
  role: users.role,
  timezone: users.timezone,
  locale: users.locale,
  currency: users.currency,
  recordsMax: users.recordsMax,
  requestsPerMinuteMax: users.requestsPerMinuteMax,
};

/** Whether a bearer token is meant to be an API key. */
export function isApiKey(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** A new key and the part of it that may be shown again. */
export function newApiKey(): { secret: string; prefix: string } {
  const secret = PREFIX + newSecret();
  return { secret, prefix: secret.slice(0, SHOWN_CHARS) };
}

/** Whom a key stands for; times in milliseconds since 1970, `endMs` infinite where it has no end. */
export interface InspectedKey {
  principal: Principal;
  createdAtMs: number;
  endMs: number;
}

export class ApiKeyCheck {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Whose key this is and until when, or throws `invalid_token`. */
  async check(
    key: string,
  ): Promise<{ principal: Principal; endMs: number; reload: () => Promise<Principal> }> {
    const hash = await sha256(key);
    const { principal, endMs } = await this.#load(hash);
    return { principal, endMs, reload: async () => (await this.#load(hash)).principal };
  }

  /** What a key that is good now stands for, for RFC 7662; null for any other text. */
  async inspect(key: string): Promise<InspectedKey | null> {
    try {
      const { principal, endMs, createdAt } = await this.#load(await sha256(key));
      return { principal, endMs, createdAtMs: Date.parse(createdAt) };
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid_token") return null;
      throw error;
    }
  }

  /** Whether the key that a client is known by is still good. */
  async isGood(clientId: string): Promise<boolean> {
    const rows = await this.#database.read.select({ id: apiKeys.id }).from(apiKeys)
      .innerJoin(users, eq(users.id, apiKeys.userId)).where(and(
        eq(apiKeys.id, clientId.slice(CLIENT_PREFIX.length)),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, toTimestamp(this.#clock.now()))),
        isNull(users.disabledAt),
      ));
    return rows.length > 0;
  }

  async #load(hash: string): Promise<{ principal: Principal; endMs: number; createdAt: string }> {
    const [row] = await this.#database.read.select({ key: apiKeys, ...ACCOUNT_COLUMNS })
      .from(apiKeys).innerJoin(users, eq(users.id, apiKeys.userId)).where(eq(apiKeys.hash, hash));
    const now = this.#clock.now();
    const endMs = row?.key.expiresAt ? Date.parse(row.key.expiresAt) : Number.POSITIVE_INFINITY;
    if (!row || row.disabledAt !== null || endMs <= now) {
      throw new AppError("invalid_token", "Cannot accept this API key: not known, removed or expired");
    }
    const { key, disabledAt: _disabled, ...account } = row;
    await this.#noteUse(key, now);
    const principal = {
      ...account,
      userId: key.userId,
      sessionId: null,
      clientId: CLIENT_PREFIX + key.id,
      scopes: parseScope(key.scope),
    };
    return { principal, endMs, createdAt: key.createdAt };
  }

  async #noteUse(key: { id: string; lastUsedAt: string | null }, now: number): Promise<void> {
    if (key.lastUsedAt !== null && now - Date.parse(key.lastUsedAt) < LAST_USED_STEP_MS) return;
    await this.#database.write.update(apiKeys).set({ lastUsedAt: toTimestamp(now) })
      .where(eq(apiKeys.id, key.id));
  }
}
