/** Sends notifications to the webhook: ever later after failures, and no more after the last. @module */
import { type Clock, toTimestamp } from "../clock.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import type { Logger } from "../log.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow } from "../records/record.ts";
import { isDue } from "./follow_records.ts";
import { postWebhook, type WebhookEndpoint } from "./webhook.ts";

export const DELIVERY_TRIES_MAX = 8;
/** Wait after a failure; doubles with each. Also how long another process leaves a claimed one alone. */
const RETRY_MS = 30_000;
const AT_ONCE_MAX = 4;

const CLAIM = `UPDATE notifications SET tries = tries + 1, updated_at = ?1,
  next_try_at = strftime('%Y-%m-%dT%H:%M:%fZ', ?1, ((${RETRY_MS / 1000} << tries) || ' seconds'))
  WHERE id = (SELECT id FROM notifications WHERE delivery = 'pending' AND next_try_at <= ?1
    ORDER BY next_try_at LIMIT 1) AND delivery = 'pending' RETURNING id, user_id, record_id, at, tries`;
const RECORD = `SELECT ${recordColumns()} FROM records WHERE id = ? AND user_id = ?`;
const END =
  `UPDATE notifications SET delivery = ?, error = ?, updated_at = ? WHERE id = ? AND delivery = 'pending'`;

type Claimed = [id: string, userId: string, recordId: string, at: string, tries: number];

export interface Delivery {
  database: Database;
  clock: Clock;
  log: Logger;
  webhook: WebhookEndpoint;
  stopping: AbortSignal;
}

/** Sends what is due, a few at once; gives how many the webhook took. */
export async function deliverNotifications(delivery: Delivery): Promise<number> {
  let sent = 0;
  const worker = async () => {
    for (;;) {
      if (delivery.stopping.aborted) return;
      const [result] = await delivery.database.commit([{
        sql: CLAIM,
        args: [toTimestamp(delivery.clock.now())],
      }]);
      const row = result!.rows[0];
      if (!row) return;
      if (await deliver(delivery, Array.from(row as ArrayLike<unknown>) as Claimed)) sent++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_MAX }, worker));
  return sent;
}

async function deliver(
  { database, clock, log, webhook, stopping }: Delivery,
  [id, userId, recordId, at, tries]: Claimed,
): Promise<boolean> {
  const end = (state: string, error: string | null) =>
    database.commit([{ sql: END, args: [state, error, toTimestamp(clock.now()), id] }]);
  const row = await database.row(RECORD, [recordId, userId]) as RawRow | undefined;
  const record = row && recordFromRow(row.slice(0, RECORD_COLUMNS.length));
  // Asked again at the last moment: what was done or moved meanwhile is not told of.
  if (record === undefined || !isDue(record, at)) {
    await end("cancelled", null);
    return false;
  }
  const body = JSON.stringify({
    type: "reminder.due",
    timestamp: toTimestamp(clock.now()),
    data: { id, userId, at, record },
  });
  const error = await postWebhook(webhook, { id, sentAtMs: clock.now(), body }, stopping);
  const gaveUp = error !== null && tries >= DELIVERY_TRIES_MAX;
  await end(error === null ? "sent" : gaveUp ? "failed" : "pending", error);
  if (error !== null) {
    const what = gaveUp ? "a notification was given up" : "a notification was not taken, to be tried again";
    log.warn(what, { id, tries, code: error });
  }
  return error === null;
}
