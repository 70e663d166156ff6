/** Turns what has fallen due into notifications, each time of a record once. @module */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { nextOccurrence } from "../records/occurrences.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "../records/record.ts";
import { isDue } from "./follow_records.ts";

const REMINDERS_A_ROUND = 100;
/** Nobody needs to be told of the same thing more often. */
const APART_MS = 60_000;
/** Of one person; the oldest go. */
const NOTIFICATIONS_MAX = 1_000;

const DUE = `SELECT ${recordColumns("records")}, reminders.user_id, reminders.next_at FROM reminders
  CROSS JOIN records ON records.id = reminders.record_id
  WHERE reminders.next_at <= ? ORDER BY reminders.next_at LIMIT ${REMINDERS_A_ROUND}`;
/** Only of the state that was read; one that is changed meanwhile is looked at anew. */
const UNCHANGED = "FROM records WHERE id = ? AND user_id = ? AND version = ?";
const NOTIFY = `INSERT INTO notifications
  (id, created_at, updated_at, user_id, record_id, at, delivery, tries, next_try_at)
  SELECT ?, ?, ?, user_id, id, ?, ?, 0, ? ${UNCHANGED} ON CONFLICT (record_id, at) DO NOTHING`;
const GO_ON =
  `UPDATE reminders SET next_at = ? WHERE record_id = ? AND next_at = ? AND EXISTS (SELECT 1 ${UNCHANGED})`;
const END = `DELETE FROM reminders WHERE record_id = ? AND next_at = ? AND EXISTS (SELECT 1 ${UNCHANGED})`;
const KEEP_LAST = `DELETE FROM notifications WHERE user_id = ?1 AND id <=
  (SELECT id FROM notifications WHERE user_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${NOTIFICATIONS_MAX})`;

/**
 * Writes what is due by now; `delivery` is `pending` where a webhook is to be told. Of a repeating record whose
 * times were missed while nothing ran, one is told of and the others are passed over. Gives how many were due.
 */
export async function fireReminders(
  database: Database,
  clock: Clock,
  delivery: "none" | "pending",
): Promise<number> {
  let fired = 0;
  for (;;) {
    const now = clock.now();
    const rows = await database.rows<RawRow>({ sql: DUE, args: [toTimestamp(now)] });
    const due = rows.map((row) => {
      const [userId, at] = row.slice(RECORD_COLUMNS.length) as [string, string];
      return { record: recordFromRow(row), userId, at };
    });
    if (due.length === 0) return fired;
    const people = [...new Set(due.map(({ userId }) => userId))];
    const results = await database.commit([
      ...due.flatMap(({ record, userId, at }) => statementsOf(record, userId, at, clock, delivery)),
      ...people.map((userId) => ({ sql: KEEP_LAST, args: [userId] })),
    ]);
    fired += due.length;
    // All of them were changed in the same moment: they are followed first.
    if (results.every(({ rowsAffected }) => rowsAffected === 0)) return fired;
  }
}

/** The notification and the step to the next time, in one transaction: neither without the other. */
function statementsOf(
  record: ZhijiRecord,
  userId: string,
  at: string,
  clock: Clock,
  delivery: string,
): InStatement[] {
  const unchanged = [record.id, userId, record.version];
  const { id, createdAt } = newRow(clock);
  const next = nextOccurrence(record, toTimestamp(Math.max(clock.now() + 1, Date.parse(at) + APART_MS)));
  return [
    ...(isDue(record, at)
      ? [{ sql: NOTIFY, args: [id, createdAt, createdAt, at, delivery, createdAt, ...unchanged] }]
      : []),
    next === null || record.deletedAt !== null
      ? { sql: END, args: [record.id, at, ...unchanged] }
      : { sql: GO_ON, args: [next, record.id, at, ...unchanged] },
  ];
}
