/** A page of a person's records, filtered and in order. @module */
import type { FieldLookup, Fragment } from "../crud/field.ts";
import { compileLeaf, compileTree, join } from "../crud/filter.ts";
import { after, decodeCursor, encodeCursor, orderBy, parseSort } from "../crud/keyset.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { invalidField } from "../error.ts";
import { sha256 } from "../security/secret_token.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";
import { LIVE_RECORDS, RECORD_ID } from "./record_fields.ts";

export const PAGE_ROWS_MAX = 100;
export const PAGE_ROWS_DEFAULT = 20;
export const OFFSET_MAX = 100_000;

export interface ListInput {
  limit?: number | undefined;
  cursor?: string | undefined;
  offset?: number | undefined;
  /** `-occurredAt,type`; newest first unless said. */
  sort?: string | undefined;
  /** Whether to count all rows of the filter. */
  count?: boolean | undefined;
  /** A JSON tree of conditions. */
  filter?: unknown;
  /** `field__operator` by name. */
  conditions?: Readonly<Record<string, unknown>> | undefined;
}

export interface ListOutput {
  data: ZhijiRecord[];
  nextCursor: string | null;
  total?: number;
}

const COLUMNS = recordColumns("records");
const NEWEST = `SELECT ${COLUMNS} FROM records WHERE user_id = ? AND deleted_at IS NULL
  ORDER BY occurred_at DESC, id DESC LIMIT ?`;
const DEFAULT_SORT = "-occurredAt";
const CONDITIONS_MAX = 32;

/** The newest records of all: the commonest question, by the shortest way. */
export async function listNewest(
  database: Database,
  userId: string,
  limit: number = PAGE_ROWS_DEFAULT,
): Promise<ListOutput> {
  const rows = await database.rows<RawRow>({ sql: NEWEST, args: [userId, limit + 1] });
  return page(rows, limit, "", ({ occurredAt, id }) => [occurredAt, id]);
}

/** A page of what the filter lets through, in the order that is asked for. */
export async function listRecords(
  database: Database,
  userId: string,
  input: ListInput,
  fields: FieldLookup,
): Promise<ListOutput> {
  const limit = input.limit ?? PAGE_ROWS_DEFAULT;
  if (input.cursor !== undefined && input.offset !== undefined) {
    throw invalidField("offset", "cannot be used together with cursor");
  }
  const keys = parseSort(input.sort ?? DEFAULT_SORT, fields, RECORD_ID);
  const where = join([ownedBy(userId, input), ...compileFilter(input, fields)], " AND ");
  const binding = await bindingOf(input);
  const from = input.cursor === undefined
    ? where
    : join([where, after(keys, decodeCursor(input.cursor, binding, keys.length))], " AND ");
  const rows = await database.rows<RawRow>({
    sql: `SELECT ${COLUMNS}, ${keys.map(({ field }) => field.sql).join(", ")} FROM records
      WHERE ${from.sql} ORDER BY ${orderBy(keys)} LIMIT ? OFFSET ?`,
    args: [...from.args, limit + 1, input.offset ?? 0],
  });
  const found = page(rows, limit, binding, (_record, row) => row.slice(RECORD_COLUMNS.length) as SortValue[]);
  return input.count ? { ...found, total: await countRows(database, where) } : found;
}

type SortValue = string | number | null;

/** Rows as a page; one more than `limit` was asked for, to see whether there is another. */
function page(
  rows: RawRow[],
  limit: number,
  binding: string,
  sortValues: (record: ZhijiRecord, row: RawRow) => SortValue[],
): ListOutput {
  const data = (rows.length > limit ? rows.slice(0, limit) : rows).map(recordFromRow);
  const nextCursor = rows.length > limit
    ? encodeCursor(binding, sortValues(data[limit - 1]!, rows[limit - 1]!))
    : null;
  return { data, nextCursor };
}

/** Whether nothing but the newest records is asked for. */
export function isPlain(input: ListInput): boolean {
  return input.cursor === undefined && input.offset === undefined && input.sort === undefined &&
    input.count !== true && input.filter === undefined &&
    (input.conditions === undefined || Object.keys(input.conditions).length === 0);
}

/** The user's rows; those in the trash only where the filter speaks of it. */
function ownedBy(userId: string, input: ListInput): Fragment {
  const asksForTrash = Object.keys(input.conditions ?? {}).some((name) => name.startsWith("deletedAt")) ||
    // A key only: inside a text its quotation mark would be escaped.
    /[{,]"deletedAt/.test(JSON.stringify(input.filter ?? null));
  return { sql: asksForTrash ? "records.user_id = ?" : LIVE_RECORDS, args: [userId] };
}

function compileFilter(input: ListInput, fields: FieldLookup): Fragment[] {
  const conditions = Object.entries(input.conditions ?? {});
  if (conditions.length > CONDITIONS_MAX) {
    throw invalidField("filter", `holds more than ${CONDITIONS_MAX} conditions`);
  }
  const fragments = conditions.map(([name, value]) => compileLeaf(name, value, fields));
  return input.filter === undefined ? fragments : [...fragments, compileTree(input.filter, fields)];
}

/** What a cursor is bound to: the same filter and order; empty for the plain newest-first list. */
async function bindingOf(input: ListInput): Promise<string> {
  const filtered = input.filter !== undefined || Object.keys(input.conditions ?? {}).length > 0;
  if (!filtered && input.sort === undefined) return "";
  return (await sha256(JSON.stringify([input.sort, input.filter, input.conditions]))).slice(0, 16);
}

async function countRows(database: Database, where: Fragment): Promise<number> {
  const [row] = await database.rows<[number]>({
    sql: `SELECT count(*) FROM records WHERE ${where.sql}`,
    args: where.args,
  });
  return row![0];
}
