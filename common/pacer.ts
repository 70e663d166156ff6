/** Lets the event loop turn in the middle of long work, so that others are answered meanwhile. @module */
import { setImmediate } from "node:timers";

/** Work holds the event loop this long at a time. */
const SLICE_MS = 8;

export class Pacer {
  #since = performance.now();

  /** To be awaited between pieces of work; gives way where its time is over. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
