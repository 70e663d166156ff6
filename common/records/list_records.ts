/** Pages of a person's records. @module */
import type { Fields, Fragment } from "../crud/field.ts";
import { join } from "../crud/filter.ts";
import {
  type Conditions,
  type Listing,
  type ListInput,
  listRows,
  type Page,
  PAGE_ROWS_DEFAULT,
  toPage,
} from "../crud/list_rows.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import type { Pacer } from "../pacer.ts";
import { readSteadily } from "./read_steadily.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";
import { LIVE_RECORDS, RECORD_ID } from "./record_fields.ts";
import { recordsByTime, stretchesOf } from "./stretches.ts";

const COLUMNS = RECORD_COLUMNS.map((column) => `records.${column}`);
/** Records looked at before others get their turn. */
const COUNTED_AT_ONCE = 8_000;
const NEWEST = `SELECT ${recordColumns("records")} FROM records WHERE user_id = ? AND deleted_at IS NULL
  ORDER BY occurred_at DESC, id DESC LIMIT ?`;

/** The newest records of all: the commonest question, by the shortest way. */
export async function listNewest(
  database: Database,
  userId: string,
  limit: number = PAGE_ROWS_DEFAULT,
): Promise<Page<ZhijiRecord>> {
  const rows = await database.rows<RawRow>({ sql: NEWEST, args: [userId, limit + 1] });
  return toPage(rows, limit, "", recordFromRow, ({ occurredAt, id }) => [occurredAt, id]);
}

/** A page of what the filter lets through, in the order that is asked for. */
export function listRecords(
  database: Database,
  userId: string,
  input: ListInput,
  fields: Fields,
): Promise<Page<ZhijiRecord>> {
  return listRows(database, recordListing(database, userId, fields), input);
}

/** How a person's records are listed and counted. */
export function recordListing(database: Database, userId: string, fields: Fields): Listing<ZhijiRecord> {
  return {
    table: "records",
    columns: COLUMNS,
    read: recordFromRow,
    fields,
    id: RECORD_ID,
    defaultSort: "-occurredAt",
    owned: (withDeleted) => ({ sql: withDeleted ? "records.user_id = ?" : LIVE_RECORDS, args: [userId] }),
    countLive: (where) =>
      readSteadily(database, userId, (pacer) => countPaced(database, userId, where, pacer)),
  };
}

async function countPaced(
  database: Database,
  userId: string,
  conditions: readonly Fragment[],
  pacer: Pacer | null,
): Promise<number> {
  let count = 0;
  // Without the bound of LIVE_RECORDS, which SQLite might begin at instead of where the stretch does.
  const live = { sql: "records.user_id = ? AND records.deleted_at IS NULL", args: [userId] };
  const { sql, args } = join([live, ...conditions], " AND ");
  for await (const { from, to } of stretchesOf(database, { userId }, "newest first", COUNTED_AT_ONCE)) {
    const [row] = await database.rows<[number]>({
      sql: `SELECT count(*) FROM ${recordsByTime(undefined)} WHERE ${sql}
        AND records.occurred_at >= ? AND records.occurred_at < ?`,
      args: [...args, from, to],
    });
    count += row![0];
    await pacer?.pause();
  }
  return count;
}

/** Whether nothing but the newest records is asked for. */
export function isPlain(input: ListInput): boolean {
  return input.cursor === undefined && input.offset === undefined && input.sort === undefined &&
    input.count !== true && input.filter === undefined &&
    (input.conditions === undefined || Object.keys(input.conditions).length === 0);
}

/** The type that conditions ask for at their top: it settles what a field of `data` means. */
export function typeAskedFor({ conditions, filter }: Conditions): string | undefined {
  for (const leaves of [conditions, filter as Conditions["conditions"]]) {
    const type = leaves?.type ?? leaves?.type__eq;
    if (typeof type === "string") return type;
  }
  return undefined;
}
