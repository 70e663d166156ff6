/** Work that a person does not wait for, waited for when the process stops. @module */
import { errorFields, type Logger } from "./log.ts";

export class Afterwards {
  readonly #log: Logger;
  readonly #running = new Set<Promise<unknown>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Begins `work`; a failure is logged and stays without further consequence. */
  begin(what: string, work: () => Promise<unknown>): void {
    const running: Promise<unknown> = work().catch((error) =>
      this.#log.error(`${what} failed`, errorFields(error))
    )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when nothing is running. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
