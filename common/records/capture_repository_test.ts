import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { NOW, testContext, testUser } from "../testing.ts";
import type { CaptureDraft } from "./capture_repository.ts";
import { readCapture } from "./read_capture.ts";
import { resumeCaptures } from "./resume_captures.ts";

const LINE: CaptureDraft = {
  text: "昨天中午和小王吃火锅花了128元",
  spokenAt: NOW,
  timezone: "Asia/Shanghai",
  locale: "zh-CN",
  source: "mobile",
  clientId: null,
};

Deno.test("resumeCaptures() reads what a stop left unread, once, each for its own person", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  for (let i = 0; i < 120; i++) await ctx.captures.keep(LINE);
  const { capture } = await other.ctx.captures.keep({ ...LINE, text: "打车35元" });
  assert.equal((await ctx.records.list({ count: true })).total, 0, "nothing is read yet");

  assert.equal(await resumeCaptures(ctx.runtime), 121);
  assert.equal((await ctx.records.aggregate({ metric: "count", type: "expense" })).value, 120);
  const [record] = await other.ctx.records.ofCapture(capture.id);
  assert.deepEqual([record!.type, record!.data.amount, record!.source], ["expense", 35, "mobile"]);
  assert.equal(await resumeCaptures(ctx.runtime), 0);
});

Deno.test("replaceReading() replaces untouched records, and leaves equal and touched ones", async () => {
  await using ctx = await testContext();
  const { capture } = await ctx.captures.keep(LINE);
  const drafts = readCapture(capture, ctx.principal, ctx.log);
  const [first] = await ctx.captures.finish(capture, drafts);
  const read = await ctx.captures.get(capture.id);

  assert.deepEqual(
    await ctx.captures.replaceReading(read, drafts),
    [first],
    "an equal reading changes nothing",
  );

  const better = drafts.map((draft) => ({ ...draft, data: { ...draft.data, amount: 129 } }));
  const [second, ...rest] = await ctx.captures.replaceReading(read, better);
  assert.equal(rest.length, 0);
  assert.deepEqual([second!.data.amount, second!.id === first!.id], [129, false]);
  assert.ok((await ctx.records.restore(first!.id)).deletedAt === null, "the former reading is in the trash");
  await ctx.records.remove(first!.id);

  const touched = await ctx.records.change(second!.id, { data: { category: "gifts" } });
  assert.deepEqual(await ctx.captures.replaceReading(read, drafts), [touched], "what a person set stays");
});

Deno.test("captures of another person do not exist", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  const { capture } = await ctx.captures.keep(LINE);
  await assert.rejects(
    other.ctx.captures.get(capture.id),
    (error) => error instanceof AppError && error.code === "not_found",
  );
});
