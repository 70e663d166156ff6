/**
 * Erasing an account so that it is gone: rows, the words in the search index, the cache, and what the
 * database file would still hold of them (`secure_delete` is on; the log is emptied at the end).
 * @module
 */
import type { InStatement } from "@libsql/client";
import { eq } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { users } from "../database/schema.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import type { AuditLog } from "./audit_log.ts";
import type { Sessions } from "./sessions.ts";

/** Rows deleted in one transaction, so that other people's writes wait for moments only. */
const ROWS_AT_ONCE = 500;
/** Pages of the search index rewritten in one transaction. */
const PAGES_AT_ONCE = 200;

interface Parts {
  database: Database;
  clock: Clock;
  accessTokens: AccessTokens;
  sessions: Sessions;
  audit: AuditLog;
}

export class Erasure {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Erases everything that is a person's; of them only ids stay, in the audit log. */
  async erase(userId: string): Promise<void> {
    const { database, clock, accessTokens, sessions, audit } = this.#parts;
    // First nobody can come in any more: what follows takes several transactions.
    await database.write.update(users).set({ disabledAt: toTimestamp(clock.now()) }).where(
      eq(users.id, userId),
    );
    await sessions.endAll(userId);
    accessTokens.forgetUser(userId);
    await this.#eraseRecords(userId);
    await database.commit([
      { sql: "DELETE FROM cache_entries WHERE instr(key, ?) > 0", args: [userId] },
      { sql: "DELETE FROM users WHERE id = ?", args: [userId] },
    ]);
    await audit.add({ actorId: userId, action: "account_erased", targetId: userId });
    await this.#purgeIndex();
    await database.truncateLog();
  }

  async #eraseRecords(userId: string): Promise<void> {
    const some = `SELECT row FROM records WHERE user_id = ? LIMIT ${ROWS_AT_ONCE}`;
    const statements: InStatement[] = [
      { sql: `DELETE FROM records_search WHERE rowid IN (${some})`, args: [userId] },
      { sql: `DELETE FROM records WHERE row IN (${some})`, args: [userId] },
    ];
    while ((await this.#parts.database.commit(statements))[1]!.rowsAffected === ROWS_AT_ONCE);
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
