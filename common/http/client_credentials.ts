/** A client's name and secret in HTTP Basic, RFC 6749 §2.3.1, handed on as the fields they stand for. @module */
import { AppError } from "../error.ts";

/** Adds `client_id` and `client_secret` to the input of a token request that carries them in its header. */
export function addClientCredentials(request: Request, input: Record<string, unknown>): void {
  const header = request.headers.get("authorization");
  if (header === null || !/^basic /i.test(header)) return;
  if ("client_secret" in input) {
    throw new AppError("invalid_request", "Cannot accept the client: it names itself in two ways");
  }
  const [id, secret] = decode(header.slice(6).trim());
  if ("client_id" in input && input.client_id !== id) {
    throw new AppError("invalid_request", "Cannot accept the client: it gives itself two names");
  }
  input.client_id = id;
  input.client_secret = secret;
}

function decode(base64: string): [id: string, secret: string] {
  try {
    const text = new TextDecoder().decode(Uint8Array.fromBase64(base64));
    const colon = text.indexOf(":");
    if (colon > 0) return [formDecode(text.slice(0, colon)), formDecode(text.slice(colon + 1))];
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof URIError)) throw error;
  }
  throw new AppError("invalid_client", "Cannot accept the client: malformed Basic credentials");
}

/** Both halves are form-encoded before they are joined. */
function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
