import {
  DefaultChatTransport,
  parseJsonEventStream,
  readUIMessageStream,
  type UIMessage,
  uiMessageChunkSchema,
} from "ai";
import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { eventually, type TestRuntime, testRuntime, type TestUser, testUser } from "../../common/testing.ts";
import { llm } from "./app.ts";

const NOWHERE = "01990000-0000-7000-8000-000000000000";
const QUESTION = "这个月吃饭花了多少钱？";

interface Service extends AsyncDisposable {
  runtime: TestRuntime;
  user: TestUser;
  request(at: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Asks and gives the whole answer. */
  ask(body: unknown, headers?: Record<string, string>): Promise<{
    conversationId: string;
    text: string;
    result: { value: number; count: number; recordIds: string[] } | null;
    sources: { id: string }[];
  }>;
}

async function start(environment: Record<string, string> = {}): Promise<Service> {
  const runtime = await testRuntime(environment);
  const user = await testUser(runtime);
  const app = serviceApp(llm, runtime);
  const request: Service["request"] = async (at, body, headers = {}) => {
    const [method, path] = at.split(" ") as [string, string];
    const all = new Headers({ ...user.headers, ...headers });
    // An empty header is one that is not sent.
    for (const [name, value] of Object.entries(headers)) if (value === "") all.delete(name);
    const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    return await app.request(path, { method, headers: all, ...sent });
  };
  return {
    runtime,
    user,
    request,
    ask: async (body, headers = {}) => {
      const response = await request("POST /chat", body, { accept: "application/json", ...headers });
      assert.equal(response.status, 200, await response.clone().text());
      return await response.json();
    },
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
}

/** Two meals of this month, 128 and 36.5, and a taxi. */
async function keepMeals({ user }: Service): Promise<string[]> {
  const expense = (amount: number, category: string, text: string) => ({
    type: "expense" as const,
    text,
    data: { amount, currency: "CNY", category },
    occurredAt: "2026-03-10T04:00:00.000Z",
  });
  const ids: string[] = [];
  for (
    const [amount, category, text] of [[128, "food", "吃火锅花了128元"], [36.5, "food", "午饭36.5"], [
      20,
      "transport",
      "打车20",
    ]] as const
  ) {
    const [record] = await user.ctx.records.addAll([{ ...expense(amount, category, text), source: "api" }]);
    ids.push(record!.id);
  }
  return ids;
}

Deno.test("the llm service answers what is refused with the status and the field", async (t) => {
  await using service = await start();
  const { runtime, request } = service;
  const reader = (await testUser(runtime, "reader", { scope: "records:read" })).headers;
  const chatter = (await testUser(runtime, "chatter", { scope: "chat" })).headers;
  const other = await testUser(runtime, "wang");
  const theirs = await service.ask({ message: QUESTION }, other.headers);
  const theirsDurable = await service.ask({ message: QUESTION, retention: "durable" }, other.headers);
  const nobody = { authorization: "" };

  const cases: [
    what: string,
    at: string,
    body: unknown,
    headers: Record<string, string>,
    status: number,
    field?: string,
  ][] = [
    ["no token", "POST /chat", { message: "a" }, nobody, 401],
    ["no token to list", "GET /conversations", undefined, nobody, 401],
    ["no token to read a text", "POST /extract", { text: "a" }, nobody, 401],
    ["a scope too few to chat", "POST /chat", { message: "a" }, reader, 403],
    ["a scope too few to list", "GET /conversations", undefined, reader, 403],
    ["a scope too few to read a text", "POST /extract", { text: "a" }, chatter, 403],
    ["no message", "POST /chat", {}, {}, 400, "message"],
    ["an empty message", "POST /chat", { message: " \n " }, {}, 400, "message"],
    ["a message too long", "POST /chat", { message: "长".repeat(4_001) }, {}, 400, "message"],
    ["a message that is no text", "POST /chat", { message: ["a"] }, {}, 400, "message"],
    ["an unknown field", "POST /chat", { message: "a", model: "x" }, {}, 400, "model"],
    ["a time zone that is none", "POST /chat", { message: "a", timezone: "Mars/X" }, {}, 400, "timezone"],
    ["a moment that is none", "POST /chat", { message: "a", now: "2026-02-30T00:00:00Z" }, {}, 400, "now"],
    ["a time to live of nothing", "POST /chat", { message: "a", ttlSeconds: 0 }, {}, 400, "ttlSeconds"],
    ["a time to live too long", "POST /chat", { message: "a", ttlSeconds: 2_592_001 }, {}, 400, "ttlSeconds"],
    ["a retention that is none", "POST /chat", { message: "a", retention: "ever" }, {}, 400, "retention"],
    ["an id that is none", "POST /chat", { message: "a", conversationId: "1" }, {}, 400, "conversationId"],
    ["a conversation that is not there", "POST /chat", { message: "a", conversationId: NOWHERE }, {}, 404],
    [
      "another's conversation",
      "POST /chat",
      { message: "a", conversationId: theirs.conversationId },
      {},
      404,
    ],
    [
      "another's durable conversation",
      "POST /chat",
      { message: "a", conversationId: theirsDurable.conversationId },
      {},
      404,
    ],
    ["reading another's conversation", `GET /conversations/${theirs.conversationId}`, undefined, {}, 404],
    [
      "reading another's durable one",
      `GET /conversations/${theirsDurable.conversationId}`,
      undefined,
      {},
      404,
    ],
    ["removing another's conversation", `DELETE /conversations/${theirs.conversationId}`, undefined, {}, 404],
    [
      "removing another's durable one",
      `DELETE /conversations/${theirsDurable.conversationId}`,
      undefined,
      {},
      404,
    ],
    ["reading one by a wrong id", "GET /conversations/1", undefined, {}, 400, "id"],
    ["a text of nothing", "POST /extract", { text: " " }, {}, 400, "text"],
    ["a text too long", "POST /extract", { text: "长".repeat(20_001) }, {}, 400, "text"],
    ["an unknown query key", "GET /conversations?page=2", undefined, {}, 400, "page"],
    ["malformed JSON", "POST /chat", "{", {}, 400],
    ["a method that is not there", "PUT /chat", { message: "a" }, {}, 405],
    ["an address that is not there", "GET /chats", undefined, {}, 404],
  ];
  for (const [what, at, body, headers, status, field] of cases) {
    await t.step(what, async () => {
      const response = await request(at, body, headers);
      const text = await response.text();
      assert.equal(response.status, status, text);
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      assert.ok(response.headers.has("x-request-id"));
      if (field) {
        assert.ok(JSON.parse(text).errors.some(({ path }: { path: string }) => path === field), text);
      }
    });
  }
  const kept = await request(`GET /conversations/${theirsDurable.conversationId}`, undefined, other.headers);
  assert.equal((await kept.json()).turns.length, 2, "what others tried changed nothing");
});

Deno.test("POST /chat gives one JSON document with the exact number and the records that prove it", async () => {
  await using service = await start();
  const [hotpot, lunch] = await keepMeals(service);
  const answer = await service.ask({ message: QUESTION });
  assert.equal(answer.result!.value, 164.5);
  assert.equal(answer.result!.count, 2);
  assert.deepEqual(new Set(answer.result!.recordIds), new Set([hotpot, lunch]));
  assert.deepEqual(new Set(answer.sources.map(({ id }) => id)), new Set([hotpot, lunch]));
  assert.match(answer.text, /164\.5/);
});

Deno.test("POST /chat streams sources and the result before the text, in parts the AI SDK knows", async () => {
  await using service = await start();
  await keepMeals(service);
  const response = await service.request("POST /chat", { message: QUESTION });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type")!, /^text\/event-stream/);
  assert.equal(response.headers.get("x-vercel-ai-ui-message-stream"), "v1");
  assert.ok(response.headers.has("x-request-id"));

  const [forParser, forEyes] = response.body!.tee();
  const types: string[] = [];
  for await (const parsed of parseJsonEventStream({ stream: forParser, schema: uiMessageChunkSchema })) {
    assert.ok(parsed.success, JSON.stringify(parsed));
    types.push(parsed.value.type);
  }
  const order = types.filter((type, i) => type !== types[i - 1]);
  assert.deepEqual(order, [
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
  assert.equal(types.filter((type) => type === "source-document").length, 2);
  assert.ok((await new Response(forEyes).text()).endsWith("data: [DONE]\n\n"));
});

Deno.test("the AI SDK's transport builds a whole message from a real connection", async () => {
  await using service = await start();
  const [hotpot] = await keepMeals(service);
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request, info) => serviceApp(llm, service.runtime).fetch(request, info),
  );
  const transport = new DefaultChatTransport<UIMessage>({
    api: `http://127.0.0.1:${server.addr.port}/chat`,
    headers: { authorization: service.user.headers.authorization! },
    prepareSendMessagesRequest: () => ({ body: { message: QUESTION } }),
  });
  const stream = await transport.sendMessages({
    trigger: "submit-message",
    chatId: "any",
    messageId: undefined,
    messages: [{ id: "1", role: "user", parts: [{ type: "text", text: QUESTION }] }],
    abortSignal: undefined,
  });
  let message: UIMessage | undefined;
  for await (const state of readUIMessageStream({ stream })) message = state;
  const partOf = (type: string) => message!.parts.find((part) => part.type === type);
  assert.equal((partOf("data-result") as unknown as { data: { value: number } }).data.value, 164.5);
  assert.match((partOf("text") as { text: string }).text, /164\.5/);
  const sources = message!.parts.filter((part) => part.type === "source-document");
  assert.ok(sources.some((part) => part.sourceId === hotpot));
});

Deno.test("a client that stops reading in the middle leaves nothing behind", async () => {
  await using service = await start();
  await keepMeals(service);
  const reader = (await service.request("POST /chat", { message: QUESTION })).body!.getReader();
  await reader.read();
  await reader.cancel();
  const [conversation] = (await (await service.request("GET /conversations")).json()).data;
  await eventually("the answer is kept all the same", async () => {
    const { turns } = await (await service.request(`GET /conversations/${conversation.id}`)).json();
    return turns.length === 2;
  });
});

Deno.test("every turn renews an ephemeral conversation, and it ends with all its turns", async () => {
  await using service = await start({ CHAT_TTL_SECONDS: "100" });
  const { runtime, request } = service;
  const { conversationId } = await service.ask({ message: QUESTION });
  const read = () => request(`GET /conversations/${conversationId}`);
  const ids = async () =>
    (await (await request("GET /conversations")).json()).data.map(({ id }: { id: string }) => id);

  runtime.clock.advance(90_000);
  await service.ask({ conversationId, message: "那上个月呢？" });
  runtime.clock.advance(90_000);
  const living = await (await read()).json();
  assert.equal(living.turns.length, 4);
  assert.deepEqual([living.retention, living.ttlSeconds], ["ephemeral", 100]);
  assert.deepEqual(await ids(), [conversationId]);

  runtime.clock.advance(11_000);
  assert.equal((await read()).status, 404);
  assert.deepEqual(await ids(), []);
  const late = await request("POST /chat", { conversationId, message: QUESTION });
  assert.equal(late.status, 404);
});

Deno.test("a conversation lives as long as its first question asked for", async () => {
  await using service = await start({ CHAT_TTL_SECONDS: "1000" });
  const { conversationId } = await service.ask({ message: QUESTION, ttlSeconds: 10 });
  service.runtime.clock.advance(9_000);
  await service.ask({ conversationId, message: QUESTION });
  service.runtime.clock.advance(9_000);
  assert.equal((await service.request(`GET /conversations/${conversationId}`)).status, 200);
  service.runtime.clock.advance(2_000);
  assert.equal((await service.request(`GET /conversations/${conversationId}`)).status, 404);
});

Deno.test("a durable conversation outlives every time to live, until it is removed", async () => {
  await using service = await start({ CHAT_TTL_SECONDS: "10" });
  const { conversationId } = await service.ask({ message: QUESTION, retention: "durable" });
  service.runtime.clock.advance(300_000);
  await service.ask({ conversationId, message: "那上个月呢？" });
  const kept = await (await service.request(`GET /conversations/${conversationId}`)).json();
  assert.deepEqual([kept.retention, kept.ttlSeconds, kept.turns.length], ["durable", null, 4]);
  assert.equal((await service.request(`DELETE /conversations/${conversationId}`)).status, 204);
  assert.equal((await service.request(`GET /conversations/${conversationId}`)).status, 404);
  const [left] = await service.runtime.database.rows<[number]>("SELECT count(*) FROM messages");
  assert.deepEqual(left, [0]);
});

Deno.test("a removed ephemeral conversation is gone with its turns", async () => {
  await using service = await start();
  const { conversationId } = await service.ask({ message: QUESTION });
  assert.equal((await service.request(`DELETE /conversations/${conversationId}`)).status, 204);
  assert.equal((await service.request(`GET /conversations/${conversationId}`)).status, 404);
  const left = await service.runtime.database.rows({
    sql: "SELECT key FROM cache_entries WHERE instr(key, ?)",
    args: [conversationId],
  });
  assert.deepEqual(left, []);
});

Deno.test("an answer that cites long records is kept, however long they are", async () => {
  await using service = await start();
  for (let i = 0; i < 12; i++) {
    await service.user.ctx.records.addAll([{
      type: "note",
      text: `火锅 ${i} ${'"\n'.repeat(9_900)}`,
      data: {},
      source: "api",
    }]);
  }
  const { conversationId, sources } = await service.ask({ message: "找一下火锅" });
  assert.ok(sources.length > 0);
  const { turns } = await (await service.request(`GET /conversations/${conversationId}`)).json();
  assert.equal(turns.length, 2);
});

Deno.test("an answer that counts thousands of records is kept", async () => {
  await using service = await start();
  const batch = Array.from({ length: 100 }, (_, i) => ({
    type: "expense" as const,
    text: `咖啡 ${i}`,
    data: { amount: 1, currency: "CNY", category: "food" },
    occurredAt: "2026-03-10T04:00:00.000Z",
    source: "api" as const,
  }));
  for (let i = 0; i < 75; i++) await service.user.ctx.records.addAll(batch);
  const { conversationId, result } = await service.ask({ message: QUESTION });
  assert.equal(result!.value, 7_500);
  const { turns } = await (await service.request(`GET /conversations/${conversationId}`)).json();
  assert.equal(turns.length, 2);
});

Deno.test("POST /extract shows what a capture would make, and stores nothing", async () => {
  await using service = await start();
  const response = await service.request("POST /extract", { text: "昨天中午和小王吃火锅花了128元" });
  assert.equal(response.status, 200);
  const { language, records } = await response.json();
  assert.equal(language, "zh");
  assert.deepEqual(
    records.map(({ type, data }: { type: string; data: { amount: number } }) => [type, data.amount]),
    [["expense", 128]],
  );
  const [counts] = await service.runtime.database.rows(
    "SELECT (SELECT count(*) FROM records), (SELECT count(*) FROM captures)",
  );
  assert.deepEqual(counts, [0, 0]);
});
