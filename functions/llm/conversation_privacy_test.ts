import assert from "node:assert/strict";
import { say, useTools } from "../../common/llm/testing_model_server.ts";
import type { TestRuntime } from "../../common/testing.ts";
import { addRecords, chatBench, partsOf } from "./testing_chat.ts";

/** Words of a record that no answer below says. */
const WORDS = "小王";
const SUM = useTools({
  name: "aggregate_records",
  input: { type: "expense", metric: "sum", field: "data.amount" },
});
const SEARCH = useTools({ name: "search_records", input: { q: "火锅" } });
const QUESTION = "我一共花了多少钱?";

Deno.test("a deleted record is gone from every conversation that cited it, and keeps its number", async (t) => {
  for (const retention of ["ephemeral", "durable"]) {
    for (const withModel of [true, false]) {
      await t.step(`${retention}, ${withModel ? "with a model" : "without one"}`, async () => {
        await using bench = await chatBench(
          [SUM, SEARCH, say("一共164.5元[1][2]。")],
          withModel ? {} : { LLM_BASE_URL: "", LLM_MODEL: "" },
        );
        await addRecords(bench.user);
        const parts = await bench.ask({ message: QUESTION, retention });
        const { conversationId: id } = parts[0]!.messageMetadata as { conversationId: string };
        const read = async () => await (await bench.send("GET", `/conversations/${id}`)).json();
        const before = (await read()).turns[1].sources;
        const at = before.findIndex(({ text }: { text: string }) => text.includes(WORDS));
        assert.equal(before.length, 2);
        assert.ok(at >= 0);
        assert.deepEqual(await copiesOf(bench.runtime), [], "nothing of a record is kept with the turn");

        await bench.user.ctx.records.remove(before[at].id);
        const whole = await read();
        assert.ok(!JSON.stringify(whole).includes(WORDS), JSON.stringify(whole));
        assert.deepEqual(whole.turns[1].sources[at], { id: before[at].id, deleted: true });
        assert.equal(whole.turns[1].sources[1 - at].text, before[1 - at].text);
        assert.equal(whole.turns[1].result.value, 164.5, "numbers stay");

        const rest = await (await bench.send("GET", `/chat/${id}/stream`)).text();
        assert.ok(!rest.includes(WORDS), rest);
        const again = partsOf(rest);
        assert.deepEqual(again.map(({ type }) => type), parts.map(({ type }) => type));
        const gone = again.filter(({ type }) => type === "source-document")[at]!;
        assert.deepEqual(gone.providerMetadata, {
          zhiji: { n: at + 1, record: { id: before[at].id, deleted: true } },
        });
      });
    }
  }
});

Deno.test("a record that was changed is cited as it is now", async () => {
  await using bench = await chatBench([SUM, say("一共164.5元[1]。")]);
  await addRecords(bench.user);
  const parts = await bench.ask({ message: QUESTION });
  const { conversationId: id } = parts[0]!.messageMetadata as { conversationId: string };
  const [source] = parts.filter(({ type }) => type === "source-document");
  await bench.user.ctx.records.change(source!.sourceId as string, { title: "改过" });
  const { turns } = await (await bench.send("GET", `/conversations/${id}`)).json();
  assert.equal(turns[1].sources[0].title, "改过");
});

Deno.test("a card keeps no copy of the record it would change", async () => {
  await using bench = await chatBench([]);
  await addRecords(bench.user);
  const { data } = await bench.user.ctx.records.list({ limit: 10, conditions: {} });
  const record = data.find(({ text }) => text.includes(WORDS))!;
  bench.model.play(useTools({ name: "delete_record", input: { id: record.id } }), say("请确认。"));
  const parts = await bench.ask({ message: "删掉火锅那条" });
  const proposal = parts.find(({ type }) => type === "data-proposal")!.data as { record: { text: string } };
  assert.ok(proposal.record.text.includes(WORDS), "the person sees what is to be deleted");
  assert.deepEqual(await copiesOf(bench.runtime), []);
});

/** Where, outside the tables of records, the words of the record stand. */
async function copiesOf({ database }: TestRuntime): Promise<string[]> {
  const rows = await database.rows<[string]>(
    "SELECT content FROM messages UNION ALL SELECT value FROM cache_entries",
  );
  return rows.map(([text]) => text).filter((text) => text.includes(WORDS));
}
