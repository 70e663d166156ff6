/** Access tokens: RFC 9068 JWTs, signed here; they and API keys are checked here at every request. @module */
import { and, eq, gt, isNull } from "drizzle-orm";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { sessions, users } from "../database/schema.ts";
import { AppError } from "../error.ts";
import { ACCOUNT_COLUMNS, ApiKeyCheck, type InspectedKey, isApiKey } from "./api_key_check.ts";
import { parseScope, type Principal } from "./principal.ts";
import type { PublicUrls } from "./public_urls.ts";
import { SIGNING_ALGORITHM, type SigningKeys } from "./signing_keys.ts";

const AUDIENCE = "zhiji";
const TYPE = "at+jwt";
/** Verified tokens kept; a hit costs a map look-up instead of a signature check and a read. */
const VERIFIED_MAX = 10_000;
/** A profile change made by another process is seen after this long at the latest. */
const VERIFIED_TTL_MS = 60_000;
const TOKEN_CHARS_MAX = 4_096;

const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  sid: z.string(),
  client_id: z.string(),
  scope: z.string(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
});

interface Verified {
  principal: Principal;
  /** Milliseconds since 1970 at which the entry is worth nothing. */
  untilMs: number;
  /** Reads session or key and account as they are now, or throws `invalid_token`. */
  reload: () => Promise<Principal>;
}

/** What a token says and whom it stands for, for RFC 7662. */
export interface InspectedToken {
  principal: Principal;
  claims: z.output<typeof Claims>;
}

export class AccessTokens {
  readonly #database: Database;
  readonly #keys: SigningKeys;
  readonly #urls: PublicUrls;
  readonly #clock: Clock;
  readonly #ttlSeconds: number;
  readonly #apiKeys: ApiKeyCheck;
  readonly #verified = new Map<string, Verified>();

  constructor(database: Database, keys: SigningKeys, urls: PublicUrls, clock: Clock, ttlSeconds: number) {
    this.#database = database;
    this.#keys = keys;
    this.#urls = urls;
    this.#clock = clock;
    this.#ttlSeconds = ttlSeconds;
    this.#apiKeys = new ApiKeyCheck(database, clock);
  }

  /** A signed token for a session; `expiresIn` in seconds. */
  async issue(
    session: { userId: string; sessionId: string; clientId: string; scope: string },
  ): Promise<{ token: string; expiresIn: number }> {
    const { kid, privateKey } = await this.#keys.signingKey();
    const issuedAt = Math.floor(this.#clock.now() / 1000);
    const token = await new SignJWT({
      sid: session.sessionId,
      client_id: session.clientId,
      scope: session.scope,
    })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid })
      .setIssuer(this.#urls.of("auth"))
      .setAudience(AUDIENCE)
      .setSubject(session.userId)
      .setJti(crypto.randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.#ttlSeconds)
      .sign(privateKey);
    return { token, expiresIn: this.#ttlSeconds };
  }

  /** Whose token or API key this is, at once where it was checked a moment ago; or throws `invalid_token`. */
  verify(token: string): Principal | Promise<Principal> {
    const known = this.#verified.get(token);
    if (known && known.untilMs > this.#clock.now()) {
      // Another process may have ended the session: only the database knows.
      return this.#database.shared ? this.#reload(token, known) : known.principal;
    }
    if (known) this.#verified.delete(token);
    return this.#verifyFully(token);
  }

  /** The claims of an access token of ours that is good now; null for any other text. */
  async inspect(token: string): Promise<InspectedToken | null> {
    try {
      const claims = await this.#checkSignature(token);
      return { claims, principal: await this.#load(claims) };
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid_token") return null;
      throw error;
    }
  }

  /** What an API key of ours that is good now stands for; null for any other text. */
  async inspectKey(token: string): Promise<InspectedKey | null> {
    return isApiKey(token) ? await this.#apiKeys.inspect(token) : null;
  }

  /** Whether what a caller came in with is still good: the session or key has not ended, the account is not disabled. */
  async isOpen({ sessionId, userId, clientId }: Principal): Promise<boolean> {
    if (sessionId === null) return await this.#apiKeys.isGood(clientId);
    const now = toTimestamp(this.#clock.now());
    const rows = await this.#database.read.select({ id: sessions.id }).from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId)).where(and(
        eq(sessions.id, sessionId),
        eq(users.id, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        isNull(users.disabledAt),
      ));
    return rows.length > 0;
  }

  /** Makes a revocation bite at once. */
  forgetSession(sessionId: string): void {
    this.#forget((principal) => principal.sessionId === sessionId);
  }

  /** Makes a disabled account, a removed key or a changed profile bite at once. */
  forgetUser(userId: string): void {
    this.#forget((principal) => principal.userId === userId);
  }

  #forget(matches: (principal: Principal) => boolean): void {
    for (const [token, { principal }] of this.#verified) if (matches(principal)) this.#verified.delete(token);
  }

  async #reload(token: string, known: Verified): Promise<Principal> {
    try {
      return known.principal = await known.reload();
    } catch (error) {
      this.#verified.delete(token);
      throw error;
    }
  }

  async #verifyFully(token: string): Promise<Principal> {
    if (token.length > TOKEN_CHARS_MAX) {
      throw new AppError("invalid_token", "Cannot accept this token: too long");
    }
    const checked = isApiKey(token) ? await this.#apiKeys.check(token) : await this.#checkJwt(token);
    if (this.#verified.size >= VERIFIED_MAX) this.#verified.delete(this.#verified.keys().next().value!);
    this.#verified.set(token, {
      principal: checked.principal,
      untilMs: Math.min(checked.endMs, this.#clock.now() + VERIFIED_TTL_MS),
      reload: checked.reload,
    });
    return checked.principal;
  }

  async #checkJwt(token: string) {
    const claims = await this.#checkSignature(token);
    const reload = () => this.#load(claims);
    return { principal: await reload(), endMs: claims.exp * 1000, reload };
  }

  async #checkSignature(token: string): Promise<z.output<typeof Claims>> {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = kid === undefined ? null : await this.#keys.publicKey(kid);
          if (!key) throw new errors.JWKSNoMatchingKey();
          return key;
        },
        {
          algorithms: [SIGNING_ALGORITHM],
          issuer: this.#urls.of("auth"),
          audience: AUDIENCE,
          typ: TYPE,
          requiredClaims: ["exp", "iat", "sub", "sid", "client_id", "jti", "scope"],
          currentDate: new Date(this.#clock.now()),
        },
      );
      return Claims.parse(payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new AppError("invalid_token", "Cannot accept this token: expired");
      }
      if (error instanceof errors.JOSEError || error instanceof z.ZodError || error instanceof TypeError) {
        throw new AppError("invalid_token", "Cannot accept this token: not one of ours");
      }
      throw error;
    }
  }

  /** The session and account behind a token as they are now. */
  async #load(claims: z.output<typeof Claims>): Promise<Principal> {
    const [row] = await this.#database.read.select({ revokedAt: sessions.revokedAt, ...ACCOUNT_COLUMNS })
      .from(sessions).innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, claims.sid), eq(users.id, claims.sub)));
    if (!row || row.revokedAt !== null || row.disabledAt !== null) {
      throw new AppError("invalid_token", "Cannot accept this token: the session has ended");
    }
    const { revokedAt: _revoked, disabledAt: _disabled, ...account } = row;
    return {
      ...account,
      userId: claims.sub,
      sessionId: claims.sid,
      clientId: claims.client_id,
      scopes: parseScope(claims.scope),
    };
  }
}
