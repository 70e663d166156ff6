/** Sessions and their refresh tokens: opened by a sign-in, kept alive by rotation, ended for good. @module */
import { and, desc, eq, gt, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { authorizationCodes, refreshTokens, sessions } from "../database/schema.ts";
import { AppError, notFound } from "../error.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import { parseScope } from "../security/principal.ts";
import type { Sealing } from "../security/sealing.ts";
import { newSecret, sha256 } from "../security/secret_token.ts";

const DAY_MS = 86_400_000;
/** A refresh token unused for this long is worth nothing. */
const REFRESH_IDLE_MS = 30 * DAY_MS;
/** A session ends this long after its sign-in, however often it was refreshed. */
const SESSION_MS = 90 * DAY_MS;
/** What opens the account itself may be changed this long after proving who one is. */
const FRESH_MS = 10 * 60_000;
const USER_AGENT_CHARS_MAX = 256;
const SESSIONS_LISTED_MAX = 100;

/** Both tokens of a session, as RFC 6749 §5.1 answers them. */
export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  /** Seconds the access token is good for. */
  expiresIn: number;
  scope: string;
}

export const Session = z.strictObject({
  id: z.uuid(),
  current: z.boolean().describe("Whether it is the one that asks"),
  clientId: z.string(),
  scopes: z.array(z.string()),
  userAgent: z.string().nullable().describe("Program that signed in, in its own words"),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
}).meta({ id: "Session" });
export type Session = z.output<typeof Session>;

/** Who signs in with what. */
interface Opening {
  userId: string;
  clientId: string;
  scope: string;
  userAgent: string | null;
}

/** What a code is exchanged with, RFC 7636 §4.5. */
export interface CodeExchange {
  code: string;
  clientId: string;
  redirectUri: string;
  verifier: string;
  userAgent: string | null;
}

export class Sessions {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;
  readonly #sealing: Sealing;
  readonly #clock: Clock;

  constructor(database: Database, accessTokens: AccessTokens, sealing: Sealing, clock: Clock) {
    this.#database = database;
    this.#accessTokens = accessTokens;
    this.#sealing = sealing;
    this.#clock = clock;
  }

