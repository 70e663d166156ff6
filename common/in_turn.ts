/** Heavy work that may not all run at once: so many run, so many wait, and more are told to come again. @module */
import { AppError } from "./error.ts";

export class InTurn {
  readonly #runningMax: number;
  readonly #waitingMax: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limits: { runningMax: number; waitingMax: number }) {
    this.#runningMax = limits.runningMax;
    this.#waitingMax = limits.waitingMax;
  }

  /** Runs `work` when its turn has come; `unavailable` where too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#runningMax) this.#running++;
    else {
      if (this.#waiting.length >= this.#waitingMax) {
        throw new AppError("unavailable", "Cannot do this now: too many others do", { retryAfterSeconds: 5 });
      }
      // Whoever ends hands over its place, so that nobody slips in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
