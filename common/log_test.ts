import assert from "node:assert/strict";
import { createLogger, errorFields } from "./log.ts";
import { eventually, testLogger } from "./testing.ts";

const linesOf = (text: string) => text.trimEnd().split("\n").map((line) => JSON.parse(line));

Deno.test("a logger writes one JSON line each, with time, level, words and fields", () => {
  const log = testLogger();
  log.info("listening", { port: 8001, text: 'line\nbreak and "quotes"' });
  log.debug("request");
  const [first, second] = linesOf(log.lines());
  const { time, ...rest } = first;
  assert.equal(new Date(time).toISOString(), time);
  assert.deepEqual(rest, { level: "info", msg: "listening", port: 8001, text: 'line\nbreak and "quotes"' });
  assert.equal(second.level, "debug");
});

Deno.test("lines below the level are not written, and enabled() says so before", () => {
  const log = testLogger("warn");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  assert.deepEqual(linesOf(log.lines()).map(({ msg }) => msg), ["c", "d"]);
  assert.deepEqual((["debug", "info", "warn", "error"] as const).map(log.enabled), [
    false,
    false,
    true,
    true,
  ]);
});

Deno.test("warnings are written at once, the rest soon and in order", async () => {
  let written = "";
  const log = createLogger("debug", (lines) => written += lines);
  log.info("first");
  assert.equal(written, "");
  log.warn("second");
  assert.deepEqual(linesOf(written).map(({ msg }) => msg), ["first", "second"]);
  log.info("third");
  await eventually("the line is written", () => written.includes("third"));
});

Deno.test("a burst is written in parts, so that nothing piles up", () => {
  let writes = 0;
  const log = createLogger("info", () => writes++);
  for (let i = 0; i < 2_560; i++) log.info("line");
  assert.equal(writes, 10);
  log.flush();
});

Deno.test("errorFields() tells the chain of causes, and ends where it circles", () => {
  const inner = new TypeError("inner");
  const outer = new Error("outer", { cause: inner });
  assert.deepEqual(errorFields(outer).error, ["Error: outer", "TypeError: inner"]);
  assert.match(String(errorFields(outer).stack), /log_test/);
  const circle = new Error("circle");
  circle.cause = circle;
  assert.equal((errorFields(circle).error as string[]).length, 5);
  assert.deepEqual(errorFields("a word"), { error: ["a word"], stack: undefined });
});
