import assert from "node:assert/strict";
import { EmbeddedCache } from "../cache/embedded_cache.ts";
import { type TestRuntime, testRuntime } from "../testing.ts";
import { Guesses } from "./guesses.ts";

const guessesOf = (runtime: TestRuntime) => new Guesses(runtime.cache, runtime.clock, true);

async function waitOf(guesses: Guesses, account: string, address: string): Promise<number | null> {
  try {
    await guesses.attempt(account, address);
    return null;
  } catch (error) {
    return (error as { retryAfterSeconds: number }).retryAfterSeconds;
  }
}

Deno.test("waits double from two seconds to a quarter of an hour, and never become a lock", async () => {
  await using runtime = await testRuntime();
  const guesses = guessesOf(runtime);
  const waits: number[] = [];
  for (let failures = 0; waits.length < 12; failures++) {
    const wait = await waitOf(guesses, "lin", "10.0.0.1");
    if (wait === null) continue;
    waits.push(wait);
    runtime.clock.advance(wait * 1000);
  }
  assert.deepEqual(waits, [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
});

Deno.test("counts survive a restart, and are forgotten a day after the last failure", async () => {
  await using runtime = await testRuntime();
  for (let i = 0; i < 6; i++) await guessesOf(runtime).attempt("lin", "10.0.0.1");
  const restarted = new EmbeddedCache(runtime.database, runtime.clock, runtime.log);
  const guesses = new Guesses(restarted, runtime.clock, true);
  assert.equal(await waitOf(guesses, "lin", "10.0.0.1"), 2);
  runtime.clock.advance(86_400_000);
  for (let i = 0; i < 6; i++) assert.equal(await waitOf(guesses, "lin", "10.0.0.1"), null);
  await restarted.close();
});

Deno.test("many addresses on one account and one address on many accounts wait too", async () => {
  await using runtime = await testRuntime();
  const guesses = guessesOf(runtime);
  for (let i = 0; i < 51; i++) await guesses.attempt("lin", `10.0.1.${i}`);
  assert.equal(await waitOf(guesses, "lin", "10.0.2.1"), 1, "short, so that its owner is not kept out");
  for (let i = 0; i < 51; i++) await guesses.attempt(`someone${i}`, "10.0.3.1");
  assert.equal(await waitOf(guesses, "mei", "10.0.3.1"), 1);
});

Deno.test("right answers cost nothing, however many come from one address", async () => {
  await using runtime = await testRuntime();
  const guesses = guessesOf(runtime);
  for (let i = 0; i < 120; i++) await (await guesses.attempt(`someone${i}`, "10.0.0.1")).right();
  assert.equal(await waitOf(guesses, "lin", "10.0.0.1"), null);
});

Deno.test("no address, account or password is in the cache in clear", async () => {
  await using runtime = await testRuntime();
  await guessesOf(runtime).attempt("lin@example.com", "10.9.8.7");
  const rows = JSON.stringify(await runtime.database.rows("SELECT * FROM cache_entries"));
  assert.equal(rows.includes("lin@") || rows.includes("10.9.8.7"), false);
});
