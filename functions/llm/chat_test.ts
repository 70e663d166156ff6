import { DefaultChatTransport, readUIMessageStream, type UIMessage } from "ai";
import assert from "node:assert/strict";
import { LiveAnswers } from "../../common/ask/live_answer.ts";
import { ModelGateway } from "../../common/llm/model_gateway.ts";
import {
  after,
  breakOff,
  fail,
  type Play,
  raw,
  say,
  stall,
  useTools,
} from "../../common/llm/testing_model_server.ts";
import { addRecords, type ChatBench, chatBench, partsOf, shapeOf, textOf } from "./testing_chat.ts";

const SUM = useTools({
  name: "aggregate_records",
  input: { type: "expense", metric: "sum", field: "data.amount" },
});
const FOOD = useTools({ name: "search_records", input: { q: "火锅" } });
const QUESTION = { message: "我一共花了多少钱?" };

async function turnsOf(bench: ChatBench, conversationId: string) {
  const response = await bench.send("GET", `/conversations/${conversationId}`);
  assert.equal(response.status, 200);
  return (await response.json()).turns;
}

function conversationOf(parts: { type: string; messageMetadata?: unknown }[]): string {
  return (parts[0]!.messageMetadata as { conversationId: string }).conversationId;
}

Deno.test("POST /chat lets the model call tools and gives sources before the text", async () => {
  await using bench = await chatBench([SUM, say("你一共花了164.5元[1][2]。")]);
  await addRecords(bench.user);
  const parts = await bench.ask(QUESTION);
  assert.deepEqual(shapeOf(parts), [
    "start",
    "tool-input-available",
    "tool-output-available",
    "source-document",
    "data-result",
    "text-start",
    "text-delta",
    "text-end",
    "finish",
  ]);
  assert.equal(textOf(parts), "你一共花了164.5元[1][2]。");
  const result = parts.find(({ type }) => type === "data-result")!.data as {
    value: number;
    recordIds: string[];
  };
  assert.equal(result.value, 164.5);
  const sources = parts.filter(({ type }) => type === "source-document").map(({ sourceId }) => sourceId);
  assert.deepEqual(sources, result.recordIds);
  const [asked, answered] = await turnsOf(bench, conversationOf(parts));
  assert.equal(asked.text, QUESTION.message);
  assert.equal(answered.text, "你一共花了164.5元[1][2]。");
  assert.equal(answered.id, parts[0]!.messageId);
  assert.equal(answered.sources.length, 2);
});

Deno.test("POST /chat gives one JSON document where that is accepted", async () => {
  await using bench = await chatBench([SUM, say("164.5元[1]")]);
  await addRecords(bench.user);
  const response = await bench.send("POST", "/chat", QUESTION, { accept: "application/json" });
  const answer = await response.json();
  assert.equal(answer.text, "164.5元[1]");
  assert.equal(answer.result.value, 164.5);
  assert.equal(answer.sources.length, 2);
});

