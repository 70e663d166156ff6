/** What is done for the records without anyone asking: unread captures at the start, what is to go every hour. @module */
import type { StoredFiles } from "../attachments/stored_files.ts";
import type { Clock } from "../clock.ts";
import { purgeRows, tablesWithTrash } from "../crud/purge_rows.ts";
import type { Database } from "../database/open_database.ts";
import * as schema from "../database/schema.ts";
import { forgetAnswers } from "../http/idempotency.ts";
import { forgetCalls } from "../llm/model_ledger.ts";
import { errorFields, type Logger } from "../log.ts";
import { resumeCaptures } from "./resume_captures.ts";
import { purgeOutdated } from "./trash.ts";

const EVERY_MS = 3_600_000;

interface Parts {
  database: Database;
  clock: Clock;
  log: Logger;
  files: StoredFiles;
}

export class Housekeeping {
  readonly #parts: Parts;
  readonly #closing = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins; the captures that a crash left unread are read when it resolves. */
  async start(): Promise<void> {
    await resumeCaptures(this.#parts, this.#closing.signal);
    this.#timer = setInterval(() => this.#run(), EVERY_MS);
    this.#run();
  }

  /** Ends after the round that runs. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#timer);
    await this.#running;
  }

  #run(): void {
    this.#running = this.#running.then(() => this.sweep());
  }

  /** One round: the old trash first, because what it held is then removed. */
  async sweep(): Promise<void> {
    const { database, clock, log, files } = this.#parts;
    const rounds: [what: string, run: () => Promise<number | void>][] = [
      ["old records in the trash", () => purgeOutdated(database, clock, this.#closing.signal)],
      ["old deleted rows", () => purgeRows(database, clock, tablesWithTrash(schema), this.#closing.signal)],
      ["attachments of no record", () => files.removeLoose()],
      ["files of no attachment", () => files.removeUnused()],
      ["kept answers", () => forgetAnswers(this.#parts, this.#closing.signal)],
      ["calls of models older than a year", () => forgetCalls(this.#parts, this.#closing.signal)],
      ["uploads that were cut off", () => files.removeCutOff()],
    ];
    for (const [what, run] of rounds) {
      if (this.#closing.signal.aborted) return;
      try {
        const removed = await run();
        if (removed) log.info(`${what} were removed`, { removed });
      } catch (error) {
        log.error(`${what} could not be removed; it is tried again`, errorFields(error));
      }
    }
  }
}
