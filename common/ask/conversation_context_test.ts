import assert from "node:assert/strict";
import { modelServer, say } from "../llm/testing_model_server.ts";
import { testRuntime, testUser } from "../testing.ts";
import type { StoredTurn } from "../conversations/conversation.ts";
import { compressOldTurns, conversationContext } from "./conversation_context.ts";

Deno.test("conversationContext() sends questions with their answers only, one after the other", () => {
  const turn = (role: "user" | "assistant", text: string): StoredTurn => ({
    id: crypto.randomUUID(),
    role,
    text,
    result: null,
    sources: [],
    plan: null,
    createdAt: "2026-03-18T04:30:00.000Z",
  });
  const turns = [
    turn("user", "一?"),
    turn("assistant", "一"),
    // The process died in the middle of this answer, and that one was stopped before it said anything.
    turn("user", "二?"),
    turn("user", "三?"),
    turn("assistant", ""),
    turn("user", "四?"),
    turn("assistant", "四"),
    turn("user", "五?"),
  ];
  const { messages, said } = conversationContext(turns, null);
  assert.deepEqual(messages.map(({ role, content }) => [role, (content as { text: string }[])[0]!.text]), [
    ["user", "一?"],
    ["assistant", "一"],
    ["user", "四?"],
    ["assistant", "四"],
  ]);
  assert.ok(said.includes("五?"));
});

Deno.test("compressOldTurns() keeps what was shortened before, however long the turns since are", async () => {
  await using model = modelServer(say("第一段的摘要"), say("两段的摘要"));
  await using runtime = await testRuntime({ LLM_BASE_URL: model.url, LLM_MODEL: "scripted" });
  const { ctx } = await testUser(runtime);
  const conversation = await ctx.conversations.begin("开始", { retention: "ephemeral" });
  const { gateway, prompts } = ctx.assistant;
  const purpose = { userId: ctx.principal.userId, timezone: "Asia/Shanghai" };
  const say4000 = async (word: string, times: number) => {
    for (let i = 0; i < times; i++) {
      const turn = { text: word.repeat(4_000), result: null, sources: [], plan: null };
      await ctx.conversations.add(conversation, { role: i % 2 ? "assistant" : "user", ...turn });
    }
  };
  const compress = () =>
    compressOldTurns(
      gateway,
      ctx.conversations,
      conversation,
      purpose,
      () => prompts.render("compress", { language: "zh-CN" }),
    );
  await say4000("一", 2);
  await compress();
  await say4000("二", 10);
  await compress();
  const [first, second] = model.requests.map(({ body }) => body.messages[1].content as string);
  assert.match(first!, /一/);
  assert.match(second!, /第一段的摘要/);
  assert.ok(second!.length <= 24_000, `${second!.length}`);
  assert.equal((await ctx.conversations.summary(conversation))?.text, "两段的摘要");
});