Deno.test("POST /chat removes what nothing proves and adds what was counted", async (t) => {
  await t.step("a wrong number", async () => {
    await using bench = await chatBench([SUM, say("你一共花了999元。")]);
    await addRecords(bench.user);
    const parts = await bench.ask(QUESTION);
    assert.match(textOf(parts), /^你一共花了\[\?\]元。/);
    assert.match(textOf(parts), /164\.5/);
    assert.ok(!textOf(parts).includes("999"));
    const notice = parts.find(({ type }) => type === "data-notice")!.data as { code: string };
    assert.equal(notice.code, "numbers_removed");
    // With its unit: three digits alone also stand in ids and times.
    assert.ok(!JSON.stringify(await turnsOf(bench, conversationOf(parts))).includes("999元"));
  });
  await t.step("an invented citation", async () => {
    await using bench = await chatBench([FOOD, say("火锅[1]花了128元[9]。")]);
    await addRecords(bench.user);
    assert.equal(textOf(await bench.ask({ message: "火锅花了多少" })), "火锅[1]花了128元。");
  });
  await t.step("a number that only the model's own call says", async () => {
    const above = { type: "expense", metric: "count", where: { "data.amount__gt": 999 } };
    const spent = { type: "expense", text: "手机999元", data: { amount: 999, category: "shopping" } };
    for (
      const call of [{ name: "aggregate_records", input: above }, { name: "create_record", input: spent }]
    ) {
      await using bench = await chatBench([useTools(call), say("你花了999元。")]);
      await addRecords(bench.user);
      const text = textOf(await bench.ask(QUESTION));
      assert.ok(text.startsWith("你花了[?]元。"), `${call.name}: ${text}`);
    }
  });
  await t.step("but not what the person said in other words, nor the times of a proposal", async () => {
    const input = {
      type: "expense",
      text: "打车三十六块五",
      data: { amount: 36.5, category: "transport" },
      occurredAt: "2026-03-10T07:45:00Z",
    };
    const said = "要记下3月10日15:45打车36.5元,请确认。";
    await using bench = await chatBench([useTools({ name: "create_record", input }), say(said)]);
    assert.equal(textOf(await bench.ask({ message: "上周二下午打车三十六块五,记一下" })), said);
  });
  await t.step("a number without any tool call", async () => {
    await using bench = await chatBench([say("你花了128元。")]);
    await addRecords(bench.user);
    assert.ok(textOf(await bench.ask(QUESTION)).startsWith("你花了[?]元。"));
  });
});

Deno.test("POST /chat never finds nothing beside what the model found", async (t) => {
  const FIND = useTools({ name: "search_records", input: { q: "火锅" } });
  const steps: [name: string, script: Play[], message: string, none: RegExp, follows: RegExp][] = [
    ["in English", [FIND, say("It was 999 [1].")], "well hmm?", /found no records/, /counted result follows/],
    ["in Chinese", [FIND, say("是999元[1]。")], "嗯哼?", /没有找到/, /下面是按记录算出/],
  ];
  for (const [name, script, message, none, follows] of steps) {
    await t.step(name, async () => {
      await using bench = await chatBench(script);
      await addRecords(bench.user);
      const parts = await bench.ask({ message });
      assert.ok(parts.some(({ type }) => type === "source-document"));
      assert.doesNotMatch(textOf(parts), none);
      const notice = parts.find(({ type }) => type === "data-notice")!.data as Record<string, string>;
      assert.equal(notice.code, "numbers_removed");
      assert.doesNotMatch(notice.message!, follows);
    });
  }
  await t.step("where the model then fails", async () => {
    await using bench = await chatBench([FIND, fail(401)]);
    await addRecords(bench.user);
    const parts = await bench.ask({ message: "嗯哼?" });
    assert.doesNotMatch(textOf(parts), /没有找到/);
    assert.match(textOf(parts), /火锅/);
  });
});

const STEPS_DOWN: [name: string, script: Play[], code: string][] = [
  ["the endpoint refuses", [fail(401)], "model_unavailable"],
  ["the endpoint fails after a tool call", [SUM, fail(401)], "model_unavailable"],
  ["the answer breaks off", [SUM, breakOff("你一共花了")], "model_interrupted"],
  ["the model never stops calling tools", Array.from({ length: 6 }, () => SUM), "too_many_tool_calls"],
];

Deno.test("an answer has one result, also where the counted one follows the model's", async () => {
  await using bench = await chatBench([SUM, say("你一共花了999元。")]);
  await addRecords(bench.user);
  const results = (await bench.ask(QUESTION)).filter(({ type }) => type === "data-result");
  assert.equal(new Set(results.map(({ id }) => id)).size, 1);
});

Deno.test("POST /chat steps down to the embedded planner and says so", async (t) => {
  for (const [name, script, code] of STEPS_DOWN) {
    await t.step(name, async () => {
      await using bench = await chatBench(script);
      await addRecords(bench.user);
      const parts = await bench.ask(QUESTION);
      const notice = parts.find(({ type }) => type === "data-notice")!.data as { code: string };
      assert.equal(notice.code, code);
      assert.match(textOf(parts), /164\.5/);
      assert.equal(parts.at(-1)!.type, "finish");
      const turns = await turnsOf(bench, conversationOf(parts));
      assert.equal(turns.length, 2);
      assert.equal(turns[1].notices[0].code, code);
      const ids = parts.filter(({ type }) => type === "text-start").map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
    });
  }
});

