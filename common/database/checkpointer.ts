/**
 * Moves the write-ahead log into the database file a little at a time, on the writer's own connection
 * and between requests: SQLite's automatic checkpoints would stall one commit for 100 ms and more.
 * @module
 */
import type { Logger } from "../log.ts";
import { errorFields } from "../log.ts";
import type { EmbeddedConnection } from "./embedded_connection.ts";

const AFTER_JOBS = 500;
const DELAY_MS = 100;
/** Without a commit for so long, what there is goes too: with pages only in the log every read looks there first. */
const QUIET_MS = 2_000;
/** Past this the log is cut down to nothing, which takes a moment longer. */
const TRUNCATE_BYTES = 64 * 1024 * 1024;

export class Checkpointer {
  readonly #connection: EmbeddedConnection;
  readonly #walPath: string;
  readonly #log: Logger;
  readonly #isInTransaction: () => boolean;
  #jobs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #lastCommit = 0;

  constructor(
    connection: EmbeddedConnection,
    databasePath: string,
    log: Logger,
    isInTransaction: () => boolean,
  ) {
    this.#connection = connection;
    this.#walPath = `${databasePath}-wal`;
    this.#log = log;
    this.#isInTransaction = isInTransaction;
  }

  /** Counts committed jobs and plans a checkpoint for when enough have gathered, or no more come. */
  committed(jobs: number): void {
    this.#jobs += jobs;
    if (this.#jobs >= AFTER_JOBS && this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#run(), DELAY_MS);
    }
    this.#lastCommit = performance.now();
    if (this.#jobs > 0) this.#quiet ??= setTimeout(() => this.#whenQuiet(), QUIET_MS);
  }

  #whenQuiet(): void {
    this.#quiet = undefined;
    if (this.#jobs <= 0) return;
    const remaining = this.#lastCommit + QUIET_MS - performance.now();
    if (remaining > 0) this.#quiet = setTimeout(() => this.#whenQuiet(), Math.ceil(remaining));
    else if (this.#timer === undefined) this.#run();
  }

  #run(): void {
    this.#timer = undefined;
    if (this.#isInTransaction()) {
      this.#timer = setTimeout(() => this.#run(), DELAY_MS);
      return;
    }
    this.#jobs = 0;
    try {
      const large = Deno.statSync(this.#walPath).size > TRUNCATE_BYTES;
      this.#connection.rows(`PRAGMA wal_checkpoint(${large ? "TRUNCATE" : "PASSIVE"})`);
    } catch (error) {
      this.#log.warn("checkpoint failed; the write-ahead log keeps growing", errorFields(error));
    }
  }

  /** Plans no more; the last checkpoint is made by closing the database. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
    this.#timer = this.#quiet = undefined;
    this.#jobs = Number.NEGATIVE_INFINITY;
  }
}
