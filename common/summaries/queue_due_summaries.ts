/** Puts a job in the queue for each summary that is due, once for each period, whatever stops in between. @module */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { duePeriods, nextDueMs } from "./summary_period.ts";

const PEOPLE_AT_ONCE_MAX = 100;
/** Of one kind, where nothing ran for long: the newest ones. */
const CATCH_UP_MAX = 7;
/** A person may have moved to a zone whose clock is ahead: so much earlier its summaries were due. */
const ZONES_APART_MS = 26 * 3_600_000;

const DUE = `SELECT s.user_id, s.updated_at, s.next_due_at, s.daily, s.weekly, s.monthly, s.at, u.timezone
  FROM summary_schedules AS s JOIN users AS u ON u.id = s.user_id
  WHERE s.next_due_at <= ? AND u.disabled_at IS NULL ORDER BY s.next_due_at LIMIT ${PEOPLE_AT_ONCE_MAX}`;
/** Unless the wishes have changed meanwhile. */
const ADVANCE = "UPDATE summary_schedules SET next_due_at = ? WHERE user_id = ? AND next_due_at = ?";

/** The statement that adds a job for a person and a subject. */
type AddJob = (userId: string, subject: string) => InStatement;

export async function queueDueSummaries(database: Database, clock: Clock, addJob: AddJob): Promise<void> {
  type Row = [string, string, string, number, number, number, string, string];
  while (true) {
    const now = clock.now();
    const rows = await database.rows<Row>({ sql: DUE, args: [toTimestamp(now)] });
    for (const [userId, updatedAt, nextDueAt, daily, weekly, monthly, at, timezone] of rows) {
      const wishes = { daily: daily === 1, weekly: weekly === 1, monthly: monthly === 1, at };
      const afterMs = Math.max(Date.parse(updatedAt), Date.parse(nextDueAt) - ZONES_APART_MS);
      const due = duePeriods(wishes, timezone, afterMs, now, CATCH_UP_MAX);
      const nextMs = nextDueMs(wishes, timezone, now);
      const next = nextMs === null ? null : toTimestamp(nextMs);
      await database.commit([
        ...due.map(({ period, startsOn }) => addJob(userId, `${period}:${startsOn}`)),
        { sql: ADVANCE, args: [next, userId, nextDueAt] },
      ]);
    }
    if (rows.length < PEOPLE_AT_ONCE_MAX) return;
  }
}
