/**
 * What happens to deleted records at last: thirty days in the trash, then gone with their history. The number
 * of the last purged change stays, so that a sync client that has seen less is told to start over.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { notFound } from "../error.ts";

export const TRASH_MS = 30 * 24 * 3_600_000;
const RECORDS_A_ROUND = 200;
const OUTDATED = `SELECT id, user_id, capture_id FROM records WHERE deleted_at < ? LIMIT ${RECORDS_A_ROUND}`;
const OF_PERSON = `SELECT id, user_id, capture_id FROM records
  WHERE user_id = ? AND deleted_at IS NOT NULL LIMIT ${RECORDS_A_ROUND}`;
const ONE =
  "SELECT id, user_id, capture_id FROM records WHERE user_id = ? AND id = ? AND deleted_at IS NOT NULL";

type Doomed = [id: string, userId: string, captureId: string | null];

/** Removes everybody's records that have been in the trash for more than thirty days, and tells how many. */
export async function purgeOutdated(database: Database, clock: Clock, signal?: AbortSignal): Promise<number> {
  const before = toTimestamp(clock.now() - TRASH_MS);
  return await purgeAll(database, { sql: OUTDATED, args: [before] }, signal);
}

/** One person's trash. */
export class Trash {
  readonly #database: Database;
  readonly #userId: string;

  constructor(database: Database, userId: string) {
    this.#database = database;
    this.#userId = userId;
  }

  /** Removes everything in it for good and tells how many records that were. */
  empty(): Promise<number> {
    return purgeAll(this.#database, { sql: OF_PERSON, args: [this.#userId] });
  }

  /** Removes one record in it for good. */
  async purge(id: string): Promise<void> {
    const rows = await this.#database.rows<Doomed>({ sql: ONE, args: [this.#userId, id] });
    if (rows.length === 0) throw notFound("record");
    await this.#database.commit(purgeStatements(rows));
  }
}

async function purgeAll(database: Database, query: InStatement, signal?: AbortSignal): Promise<number> {
  let purged = 0;
  while (signal?.aborted !== true) {
    const rows = await database.rows<Doomed>(query);
    if (rows.length === 0) break;
    await database.commit(purgeStatements(rows));
    purged += rows.length;
  }
  return purged;
}

/** One that was restored meanwhile stays: every statement asks again. A text goes with the last record read from it. */
function purgeStatements(doomed: readonly Doomed[]): InStatement[] {
  const ids = JSON.stringify(doomed.map(([id]) => id));
  const users = JSON.stringify([...new Set(doomed.map(([, userId]) => userId))]);
  const captures = JSON.stringify(doomed.flatMap(([, , captureId]) => captureId ?? []));
  const still = "id IN (SELECT value FROM json_each(?)) AND deleted_at IS NOT NULL";
  return [
    {
      sql:
        `UPDATE change_counters SET purged_through = max(purged_through, coalesce((SELECT max(seq) FROM records
        WHERE ${still} AND records.user_id = change_counters.user_id), 0))
        WHERE user_id IN (SELECT value FROM json_each(?))`,
      args: [ids, users],
    },
    {
      sql: `DELETE FROM record_revisions WHERE record_id IN (SELECT id FROM records WHERE ${still})`,
      args: [ids],
    },
    { sql: `DELETE FROM records WHERE ${still}`, args: [ids] },
    {
      sql: `DELETE FROM captures WHERE id IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM records WHERE records.capture_id = captures.id)`,
      args: [captures],
    },
  ];
}
