/**
 * A golden run of every prompt: what is sent to a model, word for word, and what is made of its answer. After a
 * change of a prompt that is meant, `UPDATE_GOLDEN=1 deno test -A functions/llm/prompt_golden_test.ts` writes it
 * anew, and the difference is there to be read.
 */
import assert from "node:assert/strict";
import { PROMPT_NAMES, type PromptName } from "../../common/llm/prompt_library.ts";
import { say } from "../../common/llm/testing_model_server.ts";
import { addRecords, type ChatBench, chatBench, textOf } from "./testing_chat.ts";

const FOLDER = new URL("../../prompts/golden/", import.meta.url);
const VISION = { VISION_BASE_URL: "MODEL", VISION_MODEL: "eyes" };
const LINE = "昨天和小王吃火锅花了128元,打车36块";

interface Run {
  /** What the scripted model answers, always. */
  answer: string;
  /** Uses the prompt as people do and gives what came of it. */
  use(bench: ChatBench): Promise<unknown>;
}

const expense = (text: string, amount: number, category: string) => ({
  type: "expense",
  text,
  title: null,
  data: { amount, currency: "CNY", category },
  tags: ["聚餐"],
  occurredAt: "2026-03-17T12:00:00+08:00",
});

const RUNS: Record<PromptName, Run> = {
  chat: {
    answer: "你问的是吃饭。",
    use: async (bench) => textOf(await bench.ask({ message: "我在吃饭上花得多吗?" })),
  },
  refine: {
    answer: `\`\`\`json\n${
      JSON.stringify({
        records: [expense("昨天和小王吃火锅花了128元", 128, "food"), expense("打车36块", 36, "transport")],
      })
    }\n\`\`\``,
    async use({ user: { ctx }, runtime }) {
      const { capture } = await ctx.captures.keep({
        text: LINE,
        spokenAt: "2026-03-18T04:30:00.000Z",
        timezone: "Asia/Shanghai",
        locale: "zh-CN",
        source: "api",
        clientId: null,
      });
      // A reading of our own: what the grammar makes of the line changes with the grammar.
      const occurredAt = "2026-03-17T04:00:00.000Z";
      const reading = { type: "note", text: LINE, data: {}, occurredAt, captureId: capture.id };
      await ctx.captures.finish(capture, [{ ...reading, source: "api" }]);
      await runtime.jobs.runDue();
      const records = await ctx.records.ofCapture(capture.id);
      return records.map(({ type, text, data, tags, source }) => ({ type, text, data, tags, source }));
    },
  },
  summarize: {
    answer: "这周花了164.5元,有1件待办。",
    async use(bench) {
      const period = { from: "2026-03-15T16:00:00Z", to: "2026-03-22T16:00:00Z" };
      const response = await bench.send("POST", "/summarize", period, { accept: "application/json" });
      const { prose, notices } = await response.json();
      return { prose, notices };
    },
  },
  compress: {
    answer: "想知道吃饭的花费。",
    async use({ runtime, user: { ctx }, ask }) {
      const long = (n: number) => `第${n}问:${"火锅".repeat(800)}`;
      const [first] = await ask({ message: long(1) });
      const { conversationId } = first!.messageMetadata as { conversationId: string };
      for (const n of [2, 3]) await ask({ message: long(n), conversationId });
      await runtime.assistant.afterwards.settled();
      return (await ctx.conversations.summary(await ctx.conversations.get(conversationId)))?.text;
    },
  },
  read_image: {
    answer: "在便利店买水花了12元",
    async use(bench) {
      const { authorization } = bench.user.headers as { authorization: string };
      const response = await fetch(`${bench.url}/read-image`, {
        method: "POST",
        headers: { authorization, "content-type": "application/octet-stream" },
        body: Uint8Array.fromHex("89504e470d0a1a0a0000000d49484452"),
      });
      const { text, records: [{ type, data }] } = await response.json();
      return { text, type, data };
    },
  },
};

Deno.test("every prompt is sent as its golden run says, and its answer is read so", async (t) => {
  for (const name of PROMPT_NAMES) {
    await t.step(name, async () => {
      const { answer, use } = RUNS[name];
      await using bench = await chatBench([], VISION);
      bench.model.otherwise(say(answer));
      await addRecords(bench.user);
      const outcome = await use(bench);
      const marker = (await bench.runtime.assistant.prompts.get(name)).text.split("{{")[0]!.slice(0, 40);
      const sent = bench.model.requests.find(({ body }) => body.messages[0].content.includes(marker))!.body;
      // One with a schema is told it in a message of its own where the endpoint knows no other way.
      const { messages, temperature, max_tokens, response_format: format } = sent;
      const tools = sent.tools?.map((tool: { function: { name: string } }) => tool.function.name);
      const run = { messages, temperature, max_tokens, tools, format: format?.type, outcome };
      const [row] = await bench.runtime.database.rows<[number]>({
        sql: "SELECT count(*) FROM model_calls WHERE prompt_name = ? AND prompt_version = ?",
        args: [name, (await bench.runtime.assistant.prompts.get(name)).label],
      });
      assert.ok(row![0] > 0, "the log of calls names the prompt and its version");
      await assertGolden(name, JSON.parse(JSON.stringify(run)));
    });
  }
});

async function assertGolden(name: string, run: unknown): Promise<void> {
  const file = new URL(`${name}.json`, FOLDER);
  if (Deno.env.get("UPDATE_GOLDEN") === "1") {
    await Deno.writeTextFile(file, `${JSON.stringify(run, null, 2)}\n`);
  }
  assert.deepEqual(run, JSON.parse(await Deno.readTextFile(file)));
}
