import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { NOW, testContext, testUser } from "../testing.ts";
import { readCapture } from "./read_capture.ts";
import { purgeOutdated, TRASH_MS } from "./trash.ts";

const NOTE = { type: "note", text: "one", data: {}, source: "api" as const };
const isNotFound = (error: unknown) => error instanceof AppError && error.code === "not_found";

Deno.test("purgeOutdated() removes what has been in the trash for thirty days, with its history and text", async () => {
  await using ctx = await testContext();
  const { runtime } = ctx;
  const { capture } = await ctx.captures.keep({
    text: "secret",
    spokenAt: NOW,
    timezone: "UTC",
    locale: "en",
    source: "api",
    clientId: null,
  });
  const [old] = await ctx.captures.finish(capture, readCapture(capture, ctx.principal, ctx.log));
  const [fresh, restored, live] = await ctx.records.addAll([NOTE, NOTE, NOTE]);
  await ctx.records.remove(old!.id);
  await ctx.records.remove(restored!.id);
  runtime.clock.advance(TRASH_MS);
  await ctx.records.remove(fresh!.id);
  await ctx.records.restore(restored!.id);
  assert.equal(await purgeOutdated(runtime.database, runtime.clock), 0, "thirty days are not over");
  runtime.clock.advance(1);
  assert.equal(await purgeOutdated(runtime.database, runtime.clock), 1);
  await assert.rejects(ctx.records.restore(old!.id), isNotFound);
  await assert.rejects(ctx.records.history(old!.id), isNotFound);
  await assert.rejects(ctx.captures.get(capture.id), isNotFound);
  const [revisions] = await runtime.database.rows<[number]>({
    sql: "SELECT count(*) FROM record_revisions WHERE record_id = ?",
    args: [old!.id],
  });
  assert.equal(revisions![0], 0);
  assert.ok(await ctx.records.get(live!.id) && await ctx.records.get(restored!.id));
  await ctx.records.restore(fresh!.id);
});

Deno.test("one's trash is emptied alone, and a live record cannot be purged", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  const [live, first, second] = await ctx.records.addAll([NOTE, NOTE, NOTE]);
  const [theirs] = await other.ctx.records.addAll([NOTE]);
  await Promise.all([ctx.records.remove(first!.id), ctx.records.remove(second!.id)]);
  await other.ctx.records.remove(theirs!.id);
  await assert.rejects(ctx.trash.purge(live!.id), isNotFound);
  await assert.rejects(ctx.trash.purge(theirs!.id), isNotFound);
  await ctx.trash.purge(first!.id);
  assert.equal(await ctx.trash.empty(), 1);
  await assert.rejects(ctx.records.restore(second!.id), isNotFound);
  await other.ctx.records.restore(theirs!.id);
  await ctx.records.get(live!.id);
});
