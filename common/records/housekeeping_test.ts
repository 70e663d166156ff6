import assert from "node:assert/strict";
import { eventually, NOW, testContext } from "../testing.ts";
import { TRASH_MS } from "./trash.ts";

Deno.test("housekeeping reads kept captures before it says it has started, and purges the old trash", async () => {
  await using ctx = await testContext();
  const { runtime } = ctx;
  const [old] = await ctx.records.addAll([{ type: "note", text: "old", data: {}, source: "api" }]);
  await ctx.records.remove(old!.id);
  runtime.clock.advance(TRASH_MS + 1);
  const { capture } = await ctx.captures.keep({
    text: "打车35元",
    spokenAt: NOW,
    timezone: "Asia/Shanghai",
    locale: "zh-CN",
    source: "api",
    clientId: null,
  });
  await runtime.housekeeping.start();
  assert.equal((await ctx.captures.get(capture.id)).status, "read");
  const inTrash = async () =>
    (await ctx.records.list({ conditions: { deletedAt__isnull: false } })).data.length;
  await eventually("the old record is purged", async () => await inTrash() === 0);
});
