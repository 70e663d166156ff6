/** The cache: values and short lists with times to live; what is in it may be gone at any time. @module */

/** Times to live are whole seconds; every value has an end unless {@link Cache.persist} took it away. */
export interface Cache {
  /** The value, or null where there is none or its time is over. */
  get(key: string): Promise<string | null>;
  /** The values of several keys, in their order. */
  getAll(keys: readonly string[]): Promise<(string | null)[]>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /**
   * Adds an entry to the end of a list, drops the oldest past `cap`, and gives the list `ttlSeconds` from
   * now. An entry with the `entryId` of one already there changes nothing: a retry adds nothing twice.
   */
  append(key: string, entryId: string, entry: string, cap: number, ttlSeconds: number): Promise<void>;
  /** The entries of a list, oldest first. */
  list(key: string): Promise<string[]>;
  /** Adds `by` to a number that starts at 0 and lives `ttlSeconds` from its first increment. */
  increment(key: string, by: number, ttlSeconds: number): Promise<number>;
  delete(key: string): Promise<void>;
  /** Gives a value or list another time to live from now; false where there is none. */
  expire(key: string, ttlSeconds: number): Promise<boolean>;
  /** Takes the end away; false where there is none. */
  persist(key: string): Promise<boolean>;
  /** Throws where the cache cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export const CACHE_KEY_CHARS_MAX = 512;
/** The same for both adapters, below what HTTP Redis services accept in one request. */
export const CACHE_VALUE_CHARS_MAX = 262_144;

/** Throws a `RangeError` for what no cache takes. */
export function checkSize(key: string, value: string): void {
  if (key.length > CACHE_KEY_CHARS_MAX) throw new RangeError("cache key too long");
  if (value.length > CACHE_VALUE_CHARS_MAX) throw new RangeError("cache value too large");
}
