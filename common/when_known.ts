/** Values that are known at once or later. @module */

/** What may be known at once: a turn of the microtask queue costs a request time. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value at once where it is known, else when it is. */
export function whenKnown<T, Next>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<Next>,
): MaybePromise<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
