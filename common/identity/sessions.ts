/** Sessions and their refresh tokens: opened by a sign-in, kept alive by rotation, ended for good. @module */
import { and, eq, isNull, sql } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/insert_hook.ts";
import type { Database } from "../database/open_database.ts";
import { refreshTokens, sessions, users } from "../database/schema.ts";
import { AppError } from "../error.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import { newSecret, sha256 } from "../security/secret_token.ts";

const DAY_MS = 86_400_000;
/** A refresh token unused for this long is worth nothing. */
const REFRESH_IDLE_MS = 30 * DAY_MS;
/** A session ends this long after its sign-in, however often it was refreshed. */
const SESSION_MS = 90 * DAY_MS;
const USER_AGENT_CHARS_MAX = 256;

/** Both tokens of a session, as RFC 6749 §5.1 answers them. */
export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  /** Seconds the access token is good for. */
  expiresIn: number;
  scope: string;
}

export class Sessions {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;
  readonly #clock: Clock;

  constructor(database: Database, accessTokens: AccessTokens, clock: Clock) {
    this.#database = database;
    this.#accessTokens = accessTokens;
    this.#clock = clock;
  }

  /** Opens a session for an account whose owner has just proved to be there. */
  async open(
    owner: { userId: string; clientId: string; scope: string; userAgent: string | null },
  ): Promise<TokenPair> {
    const now = this.#clock.now();
    const refreshToken = newSecret();
    const session = {
      ...newRow(this.#clock),
      userId: owner.userId,
      clientId: owner.clientId,
      scope: owner.scope,
      userAgent: owner.userAgent?.slice(0, USER_AGENT_CHARS_MAX) ?? null,
      lastUsedAt: toTimestamp(now),
      expiresAt: toTimestamp(now + SESSION_MS),
    };
    const token = {
      ...newRow(this.#clock),
      sessionId: session.id,
      hash: await sha256(refreshToken),
      expiresAt: toTimestamp(now + REFRESH_IDLE_MS),
    };
    await this.#database.write.batch([
      this.#database.write.insert(sessions).values(session),
      this.#database.write.insert(refreshTokens).values(token),
    ]);
    return await this.#pair({ ...owner, sessionId: session.id }, refreshToken);
  }

  /**
   * Exchanges a refresh token for the next pair. One transaction decides: a token used before ends its
   * session, a good one is marked used and replaced, so of two refreshes at once only one wins.
   */
  async refresh(refreshToken: string): Promise<TokenPair> {
    const now = toTimestamp(this.#clock.now());
    const hash = await sha256(refreshToken);
    const next = newSecret();
    const nextRow = { ...newRow(this.#clock), hash: await sha256(next) };
    const nextExpiry = toTimestamp(this.#clock.now() + REFRESH_IDLE_MS);
    const { write } = this.#database;
    const [replayed, used] = await write.batch([
      write.update(sessions).set({ revokedAt: now }).where(sql`revoked_at IS NULL AND id IN (
        SELECT session_id FROM refresh_tokens WHERE hash = ${hash} AND used_at IS NOT NULL)`)
        .returning({ id: sessions.id }),
      write.update(refreshTokens).set({ usedAt: now, updatedAt: now }).where(sql`hash = ${hash}
        AND used_at IS NULL AND expires_at > ${now} AND session_id IN (
          SELECT sessions.id FROM sessions JOIN users ON users.id = sessions.user_id
          WHERE sessions.revoked_at IS NULL AND sessions.expires_at > ${now} AND users.disabled_at IS NULL)`)
        .returning({ sessionId: refreshTokens.sessionId }),
      write.run(sql`INSERT INTO refresh_tokens (id, created_at, updated_at, session_id, hash, expires_at)
        SELECT ${nextRow.id}, ${now}, ${now}, session_id, ${nextRow.hash},
          min(${nextExpiry}, (SELECT expires_at FROM sessions WHERE id = session_id))
        FROM refresh_tokens WHERE hash = ${hash} AND changes() = 1`),
      write.update(sessions).set({ lastUsedAt: now, updatedAt: now }).where(sql`id IN (
        SELECT session_id FROM refresh_tokens WHERE id = ${nextRow.id})`),
    ]);
    for (const { id } of replayed) this.#accessTokens.forgetSession(id);
    const sessionId = used[0]?.sessionId;
    if (!sessionId) throw new AppError("invalid_grant", "Cannot refresh: the refresh token is not valid");
    const [session] = await this.#database.read.select().from(sessions).where(eq(sessions.id, sessionId));
    if (!session) throw new AppError("invalid_grant", "Cannot refresh: the session has ended");
    return await this.#pair({ ...session, sessionId }, next);
  }

  /** Ends the session that an access or refresh token belongs to; a token that is not known changes nothing. */
  async revoke(token: string): Promise<void> {
    const sessionId = await this.#sessionOf(token);
    if (sessionId === null) return;
    await this.#database.write.update(sessions).set({ revokedAt: toTimestamp(this.#clock.now()) })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
    this.#accessTokens.forgetSession(sessionId);
  }

  async #sessionOf(token: string): Promise<string | null> {
    const [refresh] = await this.#database.read.select({ sessionId: refreshTokens.sessionId })
      .from(refreshTokens).where(eq(refreshTokens.hash, await sha256(token)));
    if (refresh) return refresh.sessionId;
    try {
      return (await this.#accessTokens.verify(token)).sessionId;
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid_token") return null;
      throw error;
    }
  }

  async #pair(
    session: { userId: string; sessionId: string; clientId: string; scope: string },
    refreshToken: string,
  ): Promise<TokenPair> {
    const { token, expiresIn } = await this.#accessTokens.issue(session);
    return { accessToken: token, refreshToken, expiresIn, scope: session.scope };
  }
}
