import assert from "node:assert/strict";
import { testContext } from "../testing.ts";

const MIGRATION = new URL("../../sqlite/migrations/0006_turns_cite_by_id.sql", import.meta.url);

Deno.test("turns that were stored with copies of their records keep the ids, in order", async () => {
  await using ctx = await testContext();
  const { database } = ctx.runtime;
  const conversation = await ctx.conversations.begin("how much?", { retention: "durable" });
  const ids = ["01990000-0000-7000-8000-000000000002", "01990000-0000-7000-8000-000000000001"];
  const turn = { role: "assistant" as const, text: "12", result: null, plan: null };
  await ctx.conversations.add(conversation, { ...turn, sources: [] });
  await ctx.conversations.add(conversation, { ...turn, sources: ids });
  await database.commit([{
    sql: "UPDATE messages SET content = json_set(content, '$.sources', json(?)) WHERE content LIKE '%8000%'",
    args: [JSON.stringify(ids.map((id) => ({ id, text: "secret words" })))],
  }]);
  for (const sql of (await Deno.readTextFile(MIGRATION)).split("--> statement-breakpoint")) {
    await database.commit([{ sql, args: [] }]);
  }
  const turns = await ctx.conversations.turns(conversation);
  assert.deepEqual(turns.map(({ sources }) => sources), [[], ids]);
});
