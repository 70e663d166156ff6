import assert from "node:assert/strict";
import type { ChatPart } from "../../common/ask/chat_part.ts";
import { say, useTools } from "../../common/llm/testing_model_server.ts";
import { addRecords, type ChatBench, chatBench, partsOf, textOf } from "./testing_chat.ts";

const SUM = useTools({
  name: "aggregate_records",
  input: { type: "expense", metric: "sum", field: "data.amount" },
});
const QUESTION = { message: "我一共花了多少钱?" };
/** Words of a record that no answer below says. */
const WORDS = "小王";
const JSON_ONLY = { accept: "application/json" };

const ask = (bench: ChatBench, key: string, body: unknown = QUESTION, headers = {}) =>
  bench.send("POST", "/chat", body, { "idempotency-key": key, ...headers });

async function turnsOf(bench: ChatBench, id: string): Promise<{ role: string }[]> {
  return (await (await bench.send("GET", `/conversations/${id}`)).json()).turns;
}

/** What an answer rests on; the id of a part is that of a stream. */
const proofsOf = (parts: ChatPart[]) =>
  parts.filter(({ type }) => ["source-document", "data-result"].includes(type))
    .map(({ id: _, ...part }) => part);

Deno.test("a question sent again with its key gets its answer, without a second turn or a second call", async (t) => {
  for (const retention of ["ephemeral", "durable"]) {
    for (const withModel of [true, false]) {
      await t.step(`${retention}, ${withModel ? "with a model" : "without one"}`, async () => {
        await using bench = await chatBench(
          [SUM, say("一共164.5元[1][2]。")],
          withModel ? {} : { LLM_BASE_URL: "", LLM_MODEL: "" },
        );
        await addRecords(bench.user);
        const body = { ...QUESTION, retention };
        const first = await ask(bench, "k", body);
        assert.equal(first.headers.get("idempotency-replayed"), null);
        const parts = partsOf(await first.text());
        const { conversationId: id } = parts[0]!.messageMetadata as { conversationId: string };
        const calls = bench.model.requests.length;

        const again = await ask(bench, "k", body);
        assert.equal(again.status, 200);
        assert.equal(again.headers.get("idempotency-replayed"), "true");
        assert.equal(again.headers.get("x-vercel-ai-ui-message-stream"), "v1");
        const repeated = partsOf(await again.text());
        assert.equal(textOf(repeated), textOf(parts));
        assert.deepEqual(proofsOf(repeated), proofsOf(parts));
        assert.deepEqual(repeated[0], parts[0], "of the same conversation and message");
        assert.deepEqual(repeated.at(-1), parts.at(-1));

        const json = await (await ask(bench, "k", body, JSON_ONLY)).json();
        assert.deepEqual([json.conversationId, json.messageId, json.text], [
          id,
          parts[0]!.messageId,
          textOf(parts),
        ]);
        assert.equal(json.result.value, 164.5);
        assert.deepEqual((await turnsOf(bench, id)).map(({ role }) => role), ["user", "assistant"]);
        assert.equal(bench.model.requests.length, calls);
        assert.equal((await (await bench.send("GET", "/conversations/count")).json()).count, 1);

        const other = await ask(bench, "k", { ...body, message: "今天呢?" });
        assert.deepEqual([other.status, (await other.json()).code], [422, "idempotency_mismatch"]);
      });
    }
  }
});

Deno.test("an answer of one document is the same document again", async () => {
  await using bench = await chatBench([SUM, say("一共164.5元[1][2]。")]);
  await addRecords(bench.user);
  const first = await (await ask(bench, "k", QUESTION, JSON_ONLY)).json();
  assert.deepEqual(await (await ask(bench, "k", QUESTION, JSON_ONLY)).json(), first);
  assert.equal(bench.model.requests.length, 2);
});

Deno.test("while the answer is being made its question is 409, and nothing is asked twice", async () => {
  const gate = Promise.withResolvers<void>();
  await using bench = await chatBench([async (request) => {
    await gate.promise;
    return await say("好的。")(request);
  }]);
  const first = await ask(bench, "k");
  try {
    const meanwhile = await ask(bench, "k");
    assert.deepEqual([meanwhile.status, (await meanwhile.json()).code], [409, "idempotency_in_progress"]);
    // Far longer than other requests may run.
    bench.runtime.clock.advance(200_000);
    assert.equal((await ask(bench, "k")).status, 409);
  } finally {
    gate.resolve();
  }
  const parts = partsOf(await first.text());
  const again = await ask(bench, "k");
  assert.equal(textOf(partsOf(await again.text())), textOf(parts));
  assert.equal(bench.model.requests.length, 1);
});

Deno.test("an answer given again keeps nothing of a record that was deleted since", async () => {
  await using bench = await chatBench([SUM, say("一共164.5元[1][2]。")]);
  await addRecords(bench.user);
  const first = await (await ask(bench, "k", QUESTION, JSON_ONLY)).json();
  const at = first.sources.findIndex(({ text }: { text: string }) => text.includes(WORDS));
  const kept = await bench.runtime.database.rows<[string]>("SELECT body FROM idempotency_keys");
  assert.equal(kept.length, 1);
  assert.ok(!JSON.stringify(kept).includes(WORDS) && !JSON.stringify(kept).includes("164.5"));
  await bench.user.ctx.records.remove(first.sources[at].id);
  const again = await (await ask(bench, "k", QUESTION, JSON_ONLY)).json();
  assert.deepEqual(again.sources[at], { id: first.sources[at].id, deleted: true });
  const stream = await (await ask(bench, "k")).text();
  assert.ok(!JSON.stringify(again).includes(WORDS) && !stream.includes(WORDS), stream);
  assert.equal(textOf(partsOf(stream)), first.text);
});

Deno.test("a card that waits is shown again, and one that was decided is not", async () => {
  await using bench = await chatBench([]);
  await addRecords(bench.user);
  const { data } = await bench.user.ctx.records.list({ limit: 10, conditions: {} });
  const record = data.find(({ text }) => text.includes(WORDS))!;
  bench.model.play(useTools({ name: "delete_record", input: { id: record.id } }), say("请确认。"));
  const parts = partsOf(await (await ask(bench, "k")).text());
  const card = parts.find(({ type }) => type === "data-proposal")!;
  const cards = async () =>
    partsOf(await (await ask(bench, "k")).text()).filter(({ type }) => type === "data-proposal");
  assert.deepEqual(await cards(), [card]);
  const decide = () =>
    bench.send("POST", `/proposals/${card.id}`, { accept: true }, { "idempotency-key": "decision" });
  const decided = await (await decide()).json();
  assert.equal(decided.accepted, true);
  const again = await decide();
  assert.deepEqual([again.headers.get("idempotency-replayed"), await again.json()], ["true", decided]);
  assert.deepEqual(await cards(), []);
});

Deno.test("a key whose question was refused is free again, and one whose conversation is gone is 404", async () => {
  await using bench = await chatBench([say("好的。"), say("好的。")]);
  const body = { ...QUESTION, conversationId: crypto.randomUUID() };
  assert.equal((await ask(bench, "k", body)).status, 404);
  const { conversationId } = await (await ask(bench, "k", QUESTION, JSON_ONLY)).json();
  await bench.send("DELETE", `/conversations/${conversationId}`);
  assert.equal((await ask(bench, "k")).status, 404);
});
