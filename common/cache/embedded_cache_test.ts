import assert from "node:assert/strict";
import { testRuntime } from "../testing.ts";
import { testCacheContract } from "./cache_contract.ts";
import { EmbeddedCache } from "./embedded_cache.ts";

testCacheContract("EmbeddedCache", async () => {
  const runtime = await testRuntime();
  return {
    cache: runtime.cache,
    pass: (seconds) => Promise.resolve(runtime.clock.advance(seconds * 1000)),
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
});

Deno.test("EmbeddedCache.sweep() removes what has expired from the table, and nothing else", async () => {
  await using runtime = await testRuntime();
  const cache = runtime.cache as EmbeddedCache;
  await cache.set("short", "x", 10);
  await cache.set("long", "x", 100);
  await cache.set("for ever", "x", 10);
  await cache.persist("for ever");
  assert.equal(await cache.sweep(), 0);
  runtime.clock.advance(11_000);
  assert.equal(await cache.sweep(), 1);
  assert.deepEqual(await runtime.database.rows("SELECT key FROM cache_entries ORDER BY key"), [
    ["for ever"],
    ["long"],
  ]);
});

Deno.test("EmbeddedCache.sweep() removes all that has expired, and holds the writer for a bounded number of rows at a time", async () => {
  await using runtime = await testRuntime();
  const cache = runtime.cache as EmbeddedCache;
  await Promise.all(Array.from({ length: 2_300 }, (_, i) => cache.set(`key ${i}`, "x", 10)));
  runtime.clock.advance(11_000);
  const swept = cache.sweep();
  await cache.set("in between", "x", 10);
  const [[left]] = await runtime.database.rows("SELECT count(*) FROM cache_entries") as [[number]];
  assert.ok(left > 300, `${left} are left when another writes`);
  assert.equal(await swept, 2_300);
  assert.equal(await cache.get("in between"), "x");
});

Deno.test("EmbeddedCache.close() ends a sweep after the rows that it is at", async () => {
  await using runtime = await testRuntime();
  const cache = runtime.cache as EmbeddedCache;
  await Promise.all(Array.from({ length: 1_300 }, (_, i) => cache.set(`key ${i}`, "x", 10)));
  runtime.clock.advance(11_000);
  const swept = cache.sweep();
  await cache.close();
  assert.equal(await swept, 1_000);
});
