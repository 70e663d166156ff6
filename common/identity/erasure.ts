/**
 * Erasing an account so that it is gone: rows, the words in the search index, the cache, and what the
 * database file would still hold of them (`secure_delete` is on; the log is emptied at the end).
 * @module
 */
import type { InStatement } from "@libsql/client";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { StoredFiles } from "../attachments/stored_files.ts";
import { type Clock, toTimestamp } from "../clock.ts";
import type { ConversationRepository } from "../conversations/conversation_repository.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import * as schema from "../database/schema.ts";
import { AppError } from "../error.ts";
import type { Logger } from "../log.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import type { Sessions } from "./sessions.ts";

/** Rows deleted in one transaction, so that other people's writes wait for moments only. */
const ROWS_AT_ONCE = 500;
/** Pages of the search index rewritten in one transaction. */
const PAGES_AT_ONCE = 200;

/** Tables whose rows are a person's; records come first, and with the words of the search index. */
const OWNED_TABLES: readonly string[] = Object.values(schema).flatMap((table) =>
  is(table, SQLiteTable) && "userId" in getTableColumns(table) && table !== schema.records
    ? [getTableName(table)]
    : []
);

/** Others are there and none of them can administer: they would be left with nobody who can, for ever. */
const LEAVES_NO_ADMINISTRATOR = `own.role = 'administrator'
  AND EXISTS (SELECT 1 FROM users WHERE id <> own.id AND awaits_verification = 0
    AND id NOT IN (SELECT account_id FROM erasures))
  AND NOT EXISTS (SELECT 1 FROM users WHERE id <> own.id AND awaits_verification = 0
    AND role = 'administrator' AND disabled_at IS NULL)`;

interface Parts {
  database: Database;
  clock: Clock;
  log: Logger;
  accessTokens: AccessTokens;
  sessions: Sessions;
  files: StoredFiles;
  conversations(userId: string): ConversationRepository;
}

export class Erasure {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Erases everything that is a person's; of them only ids stay, in the audit log. Once its first transaction
   * is on disk it is finished at all events: by {@link resume}, where the process ends before. Throws
   * `last_administrator` where others would be left without one.
   */
  async erase(userId: string): Promise<void> {
    const { database, clock } = this.#parts;
    const now = toTimestamp(clock.now());
    // Nobody can come in any more: what follows takes many transactions. Decided in the statement: of two
    // administrators who erase themselves at once one stays.
    const [, begun] = await database.commit([
      {
        sql: `INSERT OR IGNORE INTO erasures (account_id, created_at)
          SELECT own.id, ? FROM users AS own WHERE own.id = ? AND NOT (${LEAVES_NO_ADMINISTRATOR})`,
        args: [now, userId],
      },
      {
        sql: "UPDATE users SET disabled_at = ? WHERE id = ? AND id IN (SELECT account_id FROM erasures)",
        args: [now, userId],
      },
    ]);
    if (begun!.rowsAffected === 0) {
      throw new AppError(
        "last_administrator",
        "Cannot erase this account: it is the only administrator's; make somebody else one first",
      );
    }
    await this.#finish(userId);
  }

  /** Finishes what was cut off. */
  async resume(): Promise<void> {
    const begun = await this.#parts.database.rows<[string]>("SELECT account_id FROM erasures");
    for (const [userId] of begun) {
      await this.#finish(userId);
      this.#parts.log.info("an erasure that was cut off is finished", { userId });
    }
  }

  /** Every step may have been done already, in part or whole. */
  async #finish(userId: string): Promise<void> {
    const { database, accessTokens, sessions, conversations, files, clock } = this.#parts;
    await sessions.endAll(userId);
    accessTokens.forgetUser(userId);
    await conversations(userId).removeAll();
    await this.#eraseRecords(userId);
    for (const table of OWNED_TABLES) {
      await this.#repeat(1, [{
        sql:
          `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE user_id = ? LIMIT ${ROWS_AT_ONCE})`,
        args: [userId],
      }]);
    }
    const { id, createdAt } = newRow(clock);
    await database.commit([
      { sql: "DELETE FROM cache_entries WHERE instr(key, ?) > 0", args: [userId] },
      {
        sql: `INSERT INTO audit_log (id, created_at, actor_id, action, target_id, detail)
          SELECT ?, ?, id, 'account_erased', id, '{}' FROM users WHERE id = ?`,
        args: [id, createdAt, userId],
      },
      { sql: "DELETE FROM users WHERE id = ?", args: [userId] },
    ]);
    await files.removeUnused();
    await this.#purgeIndex();
    await database.truncateLog();
    await database.commit([{ sql: "DELETE FROM erasures WHERE account_id = ?", args: [userId] }]);
  }

  async #eraseRecords(userId: string): Promise<void> {
    const some = `SELECT row FROM records WHERE user_id = ? LIMIT ${ROWS_AT_ONCE}`;
    await this.#repeat(2, [
      { sql: `DELETE FROM records_search WHERE rowid IN (${some})`, args: [userId] },
      { sql: `DELETE FROM records WHERE row IN (${some})`, args: [userId] },
    ]);
  }

  /** Runs the statements until the nth of them finds no full round of rows any more. */
  async #repeat(nth: number, statements: InStatement[]): Promise<void> {
    const { database } = this.#parts;
    while ((await database.commit(statements))[nth - 1]!.rowsAffected === ROWS_AT_ONCE);
  }

  /** FTS5 only marks words as deleted; they leave the file when its segments are merged into one. */
  async #purgeIndex(): Promise<void> {
    const merge = (pages: number): InStatement[] => [
      { sql: "INSERT INTO records_search (records_search, rank) VALUES ('merge', ?)", args: [pages] },
      { sql: "SELECT total_changes()", args: [] },
    ];
    const { database } = this.#parts;
    const changesAfter = async (pages: number) =>
      Number((await database.commit(merge(pages)))[1]!.rows[0]![0]);
    // A negative number begins a merge of everything, as `optimize` would do at one go.
    let before = await changesAfter(-PAGES_AT_ONCE);
    // A merge with nothing left to do counts as one change: the statement itself.
    for (let after = await changesAfter(PAGES_AT_ONCE); after - before >= 2;) {
      before = after;
      after = await changesAfter(PAGES_AT_ONCE);
    }
  }
}
