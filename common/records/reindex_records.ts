/**
 * Builds a person's part of the search index anew: a job that a migration queues for everyone with records where the
 * tokens of the index are made in another way from then on.
 * @module
 */
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { Pacer } from "../pacer.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow } from "./record.ts";
import { indexTokens } from "./search_tokens.ts";

const ROWS_A_READ = 200;
const READ = `SELECT ${recordColumns("records")}, records.row FROM records INDEXED BY records_by_time
  WHERE user_id = ? AND deleted_at IS NULL AND (occurred_at, id) < (?, ?)
  ORDER BY occurred_at DESC, id DESC LIMIT ${ROWS_A_READ}`;
/** A record that was changed or moved to the trash since it was read is indexed by that change. */
const INDEX = `INSERT OR REPLACE INTO records_search (rowid, tokens)
  SELECT row, ? FROM records WHERE row = ? AND user_id = ? AND version = ? AND deleted_at IS NULL`;

/** Gives how many records were indexed until the end or `signal`; a record that is moved in time meanwhile is indexed by its change. */
export async function reindexRecords(
  database: Database,
  userId: string,
  signal: AbortSignal,
): Promise<{ indexed: number }> {
  const pacer = new Pacer();
  let indexed = 0;
  let after: [string, string] = ["\uffff", ""];
  for (let read = ROWS_A_READ; read === ROWS_A_READ;) {
    if (signal.aborted) break;
    const rows = await database.rows<RawRow>({ sql: READ, args: [userId, ...after] });
    read = rows.length;
    if (read === 0) break;
    const statements = [];
    for (const row of rows) {
      const record = recordFromRow(row);
      const args = [
        indexTokens(userId, record),
        row[RECORD_COLUMNS.length] as number,
        userId,
        record.version,
      ];
      statements.push({ sql: INDEX, args });
      after = [record.occurredAt, record.id];
      await pacer.pause();
    }
    await database.commit(statements);
    indexed += read;
  }
  return { indexed };
}
