import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { problemResponse } from "../http/problem.ts";
import { testLogger } from "../testing.ts";
import { type Cache } from "./cache.ts";
import { RedisCache } from "./redis_cache.ts";

const SECRET = "canary-6f1c-吃火锅";
const TIMEOUT_MS = 300;

/** Every way to reach the server, each with a value that must not be told. */
const CALLS: Record<string, (cache: Cache) => Promise<unknown>> = {
  get: (cache) => cache.get(SECRET),
  set: (cache) => cache.set("key", SECRET, 60),
  append: (cache) => cache.append("key", "1", SECRET, 10, 60),
  list: (cache) => cache.list(SECRET),
  increment: (cache) => cache.increment(SECRET, 1, 60),
  delete: (cache) => cache.delete(SECRET),
  expire: (cache) => cache.expire(SECRET, 60),
  persist: (cache) => cache.persist(SECRET),
  ping: (cache) => cache.ping(),
};

async function assertUnavailable(cache: Cache, t: Deno.TestContext): Promise<void> {
  for (const [name, call] of Object.entries(CALLS)) {
    await t.step(`${name}()`, async () => {
      const log = testLogger();
      const error = await call(cache).then(() => assert.fail("answered"), (error) => error);
      assert.ok(error instanceof AppError, String(error));
      assert.equal(error.code, "unavailable");
      const answer = problemResponse(error, { requestId: "r", log, style: "problem", operation: name });
      assert.equal(answer.status, 503);
      assert.ok(answer.headers.has("retry-after"));
      const told = log.lines() + await answer.text() + Deno.inspect(error, { depth: 10 });
      assert.match(told, /Cannot reach the cache/);
      for (const word of [SECRET, "EVAL", "redis.call", "secret-token"]) {
        assert.ok(!told.includes(word), `${word} is told: ${told}`);
      }
    });
  }
}

Deno.test("RedisCache gives up on a server that never answers, and tells nothing of the command", async (t) => {
  const silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const connections: Deno.Conn[] = [];
  const accepting = (async () => {
    for await (const connection of silent) connections.push(connection);
  })();
  try {
    const url = `http://127.0.0.1:${(silent.addr as Deno.NetAddr).port}`;
    const started = performance.now();
    await assertUnavailable(new RedisCache({ url, token: "secret-token" }, TIMEOUT_MS), t);
    const calls = Object.keys(CALLS).length;
    assert.ok(performance.now() - started < calls * TIMEOUT_MS * 4, "a call was tried again or hung");
  } finally {
    silent.close();
    for (const connection of connections) connection.close();
    await accepting;
  }
});

Deno.test("RedisCache tells nothing of the command where the server quotes it in its error", async (t) => {
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const error = `ERR not today, command was: ${await request.text()}`;
    return Response.json({ error }, { status: 400 });
  });
  await assertUnavailable(
    new RedisCache({ url: `http://127.0.0.1:${server.addr.port}`, token: "secret-token" }),
    t,
  );
});

Deno.test("RedisCache says so where nothing listens", async (t) => {
  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = closed.addr as Deno.NetAddr;
  closed.close();
  await assertUnavailable(new RedisCache({ url: `http://127.0.0.1:${port}`, token: "secret-token" }), t);
});

Deno.test("RedisCache never sends a command twice", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let requests = 0;
  // The command may have run: the connection ends where its answer should have come.
  const serving = (async () => {
    for await (const connection of listener) {
      requests++;
      await connection.read(new Uint8Array(65_536));
      connection.close();
    }
  })();
  const url = `http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`;
  const cache = new RedisCache({ url, token: "t" });
  await assert.rejects(cache.append("key", "1", "x", 10, 60), { code: "unavailable" });
  listener.close();
  await serving;
  assert.equal(requests, 1);
});
