import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { testContext, testUser } from "../testing.ts";

const tagged = (...tags: string[]) => ({ type: "note", text: "one", data: {}, tags, source: "api" as const });

Deno.test("tags are counted, renamed, merged and taken away, of one person only", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  await other.ctx.records.addAll([tagged("work")]);
  const [both, , gone] = await ctx.records.addAll([
    tagged("work", "job"),
    tagged("job"),
    tagged("job"),
    tagged("fun"),
  ]);
  await ctx.records.remove(gone!.id);
  assert.deepEqual((await ctx.tags.list()).data, [
    { name: "job", count: 2 },
    { name: "fun", count: 1 },
    { name: "work", count: 1 },
  ]);
  assert.equal(await ctx.tags.replace("job", "work"), 3, "the trash too");
  assert.deepEqual((await ctx.records.get(both!.id)).tags, ["work"], "merged tags are one");
  assert.equal(
    (await ctx.records.history(both!.id)).data.length,
    2,
    "and the former ones are in the history",
  );
  assert.deepEqual((await ctx.records.restore(gone!.id)).tags, ["work"]);
  assert.equal(await ctx.tags.replace("work", "火锅"), 3);
  assert.equal((await ctx.records.search({ q: "火锅" })).length, 3, "the index follows");
  assert.equal(await ctx.tags.replace("fun", null), 1);
  assert.deepEqual((await ctx.tags.list()).data, [{ name: "火锅", count: 3 }]);
  assert.deepEqual((await other.ctx.tags.list()).data, [{ name: "work", count: 1 }]);
  await assert.rejects(
    ctx.tags.replace("nothing", "x"),
    (error) => error instanceof AppError && error.code === "not_found",
  );
});

Deno.test("a tag on more records than one round takes is renamed on all", async () => {
  await using ctx = await testContext();
  await ctx.records.addAll(Array.from({ length: 250 }, () => tagged("a")));
  assert.equal(await ctx.tags.replace("a", "b"), 250);
  assert.deepEqual((await ctx.tags.list()).data, [{ name: "b", count: 250 }]);
});
