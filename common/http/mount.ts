/** Mounts an operation on HTTP: who calls, may they, with what input, and the answer. @module */
import type { Context as HonoContext } from "hono";
import { createHash } from "node:crypto";
import type { ReceivedFile } from "../attachments/received_file.ts";
import type { ServiceName } from "../config.ts";
import { anonymousContext, type CallOrigin, UserContext } from "../context.ts";
import { AppError, invalidField } from "../error.ts";
import { parseInput } from "../operation.ts";
import type { Runtime } from "../runtime.ts";
import { authorize, countRefusal, countRequest } from "./authorize.ts";
import { addClientCredentials } from "./client_credentials.ts";
import { isApiKey } from "../security/api_key_check.ts";
import type { TrustedProxies } from "./client_address.ts";
import { allowOrigin } from "./cors.ts";
import { answerOnce, claimKey, type OnceRequest } from "./idempotency.ts";
import { Metrics } from "./metrics.ts";
import { problemResponse } from "./problem.ts";
import { inputReader } from "./read_input.ts";
import { refuseForeignPage } from "./own_pages.ts";
import type { Repeatable, Route } from "./route.ts";
import type { Principal } from "../security/principal.ts";
import { type MaybePromise, whenKnown } from "../when_known.ts";
import { growWriteBuffer } from "./write_buffer.ts";

/** What a model makes, or what is made of a file, may take so long: the whole patience with models, and some more. */
const LONG_RUNNING_MS = 600_000;

/** What `Deno.serve` says of a connection, handed to Hono as its environment. */
export interface ServeInfo {
  remoteAddr?: { hostname?: string };
}

type HttpContext = HonoContext<{ Bindings: ServeInfo }>;

/** A handler of Hono's. */
export type Handler = (c: HttpContext) => MaybePromise<Response>;

/**
 * The handler of one route: one function, because every middleware in between costs a request time. So does every
 * turn of the microtask queue: what is known at once is answered at once, which makes reading one record an eighth
 * cheaper.
 */
export function mount(route: Route, service: ServiceName, runtime: Runtime): Handler {
  const { operation } = route;
  const series = runtime.metrics.series(service, operation.name);
  const answer = answerer(route, runtime);

  const finish = (response: Response, request: Request, origin: HttpOrigin, started: number): Response => {
    allowOrigin(request, response, runtime.urls);
    const seconds = (performance.now() - started) / 1000;
    Metrics.observe(series, response.status, seconds);
    if (runtime.log.enabled("debug")) {
      runtime.log.debug("request", {
        requestId: origin.requestId,
        service,
        operation: operation.name,
        status: response.status,
        ms: Math.round(seconds * 1e6) / 1e3,
      });
    }
    return response;
  };
  const refused = (error: unknown, origin: HttpOrigin): Response =>
    problemResponse(countRefusal(error, runtime, origin), {
      requestId: origin.requestId,
      log: runtime.log,
      style: route.errors ?? "problem",
      operation: operation.name,
    });

  return (c) => {
    const started = performance.now();
    const request = c.req.raw;
    const origin = new HttpOrigin(request, c.env, runtime.proxies);
    let answered: MaybePromise<Response>;
    try {
      answered = answer(c, origin);
    } catch (error) {
      answered = refused(error, origin);
    }
    if (!(answered instanceof Promise)) return finish(answered, request, origin, started);
    return answered.catch((error) => refused(error, origin)).then(async (response) => {
      if (origin.received !== null) await origin.received[Symbol.asyncDispose]();
      return finish(response, request, origin, started);
    });
  };
}

type Answerer = (c: HttpContext, origin: HttpOrigin) => MaybePromise<Response>;

