import assert from "node:assert/strict";
import { fail, say } from "../../common/llm/testing_model_server.ts";
import { testUser } from "../../common/testing.ts";
import { addRecords, chatBench, partsOf, textOf } from "./testing_chat.ts";

const WEEK = { from: "2026-03-15T16:00:00Z", to: "2026-03-22T16:00:00Z" };
const NO_MODEL = { LLM_BASE_URL: "", LLM_MODEL: "" };

Deno.test("POST /summarize counts without a model, in Chinese and in English", async (t) => {
  await using bench = await chatBench([], NO_MODEL);
  await addRecords(bench.user);
  const report = async (
    body: Record<string, unknown>,
  ) => (await (await bench.send("POST", "/summarize", body, { accept: "application/json" })).json());
  await t.step("Chinese", async () => {
    const { report: text, prose, facts } = await report(WEEK);
    assert.equal(
      text,
      [
        "2026年3月16日至2026年3月22日",
        "共 3 条记录：支出 2、待办 1。",
        "支出 ¥164.50。",
        "其中：餐饮 ¥128、交通 ¥36.50。",
        "最大一笔：“和小王吃火锅花了128元”。",
        "待办完成 0 件，还有 1 件。",
      ].join("\n"),
    );
    assert.equal(prose, null);
    assert.equal(facts.expenses.sums[0].value, 164.5);
  });
  await t.step("English", async () => {
    const { report: text } = await report({ ...WEEK, language: "en" });
    assert.match(
      text,
      /^March 16, 2026 to March 22, 2026\n3 records: expenses 2, todos 1\.\nSpent ¥164\.50\./,
    );
  });
  await t.step("one type", async () => {
    const { report: text } = await report({ ...WEEK, type: "todo" });
    assert.match(text, /共 1 条记录：待办 1。\n待办完成 0 件，还有 1 件。$/);
  });
  await t.step("nothing", async () => {
    const { report: text } = await report({ from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z" });
    assert.match(text, /没有记录。$/);
  });
  await t.step("a period that ends before it begins", async () => {
    const response = await bench.send("POST", "/summarize", { from: WEEK.to, to: WEEK.from });
    assert.equal(response.status, 400);
    assert.equal((await response.json()).errors[0].path, "to");
  });
});

Deno.test("POST /summarize streams the facts before a model's words, whose numbers are checked", async () => {
  await using bench = await chatBench([say("这周花了164.5元,比上周多999元。")]);
  await addRecords(bench.user);
  const parts = partsOf(await (await bench.send("POST", "/summarize", WEEK)).text());
  const types = parts.map(({ type }) => type);
  assert.ok(types.indexOf("data-facts") < types.indexOf("text-start"));
  assert.match(textOf(parts), /共 3 条记录[\s\S]*这周花了164\.5元,比上周多\[\?\]元。$/);
});

Deno.test("POST /summarize tells the facts and a notice where the model fails", async () => {
  await using bench = await chatBench([fail(401)]);
  await addRecords(bench.user);
  const answer = await (await bench.send("POST", "/summarize", WEEK, { accept: "application/json" })).json();
  assert.match(answer.report, /164\.50/);
  assert.equal(answer.notices[0].code, "model_unavailable");
});

Deno.test("GET /usage and GET /models tell what was used and what there is", async () => {
  await using bench = await chatBench([say("你好"), fail(401)], {
    LLM_INPUT_PRICE: "2",
    LLM_OUTPUT_PRICE: "10",
  });
  await bench.ask({ message: "你好" });
  await bench.ask({ message: "你好" });
  const usage = await (await bench.send("GET", "/usage")).json();
  assert.equal(usage.today.tokens.used, 120);
  assert.equal(usage.today.cost.used, 0.0004);
  assert.deepEqual(usage.data, [{
    day: "2026-03-18",
    feature: "chat",
    model: "scripted",
    calls: 2,
    failed: 1,
    inputTokens: 100,
    outputTokens: 20,
    audioSeconds: 0,
    cost: 0.0004,
  }]);
  const { data } = await (await bench.send("GET", "/models")).json();
  assert.deepEqual(data, [{ endpoint: new URL(bench.model.url).host, model: "scripted", resting: false }]);
});

Deno.test("PUT /prompts replaces a text for everyone, by administrators, with versions and a dry run", async () => {
  await using bench = await chatBench([say("ok")]);
  const scope = "records:read chat admin";
  // The first to register is the administrator.
  const session = await bench.runtime.sessions.open({
    userId: bench.user.id,
    clientId: "zhiji",
    scope,
    userAgent: null,
  });
  const admin = { authorization: `Bearer ${session.accessToken}` };
  const put = (body: unknown, headers: Record<string, string> = admin) =>
    bench.send("PUT", "/prompts/chat", body, headers);
  const { token } = await testUser(bench.runtime, "someone");
  for (const wrong of [{ authorization: `Bearer ${token}` }]) {
    const response = await put({ text: "x" }, wrong);
    await response.body?.cancel();
    assert.equal(response.status, 403);
  }
  const unknown = await put({ text: "Now {{nonsense}}" });
  assert.equal(unknown.status, 400);
  assert.equal((await unknown.json()).errors[0].path, "text");
  const dry = await (await put({ text: "Now {{now}}", dryRun: true })).json();
  assert.equal(dry.rendered, "Now <now>");
  assert.equal(dry.version, 0);
  const kept = await put({ text: "Now {{now}}. Be kind." });
  assert.equal(kept.headers.get("etag"), '"1"');
  assert.equal((await kept.json()).label, "1+1");
  const stale = await put({ text: "y" }, { ...admin, "if-match": '"0"' });
  await stale.body?.cancel();
  assert.equal(stale.status, 412);
  await bench.ask({ message: "你好" });
  assert.match(
    bench.model.requests[0]!.body.messages[0].content,
    /^Now 2026-03-18T12:30\+08:00\. Be kind\.$/,
  );
  const [row] = await bench.runtime.database.rows("SELECT prompt_name, prompt_version FROM model_calls");
  assert.deepEqual([...row as string[]], ["chat", "1+1"]);
  const back = await (await put({ text: null })).json();
  assert.equal(back.version, 2);
  assert.equal(back.overridden, false);

  const versions = async (query: string, headers: Record<string, string> = admin) => {
    const response = await bench.send("GET", `/prompts/${query}`, undefined, headers);
    return { status: response.status, ...await response.json() };
  };
  const first = await versions("chat/versions?limit=1");
  assert.deepEqual(
    first.data.map(({ version, text }: { version: number; text: string }) => [version, text]),
    [
      [2, null],
    ],
  );
  const { data: [older], nextCursor } = await versions(`chat/versions?limit=1&cursor=${first.nextCursor}`);
  assert.equal(nextCursor, null);
  assert.equal(older.text, "Now {{now}}. Be kind.");
  assert.equal(older.authorId, bench.user.id);
  // Going back to an older text is one more version.
  assert.equal((await (await put({ text: older.text })).json()).label, "1+3");
  const { data: lines } = await bench.runtime.identity.audit.list({ limit: 10, action: "prompt_changed" });
  assert.deepEqual(
    lines.map(({ actorId, detail }) => [actorId, detail]),
    [[3, true], [2, false], [1, true]].map(([version, overridden]) => [
      bench.user.id,
      { prompt: "chat", version, overridden },
    ]),
    "what was refused is no line",
  );
  assert.deepEqual((await versions("refine/versions")).data, []);
  assert.equal((await versions("nonsense/versions")).status, 404);
  assert.equal((await versions("chat/versions?cursor=x")).errors[0].path, "cursor");
  assert.equal((await versions("chat/versions", { authorization: `Bearer ${token}` })).status, 403);
});
