/** The history and the changes of the rows of a generated collection. @module */
import type { InStatement } from "@libsql/client";
import type { Database } from "../database/open_database.ts";
import { waitForChanges } from "../database/wait_for_changes.ts";
import type { Feed } from "../http/change_stream.ts";
import { pageOfHistory } from "./history_page.ts";
import type { HistoryPage, Page } from "./list_rows.ts";
import type { WireRow } from "./table_shape.ts";

/** States kept of one row. */
const REVISIONS_MAX = 100;
const CHANGES_MAX = 100;

const COUNT_CHANGE = `INSERT INTO change_counters (user_id, value) VALUES (?, 1)
  ON CONFLICT (user_id) DO UPDATE SET value = value + 1`;
const KEEP =
  `INSERT INTO row_revisions (id, created_at, updated_at, user_id, collection, row_id, version, seq, state)
  SELECT ?, ?, ?, ?, ?, ?, ?, value, ? FROM change_counters WHERE user_id = ?`;
const FORGET =
  "DELETE FROM row_revisions WHERE user_id = ? AND collection = ? AND row_id = ? AND version <= ?";
const HISTORY = `SELECT version, state FROM row_revisions WHERE user_id = ? AND collection = ? AND row_id = ?
  AND state IS NOT NULL AND version < ? ORDER BY version DESC LIMIT ?`;
const LAST_VERSIONS = `SELECT row_id, max(version) FROM row_revisions WHERE user_id = ? AND collection = ?
  AND row_id IN (SELECT value FROM json_each(?)) GROUP BY row_id`;
const AFTER = `SELECT seq, row_id, state FROM row_revisions WHERE user_id = ? AND collection = ? AND seq > ?
  ORDER BY seq LIMIT ${CHANGES_MAX}`;
const COUNTER = "SELECT value, purged_through FROM change_counters WHERE user_id = ?";

/** One change: the row after it, or no more than its id where it is removed for good. */
export interface RowChange {
  seq: number;
  deleted: boolean;
  row: WireRow;
}

export class RowHistory implements Feed<RowChange> {
  readonly #database: Database;
  readonly #userId: string;
  readonly #collection: string;
  /** Whether the caller's session or key is still good. */
  readonly isOpen: () => Promise<boolean>;

  constructor(database: Database, userId: string, collection: string, isOpen: () => Promise<boolean>) {
    this.#database = database;
    this.#userId = userId;
    this.#collection = collection;
    this.isOpen = isOpen;
  }

  /** Statements that keep a state: after the row's own, in one transaction. `rowId` is by what it is asked for. */
  keep(
    stamp: { id: string; updatedAt: string },
    row: WireRow,
    rowId = row.id as string,
  ): InStatement[] {
    const version = row.version as number;
    return [
      { sql: COUNT_CHANGE, args: [this.#userId] },
      this.#insert(stamp, rowId, version, JSON.stringify(row)),
      ...(version > REVISIONS_MAX ? [this.#forget(rowId, version - REVISIONS_MAX)] : []),
    ];
  }

  /** Statements for a row that is removed for good: its states go with it, that it is gone can be told. */
  bury(
    stamp: { id: string; updatedAt: string },
    row: WireRow,
    rowId = row.id as string,
  ): InStatement[] {
    const version = row.version as number;
    return [
      { sql: COUNT_CHANGE, args: [this.#userId] },
      this.#forget(rowId, version),
      this.#insert(stamp, rowId, version + 1, null),
    ];
  }

  /** The last version of each row that one is known of, also of rows that are gone. */
  async lastVersions(rowIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const args = [this.#userId, this.#collection, JSON.stringify(rowIds)];
    return new Map(await this.#database.rows<[string, number]>({ sql: LAST_VERSIONS, args }));
  }

  /** The states of a row, newest first, the present one before all. */
  of(rowId: string, page: HistoryPage): Promise<Page<WireRow>> {
    return pageOfHistory(rowId, page, async (before, limit) => {
      const args = [this.#userId, this.#collection, rowId, before, limit];
      const rows = await this.#database.rows<[number, string]>({ sql: HISTORY, args });
      return rows.map(([version, state]) => ({ version, row: JSON.parse(state) as WireRow }));
    });
  }

  async last(): Promise<number> {
    return (await this.#counter())[0];
  }

  async isExpired(seq: number): Promise<boolean> {
    const [last, purgedThrough] = await this.#counter();
    return (seq > 0 && seq < purgedThrough) || seq > last;
  }

  wait(seq: number, timeoutMs: number, signal: AbortSignal): Promise<RowChange[]> {
    return waitForChanges(this.#database, this.#userId, () => this.#after(seq), timeoutMs, signal);
  }

  async #after(seq: number): Promise<RowChange[]> {
    const args = [this.#userId, this.#collection, seq];
    const rows = await this.#database.rows<[number, string, string | null]>({ sql: AFTER, args });
    return rows.map(([at, id, state]) => {
      const row: WireRow = state === null ? { id } : JSON.parse(state);
      return { seq: at, deleted: state === null || (row.deletedAt ?? null) !== null, row };
    });
  }

  #insert(
    { id, updatedAt }: { id: string; updatedAt: string },
    rowId: string,
    version: number,
    state: string | null,
  ): InStatement {
    const at = [id, updatedAt, updatedAt, this.#userId, this.#collection, rowId, version];
    return { sql: KEEP, args: [...at, state, this.#userId] };
  }

  #forget(rowId: string, throughVersion: number): InStatement {
    return { sql: FORGET, args: [this.#userId, this.#collection, rowId, throughVersion] };
  }

  async #counter(): Promise<[last: number, purgedThrough: number]> {
    const [row] = await this.#database.rows<[number, number]>({ sql: COUNTER, args: [this.#userId] });
    return row ?? [0, 0];
  }
}
