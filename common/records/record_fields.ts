/** The fields of records that clients may filter, sort and aggregate by. @module */
import type { Field, FieldKind, Fields } from "../crud/field.ts";
import { kindOf } from "../crud/field_kind.ts";
import { StartError } from "../error.ts";
import { BUILT_IN_TYPES } from "./built_in_types.ts";

const plain = (sql: string, kind: FieldKind, nullable = false): Field => ({ kind, sql, nullable });

const COLUMNS: readonly [name: string, field: Field][] = [
  ["id", plain("records.id", "text")],
  ["type", plain("records.type", "text")],
  ["text", plain("records.text", "text")],
  ["title", plain("records.title", "text", true)],
  ["tags", plain("records.tags", "list")],
  ["occurredAt", plain("records.occurred_at", "time")],
  ["timezone", plain("records.timezone", "text")],
  ["captureId", plain("records.capture_id", "text", true)],
  ["confidence", plain("records.confidence", "number", true)],
  ["source", plain("records.source", "text")],
  ["version", plain("records.version", "number")],
  ["createdAt", plain("records.created_at", "time")],
  ["updatedAt", plain("records.updated_at", "time")],
  ["deletedAt", plain("records.deleted_at", "time", true)],
];

/** A field of `data`, written as the indexes in `schema.ts` write it; the key is letters, digits and underscores only, so that it may stand in the SQL. */
export function dataField(key: string, kind: FieldKind): Field {
  return { kind, sql: `(records.data ->> '$.${key}')`, nullable: true, loose: true };
}

/** Columns of records and the `data` of built-in types, as their schemas declare it. */
export const RECORD_FIELDS: Fields = new Map([
  ...COLUMNS,
  ...Object.values(BUILT_IN_TYPES).flatMap(({ shape }) =>
    Object.entries(shape).map(([key, schema]): [string, Field] => {
      const kind = kindOf(schema);
      if (kind === undefined) throw new StartError(`data.${key} is of no kind that filters know`);
      return [`data.${key}`, dataField(key, kind)];
    })
  ),
]);

/**
 * A person's records that are not in the trash, with the person as the parameter. The bound on the time leaves
 * nothing out: it leads SQLite to the index that holds live rows only, where it would take another by itself
 * and read every row, which is eight times as slow to count.
 */
export const LIVE_RECORDS =
  "records.user_id = ? AND records.deleted_at IS NULL AND records.occurred_at >= ''";

export const RECORD_ID: Field = RECORD_FIELDS.get("id")!;
