/**
 * `/records`: a collection whose routes are those of every other. Its store is that of records, which check data by
 * type, index words and number changes in measured statements of their own.
 * @module
 */
import type { z } from "zod";
import type { CollectionCalls, CrudOperation } from "../../common/crud/collection_calls.ts";
import { collectionRoutes } from "../../common/crud/collection_routes.ts";
import { CONDITIONS_DESCRIPTION, CONDITIONS_ZH } from "../../common/crud/list_query.ts";
import { ownedBy } from "../../common/crud/row_scope.ts";
import { records } from "../../common/database/schema.ts";
import { RECORD_FIELDS } from "../../common/records/record_fields.ts";
import { NewRecord, RecordChange, RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema, type ZhijiRecord } from "../../common/records/record.ts";
import { RecordStore } from "./_record_store.ts";

const WITHOUT = { events: "live changes are at /events, where those of captures and of sync are too" };

export const RECORD_ROUTES = collectionRoutes<
  CollectionCalls<{
    path: "/records";
    plural: "records";
    row: ZhijiRecord;
    created: ZhijiRecord;
    new: z.input<typeof NewRecord>;
    change: z.input<typeof RecordChange>;
    operations: Exclude<CrudOperation, keyof typeof WITHOUT>;
  }>
>({
  table: records,
  scope: ownedBy(records.userId),
  name: { one: "record", many: "records" },
  label: { many: "records", zh: "记录" },
  notes: {
    list: [
      `${CONDITIONS_DESCRIPTION}; e.g. type=expense, occurredAt__gte=2026-03-01T00:00:00Z, ` +
      "data.amount__gt=100, tags__has=travel; fields of own types are conditions too, as data.<field>",
      `${CONDITIONS_ZH}；例如 type=expense、occurredAt__gte=2026-03-01T00:00:00Z、data.amount__gt=100、` +
      "tags__has=travel；自定义类型的字段也可以作条件，写作 data.<字段>",
    ],
    replace: [
      "What is left out falls back to what it is in a new one, but for the time and its zone, which stay",
      "没有给出的字段回到新建时的值，时间和时区保持不变",
    ],
    change: [
      "A JSON merge patch: null removes a field of data. A change by hand of the type, category, tags and the " +
      "like of a record that was read from a text teaches how similar lines are read: see /corrections",
      "JSON 合并补丁：null 去掉 data 里的字段。对由文字读出的记录，手工更改类型、分类、标签等会教会以后怎样解读相似的句子，见 /corrections",
    ],
  },
  path: "/records",
  access: { read: "records:read", write: "records:write" },
  without: WITHOUT,
  id: RecordId,
  row: RecordSchema,
  new: NewRecord,
  replace: NewRecord,
  change: RecordChange,
  filters: RECORD_FIELDS,
  order: ["newest first", "最新的在前"],
  versioned: true,
  restorable: true,
  idempotent: true,
  store: (ctx) => new RecordStore(ctx),
});