Deno.test("POST /chat has one patience for the whole turn, however often the model calls tools", async () => {
  await using bench = await chatBench([]);
  bench.model.otherwise(after(250, SUM));
  const { assistant, clock, log } = bench.runtime;
  const models = assistant.gateway.endpoints.map(({ config }) => config);
  assistant.gateway = new ModelGateway(models, assistant.ledger, clock, log, {
    timeouts: { patienceMs: 600 },
  });
  await addRecords(bench.user);
  const parts = await bench.ask(QUESTION);
  assert.ok(bench.model.requests.length <= 3, "250 ms each");
  const notice = parts.find(({ type }) => type === "data-notice")!.data as { code: string };
  assert.equal(notice.code, "model_unavailable");
  assert.match(textOf(parts), /164\.5/);
});

Deno.test("POST /chat says that the day's budget is spent and answers all the same", async () => {
  await using bench = await chatBench([say("never")], { LLM_DAILY_TOKENS: "10" });
  await addRecords(bench.user);
  const parts = await bench.ask(QUESTION);
  assert.equal(
    (parts.find(({ type }) => type === "data-notice")!.data as { code: string }).code,
    "budget_spent",
  );
  assert.match(textOf(parts), /164\.5/);
  assert.equal(bench.model.requests.length, 0);
});

Deno.test("the day of the budget is the profile's, whatever zone a question names", async () => {
  const usage = { prompt_tokens: 12_000, completion_tokens: 0, total_tokens: 12_000 };
  await using bench = await chatBench([say("好的。", { usage })], {
    LLM_DAILY_TOKENS: "12000",
    ACCESS_TOKEN_TTL_SECONDS: "3600",
  });
  await addRecords(bench.user);
  await bench.ask(QUESTION);
  // Midnight in Chicago, 13:00 in Shanghai.
  bench.runtime.clock.advance(30 * 60_000);
  const zone = { timezone: "America/Chicago" };
  const parts = await bench.ask({ ...QUESTION, ...zone });
  assert.equal(
    (parts.find(({ type }) => type === "data-notice")?.data as { code: string })?.code,
    "budget_spent",
  );
  const period = { from: "2026-03-15T16:00:00Z", to: "2026-03-22T16:00:00Z", ...zone };
  const summary = await bench.send("POST", "/summarize", period, { accept: "application/json" });
  assert.equal((await summary.json()).notices[0]?.code, "budget_spent");
  assert.equal(bench.model.requests.length, 1);
});

Deno.test("POST /chat tells the model what is wrong with a call and lets it mend it", async () => {
  const wrong = useTools({ name: "aggregate_records", input: { metric: "total" } });
  await using bench = await chatBench([wrong, SUM, say("164.5元")]);
  await addRecords(bench.user);
  const parts = await bench.ask(QUESTION);
  assert.equal(parts[1]!.type, "tool-input-error");
  assert.equal(textOf(parts), "164.5元");
  const told = JSON.stringify(bench.model.requests[1]!.body.messages);
  assert.match(told, /metric/);
});

