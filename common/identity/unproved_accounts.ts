/** Accounts whose address nobody has proved: where a proof is asked for they go again, so that nobody holds an address that is not theirs. @module */
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";

/** The mailed link lives a day; who asks for another one within this time gets one. */
const KEPT_MS = 7 * 86_400_000;
const EVERY_MS = 3_600_000;
/** Rows deleted in one transaction, so that other people's writes wait for moments only. */
const ROWS_AT_ONCE = 500;

/** A link that is still good keeps its account: it must not open to nothing. What else is the account's goes by cascade. */
const PURGE = `DELETE FROM users WHERE rowid IN (SELECT rowid FROM users
  WHERE awaits_verification = 1 AND role = 'user' AND created_at < ?1 AND NOT EXISTS (
    SELECT 1 FROM mail_tokens WHERE user_id = users.id AND used_at IS NULL AND expires_at > ?2)
  LIMIT ${ROWS_AT_ONCE})`;

interface Parts {
  database: Database;
  clock: Clock;
  log: Logger;
  /** Whether a mail server is there. Without one nobody can prove an address, and nobody is asked to. */
  mails: boolean;
}

export class UnprovedAccounts {
  readonly #parts: Parts;
  #timer: ReturnType<typeof setInterval> | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins to look for them, now and every hour. */
  start(): void {
    if (!this.#parts.mails) return;
    this.#timer = setInterval(() => this.#run(), EVERY_MS);
    this.#run();
  }

  /** Ends after the round that runs. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Removes those that are seven days old; how many there were. */
  async purge(): Promise<number> {
    const { database, clock, mails } = this.#parts;
    if (!mails) return 0;
    const now = clock.now();
    const args = [toTimestamp(now - KEPT_MS), toTimestamp(now)];
    let removed = 0;
    for (let round = ROWS_AT_ONCE; round === ROWS_AT_ONCE && !this.#isClosed; removed += round) {
      round = (await database.commit([{ sql: PURGE, args }]))[0]!.rowsAffected;
    }
    return removed;
  }

  #run(): void {
    const { log } = this.#parts;
    this.#running = this.#running.then(() => this.purge()).then((removed) => {
      if (removed > 0) log.info("accounts whose address was never proved were removed", { removed });
    }).catch((error) =>
      log.error("unproved accounts could not be removed; it is tried again", errorFields(error))
    );
  }
}
