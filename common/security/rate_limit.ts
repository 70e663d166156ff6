/** Requests allowed in a window of time, counted in this process. @module */
import type { Clock } from "../clock.ts";

/** Counters kept; the oldest go first, so that made-up addresses cannot fill the memory. */
const COUNTERS_MAX = 50_000;

export interface RateLimit {
  /** Requests allowed in each window. */
  max: number;
  windowSeconds: number;
}

/** The state of one caller's window after a request. */
export interface RateState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window starts anew. */
  resetSeconds: number;
}

export class RateLimiter {
  readonly #clock: Clock;
  readonly #counters = new Map<string, { count: number; endsMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one request of `caller` and says whether it is within the limit. */
  count(caller: string, { max, windowSeconds }: RateLimit): RateState {
    const now = this.#clock.now();
    let counter = this.#counters.get(caller);
    if (!counter || counter.endsMs <= now) {
      this.#counters.delete(caller);
      if (this.#counters.size >= COUNTERS_MAX) this.#counters.delete(this.#counters.keys().next().value!);
      counter = { count: 0, endsMs: now + windowSeconds * 1000 };
      this.#counters.set(caller, counter);
    }
    counter.count++;
    return {
      allowed: counter.count <= max,
      limit: max,
      remaining: Math.max(0, max - counter.count),
      resetSeconds: Math.ceil((counter.endsMs - now) / 1000),
    };
  }
}
