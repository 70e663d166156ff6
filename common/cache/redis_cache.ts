/**
 * The cache on an HTTP Redis of Upstash's protocol, for servers of more than one process.
 * Commands that a retry could repeat are written so that the second run changes nothing.
 * @module
 */
import { Redis } from "@upstash/redis";
import { AppError } from "../error.ts";
import { type Cache, checkSize } from "./cache.ts";

const TIMEOUT_MS = 3_000;

/** A list is a sorted set of entry ids by order of arrival, and a hash of entries by id. */
const APPEND = `
if redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2]) == 1 then
  local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
  redis.call('ZADD', KEYS[1], (tonumber(last[2]) or 0) + 1, ARGV[1])
  local surplus = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[3])
  if surplus > 0 then
    for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, surplus - 1)) do redis.call('HDEL', KEYS[2], id) end
    redis.call('ZREMRANGEBYRANK', KEYS[1], 0, surplus - 1)
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('EXPIRE', KEYS[2], ARGV[4])
return 1`;
const LIST = `
local entries = {}
for i, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do entries[i] = redis.call('HGET', KEYS[2], id) end
return entries`;
const INCREMENT = `
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if value == tonumber(ARGV[1]) and redis.call('TTL', KEYS[1]) == -1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return value`;

export class RedisCache implements Cache {
  readonly #redis: Redis;

  constructor(config: { url: string; token: string }, timeoutMs = TIMEOUT_MS) {
    this.#redis = new Redis({
      url: config.url,
      token: config.token,
      // The client has no time-out of its own, repeats commands that ran, and reads "123" back as a number.
      signal: () => AbortSignal.timeout(timeoutMs),
      // Its `retry: false` still tries twice.
      retry: { retries: 0 },
      automaticDeserialization: false,
      enableTelemetry: false,
    });
  }

  get(key: string): Promise<string | null> {
    return reached(this.#redis.get<string>(key));
  }

  async getAll(keys: readonly string[]): Promise<(string | null)[]> {
    if (keys.length === 0) return [];
    return await reached(this.#redis.mget<(string | null)[]>(...keys));
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    checkSize(key, value);
    await reached(this.#redis.set(key, value, { ex: ttlSeconds }));
  }

  async append(key: string, entryId: string, entry: string, cap: number, ttlSeconds: number): Promise<void> {
    checkSize(key, entry);
    await reached(
      this.#redis.eval(APPEND, listKeys(key), [entryId, entry, String(cap), String(ttlSeconds)]),
    );
  }

  list(key: string): Promise<string[]> {
    return reached(this.#redis.eval<string[], string[]>(LIST, listKeys(key), []));
  }

  async increment(key: string, by: number, ttlSeconds: number): Promise<number> {
    checkSize(key, "");
    return Number(await reached(this.#redis.eval(INCREMENT, [key], [String(by), String(ttlSeconds)])));
  }

  async delete(key: string): Promise<void> {
    await reached(this.#redis.del(key, ...listKeys(key)));
  }

  async expire(key: string, ttlSeconds: number): Promise<boolean> {
    const changed = await Promise.all(
      [key, ...listKeys(key)].map((name) => reached(this.#redis.expire(name, ttlSeconds))),
    );
    return changed.some((count) => Number(count) > 0);
  }

  async persist(key: string): Promise<boolean> {
    const names = [key, ...listKeys(key)];
    const there = Number(await reached(this.#redis.exists(...names))) > 0;
    await Promise.all(names.map((name) => reached(this.#redis.persist(name))));
    return there;
  }

  async ping(): Promise<void> {
    await reached(this.#redis.ping());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The braces keep both keys on one node of a cluster. */
function listKeys(key: string): [order: string, entries: string] {
  return [`{${key}}:order`, `{${key}}:entries`];
}

/** The client's own errors hold the whole command, values and all: only their name goes on. */
async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    throw new AppError("unavailable", "Cannot reach the cache", {
      cause: new Error(`HTTP Redis failed: ${name}`),
      retryAfterSeconds: 2,
    });
  }
}
