/**
 * What happens to the deleted rows of generated collections at last: thirty days to be restored, then gone with
 * their history; and as long it can be told that a row was removed for good. Who has seen less is told to start over.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { TRASH_MS } from "../records/trash.ts";

const ROWS_A_ROUND = 200;

/** The tables of a schema whose rows are deleted in a way that can be taken back; records have a trash of their own. */
export function tablesWithTrash(schema: Readonly<Record<string, unknown>>): SQLiteTable[] {
  return Object.values(schema).filter((table): table is SQLiteTable =>
    is(table, SQLiteTable) && "deletedAt" in getTableColumns(table) && getTableName(table) !== "records"
  );
}

/** Removes what is older than thirty days, everybody's, and tells how many rows that were. */
export async function purgeRows(
  database: Database,
  clock: Clock,
  tables: readonly SQLiteTable[],
  signal?: AbortSignal,
): Promise<number> {
  const before = toTimestamp(clock.now() - TRASH_MS);
  let purged = 0;
  for (const table of tables.map(getTableName)) {
    // One that was restored meanwhile stays: every statement asks again.
    const outdated = `SELECT id FROM ${table} WHERE deleted_at < ? ORDER BY id LIMIT ${ROWS_A_ROUND}`;
    const revisions = `collection = '${table}' AND row_id IN (${outdated})`;
    purged += await rounds(database, signal, { sql: outdated, args: [before] }, [
      ...forget(revisions, before),
      { sql: `DELETE FROM ${table} WHERE id IN (${outdated})`, args: [before] },
    ]);
  }
  const buried =
    `id IN (SELECT id FROM row_revisions WHERE state IS NULL AND created_at < ? ORDER BY id LIMIT ${ROWS_A_ROUND})`;
  await rounds(
    database,
    signal,
    { sql: `SELECT id FROM row_revisions WHERE ${buried}`, args: [before] },
    forget(buried, before),
  );
  return purged;
}

/** Runs the statements until the query finds nothing; how much it found. */
async function rounds(
  database: Database,
  signal: AbortSignal | undefined,
  query: InStatement,
  statements: InStatement[],
): Promise<number> {
  let found = 0;
  while (signal?.aborted !== true) {
    const rows = await database.rows(query);
    if (rows.length === 0) break;
    await database.commit(statements);
    found += rows.length;
  }
  return found;
}

/** Removes revisions, and notes up to where changes cannot be told any more. */
function forget(condition: string, before: string): InStatement[] {
  return [
    {
      sql:
        `UPDATE change_counters SET purged_through = max(purged_through, (SELECT max(seq) FROM row_revisions
          WHERE ${condition} AND row_revisions.user_id = change_counters.user_id))
        WHERE user_id IN (SELECT user_id FROM row_revisions WHERE ${condition})`,
      args: [before, before],
    },
    { sql: `DELETE FROM row_revisions WHERE ${condition}`, args: [before] },
  ];
}
