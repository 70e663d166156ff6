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
/** Past this the log is cut down to nothing, which takes a moment longer. */
const TRUNCATE_BYTES = 64 * 1024 * 1024;

export class Checkpointer {
  readonly #connection: EmbeddedConnection;
  readonly #walPath: string;
  readonly #log: Logger;
  readonly #isInTransaction: () => boolean;
  #jobs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

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

  /** Counts committed jobs and plans a checkpoint when enough have gathered. */
  committed(jobs: number): void {
    this.#jobs += jobs;
    if (this.#jobs >= AFTER_JOBS && this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#run(), DELAY_MS);
    }
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
    this.#timer = undefined;
    this.#jobs = Number.NEGATIVE_INFINITY;
  }
}
