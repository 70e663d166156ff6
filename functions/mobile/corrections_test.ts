import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { testRuntime, type TestUser, testUser } from "../../common/testing.ts";
import type { TestRuntime } from "../../common/testing.ts";
import { llm } from "../llm/app.ts";
import { mobile } from "./app.ts";

interface WireRecord {
  id: string;
  type: string;
  data: Record<string, unknown>;
  tags: string[];
}

function client(runtime: TestRuntime, { token }: TestUser) {
  const app = serviceApp(mobile, runtime);
  const call = async (route: string, body?: unknown) => {
    const [method, path] = route.split(" ") as [string, string];
    const answer = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
  };
  const capture = async (text: string): Promise<WireRecord> => {
    const { status, body } = await call("POST /capture", { text });
    assert.equal(status, 201);
    return body.records[0];
  };
  const correct = async (text: string, change: unknown) => {
    const { id } = await capture(text);
    const { status, body } = await call(`PATCH /records/${id}`, change);
    assert.equal(status, 200, JSON.stringify(body));
    return body as WireRecord;
  };
  return { call, capture, correct };
}

Deno.test("PATCH /records/{id} teaches the person's next line of the same kind, and nobody else's", async (t) => {
  await using runtime = await testRuntime();
  const ann = client(runtime, await testUser(runtime, "ann"));
  const bob = client(runtime, await testUser(runtime, "bob"));
  await ann.correct("在老地方花了35元", { data: { category: "entertainment" }, tags: ["周末"] });
  await t.step("a line that is alike has the category and the tag, and its own amount", async () => {
    const { data, tags } = await ann.capture("在老地方花了42元");
    assert.deepEqual([data.category, data.amount, tags], ["entertainment", 42, ["周末"]]);
  });
  await t.step("so has one that only mentions it", async () => {
    const { data } = await ann.capture("昨天晚上又去了老地方，花了188");
    assert.deepEqual([data.category, data.amount], ["entertainment", 188]);
  });
  await t.step("a line with a cue of its own is read by its cue", async () => {
    const { data } = await ann.capture("从老地方打车回家36元");
    assert.equal(data.category, "transport");
  });
  await t.step("a question about it stays a note", async () => {
    assert.equal((await ann.capture("在老地方花35元值吗？")).type, "note");
  });
  await t.step("another person's line is read as before", async () => {
    const { data, tags } = await bob.capture("在老地方花了42元");
    assert.notEqual(data.category, "entertainment");
    assert.deepEqual(tags, []);
    assert.deepEqual((await bob.call("GET /corrections")).body.data, []);
  });
  await t.step("a later correction of such a line takes its place", async () => {
    await ann.correct("在老地方花了50元", { data: { category: "gifts" } });
    assert.equal((await ann.capture("在老地方花了61元")).data.category, "gifts");
    assert.equal((await ann.call("GET /corrections")).body.data.length, 1);
  });
});

Deno.test("PATCH /records/{id} of a record's type teaches it, and a note keeps lines notes", async () => {
  await using runtime = await testRuntime();
  const ann = client(runtime, await testUser(runtime, "ann"));
  await ann.correct("小区门禁卡押金 50元", {
    type: "note",
    data: { amount: null, currency: null, category: null },
  });
  assert.equal((await ann.capture("小区门禁卡押金 80元")).type, "note");
});

Deno.test("a correction does not turn a line around that says the opposite", async () => {
  await using runtime = await testRuntime();
  const ann = client(runtime, await testUser(runtime, "ann"));
  await ann.correct("Tom paid for me 50 dollars", {
    type: "income",
    data: { amount: 50, currency: "USD", category: "gifts" },
  });
  assert.equal((await ann.capture("I paid for Tom 50 dollars")).type, "expense");
  await ann.correct("小王转账给我500元", { data: { category: "gifts" } });
  assert.notEqual((await ann.capture("给小王转账500元")).type, "income");
});

Deno.test("PATCH /records/{id} teaches nothing by what holds for one record only", async () => {
  await using runtime = await testRuntime();
  const ann = client(runtime, await testUser(runtime, "ann"));
  await ann.correct("打车36元", { data: { amount: 63 } });
  await ann.correct("午饭32元", { occurredAt: "2026-03-01T04:00:00.000Z" });
  const { body } = await ann.call("POST /records", {
    type: "expense",
    text: "玫瑰 99元",
    data: { amount: 99, currency: "CNY", category: "other" },
  });
  await ann.call(`PATCH /records/${body.id}`, { data: { category: "gifts" } });
  assert.deepEqual((await ann.call("GET /corrections")).body.data, []);
});

Deno.test("a model's change teaches nothing", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime, "ann");
  const ann = client(runtime, user);
  const { id } = await ann.capture("在老地方花了35元");
  const change = mobile.routes.find(({ operation }) => operation.name === "change_record")!.operation;
  await change.run(user.ctx.asModel() as never, { id, data: { category: "gifts" } });
  assert.deepEqual(await user.ctx.corrections.list(), []);
});

Deno.test("DELETE /corrections forgets one or all, the caller's alone", async () => {
  await using runtime = await testRuntime();
  const ann = client(runtime, await testUser(runtime, "ann"));
  const bob = client(runtime, await testUser(runtime, "bob"));
  await ann.correct("在老地方花了35元", { data: { category: "entertainment" } });
  await ann.correct("在花店花了88元", { data: { category: "gifts" } });
  const { body: { data } } = await ann.call("GET /corrections");
  assert.equal(data.length, 2);
  assert.equal((await bob.call(`DELETE /corrections/${data[0].id}`)).status, 404);
  assert.equal((await ann.call(`DELETE /corrections/${data[0].id}`)).status, 204);
  assert.equal((await ann.call(`DELETE /corrections/${data[0].id}`)).status, 404);
  assert.deepEqual((await bob.call("DELETE /corrections")).body, { removed: 0 });
  assert.deepEqual((await ann.call("DELETE /corrections")).body, { removed: 1 });
  assert.deepEqual((await ann.call("GET /corrections")).body.data, []);
});

Deno.test("corrections are bounded, and what has not helped for the longest goes", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime, "ann");
  const ann = client(runtime, user);
  await ann.correct("在老地方花了35元", { data: { category: "entertainment" } });
  const record = (await user.ctx.records.list({ limit: 1 })).data[0]!;
  const letters = "abcdefghijklmnopqrst";
  for (let n = 0; n < 200; n++) {
    runtime.clock.advance(1_000);
    if (n === 150) await ann.capture("在老地方花了36元");
    const text = `${letters[n % 20]}zq${letters[Math.floor(n / 20)]}xv 12元`;
    await user.ctx.corrections.learn({ ...record, text, data: {} }, { ...record, text });
  }
  const kept = await user.ctx.corrections.list();
  assert.equal(kept.length, 200);
  assert.ok(kept.some(({ text }) => text === "在老地方花了35元"), "it helped at the 150th");
  assert.ok(!kept.some(({ text }) => text === "azqaxv 12元"), "the first of the others went");
});

Deno.test("POST /extract reads with what was learned", async () => {
  await using runtime = await testRuntime();
  const user = await testUser(runtime, "ann");
  await client(runtime, user).correct("在老地方花了35元", { data: { category: "entertainment" } });
  const answer = await serviceApp(llm, runtime).request("/extract", {
    method: "POST",
    headers: { authorization: `Bearer ${user.token}`, "content-type": "application/json" },
    body: JSON.stringify({ text: "在老地方花了42元" }),
  });
  assert.equal((await answer.json()).records[0].data.category, "entertainment");
});
