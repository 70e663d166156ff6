/**
 * Back-off for whoever guesses passwords and codes. Every attempt is charged before it is checked, so
 * that many at once gain nothing; a right one gives the charge back. Nobody is locked out for good:
 * from everywhere but the guesser's address an account stays open with short waits.
 * @module
 */
import type { Cache } from "../cache/cache.ts";
import type { Clock } from "../clock.ts";
import { AppError } from "../error.ts";
import { sha256 } from "./secret_token.ts";

interface BackOff {
  /** Failures without a wait. */
  free: number;
  /** The first wait; each further failure doubles it. */
  firstSeconds: number;
  maxSeconds: number;
}

/** An account from one address, an account from anywhere, an address on any accounts. */
const BACK_OFFS = {
  pair: { free: 5, firstSeconds: 2, maxSeconds: 900 },
  account: { free: 50, firstSeconds: 1, maxSeconds: 60 },
  address: { free: 50, firstSeconds: 1, maxSeconds: 900 },
} as const satisfies Record<string, BackOff>;

/** Failures are forgotten this long after the last. */
const FORGET_SECONDS = 86_400;

interface Count {
  failures: number;
  /** Milliseconds since 1970 before which no attempt is looked at. */
  untilMs: number;
}

/** A charged attempt; `right()` once what was tried has proved right. */
export interface Attempt {
  right(): Promise<void>;
}

export class Guesses {
  readonly #cache: Cache;
  readonly #clock: Clock;
  readonly #enabled: boolean;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(cache: Cache, clock: Clock, enabled: boolean) {
    this.#cache = cache;
    this.#clock = clock;
    this.#enabled = enabled;
  }

  /** Charges an attempt on `account` (any text, kept as a hash) from `address`, or throws `rate_limited`. */
  async attempt(account: string, address: string): Promise<Attempt> {
    if (!this.#enabled) return { right: () => Promise.resolve() };
    const keys = await this.#keys(account, address);
    await this.#inTurn(() => this.#charge(keys));
    return { right: () => this.#inTurn(() => this.#refund(keys)) };
  }

  async #keys(account: string, address: string): Promise<[string, BackOff][]> {
    const key = async (kind: keyof typeof BACK_OFFS, text: string): Promise<[string, BackOff]> => [
      `guesses:${kind}:${await sha256(text)}`,
      BACK_OFFS[kind],
    ];
    return [
      await key("pair", `${address} ${account}`),
      await key("account", account),
      await key("address", address),
    ];
  }

  async #charge(keys: [string, BackOff][]): Promise<void> {
    const now = this.#clock.now();
    const counts = await Promise.all(keys.map(([key]) => this.#read(key)));
    const untilMs = Math.max(...counts.map((count) => count.untilMs));
    if (untilMs > now) {
      throw new AppError("rate_limited", "Cannot check this now: too many wrong tries", {
        retryAfterSeconds: Math.ceil((untilMs - now) / 1000),
      });
    }
    await Promise.all(keys.map(([key, backOff], i) => {
      const failures = counts[i]!.failures + 1;
      return this.#write(key, { failures, untilMs: now + waitMs(failures, backOff) });
    }));
  }

  async #refund([pair, account, address]: [string, BackOff][]): Promise<void> {
    await this.#cache.delete(pair![0]);
    await this.#cache.delete(account![0]);
    const count = await this.#read(address![0]);
    const failures = Math.max(0, count.failures - 1);
    await this.#write(address![0], { failures, untilMs: failures > address![1].free ? count.untilMs : 0 });
  }

  async #read(key: string): Promise<Count> {
    const text = await this.#cache.get(key);
    return text === null ? { failures: 0, untilMs: 0 } : JSON.parse(text) as Count;
  }

  async #write(key: string, count: Count): Promise<void> {
    await this.#cache.set(key, JSON.stringify(count), FORGET_SECONDS);
  }

  /** One at a time: between reading and writing a count no other attempt may read it. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

function waitMs(failures: number, { free, firstSeconds, maxSeconds }: BackOff): number {
  if (failures <= free) return 0;
  return 1000 * Math.min(maxSeconds, firstSeconds * 2 ** Math.min(30, failures - free - 1));
}
