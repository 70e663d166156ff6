/** Every call that the page makes. @module */
import { AccessApi } from "./access_api.ts";
import { AccountApi } from "./account_api.ts";
import { AdminApi } from "./admin_api.ts";
import { AttachmentsApi } from "./attachments_api.ts";
import { Caller, ifMatch, type ServiceUrls } from "./caller.ts";
import { ImportApi } from "./import_api.ts";
import { LibraryApi } from "./library_api.ts";
import { NotificationsApi } from "./notifications_api.ts";
import { Problem } from "./problem.ts";
import type { Session } from "./session.ts";
import { SummariesApi } from "./summaries_api.ts";
import { TalksApi } from "./talks_api.ts";
import { TypesApi } from "./types_api.ts";
import type { WireCapture, WireExtract, WireHit, WirePage, WireProfile, WireRecord } from "./wire.ts";

export type { ServiceUrls } from "./caller.ts";

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
  /** Filters as the service names them, e.g. `occurredAt__gte`. */
  conditions: Record<string, string>;
  cursor?: string | undefined;
  limit: number;
  oldestFirst?: boolean;
}

export class Api {
  readonly session: Session;
  readonly access: AccessApi;
  readonly account: AccountApi;
  readonly admin: AdminApi;
  readonly attachments: AttachmentsApi;
  readonly imports: ImportApi;
  readonly library: LibraryApi;
  readonly notifications: NotificationsApi;
  readonly summaries: SummariesApi;
  readonly talks: TalksApi;
  readonly types: TypesApi;
  readonly #caller: Caller;

  constructor(urls: ServiceUrls) {
    this.#caller = new Caller(urls);
    this.session = this.#caller.session;
    this.access = new AccessApi(urls.auth);
    this.account = new AccountApi(this.#caller);
    this.admin = new AdminApi(this.#caller);
    this.attachments = new AttachmentsApi(this.#caller);
    this.imports = new ImportApi(this.#caller);
    this.library = new LibraryApi(this.#caller);
    this.notifications = new NotificationsApi(this.#caller);
    this.summaries = new SummariesApi(this.#caller);
    this.talks = new TalksApi(this.#caller);
    this.types = new TypesApi(this.#caller);
  }

  me = (): Promise<WireProfile> => this.#caller.json("user", "/me");

  changeMe(change: ProfileChange, version: number): Promise<WireProfile> {
    return this.#caller.json("user", "/me", { method: "PATCH", body: change, headers: ifMatch(version) });
  }

  capture(input: CaptureInput): Promise<WireCapture> {
    return this.#caller.json("mobile", "/capture", { method: "POST", body: { ...input, source: "web" } });
  }

  list(
    { conditions, cursor, limit, oldestFirst }: ListQuery,
    signal?: AbortSignal,
  ): Promise<WirePage> {
    const query = new URLSearchParams({ ...conditions, limit: String(limit) });
    if (oldestFirst) query.set("sort", "occurredAt");
    if (cursor) query.set("cursor", cursor);
    return this.#caller.json("mobile", `/records?${query}`, signal ? { signal } : {});
  }

  async count(conditions: Record<string, string>, signal: AbortSignal): Promise<number> {
    const path = `/records/count?${new URLSearchParams(conditions)}`;
    return (await this.#caller.json<{ count: number }>("mobile", path, { signal })).count;
  }

  async search(q: string, type: string | undefined, signal: AbortSignal): Promise<WireHit[]> {
    const query = new URLSearchParams({ q, limit: "50" });
    if (type) query.set("type", type);
    return (await this.#caller.json<{ data: WireHit[] }>("mobile", `/records/search?${query}`, { signal }))
      .data;
  }

  /** The changes of one's records after that event, or from now on, as server-sent events. */
  changes(after: string | null, signal: AbortSignal): Promise<Response> {
    const headers = { accept: "text/event-stream", ...(after === null ? {} : { "last-event-id": after }) };
    return this.#caller.send("mobile", "/events", { signal, headers });
  }

  record = (id: string): Promise<WireRecord> => this.#caller.json("mobile", `/records/${id}`);

  change(id: string, change: RecordChange, version: number): Promise<WireRecord> {
    return this.#caller.json("mobile", `/records/${id}`, {
      method: "PATCH",
      body: change,
      headers: ifMatch(version),
    });
  }

  remove(id: string, version: number): Promise<WireRecord> {
    return this.#caller.json("mobile", `/records/${id}`, { method: "DELETE", headers: ifMatch(version) });
  }

  restore(id: string): Promise<WireRecord> {
    return this.#caller.json("mobile", `/records/${id}/restore`, { method: "POST" });
  }

  /** What a line says; `now` is the moment of speaking, if that is not this one. */
  extract(
    line: { text: string; timezone: string; now?: string },
    signal?: AbortSignal,
  ): Promise<WireExtract> {
    return this.#caller.json("llm", "/extract", { method: "POST", body: line, ...(signal && { signal }) });
  }
}

/** Whether a call was given up by the page itself. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === "AbortError";
}

/** Whether the row was changed by someone else since it was read. */
export function isStale(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.code === "version_mismatch";
}
