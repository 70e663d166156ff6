/** The caller's records as a collection's store: what routes of every collection do, done by the record repository. @module */
import type { UserContext } from "../../common/context.ts";
import { atPlace, type CollectionStore } from "../../common/crud/collection_store.ts";
import type { Conditions, HistoryPage, ListInput } from "../../common/crud/list_rows.ts";
import type { NewRecord, RecordChange } from "../../common/records/record_inputs.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";

export class RecordStore implements CollectionStore<ZhijiRecord, NewRecord, RecordChange> {
  readonly #ctx: UserContext;

  constructor(ctx: UserContext) {
    this.#ctx = ctx;
  }

  list(input: ListInput) {
    return this.#ctx.records.list(input);
  }

  count(conditions: Conditions) {
    return this.#ctx.records.count(conditions);
  }

  get(id: string) {
    return this.#ctx.records.get(id);
  }

  async create(rows: readonly NewRecord[], placeOf: (i: number) => string) {
    const drafts = rows.map((row) => ({ ...whole(row), source: "api" as const }));
    if (drafts.length > 1) {
      const own = await this.#ctx.records.ownTypes();
      for (const [i, draft] of drafts.entries()) {
        await atPlace(placeOf(i), () => this.#ctx.records.prepare([draft], own));
      }
    }
    return await atPlace(placeOf(0), () => this.#ctx.records.addAll(drafts));
  }

  replace(id: string, row: NewRecord, expectedVersion?: number) {
    return this.#byHand(id, () => this.#ctx.records.put(id, whole(row), expectedVersion));
  }

  change(id: string, change: RecordChange, expectedVersion?: number) {
    return this.#byHand(id, () => this.#ctx.records.change(id, change, expectedVersion));
  }

  /** What the person changes teaches how similar lines are read; what a model changes does not. */
  async #byHand(id: string, change: () => Promise<ZhijiRecord>): Promise<ZhijiRecord> {
    if (this.#ctx.actor === "model") return await change();
    const before = await this.#ctx.records.find(id);
    const after = await change();
    if (before !== null) await this.#ctx.corrections.learn(before, after);
    return after;
  }

  remove(id: string, expectedVersion?: number) {
    return this.#ctx.records.remove(id, expectedVersion);
  }

  restore(id: string, expectedVersion?: number) {
    return this.#ctx.records.restore(id, expectedVersion);
  }

  history(id: string, page: HistoryPage) {
    return this.#ctx.records.history(id, page);
  }
}

/** A record that is said by its title alone has it as its text. */
function whole(row: NewRecord) {
  return { ...row, text: row.text ?? row.title ?? "", data: row.data ?? {} };
}
