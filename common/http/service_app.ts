/** The Hono app of a service: its route table, and what every service answers beside it. @module */
import { type Context as HonoContext, Hono } from "hono";
import type { BlankSchema, Schema } from "hono/types";
import { AppError } from "../error.ts";
import type { Runtime } from "../runtime.ts";
import { allowOrigin, preflight } from "./cors.ts";
import { mount, requestIdOf, type ServeInfo } from "./mount.ts";
import { openApiDocument, type ServiceDescription } from "./openapi.ts";
import { type ErrorStyle, problemResponse } from "./problem.ts";
import { referencePage } from "./reference_page.ts";

export const VERSION = "0.1.0";

/** `Calls`: what `hc<typeof app>` knows of the routes. */
export type ServiceApp<Calls = unknown> = Hono<
  { Bindings: ServeInfo },
  Calls extends Schema ? Calls : BlankSchema
>;

/** Builds the app of a service from its description. */
export function serviceApp<Calls>(service: ServiceDescription<Calls>, runtime: Runtime): ServiceApp<Calls> {
  const app = new Hono<{ Bindings: ServeInfo }>();
  for (const route of service.routes) app.on(route.method, route.path, mount(route, service.name, runtime));
  addCommonRoutes(app, service, runtime);
  service.extend?.(app, runtime);
  return app as unknown as ServiceApp<Calls>;
}

/** Root, health, readiness, metrics, documentation, preflight and the answers to what is not there. */
function addCommonRoutes(app: ServiceApp, service: ServiceDescription, runtime: Runtime): void {
  for (const [path, answer] of Object.entries(commonAnswers(service, runtime))) {
    app.get(path, async (c) => finish(c.req.raw, await answer(c), runtime));
  }
  app.options("*", (c) => preflight(c.req.raw, runtime.urls));
  app.notFound((c) => notThere(c.req.raw, c.req.path, service, runtime));
  app.onError((error, c) => failed(error, c.req.raw, runtime));
}

/** Made once an address: the conditions of all lists are some hundreds of parameters. */
const documents = new WeakMap<ServiceDescription, { url: string; document: Record<string, unknown> }>();

function documentOf(service: ServiceDescription, url: string): Record<string, unknown> {
  const made = documents.get(service);
  if (made?.url === url) return made.document;
  const document = openApiDocument(service, VERSION, url);
  documents.set(service, { url, document });
  return document;
}

type Answer = (c: HonoContext<{ Bindings: ServeInfo }>) => Response | Promise<Response>;

/** What every service answers to GET, by path. */
function commonAnswers(service: ServiceDescription, runtime: Runtime): Record<string, Answer> {
  const url = () => runtime.urls.of(service.name);
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), {
      status,
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  const document = () => documentOf(service, url());
  const about = () => ({
    name: "zhiji",
    service: service.name,
    version: VERSION,
    docs: `${url()}/docs`,
    openapi: `${url()}/openapi.json`,
  });
  return {
    // The client's page stands there.
    ...(service.name === "web" ? {} : { "/": () => json(about()) }),
    "/health": () => json({ status: "up" }),
    "/ready": async () => {
      const state = await readiness(runtime);
      return json(state, state.status === "ready" ? 200 : 503);
    },
    "/metrics": (c) => metricsAnswer(c.req.raw, c.env?.remoteAddr?.hostname, service, runtime),
    "/openapi.json": () => json(document()),
    "/docs": (c) => referencePage(document(), c.req.header("accept-language") ?? "", c.req.query("lang")),
  };
}

/** The headers of every answer; one that failed has them already. */
function finish(request: Request, response: Response, runtime: Runtime): Response {
  if (response.headers.has("x-request-id")) return response;
  response.headers.set("x-request-id", requestIdOf(request));
  allowOrigin(request, response, runtime.urls);
  return response;
}

async function readiness(runtime: Runtime): Promise<Record<string, string>> {
  const check = async (reach: () => Promise<unknown>) => {
    try {
      await reach();
      return "ready";
    } catch {
      return "unreachable";
    }
  };
  const database = await check(() => runtime.database.rows("SELECT 1"));
  const cache = await check(() => runtime.cache.ping());
  return { status: database === "ready" && cache === "ready" ? "ready" : "unavailable", database, cache };
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Metrics are for the machine itself, not for what a proxy on it passes on, and for administrators. */
async function metricsAnswer(
  request: Request,
  address: string | undefined,
  service: ServiceDescription,
  runtime: Runtime,
): Promise<Response> {
  const proxied = request.headers.has("x-forwarded-for") || request.headers.has("forwarded");
  if (address === undefined || !LOOPBACK.test(address) || proxied) {
    try {
      const token = /^bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
      if (!token) throw new AppError("unauthorized", "Cannot show metrics: send an administrator's token");
      const principal = await runtime.accessTokens.verify(token);
      if (principal.role !== "administrator" || !principal.scopes.has("admin")) {
        throw new AppError("forbidden", "Cannot show metrics: administrators only");
      }
    } catch (error) {
      return failed(error, request, runtime);
    }
  }
  return new Response(runtime.metrics.render(service.name), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}

function notThere(request: Request, path: string, service: ServiceDescription, runtime: Runtime): Response {
  const allowed = new Set<string>(
    service.routes.filter((route) => pathPattern(route.path).test(path)).map((route) => route.method),
  );
  if (path in commonAnswers(service, runtime)) allowed.add("GET");
  // Under /v1 clients of another's protocol read errors in its shape, also of addresses that are none.
  const [, first] = path.split("/");
  const style = service.routes.find((route) =>
    route.errors === "openai" && route.path.split("/")[1] === first
  )
    ?.errors;
  if (allowed.size === 0) {
    return failed(new AppError("not_found", "Cannot find this address"), request, runtime, style);
  }
  const methods = [...allowed].join(", ");
  const response = failed(
    new AppError("method_not_allowed", `Cannot do this here: only ${methods}`),
    request,
    runtime,
    style,
  );
  response.headers.set("allow", methods);
  return response;
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, "\\$&").replace(/:\w+/g, "[^/]+")}$`);
}

function failed(
  error: unknown,
  request: Request,
  runtime: Runtime,
  style: ErrorStyle = "problem",
): Response {
  const response = problemResponse(error, {
    requestId: requestIdOf(request),
    log: runtime.log,
    style,
    operation: "none",
  });
  allowOrigin(request, response, runtime.urls);
  return response;
}
