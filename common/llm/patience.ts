/** How long a person waits for one answer, however many calls of a model it takes. @module */

export class Patience {
  #silentMsLeft: number;
  readonly #endsAt: number;

  /** `silentMs`: waiting for first parts, over all calls, endpoints and retries; `totalMs`: from now to the end. */
  constructor(silentMs: number, totalMs: number) {
    this.#silentMsLeft = silentMs;
    this.#endsAt = performance.now() + totalMs;
  }

  /** Milliseconds left of waiting for something to come; 0 and less where there are none. */
  get silentMs(): number {
    return Math.min(this.#silentMsLeft, this.totalMs);
  }

  /** Milliseconds left until the whole answer must be there. */
  get totalMs(): number {
    return this.#endsAt - performance.now();
  }

  /** Takes off what was waited in vain or for a first part. */
  waited(ms: number): void {
    this.#silentMsLeft -= ms;
  }
}
