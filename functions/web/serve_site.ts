/** Serves the built client from memory: the page, its files, and where its services are. @module */
import type { Context } from "hono";
import { SERVICE_NAMES } from "../../common/config.ts";
import { StartError } from "../../common/error.ts";
import { type ServiceApp, VERSION } from "../../common/http/service_app.ts";
import type { Runtime } from "../../common/runtime.ts";
import { pageHeaders } from "./_page_headers.ts";
import { chooseEncoding, loadSite, type SiteFile } from "./_site_files.ts";

const PAGE = "/index.html";
/** Files with a hash in their name never change. */
const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_AGAIN = "no-cache";

/** Adds the client to the app; throws where it has not been built. */
export function serveSite(app: ServiceApp, runtime: Runtime, dist: URL): void {
  const site = loadSite(dist);
  const page = site.get(PAGE);
  if (!page) {
    throw new StartError(`the web client is not built (${dist.pathname}): run \`deno task build\` first`);
  }

  app.get("/config.json", () => Response.json(clientConfig(runtime), { headers: headers(ASK_AGAIN) }));
  app.get("*", async (c, next) => {
    const file = c.req.path === "/" ? page : site.get(c.req.path);
    if (file) return fileResponse(c, file);
    if (isClientPath(c)) return fileResponse(c, page);
    await next();
  });

  function headers(cacheControl: string): Record<string, string> {
    return {
      ...pageHeaders(SERVICE_NAMES.map((name) => runtime.urls.of(name))),
      "cache-control": cacheControl,
    };
  }

  function fileResponse(c: Context, file: SiteFile): Response {
    const answer = new Headers(headers(c.req.path.startsWith("/assets/") ? FOR_EVER : ASK_AGAIN));
    answer.set("etag", file.etag);
    answer.set("vary", "accept-encoding");
    if (c.req.header("if-none-match")?.includes(file.etag)) {
      return new Response(null, { status: 304, headers: answer });
    }
    const { encoding, body } = chooseEncoding(file, c.req.header("accept-encoding") ?? "");
    answer.set("content-type", file.type);
    answer.set("content-length", String(body.length));
    if (encoding) answer.set("content-encoding", encoding);
    return new Response(body, { headers: answer });
  }
}

/** What the client must know before it can call anything. */
function clientConfig(runtime: Runtime): { services: Record<string, string>; version: string } {
  return {
    services: Object.fromEntries(SERVICE_NAMES.map((name) => [name, runtime.urls.of(name)])),
    version: VERSION,
  };
}

/** A person's navigation to a page of the client, not a program's request for a file. */
function isClientPath(c: Context): boolean {
  return !/\.\w+$/.test(c.req.path) && (c.req.header("accept") ?? "").includes("text/html");
}
