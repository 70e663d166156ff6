/** Access tokens: RFC 9068 JWTs, signed here, and checked at every request. @module */
import { and, eq } from "drizzle-orm";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { sessions, users } from "../database/schema.ts";
import { AppError } from "../error.ts";
import { type Scope, SCOPES } from "../operation.ts";
import type { Principal } from "./principal.ts";
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
  sub: z.string(),
  sid: z.string(),
  client_id: z.string(),
  scope: z.string(),
  exp: z.number(),
});

interface Verified {
  principal: Principal;
  /** Milliseconds since 1970 at which the entry is worth nothing. */
  untilMs: number;
}

export class AccessTokens {
  readonly #database: Database;
  readonly #keys: SigningKeys;
  readonly #urls: PublicUrls;
  readonly #clock: Clock;
  readonly #ttlSeconds: number;
  readonly #verified = new Map<string, Verified>();

  constructor(database: Database, keys: SigningKeys, urls: PublicUrls, clock: Clock, ttlSeconds: number) {
    this.#database = database;
    this.#keys = keys;
    this.#urls = urls;
    this.#clock = clock;
    this.#ttlSeconds = ttlSeconds;
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

  /** Whose token this is, at once where it was checked a moment ago; or throws `invalid_token`. */
  verify(token: string): Principal | Promise<Principal> {
    const known = this.#verified.get(token);
    if (known && known.untilMs > this.#clock.now()) {
      // Another process may have ended the session: only the database knows.
      return this.#database.shared ? this.#load(known.principal, token) : known.principal;
    }
    if (known) this.#verified.delete(token);
    return this.#verifyFully(token);
  }

  /** Makes a revocation bite at once. */
  forgetSession(sessionId: string): void {
    this.#forget((principal) => principal.sessionId === sessionId);
  }

  /** Makes a disabled account or a changed profile bite at once. */
  forgetUser(userId: string): void {
    this.#forget((principal) => principal.userId === userId);
  }

  #forget(matches: (principal: Principal) => boolean): void {
    for (const [token, { principal }] of this.#verified) if (matches(principal)) this.#verified.delete(token);
  }

  async #verifyFully(token: string): Promise<Principal> {
    if (token.length > TOKEN_CHARS_MAX) {
      throw new AppError("invalid_token", "Cannot accept this token: too long");
    }
    const claims = await this.#checkSignature(token);
    const principal = await this.#load({
      userId: claims.sub,
      sessionId: claims.sid,
      clientId: claims.client_id,
      scopes: parseScope(claims.scope),
    }, token);
    if (this.#verified.size >= VERIFIED_MAX) this.#verified.delete(this.#verified.keys().next().value!);
    const untilMs = Math.min(claims.exp * 1000, this.#clock.now() + VERIFIED_TTL_MS);
    this.#verified.set(token, { principal, untilMs });
    return principal;
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
  async #load(
    token: Pick<Principal, "userId" | "sessionId" | "clientId" | "scopes">,
    text: string,
  ): Promise<Principal> {
    const [row] = await this.#database.read.select({
      revokedAt: sessions.revokedAt,
      disabledAt: users.disabledAt,
      role: users.role,
      timezone: users.timezone,
      locale: users.locale,
      currency: users.currency,
    }).from(sessions).innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, token.sessionId), eq(users.id, token.userId)));
    if (!row || row.revokedAt !== null || row.disabledAt !== null) {
      this.#verified.delete(text);
      throw new AppError("invalid_token", "Cannot accept this token: the session has ended");
    }
    return {
      userId: token.userId,
      sessionId: token.sessionId,
      clientId: token.clientId,
      scopes: token.scopes,
      role: row.role,
      timezone: row.timezone,
      locale: row.locale,
      currency: row.currency,
    };
  }
}

/** The scopes in a space-separated list that this version knows. */
export function parseScope(scope: string): ReadonlySet<Scope> {
  const words = new Set(scope.split(" "));
  return new Set(SCOPES.filter((known) => words.has(known)));
}
