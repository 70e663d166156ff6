/** What every cache promises, as tests to be run on each adapter. @module */
import assert from "node:assert/strict";
import { type Cache, CACHE_KEY_CHARS_MAX, CACHE_VALUE_CHARS_MAX } from "./cache.ts";

export interface CacheUnderTest extends AsyncDisposable {
  cache: Cache;
  /** Lets this much time pass for the cache. */
  pass(seconds: number): Promise<void>;
}

/** Registers the contract's tests; `open` gives an empty cache to each. */
export function testCacheContract(adapter: string, open: () => Promise<CacheUnderTest>): void {
  const promise = (sentence: string, test: (cache: Cache, pass: CacheUnderTest["pass"]) => Promise<void>) =>
    Deno.test(`${adapter}: ${sentence}`, async () => {
      await using opened = await open();
      await test(opened.cache, opened.pass);
    });

  promise("get() gives what set() kept, to the character", async (cache) => {
    const values = [
      "plain",
      "",
      "123",
      "-0.50",
      "1e400",
      "true",
      "null",
      '{"a":1}',
      '["x"]',
      '"quoted"',
      "OK",
      "b2s=",
      "火锅 🍲 花了\n128元\u2028",
      " spaces ",
    ];
    for (const [i, value] of values.entries()) await cache.set(`value:${i}`, value, 60);
    for (const [i, value] of values.entries()) assert.equal(await cache.get(`value:${i}`), value);
    assert.equal(await cache.get("never set"), null);
  });

  promise(
    "getAll() gives the values of many keys in their order, and null for what is not there",
    async (cache, pass) => {
      const keys = Array.from({ length: 300 }, (_, i) => `many:${i}`);
      await Promise.all(
        keys.map((key, i) => i % 3 === 0 ? undefined : cache.set(key, `"${i}"`, i % 3 === 1 ? 10 : 100)),
      );
      const expected = (dead: boolean) =>
        keys.map((_, i) => i % 3 === 0 || (dead && i % 3 === 1) ? null : `"${i}"`);
      assert.deepEqual(await cache.getAll(keys), expected(false));
      await pass(11);
      assert.deepEqual(await cache.getAll([...keys, keys[2]!]), [...expected(true), '"2"']);
      assert.deepEqual(await cache.getAll([]), []);
    },
  );

  promise("append() keeps entries to the character and in order", async (cache) => {
    const entries = ["123", "null", '{"role":"user"}', "true", "吃火锅", ""];
    for (const [i, entry] of entries.entries()) await cache.append("list", `id-${i}`, entry, 10, 60);
    assert.deepEqual(await cache.list("list"), entries);
    assert.deepEqual(await cache.list("never begun"), []);
  });

  promise("set() over a value replaces it and its time to live", async (cache, pass) => {
    await cache.set("key", "old", 10);
    await cache.set("key", "new", 100);
    await pass(50);
    assert.equal(await cache.get("key"), "new");
  });

  promise("a value is gone when its time is over, and not before", async (cache, pass) => {
    await cache.set("key", "value", 100);
    await pass(90);
    assert.equal(await cache.get("key"), "value");
    await pass(11);
    assert.equal(await cache.get("key"), null);
  });

  promise("append() renews a list's time to live, which ends all of it", async (cache, pass) => {
    await cache.append("list", "1", "a", 10, 100);
    await pass(90);
    await cache.append("list", "2", "b", 10, 100);
    await pass(90);
    assert.deepEqual(await cache.list("list"), ["a", "b"]);
    await pass(11);
    assert.deepEqual(await cache.list("list"), []);
    await cache.append("list", "3", "c", 10, 100);
    assert.deepEqual(await cache.list("list"), ["c"]);
  });

  promise("append() drops the oldest past the cap", async (cache) => {
    for (let i = 0; i < 12; i++) await cache.append("list", String(i), `entry ${i}`, 5, 60);
    assert.deepEqual(await cache.list("list"), ["entry 7", "entry 8", "entry 9", "entry 10", "entry 11"]);
  });

  promise(
    "append() of an entry that is there already changes nothing but the time to live",
    async (cache, pass) => {
      await cache.append("list", "1", "first", 10, 100);
      await cache.append("list", "2", "second", 10, 100);
      await pass(90);
      await cache.append("list", "1", "sent again", 10, 100);
      await pass(90);
      assert.deepEqual(await cache.list("list"), ["first", "second"]);
    },
  );

  promise("100 appends at once keep all 100", async (cache) => {
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => cache.append("list", `id-${i}`, `${i}`, 200, 60)),
    );
    const entries = await cache.list("list");
    assert.deepEqual(new Set(entries), new Set(Array.from({ length: 100 }, (_, i) => `${i}`)));
    assert.equal(entries.length, 100);
  });

  promise("100 appends at once past a cap of 30 keep 30", async (cache) => {
    await Promise.all(Array.from({ length: 100 }, (_, i) => cache.append("list", `id-${i}`, `${i}`, 30, 60)));
    const entries = await cache.list("list");
    assert.equal(entries.length, 30);
    assert.equal(new Set(entries).size, 30);
  });

  promise("increment() counts from 0, by any step, and 100 at once lose none", async (cache) => {
    assert.equal(await cache.increment("count", 1, 60), 1);
    assert.equal(await cache.increment("count", 5, 60), 6);
    assert.equal(await cache.increment("count", -2, 60), 4);
    const seen = await Promise.all(Array.from({ length: 100 }, () => cache.increment("many", 1, 60)));
    assert.deepEqual(seen.sort((a, b) => a - b), Array.from({ length: 100 }, (_, i) => i + 1));
  });

  promise("a counter lives from its first increment, however often it is used", async (cache, pass) => {
    await cache.increment("count", 1, 100);
    await pass(60);
    assert.equal(await cache.increment("count", 1, 100), 2);
    await pass(60);
    assert.equal(await cache.increment("count", 1, 100), 1);
  });

  promise("delete() removes values and lists", async (cache) => {
    await cache.set("value", "x", 60);
    await cache.append("list", "1", "x", 10, 60);
    for (const key of ["value", "list", "never set"]) await cache.delete(key);
    assert.equal(await cache.get("value"), null);
    assert.deepEqual(await cache.list("list"), []);
    await cache.append("list", "1", "again", 10, 60);
    assert.deepEqual(await cache.list("list"), ["again"]);
  });

  promise("expire() gives values and lists another end", async (cache, pass) => {
    await cache.set("value", "x", 10);
    await cache.append("list", "1", "x", 10, 10);
    assert.equal(await cache.expire("value", 100), true);
    assert.equal(await cache.expire("list", 100), true);
    assert.equal(await cache.expire("never set", 100), false);
    await pass(90);
    assert.equal(await cache.get("value"), "x");
    assert.deepEqual(await cache.list("list"), ["x"]);
    await pass(11);
    assert.equal(await cache.get("value"), null);
    assert.deepEqual(await cache.list("list"), []);
    assert.equal(await cache.expire("value", 100), false);
  });

  promise("persist() takes the end away", async (cache, pass) => {
    await cache.set("value", "x", 10);
    await cache.append("list", "1", "x", 10, 10);
    assert.equal(await cache.persist("value"), true);
    assert.equal(await cache.persist("list"), true);
    assert.equal(await cache.persist("value"), true, "what has no end any more is still there");
    assert.equal(await cache.persist("never set"), false);
    await pass(86_400);
    assert.equal(await cache.get("value"), "x");
    assert.deepEqual(await cache.list("list"), ["x"]);
  });

  promise("what is too large is refused and leaves what was there", async (cache) => {
    const longest = "x".repeat(CACHE_VALUE_CHARS_MAX);
    await cache.set("key", longest, 60);
    assert.equal(await cache.get("key"), longest);
    const key = "k".repeat(CACHE_KEY_CHARS_MAX + 1);
    await assert.rejects(cache.set("key", `${longest}x`, 60), RangeError);
    await assert.rejects(cache.append("list", "1", `${longest}x`, 10, 60), RangeError);
    await assert.rejects(cache.set(key, "x", 60), RangeError);
    await assert.rejects(cache.append(key, "1", "x", 10, 60), RangeError);
    await assert.rejects(cache.increment(key, 1, 60), RangeError);
    assert.equal(await cache.get("key"), longest);
    assert.deepEqual(await cache.list("list"), []);
  });

  promise("keys are told apart to the character", async (cache) => {
    const keys = ["chat:1", "chat:1:turns", "chat:1 ", "CHAT:1", "chat:{1}", "chat:１", "*"];
    for (const key of keys) await cache.set(key, key, 60);
    await cache.delete("*");
    for (const key of keys) assert.equal(await cache.get(key), key === "*" ? null : key);
  });

  promise("ping() reaches it", (cache) => cache.ping());
}
