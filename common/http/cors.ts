/** CORS: an exact allow-list from configuration; an origin that is not on it gets no header at all. @module */
import type { PublicUrls } from "../security/public_urls.ts";

const METHODS = "GET, POST, PUT, PATCH, DELETE";
const REQUEST_HEADERS =
  "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, x-request-id";
const ANSWER_HEADERS =
  "etag, idempotency-replayed, location, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, " +
  "www-authenticate, x-request-id, x-vercel-ai-ui-message-stream";
const PREFLIGHT_SECONDS = "600";

/** Lets an allowed origin's page read the answer. */
export function allowOrigin(request: Request, response: Response, urls: PublicUrls): void {
  const origin = request.headers.get("origin");
  if (origin === null) return;
  response.headers.append("vary", "Origin");
  if (!urls.allowedOrigins().has(origin)) return;
  response.headers.set("access-control-allow-origin", origin);
  response.headers.set("access-control-expose-headers", ANSWER_HEADERS);
}

/** The answer to a preflight request. */
export function preflight(request: Request, urls: PublicUrls): Response {
  const response = new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  allowOrigin(request, response, urls);
  if (response.headers.has("access-control-allow-origin")) {
    response.headers.set("access-control-allow-methods", METHODS);
    response.headers.set("access-control-allow-headers", REQUEST_HEADERS);
    response.headers.set("access-control-max-age", PREFLIGHT_SECONDS);
  }
  return response;
}