  /** Opens a session for an account whose owner has just proved to be there. */
  async open(owner: Opening): Promise<TokenPair> {
    const refreshToken = newSecret();
    const session = { ...this.#newSession(owner), authenticatedAt: toTimestamp(this.#clock.now()) };
    const token = {
      ...newRow(this.#clock),
      sessionId: session.id,
      hash: await sha256(refreshToken),
      expiresAt: this.#refreshExpiry(),
    };
    const { write } = this.#database;
    await write.batch([
      write.delete(sessions).where(
        and(eq(sessions.userId, owner.userId), lt(sessions.expiresAt, session.createdAt)),
      ),
      write.insert(sessions).values(session),
      write.insert(refreshTokens).values(token),
    ]);
    return await this.#pair({ ...owner, sessionId: session.id }, refreshToken);
  }

  /**
   * Exchanges an authorization code for a session. One transaction decides: a code used before ends the
   * session it opened, a good one with the right verifier opens one.
   */
  async redeem(exchange: CodeExchange): Promise<TokenPair> {
    const now = toTimestamp(this.#clock.now());
    const hash = await sha256(exchange.code);
    const session = this.#newSession({ ...exchange, userId: "", scope: "" });
    const refreshToken = newSecret();
    const tokenRow = { ...newRow(this.#clock), hash: await sha256(refreshToken) };
    const { write } = this.#database;
    const [replayed, used] = await write.batch([
      write.update(sessions).set({ revokedAt: now }).where(sql`revoked_at IS NULL AND id IN (
        SELECT session_id FROM authorization_codes WHERE hash = ${hash} AND used_at IS NOT NULL)`)
        .returning({ id: sessions.id }),
      write.update(authorizationCodes).set({ usedAt: now, updatedAt: now, sessionId: session.id })
        .where(sql`hash = ${hash} AND used_at IS NULL AND expires_at > ${now}
          AND client_id = ${exchange.clientId} AND redirect_uri = ${exchange.redirectUri}
          AND challenge = ${await sha256(exchange.verifier)}
          AND user_id IN (SELECT id FROM users WHERE disabled_at IS NULL)`)
        .returning({ userId: authorizationCodes.userId, scope: authorizationCodes.scope }),
      write.run(sql`INSERT INTO sessions (id, created_at, updated_at, user_id, client_id, scope, user_agent,
          last_used_at, expires_at, authenticated_at)
        SELECT ${session.id}, ${now}, ${now}, user_id, client_id, scope, ${session.userAgent}, ${now},
          ${session.expiresAt}, authenticated_at
        FROM authorization_codes WHERE hash = ${hash} AND session_id = ${session.id}`),
      write.run(sql`INSERT INTO refresh_tokens (id, created_at, updated_at, session_id, hash, expires_at)
        SELECT ${tokenRow.id}, ${now}, ${now}, id, ${tokenRow.hash}, ${this.#refreshExpiry()}
        FROM sessions WHERE id = ${session.id}`),
    ]);
    for (const { id } of replayed) this.#accessTokens.forgetSession(id);
    const grant = used[0];
    if (!grant) {
      throw new AppError(
        "invalid_grant",
        "Cannot exchange this code: not valid for this client, address and verifier",
      );
    }
    return await this.#pair({ ...grant, clientId: exchange.clientId, sessionId: session.id }, refreshToken);
  }

  /**
   * Exchanges a refresh token for the next pair. One transaction decides: a token used before ends its
   * session, a good one is marked used and replaced, so of two refreshes at once only one wins.
   * `scope` narrows the access token, RFC 6749 §6.
   *
   * A client that sent a `retryKey` of its own and did not get the answer may send both again: the successor
   * follows from them and a key of ours, so whoever has the token alone gets nothing and ends the session, and it
   * is given again only as long as nobody has used it.
   */
  async refresh(
    { refreshToken, clientId, scope, retryKey }: {
      refreshToken: string;
      clientId: string;
      scope?: string | undefined;
      retryKey?: string | undefined;
    },
  ): Promise<TokenPair & { isRetried: boolean }> {
    const now = toTimestamp(this.#clock.now());
    const hash = await sha256(refreshToken);
    if (scope !== undefined) await this.#refuseWiderScope(hash, scope);
    const next = retryKey === undefined
      ? newSecret()
      : await this.#sealing.derive("refresh token", refreshToken, retryKey);
    const nextRow = { ...newRow(this.#clock), hash: await sha256(next) };
    // Of the hashes of 256 bits only a successor that was made of this token and key can be this one.
    const isRetry = sql`EXISTS (SELECT 1 FROM refresh_tokens AS next WHERE next.hash = ${nextRow.hash}
      AND next.used_at IS NULL AND next.expires_at > ${now})`;
    const { write } = this.#database;
    const [replayed, added] = await write.batch([
      write.update(sessions).set({ revokedAt: now }).where(sql`revoked_at IS NULL AND id IN (
        SELECT session_id FROM refresh_tokens WHERE hash = ${hash} AND used_at IS NOT NULL AND NOT ${isRetry})`)
        .returning({ id: sessions.id }),
      // The next one's id tells the statements after it that it was added: what `changes()` counts is not ours alone.
      write.all<[sessionId: string]>(
        sql`INSERT INTO refresh_tokens (id, created_at, updated_at, session_id, hash,
          expires_at)
        SELECT ${nextRow.id}, ${now}, ${now}, sessions.id, ${nextRow.hash},
          min(${this.#refreshExpiry()}, sessions.expires_at)
        FROM refresh_tokens AS given JOIN sessions ON sessions.id = given.session_id
          JOIN users ON users.id = sessions.user_id
        WHERE given.hash = ${hash} AND given.used_at IS NULL AND given.expires_at > ${now}
          AND sessions.client_id = ${clientId} AND sessions.revoked_at IS NULL AND sessions.expires_at > ${now}
          AND users.disabled_at IS NULL
        RETURNING session_id`,
      ),
      write.update(refreshTokens).set({ usedAt: now, updatedAt: now }).where(
        sql`hash = ${hash} AND session_id IN (
        SELECT session_id FROM refresh_tokens WHERE id = ${nextRow.id})`,
      ),
      write.update(sessions).set({ lastUsedAt: now, updatedAt: now }).where(sql`id IN (
        SELECT session_id FROM refresh_tokens WHERE id = ${nextRow.id})`),
      // Used ones stay as long as they would have lived, because their replay must be noticed.
      write.delete(refreshTokens).where(sql`expires_at <= ${now} AND session_id IN (
        SELECT session_id FROM refresh_tokens WHERE id = ${nextRow.id})`),
    ]);
    for (const { id } of replayed) this.#accessTokens.forgetSession(id);
    const isRetried = added.length === 0;
    const sessionId = added[0]?.[0] ?? (await this.inspectRefreshToken(next))?.sessionId;
    if (!sessionId) throw new AppError("invalid_grant", "Cannot refresh: the refresh token is not valid");
    const [session] = await this.#database.read.select().from(sessions).where(
      and(eq(sessions.id, sessionId), eq(sessions.clientId, clientId)),
    );
    if (!session) throw new AppError("invalid_grant", "Cannot refresh: the session has ended");
    const pair = await this.#pair({ ...session, scope: scope ?? session.scope, sessionId }, next);
    return { ...pair, isRetried };
  }

  /** Ends the session that a client's access or refresh token belongs to; any other text changes nothing. */
  async revoke(token: string, clientId: string): Promise<void> {
    const sessionId = await this.#sessionOf(token);
    if (sessionId === null) return;
    const ended = await this.#end(and(eq(sessions.id, sessionId), eq(sessions.clientId, clientId)));
    if (ended === 0 && await this.#isLiveElsewhere(sessionId)) {
      throw new AppError("invalid_client", "Cannot revoke: the token is another client's");
    }
  }

  /** What a refresh token stands for where it is good now, for RFC 7662. */
  async inspectRefreshToken(
    token: string,
  ): Promise<
    | {
      sessionId: string;
      userId: string;
      clientId: string;
      scope: string;
      expiresAt: string;
      issuedAt: string;
    }
    | null
  > {
    const now = toTimestamp(this.#clock.now());
    const [row] = await this.#database.read.select({ session: sessions, token: refreshTokens })
      .from(refreshTokens).innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
      .where(and(
        eq(refreshTokens.hash, await sha256(token)),
        isNull(refreshTokens.usedAt),
        gt(refreshTokens.expiresAt, now),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
      ));
    if (!row) return null;
    const { id: sessionId, userId, clientId, scope } = row.session;
    return {
      sessionId,
      userId,
      clientId,
      scope,
      expiresAt: row.token.expiresAt,
      issuedAt: row.token.createdAt,
    };
  }

  /** The sessions of a person that still live, the last used first. */
  async list(userId: string, currentId: string | null): Promise<Session[]> {
    const rows = await this.#database.read.select().from(sessions).where(and(
      eq(sessions.userId, userId),
      isNull(sessions.revokedAt),
      gt(sessions.expiresAt, toTimestamp(this.#clock.now())),
    )).orderBy(desc(sessions.lastUsedAt), desc(sessions.id)).limit(SESSIONS_LISTED_MAX);
    return rows.map((row) => ({
      id: row.id,
      current: row.id === currentId,
      clientId: row.clientId,
      scopes: [...parseScope(row.scope)],
      userAgent: row.userAgent,
      createdAt: row.createdAt,
      lastUsedAt: row.lastUsedAt,
      expiresAt: row.expiresAt,
    }));
  }

  /** Ends one session of a person. */
  async end(userId: string, sessionId: string): Promise<void> {
    const ended = await this.#end(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
    if (ended === 0) throw notFound("session");
  }

  /** Ends all sessions of a person, or all but one; how many there were. */
  endAll(userId: string, exceptId?: string | null): Promise<number> {
    return this.#end(and(
      eq(sessions.userId, userId),
      exceptId === undefined || exceptId === null ? undefined : ne(sessions.id, exceptId),
    ));
  }

  /** Ends all sessions that a client opened or is about to open, whoever's they are. */
  async endOfClient(clientId: string): Promise<void> {
    await this.#database.write.delete(authorizationCodes)
      .where(and(eq(authorizationCodes.clientId, clientId), isNull(authorizationCodes.usedAt)));
    await this.#end(eq(sessions.clientId, clientId));
  }

  /** Notes that the person behind a session has just proved to be there. */
  async confirm(sessionId: string): Promise<void> {
    await this.#database.write.update(sessions)
      .set({ authenticatedAt: toTimestamp(this.#clock.now()) }).where(eq(sessions.id, sessionId));
  }

  /** Refuses what opens the account to a session whose person was not asked lately. */
  async requireFresh(sessionId: string | null): Promise<void> {
    const [row] = sessionId === null ? [] : await this.#database.read
      .select({ at: sessions.authenticatedAt }).from(sessions).where(eq(sessions.id, sessionId));
    if (row?.at && this.#clock.now() - Date.parse(row.at) <= FRESH_MS) return;
    throw new AppError(
      "reauthentication_required",
      "Cannot do this yet: prove who you are with POST /reauthenticate first",
    );
  }

  async #end(which: SQL | undefined): Promise<number> {
    const ended = await this.#database.write.update(sessions)
      .set({ revokedAt: toTimestamp(this.#clock.now()) })
      .where(and(which, isNull(sessions.revokedAt))).returning({ id: sessions.id });
    for (const { id } of ended) this.#accessTokens.forgetSession(id);
    return ended.length;
  }

  async #isLiveElsewhere(sessionId: string): Promise<boolean> {
    const rows = await this.#database.read.select({ id: sessions.id }).from(sessions)
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
    return rows.length > 0;
  }

  async #sessionOf(token: string): Promise<string | null> {
    const [refresh] = await this.#database.read.select({ sessionId: refreshTokens.sessionId })
      .from(refreshTokens).where(eq(refreshTokens.hash, await sha256(token)));
    return refresh?.sessionId ?? (await this.#accessTokens.inspect(token))?.claims.sid ?? null;
  }

  async #refuseWiderScope(hash: string, scope: string): Promise<void> {
    const [row] = await this.#database.read.select({ scope: sessions.scope }).from(refreshTokens)
      .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId)).where(eq(refreshTokens.hash, hash));
    const granted = new Set(row?.scope.split(" "));
    if (!row || scope.split(" ").every((word) => granted.has(word))) return;
    throw new AppError("invalid_scope", "Cannot refresh: a scope was not granted to this session");
  }

  #newSession(owner: Opening) {
    const now = this.#clock.now();
    return {
      ...newRow(this.#clock),
      userId: owner.userId,
      clientId: owner.clientId,
      scope: owner.scope,
      userAgent: owner.userAgent?.slice(0, USER_AGENT_CHARS_MAX) ?? null,
      lastUsedAt: toTimestamp(now),
      expiresAt: toTimestamp(now + SESSION_MS),
    };
  }

  #refreshExpiry(): string {
    return toTimestamp(this.#clock.now() + REFRESH_IDLE_MS);
  }

  async #pair(
    session: { userId: string; sessionId: string; clientId: string; scope: string },
    refreshToken: string,
  ): Promise<TokenPair> {
    const { token, expiresIn } = await this.#accessTokens.issue(session);
    return { accessToken: token, refreshToken, expiresIn, scope: session.scope };
  }
}