function answerer(route: Route, runtime: Runtime): Answerer {
  const { operation } = route;
  const readInput = inputReader(route, runtime.files);

  const respond = (output: unknown, request: Request, origin: HttpOrigin): MaybePromise<Response> => {
    if (route.respond) return respondOwn(route, runtime, output, request, origin.requestId);
    const response = jsonResponse(route, output, request, origin.requestId);
    if (origin.isReplay) response.headers.set("idempotency-replayed", "true");
    return response;
  };

  const act = (
    c: HttpContext,
    origin: HttpOrigin,
    principal: Principal | null,
    raw: unknown,
  ): MaybePromise<Response> => {
    const request = c.req.raw;
    if (route.consumes === "file") origin.received = (raw as Record<string, ReceivedFile>)[route.body!]!;
    if (route.versioned && request.method !== "GET") {
      addExpectedVersion(request, raw as Record<string, unknown>);
    }
    if (route.idempotent === "own") {
      addIdempotencyKey(request, raw as Record<string, unknown>, route.consumes === "form");
    }
    if (route.clientCredentials) addClientCredentials(request, raw as Record<string, unknown>);
    const input = parseInput(operation.input, raw);
    const ctx = principal ? new UserContext(runtime, principal, origin) : anonymousContext(runtime, origin);

    const isKept = route.idempotent && route.idempotent !== "own" && principal;
    const key = isKept ? request.headers.get("idempotency-key") : null;
    if (key !== null && principal !== null) {
      const run = () => operation.run(ctx as never, input);
      const call = { route, runtime, c, origin, raw, userId: principal.userId, key, run };
      return typeof route.idempotent === "object"
        ? answerRepeatably(call, route.idempotent, ctx as UserContext)
        : answerKept(call);
    }
    return whenKnown(operation.run(ctx as never, input), (output) => respond(output, request, origin));
  };

  return (c, origin) => {
    const request = c.req.raw;
    const authorized = operation.scope === "public" ? null : authorize(
      route.keyInAddress ? withKeyOfAddress(request) : request,
      operation,
      runtime,
    );
    // A body is not read for someone who may not send it.
    return whenKnown<Principal | null, Response>(authorized, (principal) => {
      if (runtime.config.rateLimit) countRequest(runtime, principal, origin);
      if (route.ownPagesOnly) refuseForeignPage(request, runtime.urls.of("auth"));
      return whenKnown(readInput(c), (raw) => act(c, origin, principal, raw));
    });
  };
}

async function respondOwn(
  route: Route,
  runtime: Runtime,
  output: unknown,
  request: Request,
  requestId: string,
): Promise<Response> {
  const own = await route.respond!(output as never, request, runtime.stopping.signal);
  own.headers.set("x-request-id", requestId);
  return own;
}

interface KeptCall {
  route: Route;
  runtime: Runtime;
  c: HonoContext<{ Bindings: ServeInfo }>;
  origin: HttpOrigin;
  /** What the request said, before any check. */
  raw: unknown;
  userId: string;
  key: string;
  run: () => unknown;
}

/** The first answer to a request with this key, or the same again. */
async function answerKept(call: KeptCall): Promise<Response> {
  const { route, runtime, origin, run } = call;
  const first = async () => ({ status: route.status ?? 200, body: JSON.stringify(await run()) });
  const runningMs = route.bodyBytesMax === undefined ? undefined : LONG_RUNNING_MS;
  const kept = await answerOnce(runtime, onceOf(call), first, runningMs);
  const headers: Record<string, string> = baseHeaders(origin.requestId);
  if (kept.replayed) headers["idempotency-replayed"] = "true";
  if (route.versioned) headers.etag = `"${JSON.parse(kept.body).version}"`;
  return new Response(kept.body, { status: kept.status, headers });
}

/** The first answer to a request with this key, sent while it is made, or the same made again. */
async function answerRepeatably(
  call: KeptCall,
  { settle, repeat }: Repeatable,
  ctx: UserContext,
): Promise<Response> {
  const { route, runtime, c, origin, run } = call;
  const respond = (output: unknown) => respondOwn(route, runtime, output, c.req.raw, origin.requestId);
  const claimed = await claimKey(runtime, onceOf(call), LONG_RUNNING_MS);
  if ("kept" in claimed) {
    const response = await respond(await repeat(ctx, JSON.parse(claimed.kept.body) as never));
    response.headers.set("idempotency-replayed", "true");
    return response;
  }
  let output: unknown;
  try {
    output = await run();
  } catch (error) {
    await claimed.release();
    throw error;
  }
  await settle(output as never, async (name) => {
    if (name === null) await claimed.release();
    else await claimed.keep({ status: 200, body: JSON.stringify(name) });
  });
  return await respond(output);
}

function onceOf({ route, c, raw, userId, key }: KeptCall): OnceRequest {
  const fingerprint = `${c.req.raw.method} ${c.req.path}\n${JSON.stringify(raw, bytesByHash)}`;
  return { userId, key, fingerprint, sealed: route.idempotent === "sealed" };
}

