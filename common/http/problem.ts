/** Failures as answers: RFC 9457 problem documents, or RFC 6749 errors for OAuth endpoints. @module */
import { AppError, type ErrorCode } from "../error.ts";
import { errorFields, type Logger } from "../log.ts";

/** Status and title of every code; nothing else in the project knows statuses of errors. */
const PROBLEMS: Record<ErrorCode, [status: number, title: string]> = {
  bad_request: [400, "Bad request"],
  invalid_input: [400, "Invalid input"],
  invalid_json: [400, "Malformed JSON"],
  invalid_utf8: [400, "Invalid UTF-8"],
  unauthorized: [401, "Sign-in needed"],
  invalid_token: [401, "Invalid token"],
  insufficient_scope: [403, "Scope missing"],
  forbidden: [403, "Not allowed"],
  reauthentication_required: [403, "Prove again who you are"],
  quota_exceeded: [403, "Quota reached"],
  not_found: [404, "Not found"],
  method_not_allowed: [405, "Method not allowed"],
  not_acceptable: [406, "Not acceptable"],
  conflict: [409, "Conflict"],
  email_taken: [409, "Email address in use"],
  last_administrator: [409, "Only administrator"],
  idempotency_in_progress: [409, "First request still running"],
  checkpoint_expired: [410, "Checkpoint expired"],
  version_mismatch: [412, "Changed meanwhile"],
  body_too_large: [413, "Body too large"],
  unsupported_media_type: [415, "Unsupported media type"],
  range_not_satisfiable: [416, "Range not there"],
  idempotency_mismatch: [422, "Idempotency key used for another request"],
  rate_limited: [429, "Too many requests"],
  internal: [500, "Internal error"],
  not_configured: [501, "Not configured"],
  upstream_failed: [502, "Upstream failed"],
  unavailable: [503, "Unavailable"],
  storage_full: [507, "Storage full"],
  invalid_request: [400, "Invalid request"],
  invalid_client: [401, "Invalid client"],
  invalid_grant: [400, "Invalid grant"],
  second_factor_required: [400, "Second factor needed"],
  unauthorized_client: [400, "Unauthorized client"],
  unsupported_grant_type: [400, "Unsupported grant type"],
  invalid_scope: [400, "Invalid scope"],
  unsupported_token_type: [400, "Unsupported token type"],
};

/** Shape of the answer: `problem` everywhere but where another's protocol says otherwise. */
export type ErrorStyle = "problem" | "oauth" | "openai";

/** What every answer to a failure carries. */
export interface FailedRequest {
  requestId: string;
  log: Logger;
  style: ErrorStyle;
  operation: string;
}

/** Any thrown value as an answer; what is not an {@link AppError} is logged and answered as 500 without a word of it. */
export function problemResponse(thrown: unknown, request: FailedRequest): Response {
  const error = expectedFailure(thrown) ??
    new AppError("internal", "Something went wrong on our side", { cause: thrown });
  const [status, title] = PROBLEMS[error.code];
  logFailure(error, status, request);

  const headers = new Headers({ "x-request-id": request.requestId, "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) {
    headers.set("retry-after", String(Math.ceil(error.retryAfterSeconds)));
  }
  if (error.rateLimit) {
    headers.set("ratelimit-limit", String(error.rateLimit.limit));
    headers.set("ratelimit-remaining", String(error.rateLimit.remaining));
    headers.set("ratelimit-reset", String(error.rateLimit.resetSeconds));
  }
  if (error.bytes !== undefined) headers.set("content-range", `bytes */${error.bytes}`);
  if (status === 401) headers.set("www-authenticate", challenge(error));
  if (error.code === "insufficient_scope") headers.set("www-authenticate", challenge(error));

  if (request.style === "oauth") {
    headers.set("content-type", "application/json");
    headers.set("pragma", "no-cache");
    return new Response(JSON.stringify(oauthError(error)), { status, headers });
  }
  if (request.style === "openai") {
    headers.set("content-type", "application/json");
    return new Response(JSON.stringify({ error: openAiError(error, status) }), { status, headers });
  }
  headers.set("content-type", "application/problem+json");
  const body = {
    type: `urn:zhiji:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    requestId: request.requestId,
    ...(error.errors ? { errors: error.errors } : {}),
  };
  return new Response(JSON.stringify(body), { status, headers });
}

/** The AppError that was thrown, or that a library wrapped: drizzle hides what its driver threw in `cause`. */
function expectedFailure(thrown: unknown): AppError | null {
  for (let at = thrown, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if (at instanceof AppError) return at;
  }
  return null;
}

function logFailure(error: AppError, status: number, request: FailedRequest): void {
  const fields = { requestId: request.requestId, operation: request.operation, status, code: error.code };
  if (status >= 500) request.log.error("request failed", { ...fields, ...errorFields(error.cause ?? error) });
  else request.log.info("request refused", fields);
}

/** RFC 6750 §3; a client proves who it is by HTTP Basic, RFC 6749 §5.2. */
function challenge(error: AppError): string {
  if (error.code === "invalid_client") return 'Basic realm="zhiji", charset="UTF-8"';
  if (error.code === "unauthorized") return "Bearer";
  const code = error.code === "insufficient_scope" ? "insufficient_scope" : "invalid_token";
  return `Bearer error="${code}", error_description="${error.message.replace(/["\\]/g, "'")}"`;
}

const OAUTH_CODES: ReadonlySet<string> = new Set(
  [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
    "unsupported_token_type",
  ],
);

/**
 * RFC 6749 §5.2, and our own code where a client has to act on more than that: clients ignore members they do
 * not know (§5.1), and nobody has to read the description, which is for people.
 */
function oauthError(error: AppError): Record<string, string> {
  const code = oauthCode(error.code);
  return {
    error: code,
    error_description: oauthDetail(error),
    ...(error.code === "second_factor_required" ? { code: error.code } : {}),
  };
}

/** RFC 6749 §5.2 has six codes, RFC 7009 §2.2.1 one more; whatever else was wrong with a request is `invalid_request`. */
function oauthCode(code: ErrorCode): string {
  if (OAUTH_CODES.has(code)) return code;
  if (code === "second_factor_required") return "invalid_grant";
  if (code === "internal" || code === "storage_full") return "server_error";
  if (code === "unavailable" || code === "rate_limited") return "temporarily_unavailable";
  return "invalid_request";
}

/** RFC 6749 allows printable ASCII without `"` and `\` only. */
function oauthDetail(error: AppError): string {
  const fields = error.errors?.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return (fields ?? error.message).replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, "?");
}

/** As the API reference of OpenAI has it; `param` is the first wrong field. */
function openAiError(error: AppError, status: number): Record<string, unknown> {
  const [first] = error.errors ?? [];
  return {
    message: first ? `${first.path}: ${first.message}` : error.message,
    type: status >= 500 ? "server_error" : status === 429 ? "rate_limit_error" : "invalid_request_error",
    param: first?.path ?? null,
    code: error.code,
  };
}
