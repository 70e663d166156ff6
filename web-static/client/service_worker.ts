/** Keeps the page for times without a network, and sees a refresh through when its page goes away. @module */
import { pathOf, VIEWS } from "./shell/views.ts";

interface WorkerScope extends EventTarget {
  SHELL: { version: string; files: string[] };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends LastingEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerScope;
const PREFIX = "zhiji-shell-";
const CACHE = PREFIX + worker.SHELL.version;
/** Pages of the client; everything else on this origin is the server's own. */
const CLIENT_PAGES: ReadonlySet<string> = new Set(VIEWS.map(pathOf));

worker.addEventListener("install", (event) => {
  (event as LastingEvent).waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(["/", ...worker.SHELL.files]);
    await worker.skipWaiting();
  })());
});

worker.addEventListener("activate", (event) => {
  (event as LastingEvent).waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  })());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as RequestEvent;
  const url = new URL(request.url);
  if (request.method === "POST" && url.pathname.endsWith("/token")) {
    (event as RequestEvent).respondWith(refreshOnce(event as RequestEvent));
    return;
  }
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && CLIENT_PAGES.has(url.pathname)) {
    (event as RequestEvent).respondWith(networkFirst(request));
  } else if (worker.SHELL.files.includes(url.pathname)) {
    (event as RequestEvent).respondWith(cacheFirst(request));
  }
});

/** The page as the server has it now, else as it was kept. */
async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match("/", { cacheName: CACHE });
    if (!kept) throw error;
    return kept;
  }
}

async function cacheFirst(request: Request): Promise<Response> {
  return await caches.match(request, { cacheName: CACHE }) ?? await fetch(request);
}

interface TokenAnswer {
  status: number;
  body: string;
}

/** A few of the latest, by refresh token; forgotten with the worker, soon after the last page is closed. */
const refreshes = new Map<string, Promise<TokenAnswer>>();
const REFRESHES_MAX = 4;

/**
 * A refresh token is good once, and using it again ends the session: a page reloaded before it read the
 * answer would sign its person out. The worker outlives the page, so it reads the answer and gives it to
 * the page's successor.
 */
async function refreshOnce(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const form = new URLSearchParams(await request.clone().text());
  const token = form.get("refresh_token");
  if (token === null || form.get("grant_type") !== "refresh_token") return await fetch(request);
  let answer = refreshes.get(token);
  if (!answer) {
    // Not the page's own request: that one is aborted together with its page.
    refreshes.set(token, answer = exchange(request, form));
    event.waitUntil(answer);
    const [oldest] = refreshes.keys();
    if (refreshes.size > REFRESHES_MAX) refreshes.delete(oldest!);
  }
  try {
    const { status, body } = await answer;
    if (status !== 200) refreshes.delete(token);
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  } catch (error) {
    refreshes.delete(token);
    throw error;
  }
}

async function exchange({ url, headers }: Request, form: URLSearchParams): Promise<TokenAnswer> {
  // By which the service knows a second try of the same refresh.
  const key = headers.get("idempotency-key");
  const response = await fetch(url, {
    method: "POST",
    body: form,
    headers: key === null ? {} : { "idempotency-key": key },
  });
  return { status: response.status, body: await response.text() };
}
