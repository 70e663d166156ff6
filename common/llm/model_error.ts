/** Failures of language models, by code; an endpoint's own words are never kept, they may hold keys and texts. @module */

export type ModelErrorCode =
  /** No endpoint is configured. */
  | "not_configured"
  /** The day's budget is spent. */
  | "budget_spent"
  /** No endpoint answered; nothing was sent on. */
  | "unavailable"
  /** An answer broke off after some of it was sent on. */
  | "interrupted"
  /** The caller left. */
  | "cancelled"
  /** An answer came, but not of the schema, in any way of asking. */
  | "bad_output";

export class ModelError extends Error {
  override name = "ModelError";
  readonly code: ModelErrorCode;
  /** Why each endpoint failed, e.g. `api.example: status_429`. */
  readonly reasons: readonly string[];

  constructor(code: ModelErrorCode, reasons: readonly string[] = []) {
    super(reasons.length === 0 ? code : `${code} (${reasons.join(", ")})`);
    this.code = code;
    this.reasons = reasons;
  }
}

/** How one attempt at one endpoint failed. */
export interface Failure {
  /** E.g. `status_429`, `refused`, `timeout_first`, `reset`, `malformed`, `blank`. */
  code: string;
  /** Whether asking the same endpoint again may help. */
  retryable: boolean;
  /** Milliseconds the endpoint asked to be left alone. */
  retryAfterMs: number | null;
  /** The endpoint refused the request as such, perhaps because it does not know the way of asking. */
  refused: boolean;
}

const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);
/** Longer than any endpoint is left alone. */
const RETRY_AFTER_MS_MAX = 600_000;

/** A failure made by us, with its code in the message. */
export class AttemptFailure extends Error {
  override name = "AttemptFailure";
}

/** What a thrown value of an attempt means; `nowMs` for `Retry-After` dates. */
export function failureOf(thrown: unknown, nowMs: number): Failure {
  const failure = (code: string, more: Partial<Failure> = {}): Failure => ({
    code,
    retryable: true,
    retryAfterMs: null,
    refused: false,
    ...more,
  });
  if (thrown instanceof AttemptFailure) return failure(thrown.message);
  const { statusCode, responseHeaders } = thrown as {
    statusCode?: number;
    responseHeaders?: Record<string, string>;
  };
  if (statusCode !== undefined && statusCode >= 300) {
    return failure(`status_${statusCode}`, {
      retryable: RETRYABLE_STATUSES.has(statusCode),
      retryAfterMs: retryAfterOf(responseHeaders ?? {}, nowMs),
      refused: statusCode === 400 || statusCode === 404 || statusCode === 422,
    });
  }
  return failure("refused_connection");
}

function retryAfterOf(headers: Record<string, string>, nowMs: number): number | null {
  const milliseconds = Number(headers["retry-after-ms"]);
  const text = headers["retry-after"] ?? "";
  const wait = headers["retry-after-ms"] !== undefined && Number.isFinite(milliseconds)
    ? milliseconds
    : /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - nowMs;
  return Number.isFinite(wait) ? Math.min(RETRY_AFTER_MS_MAX, Math.max(0, wait)) : null;
}
