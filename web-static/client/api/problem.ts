/** Failures of calls, by the code that the services answer. @module */

/** A refused or failed call; `code` is stable, the page translates it. */
export class Problem extends Error {
  override name = "Problem";
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];

  constructor(code: string, detail: string, errors: readonly { path: string; message: string }[] = []) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }
}

/** No answer at all: the network is away, or the server is. */
export class Unreachable extends Error {
  override name = "Unreachable";
  readonly code = "unreachable";
}

/** Reads RFC 9457 problems and the errors of RFC 6749 alike. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  let body: Record<string, unknown> = {};
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy's page of its own: the status says what there is to say.
  }
  const code = typeof body.code === "string"
    ? body.code
    : typeof body.error === "string"
    ? body.error
    : response.status >= 500
    ? "unavailable"
    : "internal";
  const detail = typeof body.detail === "string"
    ? body.detail
    : typeof body.error_description === "string"
    ? body.error_description
    : response.statusText;
  return new Problem(code, detail, Array.isArray(body.errors) ? body.errors : []);
}

/** The code to show for whatever was thrown. */
export function codeOf(thrown: unknown): string {
  return thrown instanceof Problem || thrown instanceof Unreachable ? thrown.code : "internal";
}
