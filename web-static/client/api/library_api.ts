/** What is done to many records or to old ones: trash, history, tags, sums. @module */
import { type Caller, ifMatch } from "./caller.ts";
import type { WireLesson, WirePage, WireRecord, WireResult, WireTag } from "./wire.ts";

const PAGE_ROWS = "50";

export interface SumQuery {
  type: string;
  /** Inclusive and exclusive. */
  from: string;
  to: string;
  groupBy: "day" | "category" | "data.currency";
}

export class LibraryApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  trash(cursor: string | null, signal: AbortSignal): Promise<WirePage> {
    const query = new URLSearchParams({ limit: PAGE_ROWS });
    if (cursor !== null) query.set("cursor", cursor);
    return this.#caller.json("mobile", `/trash?${query}`, { signal });
  }

  emptyTrash = (): Promise<{ purged: number }> => this.#caller.json("mobile", "/trash", { method: "DELETE" });

  /** Removes one record of the trash for good. */
  purge = (id: string): Promise<void> => this.#caller.json("mobile", `/trash/${id}`, { method: "DELETE" });

  /** Makes a state of the history the present one; `present` is the version that was seen. */
  restoreVersion(id: string, version: number, present: number): Promise<WireRecord> {
    const path = `/records/${id}/history/${version}/restore`;
    return this.#caller.json("mobile", path, { method: "POST", headers: ifMatch(present) });
  }

  /** Every state a record has had, newest first. */
  history(id: string): Promise<WireRecord[]> {
    return this.#caller.all("mobile", `/records/${id}/history`);
  }

  /** What corrections have taught, the newest first. */
  async lessons(): Promise<WireLesson[]> {
    return (await this.#caller.json<{ data: WireLesson[] }>("mobile", "/corrections")).data;
  }

  forgetLesson = (id: string): Promise<void> =>
    this.#caller.json("mobile", `/corrections/${id}`, { method: "DELETE" });

  forgetLessons = (): Promise<{ removed: number }> =>
    this.#caller.json("mobile", "/corrections", { method: "DELETE" });

  tags(): Promise<WireTag[]> {
    return this.#caller.all("mobile", "/tags");
  }

  /** Renames a tag; into one that is in use, the two become one. */
  renameTag(name: string, to: string): Promise<{ changed: number }> {
    const path = `/tags/${encodeURIComponent(name)}`;
    return this.#caller.json("mobile", path, { method: "PATCH", body: { to } });
  }

  removeTag(name: string): Promise<{ changed: number }> {
    return this.#caller.json("mobile", `/tags/${encodeURIComponent(name)}`, { method: "DELETE" });
  }

  /** One group for each key and currency, never one of several currencies. */
  sum(query: SumQuery): Promise<WireResult> {
    const body = { ...query, metric: "sum", field: "data.amount", limit: 1 };
    return this.#caller.json("mobile", "/records/aggregate", { method: "POST", body });
  }
}
