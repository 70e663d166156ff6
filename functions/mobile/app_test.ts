import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";
import { testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

interface Answer {
  status: number;
  headers: Headers;
  // deno-lint-ignore no-explicit-any -- JSON as it came
  body: any;
}

async function start(environment: Record<string, string> = {}) {
  const runtime = await testRuntime(environment);
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const call = async (
    at: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const [method, path] = at.split(" ") as [string, string];
    const all = new Headers({ ...user.headers, ...headers });
    for (const [name, value] of Object.entries(headers)) if (value === "") all.delete(name);
    const response = await app.request(path, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? null : JSON.parse(text),
    };
  };
  return { runtime, app, user, call, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

const EXPENSE = { type: "expense", text: "火锅", data: { amount: 128 }, tags: ["chengdu"] };
const NOWHERE = "01990000-0000-7000-8000-000000000000";

Deno.test("the mobile service answers what is refused with the status and the field", async (t) => {
  await using service = await start();
  const { runtime, call } = service;
  const other = await testUser(runtime, "wang");
  const { body: made } = await call("POST /records", EXPENSE);
  const at = `/records/${made.id}`;
  await call(`DELETE /records/${(await call("POST /records", EXPENSE)).body.id}`);
  const readOnly = (await testUser(runtime, "reader", { scope: "records:read" })).headers;
  const writeOnly = (await testUser(runtime, "writer", { scope: "records:write" })).headers;

  const cases: [
    what: string,
    at: string,
    body: unknown,
    headers: Record<string, string>,
    status: number,
    field?: string,
  ][] = [
    ["no token", "GET /records", undefined, { authorization: "" }, 401],
    ["no token for what is not there", `GET /records/${NOWHERE}`, undefined, { authorization: "" }, 401],
    ["another scheme", "GET /records", undefined, { authorization: "Basic eDp5" }, 401],
    ["a false token", "POST /capture", { text: "x" }, { authorization: "Bearer x.y.z" }, 401],
    ["no right to write", "POST /capture", { text: "x" }, readOnly, 403],
    ["no right to change", `PATCH ${at}`, { text: "x" }, readOnly, 403],
    ["no right to read", "GET /records", undefined, writeOnly, 403],
    ["another's record, read", `GET ${at}`, undefined, other.headers, 404],
    ["another's record, changed", `PATCH ${at}`, { text: "x" }, other.headers, 404],
    ["another's record, deleted", `DELETE ${at}`, undefined, other.headers, 404],
    ["another's record, restored", `POST ${at}/restore`, undefined, other.headers, 404],
    ["another's record, its history", `GET ${at}/history`, undefined, other.headers, 404],
    ["nothing there", `GET /records/${NOWHERE}`, undefined, {}, 404],
    ["no id", "GET /records/abc", undefined, {}, 400, "id"],
    ["no address", "GET /nothing", undefined, {}, 404],
    ["no such method", "PUT /capture", {}, {}, 405],
    ["no body", "POST /capture", undefined, {}, 400, "text"],
    ["malformed JSON", "POST /capture", "{", {}, 400],
    ["a list for an object", "POST /capture", [], {}, 400],
    ["not JSON", "POST /capture", "text=x", { "content-type": "text/plain" }, 415],
    ["blank text", "POST /capture", { text: " \n " }, {}, 400, "text"],
    ["too long a text", "POST /capture", { text: "x".repeat(20_001) }, {}, 400, "text"],
    ["too large a body", "POST /capture", { text: "x".repeat(1_100_000) }, {}, 413],
    ["an unknown field", "POST /capture", { text: "x", color: 1 }, {}, 400, "color"],
    ["a time zone that is none", "POST /capture", { text: "x", timezone: "Mars/Base" }, {}, 400, "timezone"],
    ["a moment that is none", "POST /capture", { text: "x", now: "yesterday" }, {}, 400, "now"],
    ["an unknown type", "POST /records", { type: "dream", text: "x" }, {}, 400, "type"],
    ["data that is missing", "POST /records", { type: "expense", text: "x" }, {}, 400, "data.amount"],
    ["data that is wrong", "POST /records", { ...EXPENSE, data: { amount: -1 } }, {}, 400, "data.amount"],
    ["data too fine", "POST /records", { ...EXPENSE, data: { amount: 0.00001 } }, {}, 400, "data.amount"],
    ["data unknown", "POST /records", { ...EXPENSE, data: { amount: 1, colour: 1 } }, {}, 400, "data.colour"],
    ["an owner from outside", "POST /records", { ...EXPENSE, userId: other.id }, {}, 400, "userId"],
    ["an id from outside", "POST /records", { ...EXPENSE, id: NOWHERE }, {}, 400, "id"],
    ["a version from outside", "POST /records", { ...EXPENSE, version: 7 }, {}, 400, "version"],
    ["a comma in a tag", "POST /records", { ...EXPENSE, tags: ["a", "b,c"] }, {}, 400, "tags.1"],
    [
      "one of a batch",
      "POST /records/batch",
      {
        records: [EXPENSE, { ...EXPENSE, data: { amount: "1" } }],
      },
      {},
      400,
      "records.1.data.amount",
    ],
    ["an empty batch", "POST /records/batch", { records: [] }, {}, 400, "records"],
    ["too large a batch", "POST /records/batch", { records: Array(101).fill(EXPENSE) }, {}, 400, "records"],
    ["a field that is not there", "GET /records?color=red", undefined, {}, 400, "color"],
    ["a key of objects", "GET /records?__proto__=1", undefined, {}, 400, "__proto__"],
    ["an operator that is not there", "GET /records?type__is=note", undefined, {}, 400, "type__is"],
    ["the owner", `GET /records?userId=${other.id}`, undefined, {}, 400, "userId"],
    ["an order by what is not there", "GET /records?sort=color", undefined, {}, 400, "sort"],
    ["a cursor that is none", "GET /records?cursor=abc", undefined, {}, 400, "cursor"],
    ["cursor and offset", "GET /records?cursor=abc&offset=1", undefined, {}, 400, "offset"],
    ["a page too large", "GET /records?limit=101", undefined, {}, 400, "limit"],
    ["a page of nothing", "GET /records?limit=0", undefined, {}, 400, "limit"],
    ["a limit that is no number", "GET /records?limit=many", undefined, {}, 400, "limit"],
    ["a limit given twice", "GET /records?limit=1&limit=2", undefined, {}, 400, "limit"],
    ["a filter that is no JSON", "GET /records?filter={", undefined, {}, 400, "filter"],
    ["a filter that is empty", "GET /records?filter={}", undefined, {}, 400, "filter"],
    ["unknown fields of the answer", "GET /records?fields=id,color", undefined, {}, 400, "fields.1"],
    ["a search for nothing", "GET /records/search?q=", undefined, {}, 400, "q"],
    ["a search without words", "GET /records/search", undefined, {}, 400, "q"],
    ["an unknown search key", "GET /records/search?q=a&page=2", undefined, {}, 400, "page"],
    ["a sum of nothing", "POST /records/aggregate", { metric: "sum" }, {}, 400, "field"],
    ["a sum of words", "POST /records/aggregate", { metric: "sum", field: "text" }, {}, 400, "field"],
    [
      "groups by what is not there",
      "POST /records/aggregate",
      { metric: "count", groupBy: "color!" },
      {},
      400,
      "groupBy",
    ],
    ["a wrong condition", "POST /records/aggregate", { metric: "count", where: { a: 1 } }, {}, 400, "a"],
    ["a stale version, changed", `PATCH ${at}`, { text: "x" }, { "if-match": '"7"' }, 412],
    ["a stale version, deleted", `DELETE ${at}`, undefined, { "if-match": '"7"' }, 412],
    ["a tag that is none", `PATCH ${at}`, { text: "x" }, { "if-match": "abc" }, 412],
    ["an id in address and body", `PATCH ${at}`, { id: made.id }, {}, 400, "id"],
    ["a change to a wrong type", `PATCH ${at}`, { type: "mood" }, {}, 400],
  ];
  for (const [what, at, body, headers, status, field] of cases) {
    await t.step(what, async () => {
      const answer = await call(at, body, headers);
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.equal(answer.headers.get("content-type"), "application/problem+json");
      assert.equal(answer.body.status, status);
      assert.equal(answer.body.requestId, answer.headers.get("x-request-id"));
      if (field !== undefined) {
        assert.ok(
          answer.body.errors.some((error: { path: string }) => error.path === field),
          `${field} is named in ${JSON.stringify(answer.body.errors)}`,
        );
      }
    });
  }
  const { body } = await call("GET /records?count=true");
  assert.equal(body.total, 1, "nothing was written by what was refused");
  assert.deepEqual(body.data, [made], "and nothing was changed");
});

Deno.test("a record is made, read, changed, deleted, restored and told of", async () => {
  await using service = await start();
  const { call } = service;
  const made = await call("POST /records", EXPENSE);
  assert.equal(made.status, 201);
  assert.equal(made.headers.get("etag"), '"1"');
  assert.deepEqual(made.body.data, { amount: 128, currency: "CNY", category: "other" });
  const at = `/records/${made.body.id}`;

  const read = await call(`GET ${at}`);
  assert.deepEqual(read.body, made.body);
  assert.equal((await call(`GET ${at}`, undefined, { "if-none-match": '"1"' })).status, 304);
  assert.equal((await call(`GET ${at}`, undefined, { "if-none-match": '"2"' })).status, 200);

  const changed = await call(`PATCH ${at}`, { data: { merchant: "海底捞", category: "food" } }, {
    "if-match": '"1"',
  });
  assert.equal(changed.status, 200);
  assert.equal(changed.headers.get("etag"), '"2"');
  assert.deepEqual(changed.body.data, { amount: 128, currency: "CNY", category: "food", merchant: "海底捞" });
  const without = await call(`PATCH ${at}`, { data: { merchant: null } });
  assert.deepEqual(without.body.data, { amount: 128, currency: "CNY", category: "food" });

  assert.equal((await call(`DELETE ${at}`)).status, 200);
  assert.equal((await call(`GET ${at}`)).status, 404);
  assert.deepEqual((await call("GET /records")).body.data, []);
  assert.deepEqual((await call("GET /records/search?q=火锅")).body.data, []);
  assert.equal((await call(`DELETE ${at}`)).status, 404);
  assert.equal((await call(`PATCH ${at}`, { text: "x" })).status, 404);

  const restored = await call(`POST ${at}/restore`);
  assert.equal(restored.status, 200);
  assert.equal(restored.body.deletedAt, null);
  assert.equal((await call("GET /records/search?q=火锅")).body.data.length, 1);
  assert.equal((await call(`POST ${at}/restore`)).body.version, restored.body.version, "twice is once");

  const history: ZhijiRecord[] = (await call(`GET ${at}/history`)).body.data;
  assert.deepEqual(history.map(({ version }) => version), [5, 4, 3, 2, 1]);
  assert.deepEqual(history.at(-1), made.body);
  assert.deepEqual(history[0], restored.body);
});

Deno.test("lists take repeated and comma-separated values, fields, count and offset", async () => {
  await using service = await start();
  const { call } = service;
  const records = ["note", "mood", "todo"].map((type) => ({
    type,
    text: type,
    data: type === "mood" ? { score: 4 } : {},
  }));
  assert.equal((await call("POST /records/batch", { records })).status, 201);
  const types = async (query: string) =>
    (await call(`GET /records?sort=type&${query}`)).body.data.map(({ type }: ZhijiRecord) => type);
  assert.deepEqual(await types("type__in=note,mood"), ["mood", "note"]);
  assert.deepEqual(await types("type__in=note&type__in=mood"), ["mood", "note"]);
  assert.deepEqual(await types("type__nin=note&type__nin=mood"), ["todo"]);
  assert.deepEqual(await types('filter={"or":[{"type":"todo"},{"data.score__gte":4}]}'), ["mood", "todo"]);
  assert.deepEqual(await types("data.done=false"), ["todo"]);
  const page = await call("GET /records?sort=type&fields=type,version&limit=1&offset=1&count=true");
  assert.deepEqual(page.body.data, [{ type: "note", version: 1 }]);
  assert.equal(page.body.total, 3);
});

Deno.test("a walk by cursor sees every record that stayed exactly once while others come and go", async () => {
  await using service = await start();
  const { call, user, runtime } = service;
  const add = async (text: string, data = {}, type = "note") =>
    (await user.ctx.records.addAll([{ type, text, data, source: "api" }]))[0]!.id;
  for (const sort of ["", "sort=-createdAt&", "sort=data.priority&", "sort=-data.priority,text&"]) {
    const stayed = new Set<string>();
    const going: string[] = [];
    for (let i = 0; i < 30; i++) {
      runtime.clock.advance(1);
      const data = i % 2 === 0 ? { priority: 1 + i % 3 } : {};
      const id = await add(`${i}`, data, "todo");
      if (i % 5 === 0) going.push(id);
      else stayed.add(id);
    }
    const seen: string[] = [];
    for (let cursor = "", round = 0; cursor !== null; round++) {
      const page = await call(`GET /records?${sort}type=todo&limit=4${cursor && `&cursor=${cursor}`}`);
      assert.equal(page.status, 200);
      seen.push(...page.body.data.map(({ id }: ZhijiRecord) => id));
      cursor = page.body.nextCursor;
      runtime.clock.advance(1);
      await add(`new ${round}`, round % 2 === 0 ? { priority: 2 } : {}, "todo");
      const gone = going.pop();
      if (gone !== undefined) await user.ctx.records.remove(gone);
    }
    assert.equal(new Set(seen).size, seen.length, "none twice");
    assert.deepEqual([...stayed].filter((id) => !seen.includes(id)), [], "none left out");
    for (const { id } of (await user.ctx.records.list({ limit: 100 })).data) {
      await user.ctx.records.remove(id);
    }
  }
});

Deno.test("a cursor is refused where the filter or the order is another", async () => {
  await using service = await start();
  const { call } = service;
  for (let i = 0; i < 3; i++) await call("POST /records", EXPENSE);
  const { nextCursor } = (await call("GET /records?limit=1&type=expense&sort=type")).body;
  assert.equal((await call(`GET /records?limit=2&type=expense&sort=type&cursor=${nextCursor}`)).status, 200);
  for (const query of ["type=expense", "type=note&sort=type", "type=expense&sort=-type", "sort=type", ""]) {
    const answer = await call(`GET /records?${query}&cursor=${nextCursor}`);
    assert.equal(answer.status, 400, query);
    assert.equal(answer.body.errors[0].path, "cursor");
  }
});

Deno.test("POST /capture with a clientId arrives once, also when sent many times at once", async () => {
  await using service = await start();
  const { call, runtime } = service;
  const capture = { text: "昨天中午和小王吃火锅花了128元", clientId: "phone-1" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => call("POST /capture", capture)));
  assert.deepEqual(answers.map(({ status }) => status), Array(8).fill(201));
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1, "all got one answer");
  const { body } = await call("GET /records?count=true");
  assert.equal(body.total, 1);
  assert.equal(body.data[0].data.amount, 128);
  assert.equal(body.data[0].type, "expense");
  const other = await testUser(runtime, "wang");
  const theirs = await call("POST /capture", capture, other.headers);
  assert.notEqual(theirs.body.capture.id, answers[0]!.body.capture.id, "a clientId is of one person");
});

Deno.test("POST /capture refuses another text under a clientId, instead of losing it", async () => {
  await using service = await start();
  const { call } = service;
  assert.equal((await call("POST /capture", { text: "one", clientId: "phone-1" })).status, 201);
  const { status, body } = await call("POST /capture", { text: "two", clientId: "phone-1" });
  assert.deepEqual([status, body.code, body.errors[0].path], [422, "idempotency_mismatch", "clientId"]);
});

Deno.test("amounts are judged by the decimals that were written, at any size", async () => {
  await using service = await start();
  const { call } = service;
  const create = async (amount: number) =>
    (await call("POST /records", { type: "expense", text: "x", data: { amount } })).status;
  for (const amount of [1_234_567_890.12, 9_999_999_999.9999, 0.0001, 0]) {
    assert.equal(await create(amount), 201);
  }
  for (const amount of [0.00001, 1.23456, 10_000_000_000.1, -1]) assert.equal(await create(amount), 400);
});

Deno.test("PATCH /records/{id} that changes nothing makes no version", async () => {
  await using service = await start();
  const { call } = service;
  const { body } = await call("POST /records", { type: "note", text: "x" });
  const changed = await call(`PATCH /records/${body.id}`, { text: "x" });
  assert.deepEqual([changed.status, changed.body.version], [200, 1]);
  assert.equal((await call(`GET /records/${body.id}/history`)).body.data.length, 1);
});

Deno.test("Idempotency-Key replays the first answer, refuses another body, and runs once at once", async () => {
  await using service = await start();
  const { call, runtime } = service;
  const key = { "idempotency-key": "k1" };
  const first = await call("POST /records", EXPENSE, key);
  const again = await call("POST /records", EXPENSE, key);
  assert.deepEqual(again.body, first.body);
  assert.equal(again.status, 201);
  assert.equal(first.headers.get("idempotency-replayed"), null);
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  assert.equal((await call("POST /records", { ...EXPENSE, text: "x" }, key)).status, 422);
  const at = await Promise.all(
    Array.from({ length: 6 }, () => call("POST /records", EXPENSE, { "idempotency-key": "k2" })),
  );
  assert.ok(
    at.every(({ status }) => status === 201 || status === 409),
    JSON.stringify(at.map((a) => a.status)),
  );
  assert.ok(at.some(({ status }) => status === 201));
  assert.equal((await call("GET /records?count=true")).body.total, 2);
  assert.equal((await call("POST /records", { type: "?" }, { "idempotency-key": "k3" })).status, 400);
  assert.equal((await call("POST /records", EXPENSE, { "idempotency-key": "k3" })).status, 201);
  const other = await testUser(runtime, "wang");
  const theirs = await call("POST /records", EXPENSE, { ...other.headers, ...key });
  assert.notEqual(theirs.body.id, first.body.id, "a key is of one person");
});

Deno.test("too many requests are 429 with the time to wait", async () => {
  await using service = await start({ RATE_LIMIT: "on" });
  const { call } = service;
  let answer = await call("GET /records");
  for (let i = 0; i < 1_200 && answer.status === 200; i++) answer = await call("GET /records?limit=1");
  assert.equal(answer.status, 429);
  assert.equal(answer.body.code, "rate_limited");
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
  assert.equal(answer.headers.get("ratelimit-remaining"), "0");
});

Deno.test("GET /openapi.json describes every route of the service", async () => {
  await using service = await start();
  const { body } = await service.call("GET /openapi.json");
  for (const { method, path } of mobile.routes) {
    const described = body.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
    assert.ok(described?.summary, `${method} ${path}`);
  }
});
