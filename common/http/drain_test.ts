import assert from "node:assert/strict";
import { testLogger } from "../testing.ts";
import { Drain } from "./drain.ts";

const post = () =>
  new Request("http://localhost/", { method: "POST", body: "a", headers: { "x-request-id": "trace-1" } });

Deno.test("drained() waits for the requests that were taken, also those that fail", async () => {
  const drain = new Drain(new AbortController().signal, testLogger());
  await drain.drained();
  const first = Promise.withResolvers<Response>();
  const second = Promise.withResolvers<Response>();
  const answers = [drain.answer(post(), () => first.promise), drain.answer(post(), () => second.promise)];
  let drained = false;
  const waiting = drain.drained().then(() => drained = true);
  first.resolve(new Response("ok"));
  await answers[0];
  assert.equal(drained, false);
  second.reject(new Error("no"));
  await assert.rejects(Promise.resolve(answers[1]));
  await waiting;
});

Deno.test("a request that brings a body to a stopping server is told to come again; a read is answered", async () => {
  const stopping = new AbortController();
  const drain = new Drain(stopping.signal, testLogger());
  stopping.abort();
  const refused = await drain.answer(post(), () => assert.fail("was taken"));
  assert.equal(refused.status, 503);
  assert.deepEqual(
    ["retry-after", "connection", "x-request-id"].map((name) => refused.headers.get(name)),
    ["5", "close", "trace-1"],
  );
  assert.equal((await refused.json()).code, "unavailable");
  const read = await drain.answer(new Request("http://localhost/"), () => new Response("read"));
  assert.equal(await read.text(), "read");
});
