/** Work that costs much memory or time: a few at once, some more in a line, and no more than that. @module */
import { AppError } from "./error.ts";

export class BoundedWork {
  readonly #atOnceMax: number;
  readonly #waitingMax: number;
  readonly #refusal: string;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** `refusal` is what who comes too many is told, as `unavailable`. */
  constructor(
    { atOnceMax, waitingMax, refusal }: { atOnceMax: number; waitingMax: number; refusal: string },
  ) {
    this.#atOnceMax = atOnceMax;
    this.#waitingMax = waitingMax;
    this.#refusal = refusal;
  }

  /** Runs `work` when it is its turn. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnceMax) {
      if (this.#waiting.length >= this.#waitingMax) {
        throw new AppError("unavailable", this.#refusal, { retryAfterSeconds: 2 });
      }
      // Whoever ends hands the place over: a newcomer cannot take it in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
