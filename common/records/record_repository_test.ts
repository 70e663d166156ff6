import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { testContext, testUser } from "../testing.ts";
import type { RecordDraft } from "./record_repository.ts";

const NOTE: RecordDraft = { type: "note", text: "one", data: {}, source: "api" };
const hasCode = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

Deno.test("addAll() stores all drafts or none", async () => {
  await using ctx = await testContext();
  const wrong = { ...NOTE, type: "mood", data: { score: 9 } };
  await assert.rejects(ctx.records.addAll([NOTE, wrong]), hasCode("invalid_input"));
  assert.equal((await ctx.records.list({ count: true })).total, 0);
  assert.equal((await ctx.records.addAll([NOTE, NOTE])).length, 2);
  assert.equal((await ctx.records.list({ count: true })).total, 2);
});

Deno.test("change() from a stale version changes nothing", async () => {
  await using ctx = await testContext();
  const id = (await ctx.records.addAll([NOTE]))[0]!.id;
  await ctx.records.change(id, { text: "two" }, 1);
  await assert.rejects(ctx.records.change(id, { text: "three" }, 1), hasCode("version_mismatch"));
  await assert.rejects(ctx.records.remove(id, 1), hasCode("version_mismatch"));
  const record = await ctx.records.get(id);
  assert.deepEqual([record.text, record.version], ["two", 2]);
});

Deno.test("of changes at once from one version exactly one is made", async () => {
  await using ctx = await testContext();
  const id = (await ctx.records.addAll([NOTE]))[0]!.id;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => ctx.records.change(id, { text: `change ${i}` }, 1)),
  );
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") assert.ok(hasCode("version_mismatch")(outcome.reason), outcome.reason);
  }
  assert.equal((await ctx.records.history(id)).data.length, 2);
});

Deno.test("changes at once without a version all arrive, and none undoes another's field", async () => {
  await using ctx = await testContext();
  const id = (await ctx.records.addAll([NOTE]))[0]!.id;
  await Promise.all([
    ctx.records.change(id, { text: "two" }),
    ctx.records.change(id, { title: "Title" }),
    ctx.records.change(id, { tags: ["a"] }),
  ]);
  const record = await ctx.records.get(id);
  assert.deepEqual([record.text, record.title, record.tags, record.version], ["two", "Title", ["a"], 4]);
});

Deno.test("history() keeps every state, also of what is in the trash", async () => {
  await using ctx = await testContext();
  const [first] = await ctx.records.addAll([NOTE]);
  const second = await ctx.records.change(first!.id, { text: "two" });
  const third = await ctx.records.remove(first!.id);
  assert.deepEqual((await ctx.records.history(first!.id)).data, [third, second, first]);
  const other = await testUser(ctx.runtime, "wang");
  await assert.rejects(other.ctx.records.history(first!.id), hasCode("not_found"));
});

Deno.test("a change that is refused leaves no revision", async () => {
  await using ctx = await testContext();
  const id = (await ctx.records.addAll([NOTE]))[0]!.id;
  await assert.rejects(ctx.records.change(id, { type: "mood" }), hasCode("invalid_input"));
  assert.equal((await ctx.records.history(id)).data.length, 1);
});

Deno.test("every change of a person's records has its own sequence number, rising", async () => {
  await using ctx = await testContext();
  const added = await Promise.all(Array.from({ length: 20 }, () => ctx.records.addAll([NOTE])));
  await Promise.all(added.slice(0, 10).map(([record]) => ctx.records.change(record!.id, { text: "two" })));
  const rows = await ctx.runtime.database.rows<[number]>("SELECT seq FROM records ORDER BY seq");
  assert.equal(new Set(rows.map(([seq]) => seq)).size, 20);
  const [counter] = await ctx.runtime.database.rows<[number]>("SELECT value FROM change_counters");
  assert.equal(counter![0], Math.max(...rows.map(([seq]) => seq)));
});

Deno.test("a todo is found on the day it is due, an event on the day it begins, also where that is said or moved later", async () => {
  await using ctx = await testContext();
  const { records } = ctx;
  const due = "2026-11-23T01:00:00.000Z";
  const [todo] = await records.addAll([{
    type: "todo",
    text: "交报告",
    data: { done: false },
    source: "api",
  }]);
  const moved = await records.change(todo!.id, { data: { dueAt: due } });
  assert.equal(moved.occurredAt, due);
  assert.equal((await records.change(todo!.id, { data: { done: true } })).occurredAt, due);
  const [event] = await records.addAll([{
    type: "event",
    text: "开会",
    data: { startAt: "2026-11-24T09:00:00+08:00", allDay: false },
    source: "api",
  }]);
  assert.equal(event!.occurredAt, "2026-11-24T01:00:00.000Z");
  const said = await records.change(event!.id, {
    data: { startAt: due },
    occurredAt: "2026-11-20T00:00:00.000Z",
  });
  assert.equal(said.occurredAt, "2026-11-20T00:00:00.000Z");
});
