/** Expected failures: a stable code, a sentence, and nothing about transports. @module */

/** Every code a client can meet. `common/http/problem.ts` alone knows their statuses. */
export type ErrorCode =
  | "bad_request"
  | "invalid_input"
  | "invalid_json"
  | "invalid_utf8"
  | "unsupported_media_type"
  | "not_acceptable"
  | "body_too_large"
  | "unauthorized"
  | "invalid_token"
  | "insufficient_scope"
  | "forbidden"
  | "reauthentication_required"
  | "quota_exceeded"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "email_taken"
  | "last_administrator"
  | "idempotency_in_progress"
  | "idempotency_mismatch"
  | "version_mismatch"
  | "checkpoint_expired"
  | "range_not_satisfiable"
  | "rate_limited"
  | "storage_full"
  | "not_configured"
  | "upstream_failed"
  | "unavailable"
  | "internal"
  // RFC 6749 §5.2 and RFC 7009 codes, answered only by OAuth endpoints.
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "second_factor_required"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "unsupported_token_type";

/** One wrong field: `path` as in `data.amount`, `message` for a person. */
export interface FieldError {
  path: string;
  message: string;
}

/** A failure that a client may be told of. `cause` is logged, never sent. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | undefined;
  /** The limit that was met, for clients that pace themselves. */
  readonly rateLimit: { limit: number; remaining: number; resetSeconds: number } | undefined;
  /** How much there is of what was asked for in part. */
  readonly bytes: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      errors?: FieldError[];
      retryAfterSeconds?: number;
      rateLimit?: AppError["rateLimit"];
      bytes?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.rateLimit = options.rateLimit;
    this.bytes = options.bytes;
  }
}

/** The one answer for a row that is not there or not the caller's: no one learns which. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `Cannot find this ${what}`);
}

/** The answer to a change that assumed a state which is no longer there. */
export function changedMeanwhile(): AppError {
  return new AppError("version_mismatch", "Cannot change this: it was changed meanwhile");
}

/** Input that names one wrong field. */
export function invalidField(path: string, message: string): AppError {
  return new AppError("invalid_input", `Cannot accept the input: ${path} ${message}`, {
    errors: [{ path, message }],
  });
}

/** A start that cannot go on, for a reason the one who starts can mend; `message` says which and how. */
export class StartError extends Error {
  override name = "StartError";
}
