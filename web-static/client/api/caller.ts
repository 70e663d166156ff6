/** Calls to the services as who is signed in, tried again once with a new token where the old one is over. @module */
import { problemOf, Unreachable } from "./problem.ts";
import { sendFile, type Upload } from "./send_file.ts";
import { Session } from "./session.ts";

export type ServiceUrls = Record<"auth" | "user" | "mobile" | "llm" | "web", string>;

export interface Call {
  method?: string;
  /** Sent as JSON; a file as it is. */
  body?: unknown;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

/** More rows than that are no list that somebody reads. */
const ROWS_MAX = 2_000;

export class Caller {
  readonly session: Session;
  readonly urls: ServiceUrls;

  constructor(urls: ServiceUrls) {
    this.urls = urls;
    this.session = new Session(urls.auth);
  }

  /** What a call answers as JSON, or undefined where it answers nothing. */
  async json<T>(service: keyof ServiceUrls, path: string, call: Call = {}): Promise<T> {
    const response = await this.send(service, path, call);
    return response.status === 204 ? undefined as T : await response.json();
  }

  /** Every row of a list, page by page; `path` is without a query, or with one. */
  async all<Row>(service: keyof ServiceUrls, path: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ limit: "100", ...(cursor === null ? {} : { cursor }) });
      const at = `${path}${path.includes("?") ? "&" : "?"}${query}`;
      const page: { data: Row[]; nextCursor: string | null } = await this.json(service, at);
      rows.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null && rows.length < ROWS_MAX);
    return rows;
  }

  send(service: keyof ServiceUrls, path: string, call: Call = {}): Promise<Response> {
    const url = this.urls[service] + path;
    return this.#signedIn((token) => fetchOrFail(url, withToken(call, token)));
  }

  /** Sends a file and tells how far it is. */
  upload(service: keyof ServiceUrls, path: string, upload: Upload): Promise<Response> {
    const url = this.urls[service] + path;
    return this.#signedIn((token) =>
      sendFile(url, { ...upload, headers: { ...upload.headers, authorization: `Bearer ${token}` } })
    );
  }

  async #signedIn(call: (token: string) => Promise<Response>): Promise<Response> {
    const token = await this.session.accessToken();
    const response = await call(token);
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (response.status !== 401) throw problem;
    await this.session.refresh(token);
    const again = await call(await this.session.accessToken());
    if (!again.ok) throw await problemOf(again);
    return again;
  }
}

function withToken({ method = "GET", body, signal, headers }: Call, token: string): RequestInit {
  const isFile = body instanceof Blob;
  return {
    method,
    headers: {
      ...(body === undefined || isFile ? {} : { "content-type": "application/json" }),
      ...headers,
      authorization: `Bearer ${token}`,
    },
    body: body === undefined ? null : isFile ? body : JSON.stringify(body),
    signal: signal ?? null,
  };
}

/** `fetch()` whose lack of an answer is {@link Unreachable}. */
export async function fetchOrFail(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Unreachable("no answer", { cause });
  }
}

export function ifMatch(version: number): Record<string, string> {
  return { "if-match": `"${version}"` };
}
