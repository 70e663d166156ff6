/**
 * Keeps the next time of every todo and event at hand. It follows the numbers of a person's changes, as a sync
 * client does, so that no way of writing records has to know of reminders, and none is lost to a crash.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { nextOccurrence } from "../records/occurrences.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "../records/record.ts";

const PEOPLE_A_ROUND = 100;
const CHANGES_A_ROUND = 500;
/**
 * What was due before a record's last change is not told of, or everything old would be told of at an import;
 * but what falls due in the moment of the change is.
 */
const GRACE_MS = 60_000;

const BEHIND =
  `SELECT counter.user_id, counter.value, coalesce(progress.seq, 0) FROM change_counters AS counter
  LEFT JOIN reminder_progress AS progress ON progress.user_id = counter.user_id
  WHERE counter.value > coalesce(progress.seq, 0) LIMIT ${PEOPLE_A_ROUND}`;
const CHANGED = "FROM records WHERE user_id = ? AND seq > ? AND seq <= ?";
const TIMED = `SELECT ${recordColumns()} ${CHANGED} AND type IN ('todo', 'event') AND deleted_at IS NULL`;
/** Told, or about to be, and not acknowledged. */
const OPEN = `SELECT notifications.id, record_id, at FROM notifications
  WHERE acknowledged_at IS NULL AND record_id IN (SELECT id ${CHANGED})`;
const FORGET = `DELETE FROM reminders WHERE record_id IN (SELECT id ${CHANGED})`;
const PLAN = `INSERT INTO reminders (record_id, user_id, next_at)
  SELECT id, user_id, ? FROM records WHERE id = ? AND user_id = ? AND version = ?`;
/** The line stays, so that a todo that is done and opened again is not told of twice. */
const CANCEL = `UPDATE notifications SET acknowledged_at = ?1, updated_at = ?1,
  delivery = CASE delivery WHEN 'pending' THEN 'cancelled' ELSE delivery END
  WHERE id = ?2 AND acknowledged_at IS NULL`;
const PROGRESS = `INSERT INTO reminder_progress (user_id, seq) SELECT id, ? FROM users WHERE id = ?
  ON CONFLICT (user_id) DO UPDATE SET seq = max(seq, excluded.seq)`;

/** Looks at every change since the last time; gives how many rounds that took. */
export async function followRecords(database: Database, clock: Clock, signal?: AbortSignal): Promise<number> {
  for (let rounds = 0;;) {
    const behind = await database.rows<[string, number, number]>(BEHIND);
    if (behind.length === 0) return rounds;
    for (const [userId, last, seen] of behind) {
      if (signal?.aborted) return rounds;
      await followPerson(database, clock, userId, seen, Math.min(last, seen + CHANGES_A_ROUND));
      rounds++;
      // A person's first round may be thousands of records long: others have their turn in between.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
}

async function followPerson(
  database: Database,
  clock: Clock,
  userId: string,
  after: number,
  through: number,
): Promise<void> {
  const range = [userId, after, through];
  const rows = await database.rows<RawRow>({ sql: TIMED, args: range });
  const records = new Map(rows.map((row) => {
    const record = recordFromRow(row.slice(0, RECORD_COLUMNS.length));
    return [record.id, record];
  }));
  const open = await database.rows<[string, string, string]>({ sql: OPEN, args: range });
  const now = toTimestamp(clock.now());
  const statements: InStatement[] = [
    { sql: FORGET, args: range },
    ...[...records.values()].flatMap((record) => planStatement(userId, record)),
    ...open.filter(([, recordId, at]) => !isDue(records.get(recordId), at))
      .map(([id]) => ({ sql: CANCEL, args: [now, id] })),
    { sql: PROGRESS, args: [through, userId] },
  ];
  await database.commit(statements);
}

function planStatement(userId: string, record: ZhijiRecord): InStatement[] {
  const next = nextOccurrence(record, toTimestamp(Date.parse(record.updatedAt) - GRACE_MS));
  return next === null ? [] : [{ sql: PLAN, args: [next, record.id, userId, record.version] }];
}

/** Whether the record, as it is now, is due at that time. */
export function isDue(record: ZhijiRecord | undefined, at: string): boolean {
  return record !== undefined && record.deletedAt === null && nextOccurrence(record, at) === at;
}
