import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";
import { purgeOutdated, TRASH_MS } from "../../common/records/trash.ts";
import { testApiKey, testRuntime, type TestUser, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

const NOTE = { type: "note", text: "one", data: {}, source: "api" as const };

async function start() {
  const runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const call = async (path: string, body?: unknown, headers: HeadersInit = user.headers) => {
    const response = await app.request(path, {
      headers,
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return { runtime, app, user, call, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

/** Reads a stream until `enough` of its text. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, enough: RegExp): Promise<string> {
  let text = "";
  while (!enough.test(text)) {
    const { value, done } = await reader.read();
    if (done) assert.fail(`the stream ended after ${text}`);
    text += new TextDecoder().decode(value);
  }
  return text;
}

Deno.test("pull gives every change once in pages, deletions as tombstones", async () => {
  await using service = await start();
  const { user, call, runtime } = service;
  const other = await testUser(runtime, "wang");
  await other.ctx.records.addAll([NOTE]);
  const added = await user.ctx.records.addAll(Array.from({ length: 5 }, () => NOTE));
  await user.ctx.records.remove(added[0]!.id);
  await user.ctx.records.change(added[1]!.id, { text: "two" });
  const pulled: (ZhijiRecord & { _deleted: boolean })[] = [];
  let checkpoint: unknown;
  for (;;) {
    const query: string = checkpoint ? `&checkpoint=${encodeURIComponent(JSON.stringify(checkpoint))}` : "";
    const { body, status } = await call(`/sync/records/pull?limit=2${query}`);
    assert.equal(status, 200);
    if (body.documents.length === 0) break;
    pulled.push(...body.documents);
    checkpoint = body.checkpoint;
  }
  assert.deepEqual(
    pulled.map(({ id }) => id),
    [added[2], added[3], added[4], added[0], added[1]].map((r) => r!.id),
  );
  assert.deepEqual(pulled.map(({ _deleted }) => _deleted), [false, false, false, true, false]);
  assert.equal(pulled[4]!.text, "two");
  await user.ctx.records.addAll([NOTE]);
  const rest = await call(`/sync/records/pull?checkpoint=${encodeURIComponent(JSON.stringify(checkpoint))}`);
  assert.equal(rest.body.documents.length, 1);
});

Deno.test("a checkpoint from before a purge is 410, and so is one of the future", async () => {
  await using service = await start();
  const { user, call, runtime } = service;
  const [gone] = await user.ctx.records.addAll([NOTE, NOTE]);
  await user.ctx.records.remove(gone!.id);
  runtime.clock.advance(TRASH_MS + 1);
  await purgeOutdated(runtime.database, runtime.clock);
  // The first token has expired with the thirty days.
  const scope = "records:read";
  const tokens = await runtime.sessions.open({ userId: user.id, clientId: "zhiji", scope, userAgent: null });
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const at = (seq: number) => call(`/sync/records/pull?checkpoint={"seq":${seq}}`, undefined, headers);
  assert.equal((await at(1)).status, 410);
  assert.equal((await at(1)).body.code, "checkpoint_expired");
  assert.equal((await at(0)).body.documents.length, 1, "from the start there is nothing to forget");
  assert.deepEqual((await at(3)).body, { documents: [], checkpoint: { seq: 3 } });
  assert.equal((await at(99)).status, 410);
  assert.equal((await call("/sync/records/pull?checkpoint=x", undefined, headers)).status, 400);
});

Deno.test("push writes from the assumed state and answers the others as they are", async () => {
  await using service = await start();
  const { user, call, runtime } = service;
  const id = "01990000-0000-7000-8000-000000000001";
  const fresh = { id, type: "mood", text: "fine", data: { score: 4 }, tags: ["a"], _deleted: false };
  assert.deepEqual((await call("/sync/records/push", [{ newDocumentState: fresh }])).body, []);
  const made = await user.ctx.records.get(id);
  assert.deepEqual([made.data, made.source, made.version], [{ score: 4 }, "sync", 1]);

  const again = await call("/sync/records/push", [{ newDocumentState: fresh }]);
  assert.equal(again.body[0].id, id, "a row that is there was not assumed to be");

  const document = { ...made, _deleted: false };
  const changed = {
    ...document,
    text: "better",
    data: { score: 5 },
    version: 99,
    createdAt: "2000-01-01T00:00:00.000Z",
  };
  assert.deepEqual(
    (await call("/sync/records/push", [{ newDocumentState: changed, assumedMasterState: document }])).body,
    [],
  );
  const stored = await user.ctx.records.get(id);
  assert.deepEqual([stored.text, stored.version, stored.createdAt], ["better", 2, made.createdAt]);

  const stale = { newDocumentState: { ...document, text: "stale" }, assumedMasterState: document };
  const conflicts = await call("/sync/records/push", [stale]);
  assert.deepEqual(conflicts.body, [{ ...stored, _deleted: false }]);
  assert.equal((await user.ctx.records.get(id)).text, "better");

  for (const assumed of [{}, { text: "better" }, { type: "mood", text: "other words" }]) {
    const guess = { newDocumentState: { ...document, text: "a guess" }, assumedMasterState: assumed };
    assert.equal((await call("/sync/records/push", [guess])).body[0].text, "better");
  }

  const deletion = { newDocumentState: { ...stored, _deleted: true }, assumedMasterState: stored };
  assert.deepEqual((await call("/sync/records/push", [deletion])).body, []);
  assert.equal((await user.ctx.records.find(id))!.deletedAt !== null, true);

  const other = await testUser(runtime, "wang");
  const theirs = await call("/sync/records/push", [{ newDocumentState: fresh }], other.headers);
  assert.equal(theirs.status, 400);
  assert.equal(theirs.body.errors[0].path, "rows.0.newDocumentState.id");
  const wrong = await call("/sync/records/push", [{
    newDocumentState: { ...fresh, id: "01990000-0000-7000-8000-000000000002", data: { score: 9 } },
  }]);
  assert.equal(wrong.body.errors[0].path, "rows.0.newDocumentState.data.score");
});

Deno.test("of pushes at once from one state exactly one is written, the others get it back", async () => {
  await using service = await start();
  const { user, call } = service;
  const [record] = await user.ctx.records.addAll([NOTE]);
  const answers = await Promise.all(Array.from({ length: 6 }, (_, i) =>
    call("/sync/records/push", [{
      newDocumentState: { ...record, text: `text ${i}`, _deleted: false },
      assumedMasterState: record,
    }])));
  assert.equal(answers.filter(({ body }) => body.length === 0).length, 1);
  assert.equal((await user.ctx.records.history(record!.id)).data.length, 2);
});

Deno.test("GET /events tells changes as they happen, goes on after Last-Event-ID and says bye", async () => {
  await using service = await start();
  const { user, app, runtime } = service;
  const other = await testUser(runtime, "wang");
  const open = async (headers: Record<string, string> = {}) => {
    const response = await app.request("/events", { headers: { ...user.headers, ...headers } });
    assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
    return response.body!.getReader();
  };
  await user.ctx.records.addAll([{ ...NOTE, text: "before" }]);
  const live = await open();
  await readUntil(live, /ready/);
  await other.ctx.records.addAll([{ ...NOTE, text: "theirs" }]);
  const [record] = await user.ctx.records.addAll([{ ...NOTE, text: "during" }]);
  const first = await readUntil(live, /data/);
  assert.match(first, /^event: record\nid: 2\ndata: \{"deleted":false,"record":\{.*"text":"during"/);
  await user.ctx.records.remove(record!.id);
  assert.match(await readUntil(live, /data/), /id: 3\ndata: \{"deleted":true/);
  await live.cancel();

  const resumed = await open({ "last-event-id": "1" });
  assert.match(await readUntil(resumed, /data/), /"deleted":true/);
  const expired = await open({ "last-event-id": "77" });
  assert.match(await readUntil(expired, /data/), /event: resync/);
  runtime.stopping.abort();
  for (const reader of [resumed, expired]) {
    assert.match(await readUntil(reader, /bye/), /event: bye/);
    assert.equal((await reader.read()).done, true);
  }
  assert.equal(
    (await app.request("/events", { headers: { ...user.headers, "last-event-id": "x" } })).status,
    400,
  );
});

Deno.test("a stream tells nothing more once its session or key has ended, and says bye", async (t) => {
  await using service = await start();
  const { app, runtime } = service;
  const { administration } = runtime.identity;
  const ways: [name: string, end: (who: TestUser) => Promise<unknown>, isKey?: true][] = [
    ["signed out", (who) => runtime.sessions.endAll(who.id)],
    ["disabled", (who) => administration.change(service.user.id, who.id, { disabled: true })],
    ["its session too old", () => Promise.resolve(runtime.clock.advance(90 * 86_400_000))],
    [
      "its key removed",
      (who) => runtime.database.commit([`DELETE FROM api_keys WHERE user_id = '${who.id}'`]),
      true,
    ],
    [
      "disabled, with a key",
      (who) => administration.change(service.user.id, who.id, { disabled: true }),
      true,
    ],
  ];
  for (const [name, end, isKey] of ways) {
    await t.step(name, async () => {
      const who = await testUser(runtime, name.replaceAll(/\W/g, ""));
      const key = isKey && await testApiKey(who, ["records:read"]);
      const headers = key ? { authorization: `Bearer ${key}` } : who.headers;
      const readers = await Promise.all(["/events", "/sync/records/stream"].map(async (path) => {
        const response = await app.request(path, { headers });
        assert.equal(response.status, 200);
        return response.body!.getReader();
      }));
      for (const reader of readers) await readUntil(reader, /ready/);
      await who.ctx.records.addAll([{ ...NOTE, text: "before" }]);
      for (const reader of readers) assert.match(await readUntil(reader, /data/), /before/);
      await end(who);
      await who.ctx.records.addAll([{ ...NOTE, text: "after" }]);
      for (const reader of readers) {
        const rest = await readUntil(reader, /data/);
        assert.match(rest, /event: bye/);
        assert.equal(rest.includes("after"), false);
        assert.equal((await reader.read()).done, true);
      }
    });
  }
});

Deno.test("a stream that nobody reads holds nothing: what happened meanwhile comes in one piece", async () => {
  await using service = await start();
  const { user, app } = service;
  const response = await app.request("/events", { headers: user.headers });
  const reader = response.body!.getReader();
  await readUntil(reader, /ready/);
  for (let i = 0; i < 50; i++) await user.ctx.records.addAll([NOTE]);
  const { value } = await reader.read();
  assert.equal(new TextDecoder().decode(value).match(/event: record/g)!.length, 50);
  await reader.cancel();
});

Deno.test("GET /sync/records/stream gives documents and the checkpoint after them", async () => {
  await using service = await start();
  const { user, app } = service;
  const response = await app.request("/sync/records/stream", { headers: user.headers });
  const reader = response.body!.getReader();
  await readUntil(reader, /ready/);
  const [record] = await user.ctx.records.addAll([NOTE]);
  const text = await readUntil(reader, /data/);
  const data = JSON.parse(/^data: (.*)$/m.exec(text)![1]!);
  assert.deepEqual(data, { documents: [{ ...record, _deleted: false }], checkpoint: { seq: 1 } });
  await reader.cancel();
});
