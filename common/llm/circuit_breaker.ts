/** Leaves an endpoint alone after it failed several times in a row, and tries it with one request at a time after that. @module */
import type { Clock } from "../clock.ts";

const FAILURES_MAX = 5;
const REST_MS = 30_000;

export class CircuitBreaker {
  readonly #clock: Clock;
  #failures = 0;
  #restsUntilMs = 0;
  #probing = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a request may go out now; after a rest only one does until it has ended. */
  allows(): boolean {
    if (this.#clock.now() < this.#restsUntilMs) return false;
    if (this.#failures < FAILURES_MAX) return true;
    if (this.#probing) return false;
    return this.#probing = true;
  }

  get resting(): boolean {
    return this.#clock.now() < this.#restsUntilMs;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#probing = false;
  }

  /** The caller left before anyone could tell. */
  abandoned(): void {
    this.#probing = false;
  }

  /** `restMs`: how long the endpoint asked to be left alone. */
  failed(restMs: number | null): void {
    this.#failures++;
    this.#probing = false;
    const rest = this.#failures >= FAILURES_MAX ? Math.max(REST_MS, restMs ?? 0) : restMs ?? 0;
    this.#restsUntilMs = Math.max(this.#restsUntilMs, this.#clock.now() + rest);
  }
}