/** A file stands in a fingerprint by its hash: as JSON it would be ten times as large as it is. */
function bytesByHash(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? createHash("sha256").update(value).digest("base64url") : value;
}

/** The request with the API key of its address as a header; other tokens are not taken from there. */
function withKeyOfAddress(request: Request): Request {
  const key = new URL(request.url).searchParams.get("key");
  if (key === null || !isApiKey(key) || request.headers.has("authorization")) return request;
  return new Request(request, {
    headers: { ...Object.fromEntries(request.headers), authorization: `Bearer ${key}` },
  });
}

/** Where a request came from; the costly parts are read only where someone asks. */
class HttpOrigin implements CallOrigin {
  readonly #request: Request;
  readonly #info: ServeInfo | undefined;
  readonly #proxies: TrustedProxies;
  readonly requestId: string;
  isReplay = false;
  /** A body on disk, to be disposed of when the request is answered. */
  received: ReceivedFile | null = null;

  constructor(request: Request, info: ServeInfo | undefined, proxies: TrustedProxies) {
    this.#request = request;
    this.#info = info;
    this.#proxies = proxies;
    this.requestId = requestIdOf(request);
  }

  replayed(): void {
    this.isReplay = true;
  }

  get address(): string {
    return this.#proxies.clientOf(this.#info?.remoteAddr?.hostname, this.#request.headers);
  }

  get userAgent(): string | null {
    return this.#request.headers.get("user-agent");
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }
}

/** The client's `x-request-id` where it is a harmless one, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && /^[\w.:-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}

/** `If-Match: "3"` becomes `expectedVersion: 3`, as does one with what changed since; RFC 9110 §13.1.1. */
function addExpectedVersion(request: Request, input: Record<string, unknown>): void {
  const header = request.headers.get("if-match");
  if (header === null || header.trim() === "*") return;
  const ours = new Set(header.split(",").map((tag) => /^"(\d{1,15})(?:-[\w-]{16})?"$/.exec(tag.trim())?.[1]));
  // A tag that is none of ours matches no state of the row.
  ours.delete(undefined);
  if (ours.size > 1) throw new AppError("bad_request", "Cannot read If-Match: send the tag of one state");
  const [version = -1] = ours;
  input.expectedVersion = Number(version);
}

/** From the header alone: in a body it is a field that nobody knows, which forms may have and JSON may not. */
function addIdempotencyKey(request: Request, input: Record<string, unknown>, isForm: boolean): void {
  if (!isForm && "idempotency_key" in input) throw invalidField("idempotency_key", "is not a known field");
  delete input.idempotency_key;
  const header = request.headers.get("idempotency-key");
  if (header !== null) input.idempotency_key = header;
}

function baseHeaders(requestId: string): Record<string, string> {
  return growWriteBuffer({
    "content-type": "application/json",
    "x-request-id": requestId,
    "cache-control": "no-store",
  });
}

function jsonResponse(route: Route, output: unknown, request: Request, requestId: string): Response {
  const status = route.status ?? 200;
  if (status === 204) return new Response(null, { status, headers: bodilessHeaders(requestId) });
  if (!route.versioned) {
    return new Response(JSON.stringify(output), { status, headers: baseHeaders(requestId) });
  }
  const { version } = output as { version: number };
  const since = route.changedSince ? route.changedSince(output as never) : "";
  const etag = since === "" ? `"${version}"` : `"${version}-${shortHash(since)}"`;
  if (request.method === "GET" && matchesTag(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: { ...bodilessHeaders(requestId), etag } });
  }
  // One literal, and no header more than clients need: each costs 4 % of a read. `nosniff` is for pages and
  // files; JSON that only an Authorization header opens cannot be loaded as anything else.
  const headers = growWriteBuffer({
    "content-type": "application/json",
    "x-request-id": requestId,
    "cache-control": "no-store",
    etag,
  });
  return new Response(JSON.stringify(output), { status, headers });
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

function bodilessHeaders(requestId: string): Record<string, string> {
  return { "x-request-id": requestId, "cache-control": "no-store" };
}

/** RFC 9110 §13.1.2: weak comparison of a list of tags. */
function matchesTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
