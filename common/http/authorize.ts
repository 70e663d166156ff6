/** Who makes a request, whether they may, and whether they have made too many. @module */
import type { CallOrigin } from "../context.ts";
import { AppError } from "../error.ts";
import { FIRST_PARTY_CLIENT_ID } from "../identity/clients.ts";
import type { AnyOperation, Scope } from "../operation.ts";
import type { Runtime } from "../runtime.ts";
import type { Principal } from "../security/principal.ts";
import type { RateLimit } from "../security/rate_limit.ts";

/** Per user; reads and writes together. */
const SIGNED_IN_LIMIT: RateLimit = { max: 1_200, windowSeconds: 60 };
/** Per address, for operations that need no token. */
const ANONYMOUS_LIMIT: RateLimit = { max: 300, windowSeconds: 60 };

/** Whose request this is, at once where the token was checked a moment ago. */
export function authorize(
  request: Request,
  operation: AnyOperation,
  runtime: Runtime,
): Principal | Promise<Principal> {
  const header = request.headers.get("authorization");
  if (header === null) {
    throw new AppError("unauthorized", "Cannot do this: send Authorization: Bearer <token>");
  }
  if (!/^bearer /i.test(header)) {
    throw new AppError("invalid_token", "Cannot accept this authorization: only Bearer tokens are known");
  }
  const checked = runtime.accessTokens.verify(header.slice(7).trim());
  return checked instanceof Promise
    ? checked.then((principal) => requireRight(principal, operation))
    : requireRight(checked, operation);
}

/** Every scope a call of the operation needs. */
export function scopesOf({ scope, alsoNeeds = [] }: AnyOperation): readonly Scope[] {
  return scope === "public" ? [] : [scope, ...alsoNeeds];
}

function requireRight(principal: Principal, operation: AnyOperation): Principal {
  const missing = operation.scope !== "public" && !principal.scopes.has(operation.scope)
    ? operation.scope
    : operation.alsoNeeds?.find((scope) => !principal.scopes.has(scope));
  if (missing !== undefined) {
    throw new AppError("insufficient_scope", `Cannot do this: the token lacks the scope ${missing}`);
  }
  // Nor may another program's token: what it did would outlive its being taken back.
  if (operation.sessionOnly && principal.clientId !== FIRST_PARTY_CLIENT_ID) {
    throw new AppError("forbidden", "Cannot do this with an API key or from another program: sign in");
  }
  if (operation.scope === "admin" && principal.role !== "administrator") {
    throw new AppError("forbidden", "Cannot do this: administrators only");
  }
  return principal;
}

/** Guessed tokens count against their address; what to answer, which is 429 when there were too many. */
export function countRefusal(error: unknown, runtime: Runtime, origin: CallOrigin): unknown {
  const guessed = error instanceof AppError &&
    (error.code === "unauthorized" || error.code === "invalid_token");
  if (!guessed || !runtime.config.rateLimit) return error;
  try {
    countRequest(runtime, null, origin);
    return error;
  } catch (limited) {
    return limited;
  }
}

/** Counts the request against its user, or its address where nobody is signed in. */
export function countRequest(runtime: Runtime, principal: Principal | null, origin: CallOrigin): void {
  const state = principal
    ? runtime.rateLimiter.count(principal.userId, limitOf(principal))
    : runtime.rateLimiter.count(origin.address, ANONYMOUS_LIMIT);
  if (state.allowed) return;
  throw new AppError("rate_limited", "Cannot do this now: too many requests", {
    retryAfterSeconds: state.resetSeconds,
    rateLimit: state,
  });
}

function limitOf({ requestsPerMinuteMax: max }: Principal): RateLimit {
  return max === undefined || max === null ? SIGNED_IN_LIMIT : { max, windowSeconds: 60 };
}
