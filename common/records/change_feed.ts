/** A person's changes in their order: for sync clients, which pull, and for live streams, which wait. @module */
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { waitForChanges } from "../database/wait_for_changes.ts";
import { AppError } from "../error.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";

export const CHANGES_MAX = 100;
const CHANGES =
  `SELECT ${recordColumns()}, seq FROM records WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT ?`;
const COUNTER = "SELECT value, purged_through FROM change_counters WHERE user_id = ?";

export interface Change {
  seq: number;
  record: ZhijiRecord;
}

export class ChangeFeed {
  readonly #database: Database;
  readonly #userId: string;
  /** Whether the caller's session or key is still good. */
  readonly isOpen: () => Promise<boolean>;

  constructor(database: Database, userId: string, isOpen: () => Promise<boolean>) {
    this.#database = database;
    this.#userId = userId;
    this.isOpen = isOpen;
  }

  /** The number of the last change; 0 where there is none. */
  async last(): Promise<number> {
    return (await this.#counter())[0];
  }

  /** Whether changes after `seq` are gone with purged records, so that they cannot be told. */
  async isExpired(seq: number): Promise<boolean> {
    const [last, purgedThrough] = await this.#counter();
    return (seq > 0 && seq < purgedThrough) || seq > last;
  }

  /** The latest states of the records that changed after `seq`, in the order of their last change. */
  async after(seq: number, limit: number = CHANGES_MAX): Promise<Change[]> {
    const rows = await this.#database.rows<RawRow>({ sql: CHANGES, args: [this.#userId, seq, limit] });
    return rows.map((row) => ({ seq: row[RECORD_COLUMNS.length] as number, record: recordFromRow(row) }));
  }

  /** As {@link after}, for a sync client: `checkpoint_expired` where it has to start over. */
  async pull(seq: number, limit: number): Promise<Change[]> {
    if (await this.isExpired(seq)) {
      throw new AppError("checkpoint_expired", "Cannot go on from this checkpoint: start over without one");
    }
    return await this.after(seq, limit);
  }

  /** Waits until there are changes after `seq` and gives them; nothing after `timeoutMs` or once `signal` is aborted. */
  wait(seq: number, timeoutMs: number, signal: AbortSignal): Promise<Change[]> {
    return waitForChanges(this.#database, this.#userId, () => this.after(seq), timeoutMs, signal);
  }

  async #counter(): Promise<[last: number, purgedThrough: number]> {
    const [row] = await this.#database.rows<[number, number]>({ sql: COUNTER, args: [this.#userId] });
    return row ?? [0, 0];
  }
}
