/** Every call that the page makes. @module */
import { Problem, problemOf, Unreachable } from "./problem.ts";
import { Session } from "./session.ts";
import type { WireCapture, WireExtract, WireHit, WirePage, WireProfile, WireRecord } from "./wire.ts";

export type ServiceUrls = Record<"auth" | "user" | "mobile" | "llm" | "web", string>;

interface Call {
  method?: string;
  body?: unknown;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export interface CaptureInput {
  text: string;
  clientId: string;
  now: string;
  timezone: string;
  locale: string;
}

export type RecordChange = Partial<Pick<WireRecord, "type" | "text" | "title" | "tags" | "occurredAt">> & {
  /** A JSON merge patch. */
  data?: Record<string, unknown>;
};

export type ProfileChange = Partial<Pick<WireProfile, "displayName" | "locale" | "timezone" | "currency">>;

export interface ListQuery {
  type?: string | undefined;
  from?: string | undefined;
  before?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  oldestFirst?: boolean;
}

export class Api {
  readonly session: Session;
  readonly #urls: ServiceUrls;

  constructor(urls: ServiceUrls) {
    this.#urls = urls;
    this.session = new Session(urls.auth);
  }

  async register(
    account: { email: string; password: string; locale: string; timezone: string },
  ): Promise<void> {
    const response = await send(`${this.#urls.auth}/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(account),
    });
    if (!response.ok) throw await problemOf(response);
  }

  me = (): Promise<WireProfile> => this.#json("user", "/me");

  changeMe(change: ProfileChange, version: number): Promise<WireProfile> {
    return this.#json("user", "/me", { method: "PATCH", body: change, headers: ifMatch(version) });
  }

  capture(input: CaptureInput): Promise<WireCapture> {
    return this.#json("mobile", "/capture", { method: "POST", body: { ...input, source: "web" } });
  }

  list(
    { type, from, before, cursor, limit, oldestFirst }: ListQuery,
    signal?: AbortSignal,
  ): Promise<WirePage> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (type) query.set("type", type);
    if (from) query.set("occurredAt__gte", from);
    if (before) query.set("occurredAt__lt", before);
    if (oldestFirst) query.set("sort", "occurredAt");
    if (cursor) query.set("cursor", cursor);
    return this.#json("mobile", `/records?${query}`, signal ? { signal } : {});
  }

  async search(q: string, type: string | undefined, signal: AbortSignal): Promise<WireHit[]> {
    const query = new URLSearchParams({ q, limit: "50" });
    if (type) query.set("type", type);
    return (await this.#json<{ data: WireHit[] }>("mobile", `/records/search?${query}`, { signal })).data;
  }

  record = (id: string): Promise<WireRecord> => this.#json("mobile", `/records/${id}`);

  change(id: string, change: RecordChange, version: number): Promise<WireRecord> {
    return this.#json("mobile", `/records/${id}`, {
      method: "PATCH",
      body: change,
      headers: ifMatch(version),
    });
  }

  remove(id: string, version: number): Promise<WireRecord> {
    return this.#json("mobile", `/records/${id}`, { method: "DELETE", headers: ifMatch(version) });
  }

  restore(id: string): Promise<WireRecord> {
    return this.#json("mobile", `/records/${id}/restore`, { method: "POST" });
  }

  extract(text: string, timezone: string, signal: AbortSignal): Promise<WireExtract> {
    return this.#json("llm", "/extract", { method: "POST", body: { text, timezone }, signal });
  }

  /** The answer as it streams; its body holds server-sent events. */
  ask(
    question: { message: string; timezone: string; conversationId?: string },
    signal: AbortSignal,
  ): Promise<Response> {
    return this.#call("llm", "/chat", {
      method: "POST",
      body: question,
      signal,
      headers: { accept: "text/event-stream" },
    });
  }

  async #json<T>(service: keyof ServiceUrls, path: string, call: Call = {}): Promise<T> {
    return await (await this.#call(service, path, call)).json();
  }

  async #call(service: keyof ServiceUrls, path: string, call: Call): Promise<Response> {
    const token = await this.session.accessToken();
    const url = this.#urls[service] + path;
    const response = await send(url, withToken(call, token));
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (response.status !== 401) throw problem;
    await this.session.refresh(token);
    const again = await send(url, withToken(call, await this.session.accessToken()));
    if (!again.ok) throw await problemOf(again);
    return again;
  }
}

function withToken({ method = "GET", body, signal, headers }: Call, token: string): RequestInit {
  return {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
      authorization: `Bearer ${token}`,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Unreachable("no answer", { cause });
  }
}

function ifMatch(version: number): Record<string, string> {
  return { "if-match": `"${version}"` };
}

/** Whether a call was given up by the page itself. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === "AbortError";
}

/** Whether the row was changed by someone else since it was read. */
export function isStale(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.code === "version_mismatch";
}
