/** The fields of records that clients may filter, sort and aggregate by. @module */
import type { Field, FieldKind, FieldLookup } from "../crud/field.ts";

const plain = (sql: string, kind: FieldKind, nullable = false): Field => ({ kind, sql, nullable });

const COLUMNS: Readonly<Record<string, Field>> = {
  id: plain("records.id", "text"),
  type: plain("records.type", "text"),
  text: plain("records.text", "text"),
  title: plain("records.title", "text", true),
  tags: plain("records.tags", "list"),
  occurredAt: plain("records.occurred_at", "time"),
  timezone: plain("records.timezone", "text"),
  captureId: plain("records.capture_id", "text", true),
  confidence: plain("records.confidence", "number", true),
  source: plain("records.source", "text"),
  version: plain("records.version", "number"),
  createdAt: plain("records.created_at", "time"),
  updatedAt: plain("records.updated_at", "time"),
  deletedAt: plain("records.deleted_at", "time", true),
};

/** Fields of the built-in types' `data` that are not text. */
const DATA_KINDS: Readonly<Record<string, FieldKind>> = {
  amount: "number",
  value: "number",
  value2: "number",
  durationMinutes: "number",
  distanceKm: "number",
  calories: "number",
  score: "number",
  priority: "number",
  done: "boolean",
  allDay: "boolean",
  dueAt: "time",
  remindAt: "time",
  startAt: "time",
  endAt: "time",
  people: "list",
};
const DATA_FIELD = /^data\.([A-Za-z]\w{0,63})$/;

/**
 * A person's records that are not in the trash, with the person as the parameter. The bound on the time leaves
 * nothing out: it leads SQLite to the index that holds live rows only, where it would take another by itself
 * and read every row, which is eight times as slow to count.
 */
export const LIVE_RECORDS =
  "records.user_id = ? AND records.deleted_at IS NULL AND records.occurred_at >= ''";

export const RECORD_ID: Field = COLUMNS.id!;

/** A field by its name on the wire: `occurredAt`, `data.amount`. */
export const recordField: FieldLookup = (name) => {
  if (Object.hasOwn(COLUMNS, name)) return COLUMNS[name];
  const key = DATA_FIELD.exec(name)?.[1];
  if (key === undefined) return undefined;
  return dataField(key, isBuiltInField(key) ? DATA_KINDS[key]! : "text");
};

/** Whether the kind of a field of `data` is settled by the built-in types. */
export function isBuiltInField(key: string): boolean {
  return Object.hasOwn(DATA_KINDS, key);
}

/** A field of `data`; the key is letters, digits and underscores only, so that it may stand in the SQL. */
export function dataField(key: string, kind: FieldKind): Field {
  return { kind, sql: `json_extract(records.data, '$.${key}')`, nullable: true };
}
