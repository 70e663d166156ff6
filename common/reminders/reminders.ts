/** What tells people of what is due, every few seconds: follow the records, fire, deliver. @module */
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";
import { deliverNotifications } from "./deliver_notifications.ts";
import { fireReminders } from "./fire_reminders.ts";
import { followRecords } from "./follow_records.ts";
import type { WebhookEndpoint } from "./webhook.ts";

const EVERY_MS = 10_000;
export const NOTIFICATIONS_KEPT_MS = 30 * 86_400_000;
const OUTDATED_A_ROUND = 500;
const REMOVE_OUTDATED = `DELETE FROM notifications WHERE rowid IN
  (SELECT rowid FROM notifications WHERE created_at < ? LIMIT ${OUTDATED_A_ROUND})`;
const REMOVE_EVERY_MS = 3_600_000;

interface Parts {
  database: Database;
  clock: Clock;
  log: Logger;
  webhook: WebhookEndpoint | null;
}

export class Reminders {
  readonly #parts: Parts;
  readonly #closing = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #removedAtMs = -Infinity;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks for what is due every few seconds until {@link close}. */
  start(): void {
    const again = () => {
      this.#running = this.runDue()
        .catch((error) => this.#parts.log.error("reminders failed; they are tried again", errorFields(error)))
        .then(() => {
          if (this.#closing.signal.aborted) return;
          this.#timer = setTimeout(again, EVERY_MS);
          Deno.unrefTimer(this.#timer as unknown as number);
        });
    };
    again();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Everything that is due by now; gives how many the webhook took. */
  async runDue(): Promise<number> {
    const { database, clock, log, webhook } = this.#parts;
    const stopping = this.#closing.signal;
    await followRecords(database, clock, stopping);
    await fireReminders(database, clock, webhook === null ? "none" : "pending");
    if (clock.now() >= this.#removedAtMs + REMOVE_EVERY_MS) await this.#removeOutdated();
    return webhook === null ? 0 : await deliverNotifications({ database, clock, log, webhook, stopping });
  }

  async #removeOutdated(): Promise<void> {
    const { database, clock } = this.#parts;
    const args = [toTimestamp(clock.now() - NOTIFICATIONS_KEPT_MS)];
    const some = () => database.commit([{ sql: REMOVE_OUTDATED, args }]);
    while ((await some())[0]!.rowsAffected === OUTDATED_A_ROUND);
    this.#removedAtMs = clock.now();
  }
}
