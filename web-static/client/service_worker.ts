/** Keeps the page for times without a network; never answers for the services. @module */

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
const CLIENT_PAGES = new Set(["/", "/search", "/ask", "/settings"]);

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
