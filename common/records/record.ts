/** A record as clients see it, and the row it is stored as. @module */
import { z } from "zod";
import type { RawRow } from "../database/embedded_connection.ts";

export const TEXT_CHARS_MAX = 20_000;
export const TITLE_CHARS_MAX = 500;
export const TAGS_MAX = 50;

export const SOURCES = ["mobile", "web", "api", "llm", "import", "sync"] as const;
export type Source = typeof SOURCES[number];

/** A label: any characters but control ones, no comma, because lists in addresses are separated by it. */
export const Tag = z.string().trim().min(1).max(64).regex(
  // deno-lint-ignore no-control-regex -- control characters are what is refused
  /^[^,\u0000-\u001f\u007f]+$/,
  "must not hold commas or control characters",
);

export const RecordSchema = z.strictObject({
  id: z.uuid(),
  type: z.string(),
  text: z.string(),
  title: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  tags: z.array(z.string()),
  occurredAt: z.iso.datetime(),
  timezone: z.string(),
  captureId: z.uuid().nullable(),
  span: z.strictObject({ start: z.int(), end: z.int() }).nullable(),
  confidence: z.number().nullable(),
  source: z.enum(SOURCES),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
}).meta({ id: "Record" });

/** One thing that happened, is to happen, or was thought. */
export type ZhijiRecord = z.output<typeof RecordSchema>;

/** Columns in the order in which {@link recordFromRow} reads them. */
export const RECORD_COLUMNS = [
  "id",
  "type",
  "text",
  "title",
  "data",
  "tags",
  "occurred_at",
  "timezone",
  "capture_id",
  "span_start",
  "span_end",
  "confidence",
  "source",
  "version",
  "created_at",
  "updated_at",
  "deleted_at",
] as const;

/** The columns for a SELECT, with the table's alias where one is needed. */
export function recordColumns(alias = ""): string {
  return RECORD_COLUMNS.map((column) => alias === "" ? column : `${alias}.${column}`).join(", ");
}

/** By hand, because drizzle's mapping of twenty rows costs more than reading them. */
export function recordFromRow(row: RawRow): ZhijiRecord {
  return {
    id: row[0] as string,
    type: row[1] as string,
    text: row[2] as string,
    title: row[3] as string | null,
    data: JSON.parse(row[4] as string),
    tags: row[5] === "[]" ? [] : JSON.parse(row[5] as string),
    occurredAt: row[6] as string,
    timezone: row[7] as string,
    captureId: row[8] as string | null,
    span: row[9] === null ? null : { start: row[9] as number, end: row[10] as number },
    confidence: row[11] as number | null,
    source: row[12] as Source,
    version: row[13] as number,
    createdAt: row[14] as string,
    updatedAt: row[15] as string,
    deletedAt: row[16] as string | null,
  };
}
