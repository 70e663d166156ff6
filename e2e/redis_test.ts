import assert from "node:assert/strict";
import { testCacheContract } from "../common/cache/cache_contract.ts";
import { RedisCache } from "../common/cache/redis_cache.ts";
import { serviceApp } from "../common/http/service_app.ts";
import { eventually, testRuntime, testUser } from "../common/testing.ts";
import { llm } from "../functions/llm/app.ts";
import { type RedisServer, startRedis } from "./redis_server.ts";

testCacheContract("RedisCache", async () => {
  const server = await startRedis();
  return {
    cache: new RedisCache(server),
    pass: server.pass,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
});

Deno.test("Redis itself ends what has a time to live of one second", async () => {
  await using server = await startRedis();
  const cache = new RedisCache(server);
  await Promise.all([
    cache.set("value", "x", 1),
    cache.append("list", "1", "x", 10, 1),
    cache.increment("count", 1, 1),
    cache.set("kept", "x", 60),
  ]);
  assert.equal((await server.keys()).length, 5);
  await eventually("the keys are gone", async () => (await server.keys()).length === 1, 5_000);
  assert.equal(await cache.get("value"), null);
  assert.deepEqual(await cache.list("list"), []);
  assert.equal(await cache.get("kept"), "x");
});

Deno.test("a wrong token is an unavailable cache", async () => {
  await using server = await startRedis();
  const cache = new RedisCache({ url: server.url, token: "wrong" });
  await assert.rejects(cache.ping(), { code: "unavailable" });
});

async function withChat(
  test: (chat: (body: unknown) => Promise<{ conversationId: string }>, more: {
    server: RedisServer;
    statusOf(id: string): Promise<number>;
    turnsOf(id: string): Promise<number>;
  }) => Promise<void>,
): Promise<void> {
  await using server = await startRedis();
  await using runtime = await testRuntime({
    UPSTASH_REDIS_REST_URL: server.url,
    UPSTASH_REDIS_REST_TOKEN: server.token,
    CHAT_TTL_SECONDS: "100",
  });
  const { headers } = await testUser(runtime);
  const app = serviceApp(llm, runtime);
  const read = (id: string) => app.request(`/conversations/${id}`, { headers });
  await test(async (body) => {
    const answer = await app.request("/chat", {
      method: "POST",
      headers: { ...headers, accept: "application/json" },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200);
    return await answer.json();
  }, {
    server,
    statusOf: async (id) => (await read(id)).status,
    turnsOf: async (id) => (await (await read(id)).json()).turns.length,
  });
}

Deno.test("a conversation lives on Redis, every turn renews it, and it ends", () =>
  withChat(async (chat, { server, statusOf, turnsOf }) => {
    const { conversationId } = await chat({ message: "这个月花了多少钱？" });
    await server.pass(90);
    await chat({ conversationId, message: "那上个月呢？" });
    await server.pass(90);
    assert.equal(await turnsOf(conversationId), 4);
    await server.pass(11);
    assert.equal(await statusOf(conversationId), 404);
    assert.deepEqual((await server.keys()).filter((key) => key.includes(conversationId)), []);
  }));

Deno.test("a durable conversation outlives Redis", () =>
  withChat(async (chat, { server, turnsOf }) => {
    const { conversationId } = await chat({ message: "这个月花了多少钱？", retention: "durable" });
    await server.pass(1_000_000);
    assert.equal(await turnsOf(conversationId), 2);
  }));

Deno.test("the services are ready while Redis is there, and say so when it is gone", async () => {
  const server = await startRedis();
  await using runtime = await testRuntime({
    UPSTASH_REDIS_REST_URL: server.url,
    UPSTASH_REDIS_REST_TOKEN: server.token,
  });
  const app = serviceApp(llm, runtime);
  const before = await app.request("/ready");
  await server[Symbol.asyncDispose]();
  const after = await app.request("/ready");
  assert.deepEqual([before.status, after.status], [200, 503]);
  await before.body?.cancel();
  assert.deepEqual(await after.json(), { status: "unavailable", database: "ready", cache: "unreachable" });
});
