/** Wakes those who wait for a person's next change; what changed they read from the database. @module */

export class ChangeSignals {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** To be called after the commit of a change of this person's rows. */
  raise(userId: string): void {
    const waiting = this.#waiting.get(userId);
    if (waiting === undefined) return;
    this.#waiting.delete(userId);
    for (const wake of waiting) wake();
  }

  /**
   * Begins to wait at once, so that a change between a read and the wait is not missed; `changed` resolves at
   * the next change, and `stop` ends the waiting.
   */
  next(userId: string): { changed: Promise<void>; stop(): void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    let waiting = this.#waiting.get(userId);
    if (waiting === undefined) this.#waiting.set(userId, waiting = new Set());
    const set = waiting.add(resolve);
    return {
      changed: promise,
      stop: () => {
        set.delete(resolve);
        if (set.size === 0 && this.#waiting.get(userId) === set) this.#waiting.delete(userId);
      },
    };
  }
}
