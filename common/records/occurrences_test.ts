import assert from "node:assert/strict";
import { processorMs, testContext, testUser } from "../testing.ts";
import { nextOccurrence } from "./occurrences.ts";

const event = (text: string, data: Record<string, unknown>, timezone = "America/New_York") => ({
  type: "event",
  text,
  data,
  timezone,
  source: "api" as const,
});

Deno.test("repeating events keep their local hour when the clocks change", async () => {
  await using ctx = await testContext();
  // New York goes to summer time on 8 March 2026: nine o'clock is 14:00 UTC before it and 13:00 after.
  await ctx.records.addAll([
    event("standup", { startAt: "2026-03-06T14:00:00Z", repeat: "FREQ=DAILY;COUNT=4" }),
  ]);
  const found = await ctx.records.occurrences("2026-03-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z");
  assert.deepEqual(found.map(({ at }) => at), [
    "2026-03-06T14:00:00.000Z",
    "2026-03-07T14:00:00.000Z",
    "2026-03-08T13:00:00.000Z",
    "2026-03-09T13:00:00.000Z",
  ]);
});

Deno.test("occurrences() gives what is due in the range and not done, in order, of one person", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  const from = "2026-03-18T00:00:00.000Z";
  const to = "2026-03-25T00:00:00.000Z";
  const todo = (text: string, data: Record<string, unknown>) => ({
    ...event(text, data, "Asia/Shanghai"),
    type: "todo",
  });
  await other.ctx.records.addAll([todo("theirs", { dueAt: from })]);
  const added = await ctx.records.addAll([
    todo("at the end", { dueAt: to }),
    todo("due", { dueAt: "2026-03-20T00:00:00Z" }),
    todo("remind first", { dueAt: "2026-03-21T00:00:00Z", remindAt: "2026-03-19T00:00:00Z" }),
    todo("done", { dueAt: "2026-03-20T00:00:00Z", done: true }),
    todo("no time", {}),
    todo("past", { dueAt: "2026-03-17T00:00:00Z" }),
    todo("every Monday since long ago", {
      dueAt: "2020-01-06T01:00:00Z",
      repeat: "RRULE:FREQ=WEEKLY;BYDAY=MO",
    }),
    todo("ended", { dueAt: "2020-01-06T01:00:00Z", repeat: "FREQ=DAILY;UNTIL=20200201T000000Z" }),
    todo("deleted", { dueAt: "2026-03-20T00:00:00Z" }),
    event("starts", { startAt: from }),
  ]);
  await ctx.records.remove(added[8]!.id);
  const found = await ctx.records.occurrences(from, to);
  assert.deepEqual(found.map(({ at, record }) => [at, record.text]), [
    [from, "starts"],
    ["2026-03-19T00:00:00.000Z", "remind first"],
    ["2026-03-20T00:00:00.000Z", "due"],
    ["2026-03-23T01:00:00.000Z", "every Monday since long ago"],
  ]);
});

Deno.test("a repeating todo is due by its rule, and told of as long before each time as before the first", async () => {
  await using ctx = await testContext();
  const [rent] = await ctx.records.addAll([{
    ...event("rent", {
      // Midnight on the first of the month in Shanghai; told of at eight in the evening before.
      dueAt: "2026-03-31T16:00:00Z",
      remindAt: "2026-03-31T12:00:00Z",
      repeat: "FREQ=MONTHLY;BYMONTHDAY=1",
    }, "Asia/Shanghai"),
    type: "todo",
  }]);
  const found = await ctx.records.occurrences("2026-03-01T00:00:00.000Z", "2026-05-31T12:00:00.001Z");
  const told = ["2026-03-31T12:00:00.000Z", "2026-04-30T12:00:00.000Z", "2026-05-31T12:00:00.000Z"];
  assert.deepEqual(found.map(({ at }) => at), told);
  assert.equal(nextOccurrence(rent!, "2026-04-30T12:00:00.000Z"), told[1]);
  assert.equal(nextOccurrence(rent!, "2026-04-30T12:00:00.001Z"), told[2]);
});

Deno.test("a rule that makes no sense or very many times is bounded", async () => {
  await using ctx = await testContext();
  await ctx.records.addAll([
    event("every second", { startAt: "2026-03-18T00:00:00Z", repeat: "FREQ=SECONDLY" }),
    event("interval 0", { startAt: "2026-03-18T00:00:00Z", repeat: "FREQ=DAILY;INTERVAL=1" }),
    event("30 February", { startAt: "2026-03-18T00:00:00Z", repeat: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }),
  ]);
  // As it may have been stored before such rules were refused.
  await ctx.runtime.database.commit([{
    sql: `UPDATE records SET data = json_set(data, '$.repeat', 'FREQ=DAILY;INTERVAL=0') WHERE text = ?`,
    args: ["interval 0"],
  }]);
  const started = processorMs();
  const found = await ctx.records.occurrences("2026-03-18T00:00:00.000Z", "2026-03-19T00:00:00.000Z");
  const usedMs = processorMs() - started;
  assert.ok(usedMs < 2_000, `${usedMs} ms`);
  const times = (text: string) => found.filter(({ record }) => record.text === text).length;
  assert.ok(times("every second") <= 400);
  assert.equal(times("interval 0"), 1);
});
