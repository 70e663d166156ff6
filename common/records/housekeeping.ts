/** What is done for the records without anyone asking: unread captures at the start, the old trash every hour. @module */
import type { Clock } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";
import { resumeCaptures } from "./resume_captures.ts";
import { purgeOutdated } from "./trash.ts";

const EVERY_MS = 3_600_000;

export class Housekeeping {
  readonly #parts: { database: Database; clock: Clock; log: Logger };
  readonly #closing = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: { database: Database; clock: Clock; log: Logger }) {
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
    this.#running = this.#running.then(async () => {
      try {
        const purged = await purgeOutdated(this.#parts.database, this.#parts.clock, this.#closing.signal);
        if (purged > 0) this.#parts.log.info("old records in the trash were purged", { purged });
      } catch (error) {
        this.#parts.log.error("the trash could not be purged; it is tried again", errorFields(error));
      }
    });
  }
}
