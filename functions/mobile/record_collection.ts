/**
 * `/records`: a collection whose routes are those of every other. Its store is that of records, which check data by
 * type, index words and number changes in measured statements of their own.
 * @module
 */
import type { z } from "zod";
import type { UserContext } from "../../common/context.ts";
import {
  type CollectionCalls,
  CRUD_OPERATIONS,
  type CrudOperation,
} from "../../common/crud/collection_calls.ts";
import { collectionRoutes } from "../../common/crud/collection_routes.ts";
import { atPlace, type CollectionStore } from "../../common/crud/collection_store.ts";
import { CONDITIONS_DESCRIPTION } from "../../common/crud/list_query.ts";
import type { Conditions, ListInput } from "../../common/crud/list_rows.ts";
import { records } from "../../common/database/schema.ts";
import { RECORD_FIELDS } from "../../common/records/record_fields.ts";
import { NewRecord, RecordChange, RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema, type ZhijiRecord } from "../../common/records/record.ts";

type New = z.output<typeof NewRecord>;
type Change = z.output<typeof RecordChange>;
type Operations = Exclude<CrudOperation, "events">;

class RecordStore implements CollectionStore<ZhijiRecord, New, Change> {
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

  async create(rows: readonly New[], placeOf: (i: number) => string) {
    const drafts = rows.map((row) => ({ ...whole(row), source: "api" as const }));
    if (drafts.length > 1) {
      const own = await this.#ctx.records.ownTypes();
      for (const [i, draft] of drafts.entries()) {
        await atPlace(placeOf(i), () => this.#ctx.records.prepare([draft], own));
      }
    }
    return await atPlace(placeOf(0), () => this.#ctx.records.addAll(drafts));
  }

  replace(id: string, row: New, expectedVersion?: number) {
    return this.#ctx.records.put(id, whole(row), expectedVersion);
  }

  change(id: string, change: Change, expectedVersion?: number) {
    return this.#ctx.records.change(id, change, expectedVersion);
  }

  remove(id: string, expectedVersion?: number) {
    return this.#ctx.records.remove(id, expectedVersion);
  }

  restore(id: string, expectedVersion?: number) {
    return this.#ctx.records.restore(id, expectedVersion);
  }

  history(id: string) {
    return this.#ctx.records.history(id);
  }
}

/** A record that is said by its title alone has it as its text. */
function whole(row: New) {
  return { ...row, text: row.text ?? row.title ?? "", data: row.data ?? {} };
}

/** Live changes are at `/events`, where those of captures and of sync are too. */
const OPERATIONS = new Set(CRUD_OPERATIONS.filter((name) => name !== "events"));

export const RECORD_ROUTES = collectionRoutes<
  CollectionCalls<{
    path: "/records";
    plural: "records";
    row: ZhijiRecord;
    created: ZhijiRecord;
    new: z.input<typeof NewRecord>;
    change: z.input<typeof RecordChange>;
    operations: Operations;
  }>
>({
  table: records,
  name: { one: "record", many: "records" },
  label: { many: "records", zh: "记录" },
  notes: {
    list: `${CONDITIONS_DESCRIPTION}; e.g. type=expense, occurredAt__gte=2026-03-01T00:00:00Z, ` +
      "data.amount__gt=100, tags__has=travel; fields of own types are conditions too, as data.<field>",
    replace:
      "What is left out falls back to what it is in a new one, but for the time and its zone, which stay",
    change: "A JSON merge patch: null removes a field of data",
  },
  path: "/records",
  access: { read: "records:read", write: "records:write" },
  operations: OPERATIONS,
  id: RecordId,
  row: RecordSchema,
  created: RecordSchema,
  new: NewRecord,
  replace: NewRecord,
  change: RecordChange,
  filters: RECORD_FIELDS,
  order: ["newest first", "最新的在前"],
  versioned: true,
  restorable: true,
  replayable: true,
  store: (ctx) => new RecordStore(ctx),
});
