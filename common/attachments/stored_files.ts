/**
 * Stored bytes and the rows that refer to them, kept in step whatever crashes in between. Before bytes are
 * stored, and by a trigger whenever an attachment goes, their hash is noted among the `file_removals`; an
 * attachment that is stored takes it away. So every file is referred to or noted, and none is left behind.
 * A removal is claimed before it is done, only where nothing refers to the file, and an upload of the same
 * bytes waits for the end of a claimed one; after its row is stored it looks whether the file is still there.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import { errorFields, type Logger } from "../log.ts";
import type { ByteRange, FileStore } from "./file_store.ts";
import { INCOMING, type ReceivedFile, receiveFile, removeIfThere } from "./received_file.ts";

/** A noted upload that has not ended by then was cut off. */
const UPLOAD_MS = 3_600_000;
/** An attachment that belongs to no record is kept this long: time to attach it, or to undo a mistake. */
const LOOSE_MS = 24 * 3_600_000;
const REMOVED_A_ROUND = 100;
const TRIES = 5;

const NOTE = "INSERT INTO file_removals (sha256, due_at) VALUES (?, ?) ON CONFLICT DO NOTHING";
const FORGET = "DELETE FROM file_removals WHERE sha256 = ?";
const IS_CLAIMED = "EXISTS (SELECT 1 FROM file_removals WHERE sha256 = ? AND claimed_at IS NOT NULL)";
const IS_REFERRED_TO = "EXISTS (SELECT 1 FROM attachments WHERE attachments.sha256 = file_removals.sha256)";
const CLAIM =
  `UPDATE file_removals SET claimed_at = ? WHERE sha256 = ? AND due_at <= ? AND NOT ${IS_REFERRED_TO}`;
const KEEP = `DELETE FROM file_removals WHERE sha256 = ? AND claimed_at IS NULL AND ${IS_REFERRED_TO}`;
const DUE =
  `SELECT sha256 FROM file_removals WHERE due_at <= ? AND sha256 > ? ORDER BY sha256 LIMIT ${REMOVED_A_ROUND}`;
const REMOVE_LOOSE = `DELETE FROM attachments WHERE id IN
  (SELECT id FROM attachments WHERE record_id IS NULL AND updated_at < ? LIMIT ${REMOVED_A_ROUND})`;

interface Parts {
  database: Database;
  store: FileStore;
  /** Where uploads are received. */
  folder: string;
  clock: Clock;
  log: Logger;
}

export class StoredFiles {
  readonly #parts: Parts;
  #removing: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Removes what uploads that were cut off have left. */
  async removeCutOff(): Promise<void> {
    const { folder, clock } = this.#parts;
    try {
      for await (const { name } of Deno.readDir(folder)) {
        if (!name.startsWith(INCOMING)) continue;
        const { mtime } = await Deno.stat(`${folder}/${name}`);
        // Another process may be receiving it.
        if (mtime === null || clock.now() - mtime.getTime() > UPLOAD_MS) {
          await removeIfThere(`${folder}/${name}`);
        }
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }

  /** Takes in an upload; the caller disposes of it. */
  async receive(stream: AsyncIterable<Uint8Array>, bytesMax: number): Promise<ReceivedFile> {
    const { folder } = this.#parts;
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
    return await receiveFile(stream, folder, bytesMax);
  }

  /**
   * Stores the bytes of files and, in one transaction with what it needs, the rows that refer to them. Where
   * one of the caller's own requirements is not met, the error of `commit` comes through.
   */
  async keep(received: readonly ReceivedFile[], rows: readonly InStatement[]): Promise<void> {
    const { database, store, clock } = this.#parts;
    const files = [...new Map(received.map((file) => [file.sha256, file])).values()];
    const requirements = files.map(({ sha256 }) => requireThat(`NOT ${IS_CLAIMED}`, [sha256]));
    const forgotten = files.map(({ sha256 }) => ({ sql: FORGET, args: [sha256] }));
    for (let tries = 1;; tries++) {
      const dueAt = toTimestamp(clock.now() + UPLOAD_MS);
      if (files.length > 0) {
        await database.commit(files.map(({ sha256 }) => ({ sql: NOTE, args: [sha256, dueAt] })));
      }
      for (const { sha256, path, bytes } of files) await store.put(sha256, path, bytes);
      try {
        await database.commit([...requirements, ...rows, ...forgotten]);
        break;
      } catch (error) {
        if (!isUnmet(error) || tries === TRIES) throw error;
        // A removal was claimed; it may have ended since. Where it was another requirement, it is not met again.
        for (const { sha256 } of files) {
          await this.#inTurn(async () => {
            if (await this.#isClaimed(sha256)) await this.#finish(sha256);
          });
        }
      }
    }
    for (const { sha256, path, bytes } of files) {
      if (!await store.has(sha256)) await store.put(sha256, path, bytes);
    }
  }

  /** The bytes, or null where they are gone though they should not be. */
  async read(sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const stream = await this.#parts.store.read(sha256, range);
    if (stream === null) this.#parts.log.error("the file of an attachment is missing", { sha256 });
    return stream;
  }

  /** Removes attachments that have long belonged to no record, and tells how many. */
  async removeLoose(): Promise<number> {
    const { database, clock } = this.#parts;
    const before = toTimestamp(clock.now() - LOOSE_MS);
    for (let removed = 0;;) {
      const [result] = await database.commit([{ sql: REMOVE_LOOSE, args: [before] }]);
      removed += result!.rowsAffected;
      if (result!.rowsAffected < REMOVED_A_ROUND) return removed;
    }
  }

  /** Removes the files that nothing refers to, and tells how many; one that cannot be removed is tried again. */
  removeUnused(): Promise<number> {
    return this.#inTurn(async () => {
      const { database, clock, log } = this.#parts;
      let removed = 0;
      for (let after = "";;) {
        const due = await database.rows<[string]>({ sql: DUE, args: [toTimestamp(clock.now()), after] });
        for (const [sha256] of due) {
          after = sha256;
          try {
            if (await this.#removeUnused(sha256)) removed++;
          } catch (error) {
            log.error("a file of no attachment could not be removed; it is tried again", errorFields(error));
          }
        }
        if (due.length < REMOVED_A_ROUND) return removed;
      }
    });
  }

  async #removeUnused(sha256: string): Promise<boolean> {
    const { database, clock } = this.#parts;
    const now = toTimestamp(clock.now());
    await database.commit([
      { sql: CLAIM, args: [now, sha256, now] },
      { sql: KEEP, args: [sha256] },
    ]);
    if (!await this.#isClaimed(sha256)) return false;
    await this.#finish(sha256);
    return true;
  }

  /** Does a claimed removal, or the rest of one that was cut off. */
  async #finish(sha256: string): Promise<void> {
    await this.#parts.store.remove(sha256);
    await this.#parts.database.commit([{ sql: FORGET, args: [sha256] }]);
  }

  async #isClaimed(sha256: string): Promise<boolean> {
    const [[claimed]] = await this.#parts.database.rows<[number]>({
      sql: `SELECT ${IS_CLAIMED}`,
      args: [sha256],
    }) as [
      [number],
    ];
    return claimed === 1;
  }

  /** One removal at a time: a slow one would else take away what was stored anew after another's end. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#removing.then(work);
    this.#removing = done.catch(() => {});
    return done;
  }
}