Deno.test("a model is told the groups of a number and not the ids behind each", async () => {
  const byCategory = { type: "expense", metric: "sum", field: "data.amount", groupBy: "category" };
  await using bench = await chatBench([
    useTools({ name: "aggregate_records", input: byCategory }),
    say("好的"),
  ]);
  await addRecords(bench.user);
  const parts = await bench.ask({ message: "按类别花了多少" });
  const told = bench.model.requests[1]!.body.messages.find(({ role }: { role: string }) => role === "tool");
  assert.match(told.content, /"groups":\[\{"key"/);
  assert.doesNotMatch(told.content, /recordIds/);
  const result = parts.find(({ type }) => type === "data-result")!.data as {
    groups: { recordIds: string[] }[];
  };
  assert.ok(result.groups.length > 0 && result.groups.every(({ recordIds }) => recordIds.length > 0));
});

Deno.test("calls of tools without ids, or with the same one again, are told apart", async () => {
  const call = (id: string | undefined) =>
    raw(
      [
        {
          choices: [{
            delta: {
              tool_calls: [{
                index: 0,
                id,
                function: { name: "aggregate_records", arguments: '{"metric":"count"}' },
              }],
            },
          }],
        },
        { choices: [{ delta: {}, finish_reason: "tool_calls" }] },
      ].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join(""),
    );
  await using bench = await chatBench([
    call("call_0"),
    call("call_0"),
    call(undefined),
    call(""),
    say("好的。"),
  ]);
  await addRecords(bench.user);
  const parts = await bench.ask(QUESTION);
  const ids = parts.filter(({ type }) => type === "tool-output-available").map(({ toolCallId }) =>
    toolCallId
  );
  assert.equal(ids.length, 4);
  assert.equal(new Set(ids).size, 4);
  assert.ok(ids.every((id) => typeof id === "string" && id !== ""));
});

Deno.test("a write is a card that the person confirms, once", async () => {
  await using bench = await chatBench([]);
  await addRecords(bench.user);
  const [record] = (await bench.user.ctx.records.list({ limit: 1, conditions: { type: "todo" } })).data;
  bench.model.play(
    useTools({ name: "change_record", input: { id: record!.id, data: { done: true } } }),
    say("请在卡片上确认。"),
  );
  const parts = await bench.ask({ message: "电话打完了,勾掉" });
  const proposal = parts.find(({ type }) => type === "data-proposal")!.data as { id: string };
  assert.equal(parts.find(({ type }) => type === "tool-approval-request")!.approvalId, proposal.id);
  assert.equal((await bench.user.ctx.records.get(record!.id)).data.done, false);
  const accept = () => bench.send("POST", `/proposals/${proposal.id}`, { accept: true });
  const answers = await Promise.all([accept(), accept()]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
  for (const answer of answers) await answer.body?.cancel();
  const changed = await bench.user.ctx.records.get(record!.id);
  assert.equal(changed.data.done, true);
  assert.equal(changed.version, 2);
});

Deno.test("a card of a record that changed meanwhile does nothing", async () => {
  await using bench = await chatBench([]);
  await addRecords(bench.user);
  const [record] = (await bench.user.ctx.records.list({ limit: 1, conditions: { type: "todo" } })).data;
  bench.model.play(useTools({ name: "delete_record", input: { id: record!.id } }), say("请确认。"));
  const parts = await bench.ask({ message: "删掉这个待办" });
  const proposal = parts.find(({ type }) => type === "data-proposal")!.data as { id: string };
  await bench.user.ctx.records.change(record!.id, { title: "改过了" });
  const answer = await bench.send("POST", `/proposals/${proposal.id}`, { accept: true });
  assert.equal(answer.status, 412);
  await answer.body?.cancel();
  assert.equal((await bench.user.ctx.records.get(record!.id)).title, "改过了");
});

Deno.test("POST /chat/{id}/stop ends the answer and keeps what was said", async () => {
  const hungUp = Promise.withResolvers<void>();
  await using bench = await chatBench([stall("火锅很好吃,", () => hungUp.resolve())]);
  const response = await bench.send("POST", "/chat", { message: "说说火锅" });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let body = "";
  while (!body.includes("text-delta")) body += (await reader.read()).value;
  const id = /"conversationId":"([^"]+)"/.exec(body)![1]!;
  assert.deepEqual(await (await bench.send("POST", `/chat/${id}/stop`)).json(), { stopped: true });
  await hungUp.promise;
  for (let next = await reader.read(); !next.done; next = await reader.read()) body += next.value;
  assert.deepEqual(shapeOf(partsOf(body)).slice(-2), ["abort", "finish"]);
  const [, answered] = await turnsOf(bench, id);
  assert.match(answered.text, /^火锅/);
  assert.equal(answered.notices[0].code, "stopped");
});

Deno.test("GET /chat/{id}/stream reads on after Last-Event-ID without a gap or a repetition", async () => {
  await using bench = await chatBench([SUM, say("你一共花了164.5元[1][2],其中火锅128元。")]);
  await addRecords(bench.user);
  const whole = await (await bench.send("POST", "/chat", QUESTION)).text();
  const parts = partsOf(whole);
  const id = conversationOf(parts);
  for (const have of [0, 1, 5, parts.length]) {
    const rest = await bench.send("GET", `/chat/${id}/stream`, undefined, {
      "last-event-id": `${parts[0]!.messageId}:${have}`,
    });
    assert.deepEqual(partsOf(await rest.text()), parts.slice(have));
  }
});

Deno.test("GET /chat/{id}/stream tells the answer that a message id names, also after a restart", async (t) => {
  for (const retention of ["ephemeral", "durable"]) {
    await t.step(retention, async () => {
      await using bench = await chatBench([SUM, say("你一共花了164.5元[1][2]。"), say("不客气。")]);
      await addRecords(bench.user);
      const parts = await bench.ask({ ...QUESTION, retention });
      const id = conversationOf(parts);
      const messageId = parts[0]!.messageId as string;
      const rest = (query: string, headers = {}) =>
        bench.send("GET", `/chat/${id}/stream?messageId=${query}`, undefined, headers);
      assert.deepEqual(partsOf(await (await rest(`${messageId}&after=5`)).text()), parts.slice(5));
      // Kept answers are memory: a process that begins has none.
      bench.runtime.assistant.answers = new LiveAnswers(bench.runtime.clock);
      const gone = await bench.send("GET", `/chat/${id}/stream`, undefined, {
        "last-event-id": `${messageId}:3`,
      });
      assert.equal(gone.status, 204);
      const told = partsOf(await (await rest(messageId, { "last-event-id": `${messageId}:3` })).text());
      assert.deepEqual([told[0], told.at(-1)], [parts[0], parts.at(-1)]);
      assert.equal(textOf(told), textOf(parts));
      assert.equal(shapeOf(told).indexOf("source-document"), 1);
      // Another answer has come since: the one that was named is told all the same.
      await bench.ask({ conversationId: id, message: "谢谢" });
      assert.equal(textOf(partsOf(await (await rest(messageId)).text())), textOf(parts));
      const [question] = await turnsOf(bench, id);
      for (const unknown of [crypto.randomUUID(), question.id]) {
        const response = await rest(unknown);
        await response.body?.cancel();
        assert.equal(response.status, 404);
      }
    });
  }
});

Deno.test("a card waits in its conversation until it is decided or its record is gone", async (t) => {
  for (const retention of ["ephemeral", "durable"]) {
    await t.step(retention, async () => {
      await using bench = await chatBench([]);
      await addRecords(bench.user);
      const [first, second] = (await bench.user.ctx.records.list({ limit: 2, conditions: {} })).data;
      const remove = (record: { id: string }) => ({ name: "delete_record", input: { id: record.id } });
      const add = { name: "create_record", input: { type: "note", text: "新的" } };
      bench.model.play(useTools(remove(first!), remove(second!), add), say("请确认。"));
      const parts = await bench.ask({ message: "都删掉,记一条新的", retention });
      const cards = parts.filter(({ type }) => type === "data-proposal").map(({ data }) =>
        data as { id: string }
      );
      assert.equal(cards.length, 3);
      let etag: string | null = null;
      const waiting = async () => {
        const response = await bench.send("GET", `/conversations/${conversationOf(parts)}`);
        assert.notEqual(response.headers.get("etag"), etag, "it is another state");
        etag = response.headers.get("etag");
        return (await response.json()).turns[1].proposals;
      };
      assert.deepEqual(await waiting(), cards);
      const decided = await bench.send("POST", `/proposals/${cards[2]!.id}`, { accept: false });
      await decided.body?.cancel();
      assert.deepEqual(await waiting(), cards.slice(0, 2));
      await bench.user.ctx.records.remove(first!.id);
      assert.deepEqual(await waiting(), cards.slice(1, 2));
      const accepted = await bench.send("POST", `/proposals/${cards[1]!.id}`, { accept: true });
      assert.equal((await accepted.json()).accepted, true);
      assert.equal(await waiting(), undefined);
    });
  }
});

Deno.test("what tools give is sent to the client only so far", async () => {
  const list = { name: "list_records", input: { type: "note", limit: 100 } };
  await using bench = await chatBench([useTools(list, list, list), say("好的。")]);
  const text = "记".repeat(19_000);
  await bench.user.ctx.records.addAll(
    Array.from({ length: 50 }, () => ({ type: "note", text, data: {}, source: "api" as const })),
  );
  const parts = await bench.ask({ message: "列出笔记" });
  const outputs = parts.filter(({ type }) => type === "tool-output-available").map(({ output }) => output);
  assert.deepEqual(outputs.map((output) => (output as { data?: unknown[] }).data?.length), [
    50,
    50,
    undefined,
  ]);
  assert.deepEqual(outputs[2], { omitted: true });
  assert.equal(textOf(parts), "好的。");
});

Deno.test("a question asked anew or in other words takes the place of the old one", async (t) => {
  for (const retention of ["ephemeral", "durable"]) {
    await t.step(retention, async () => {
      await using bench = await chatBench([say("第一"), say("二"), say("三"), say("四")]);
      const first = await bench.ask({ message: "甲", retention });
      const conversationId = conversationOf(first);
      await bench.ask({ message: "乙", conversationId });
      await bench.ask({ conversationId, regenerate: true });
      const texts = async () =>
        (await turnsOf(bench, conversationId)).map(({ text }: { text: string }) => text);
      assert.deepEqual(await texts(), ["甲", "第一", "乙", "三"]);
      const [{ id }] = await turnsOf(bench, conversationId);
      await bench.ask({ conversationId, replaces: id, message: "丙" });
      assert.deepEqual(await texts(), ["丙", "四"]);
      const messages = bench.model.requests.at(-1)!.body.messages;
      assert.deepEqual(messages.slice(1), [{ role: "user", content: "丙" }]);
    });
  }
});

Deno.test("PATCH /conversations/{id} renames", async () => {
  await using bench = await chatBench([say("好")]);
  const id = conversationOf(await bench.ask({ message: "甲" }));
  assert.equal(
    (await (await bench.send("PATCH", `/conversations/${id}`, { title: "新名" })).json()).title,
    "新名",
  );
  assert.equal((await (await bench.send("GET", `/conversations/${id}`)).json()).title, "新名");
});

Deno.test("a conversation has an ETag that every turn and every title changes", async (t) => {
  for (const retention of ["ephemeral", "durable"]) {
    await t.step(retention, async () => {
      await using bench = await chatBench([say("好"), say("好")]);
      const id = conversationOf(await bench.ask({ message: "甲", retention }));
      const path = `/conversations/${id}`;
      const send = async (method: string, headers: Record<string, string> = {}, body?: unknown) => {
        const response = await bench.send(method, path, body, headers);
        await response.body?.cancel();
        return [response.status, response.headers.get("etag")] as const;
      };
      const [status, first] = await send("GET");
      assert.equal(status, 200);
      assert.deepEqual(await send("GET", { "if-none-match": first! }), [304, first]);
      await bench.ask({ message: "乙", conversationId: id });
      const [again, second] = await send("GET", { "if-none-match": first! });
      assert.equal(again, 200);
      assert.notEqual(second, first);
      const title = { title: "新名" };
      assert.equal((await send("PATCH", { "if-match": first! }, title))[0], 412);
      const [renamed, third] = await send("PATCH", { "if-match": second! }, title);
      assert.equal(renamed, 200);
      assert.equal((await send("GET"))[1], third);
      assert.equal((await send("DELETE", { "if-match": second! }))[0], 412);
      assert.equal((await send("GET"))[0], 200);
      assert.equal((await send("DELETE", { "if-match": third! }))[0], 204);
      assert.equal((await send("GET"))[0], 404);
    });
  }
});

Deno.test("older turns are shortened and the shortened text is sent in their place", async () => {
  await using bench = await chatBench([]);
  const long = (n: number) => `第${n}个问题${"长".repeat(1_500)}`;
  bench.model.otherwise(({ body }) =>
    say(/Shorten the conversation/.test(body.messages[0].content) ? "浓缩过的往事" : "好")({} as never)
  );
  const conversationId = conversationOf(await bench.ask({ message: long(1) }));
  await bench.ask({ message: long(2), conversationId });
  await bench.ask({ message: long(3), conversationId });
  await bench.runtime.assistant.afterwards.settled();
  await bench.ask({ message: "短", conversationId });
  const { messages } = bench.model.requests.findLast(({ body }) => body.tools)!.body;
  assert.match(messages[0].content, /浓缩过的往事/);
  assert.ok(!JSON.stringify(messages).includes("第1个问题"));
});

Deno.test("nobody waits for older turns to be shortened", async () => {
  await using bench = await chatBench([]);
  const shortening = Promise.withResolvers<void>();
  bench.model.otherwise(({ body }) =>
    (/Shorten the conversation/.test(body.messages[0].content)
      ? stall("", () => shortening.resolve())
      : say("好"))({} as never)
  );
  const long = "长".repeat(2_000);
  const conversationId = conversationOf(await bench.ask({ message: long }));
  await bench.ask({ message: long, conversationId });
  const parts = await bench.ask({ message: long, conversationId });
  assert.equal(parts.at(-1)!.type, "finish");
  bench.runtime.stopping.abort();
  await shortening.promise;
});

Deno.test("the AI SDK's own transport reads the stream, and reads it on", async () => {
  await using bench = await chatBench([SUM, say("你一共花了164.5元[1]。")]);
  await addRecords(bench.user);
  let conversationId = "";
  const transport = new DefaultChatTransport<UIMessage>({
    api: `${bench.url}/chat`,
    headers: { authorization: bench.user.headers.authorization! },
    prepareSendMessagesRequest: ({ messages }) => {
      const part = messages.at(-1)!.parts[0]!;
      return { body: { message: part.type === "text" ? part.text : "" } };
    },
    prepareReconnectToStreamRequest: () => ({ api: `${bench.url}/chat/${conversationId}/stream` }),
  });
  const read = async (stream: ReadableStream | null) => {
    let last: UIMessage | undefined;
    for await (const message of readUIMessageStream({ stream: stream! })) last = message;
    return last!;
  };
  const message = await read(
    await transport.sendMessages({
      trigger: "submit-message",
      chatId: "any",
      messageId: undefined,
      messages: [{ id: "1", role: "user", parts: [{ type: "text", text: QUESTION.message }] }],
      abortSignal: undefined,
    }),
  );
  const types = message.parts.map(({ type }) => type);
  assert.deepEqual(types, [
    "tool-aggregate_records",
    "source-document",
    "source-document",
    "data-result",
    "text",
  ]);
  conversationId = (message.metadata as { conversationId: string }).conversationId;
  const again = await read(await transport.reconnectToStream({ chatId: "any" }));
  assert.deepEqual(again.parts, message.parts);
});

Deno.test("the AI SDK's own transport leaves in the middle, and the answer can be stopped and read again", async () => {
  const hungUp = Promise.withResolvers<void>();
  await using bench = await chatBench([stall("火锅很好吃,", () => hungUp.resolve())]);
  const transport = new DefaultChatTransport<UIMessage>({
    api: `${bench.url}/chat`,
    headers: { authorization: bench.user.headers.authorization! },
    prepareSendMessagesRequest: () => ({ body: { message: "说说火锅" } }),
  });
  const leaving = new AbortController();
  const stream = await transport.sendMessages({
    trigger: "submit-message",
    chatId: "any",
    messageId: undefined,
    messages: [{ id: "1", role: "user", parts: [{ type: "text", text: "说说火锅" }] }],
    abortSignal: leaving.signal,
  });
  let conversationId = "";
  await assert.rejects(async () => {
    for await (const part of stream) {
      if (part.type === "start") {
        conversationId = (part.messageMetadata as { conversationId: string }).conversationId;
      }
      if (part.type === "text-delta") leaving.abort();
    }
  }, { name: "AbortError" });
  assert.deepEqual(await (await bench.send("POST", `/chat/${conversationId}/stop`)).json(), {
    stopped: true,
  });
  await hungUp.promise;
  const rest = partsOf(await (await bench.send("GET", `/chat/${conversationId}/stream`)).text());
  assert.match(textOf(rest), /^火锅/);
  assert.deepEqual(shapeOf(rest).slice(-2), ["abort", "finish"]);
});
