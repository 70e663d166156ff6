import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import { eventually, testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

/** The smallest PNG: one pixel. */
const PNG = Uint8Array.fromBase64(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
);
const MIB = 1024 * 1024;
const NOWHERE = "01990000-0000-7000-8000-000000000000";

async function start(environment: Record<string, string> = {}) {
  const runtime = await testRuntime(environment);
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const call = async (at: string, body?: unknown, headers: Record<string, string> = {}) => {
    const [method, path] = at.split(" ") as [string, string];
    const isFile = body instanceof Uint8Array || body instanceof ReadableStream;
    const response = await app.request(path, {
      method,
      headers: {
        ...user.headers,
        ...(isFile ? { "content-type": "application/octet-stream" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: (isFile ? body : JSON.stringify(body)) as BodyInit }),
    });
    const bytes = await response.bytes();
    const json = /json/.test(response.headers.get("content-type") ?? "") && bytes.length > 0;
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      // deno-lint-ignore no-explicit-any -- JSON as it came
      body: (json ? JSON.parse(new TextDecoder().decode(bytes)) : null) as any,
    };
  };
  /** Names of everything that is stored or being received. */
  const stored = async () => {
    const names: string[] = [];
    const walk = async (folder: string) => {
      for await (const { name, isDirectory } of Deno.readDir(folder)) {
        if (isDirectory) await walk(`${folder}/${name}`);
        else names.push(name);
      }
    };
    await walk(`${runtime.folder}/attachments`).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
    return names.sort();
  };
  return { runtime, app, user, call, stored, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

Deno.test("an attachment is stored under its hash, listed, downloaded to be saved, and removed with its file", async () => {
  await using service = await start();
  const { call, stored } = service;
  const record = (await call("POST /records", { type: "note", text: "holiday" })).body;
  const made = await call(
    `POST /attachments?name=${encodeURIComponent('照片 "1".png')}&recordId=${record.id}`,
    PNG,
  );
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal(made.headers.get("etag"), '"1"');
  const { id, createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = made.body;
  assert.deepEqual(rest, {
    recordId: record.id,
    name: '照片 "1".png',
    mediaType: "image/png",
    bytes: PNG.length,
    version: 1,
  });
  assert.deepEqual(await stored(), [await hashOf(PNG)]);
  assert.deepEqual((await call(`GET /attachments?recordId=${record.id}`)).body.data, [made.body]);
  assert.deepEqual((await call(`GET /attachments/${id}`)).body, made.body);

  const content = await call(`GET /attachments/${id}/content`);
  assert.equal(content.status, 200);
  assert.deepEqual(content.bytes, PNG);
  const header = (name: string) => content.headers.get(name);
  assert.deepEqual(
    [header("content-type"), header("x-content-type-options"), header("content-length"), header("etag")],
    ["image/png", "nosniff", String(PNG.length), `"${id}"`],
  );
  assert.equal(
    header("content-disposition"),
    "attachment; filename=\"__ _1_.png\"; filename*=UTF-8''%E7%85%A7%E7%89%87%20%221%22.png",
  );
  assert.match(header("content-security-policy")!, /sandbox/);

  assert.equal((await call(`DELETE /attachments/${id}`)).status, 204);
  assert.equal((await call(`GET /attachments/${id}/content`)).status, 404);
  assert.deepEqual(await stored(), []);
});

Deno.test("an attachment is given to a record and taken from it", async () => {
  await using service = await start();
  const { call } = service;
  const record = (await call("POST /records", { type: "note", text: "holiday" })).body;
  const { id } = (await call("POST /attachments", PNG)).body;
  const given = await call(`PATCH /attachments/${id}`, { recordId: record.id, name: "a.png" });
  assert.deepEqual([given.status, given.body.recordId, given.body.name], [200, record.id, "a.png"]);
  assert.equal(
    (await call(`PATCH /attachments/${id}`, { recordId: null }, { "if-match": '"1"' })).status,
    412,
  );
  const taken = await call(`PATCH /attachments/${id}`, { recordId: null }, { "if-match": '"2"' });
  assert.deepEqual([taken.status, taken.body.recordId], [200, null]);
  assert.equal((await call(`PATCH /attachments/${id}`, { recordId: NOWHERE })).status, 404);
  assert.equal((await call(`PATCH /attachments/${id}`, { mediaType: "text/html" })).status, 400);
  const other = await testUser(service.runtime, "wang");
  const [theirs] = await other.ctx.records.addAll([{ type: "note", text: "x", data: {}, source: "api" }]);
  assert.equal(
    (await call(`PATCH /attachments/${id}`, { recordId: theirs!.id })).status,
    404,
    "another's record",
  );
  assert.equal((await call(`POST /attachments?recordId=${theirs!.id}`, PNG)).status, 404, "another's record");
});

Deno.test("what a file is is read from its bytes, whatever it is called", async (t) => {
  await using service = await start();
  const text = (words: string) => new TextEncoder().encode(words);
  const cases: [what: string, bytes: Uint8Array, mediaType: string][] = [
    ["a picture", PNG, "image/png"],
    ["a page", text("<!doctype html><script>alert(1)</script>"), "text/plain; charset=utf-8"],
    ["words", text("你好".repeat(3_000)), "text/plain; charset=utf-8"],
    ["a PDF", text("%PDF-1.7\n"), "application/pdf"],
    ["a JPEG", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), "image/jpeg"],
    ["anything", Uint8Array.from([0, 1, 2, 3, 255]), "application/octet-stream"],
  ];
  for (const [what, bytes, mediaType] of cases) {
    await t.step(what, async () => {
      const { body } = await service.call("POST /attachments?name=x.html", bytes, {
        "content-type": "text/html",
      });
      assert.equal(body.mediaType, mediaType);
      const content = await service.call(`GET /attachments/${body.id}/content`);
      assert.equal(content.headers.get("content-type"), mediaType);
      assert.match(content.headers.get("content-disposition")!, /^attachment/);
      assert.equal(content.headers.get("x-content-type-options"), "nosniff");
      assert.deepEqual(content.bytes, bytes);
    });
  }
});

Deno.test("one file is kept for all who have the same bytes, and nobody learns of it", async () => {
  await using service = await start();
  const { call, stored, runtime } = service;
  const other = await testUser(runtime, "wang");
  const mine = (await call("POST /attachments", PNG)).body;
  const theirs = (await call("POST /attachments", PNG, other.headers)).body;
  assert.notEqual(mine.id, theirs.id);
  assert.deepEqual(await stored(), [await hashOf(PNG)], "one file");
  assert.equal((await call(`GET /attachments/${mine.id}`, undefined, other.headers)).status, 404);
  assert.equal((await call(`GET /attachments/${mine.id}/content`, undefined, other.headers)).status, 404);
  assert.equal((await call(`DELETE /attachments/${mine.id}`, undefined, other.headers)).status, 404);
  assert.equal(
    JSON.stringify([mine, (await call("GET /attachments")).body]).includes(await hashOf(PNG)),
    false,
  );
  assert.equal((await call("GET /attachments?sha256__isnull=false")).status, 400);

  await call(`DELETE /attachments/${mine.id}`);
  assert.deepEqual(await stored(), [await hashOf(PNG)], "the other still has it");
  assert.deepEqual(
    (await call(`GET /attachments/${theirs.id}/content`, undefined, other.headers)).bytes,
    PNG,
  );
  await call(`DELETE /attachments/${theirs.id}`, undefined, other.headers);
  assert.deepEqual(await stored(), []);
});

Deno.test("uploads answer what is refused with the status, and leave nothing behind", async (t) => {
  await using service = await start({ ATTACHMENTS_MIB_MAX: "1" });
  const { call, stored, runtime } = service;
  const endless = (mebibytes: number, cut = false) => {
    let left = mebibytes;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(MIB));
        else if (cut) controller.error(new Error("the client has left"));
        else controller.close();
      },
    });
  };
  const readOnly = (await testUser(runtime, "reader", { scope: "records:read" })).headers;
  const cases: [
    what: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
    status: number,
  ][] = [
    ["an empty file", "/attachments", new Uint8Array(), {}, 400],
    ["too large, and says so", "/attachments", PNG, { "content-length": String(25 * MIB + 1) }, 413],
    ["too large, and does not say", "/attachments", endless(26), {}, 413],
    ["cut off", "/attachments", endless(2, true), {}, 400],
    ["compressed", "/attachments", PNG, { "content-encoding": "gzip" }, 415],
    ["more than there is room for", "/attachments", endless(2), {}, 403],
    ["no such record", `/attachments?recordId=${NOWHERE}`, PNG, {}, 404],
    ["a path for a name", "/attachments?name=..%2Fx", PNG, {}, 400],
    ["an unknown key", "/attachments?color=red", PNG, {}, 400],
    ["without the scope", "/attachments", PNG, readOnly, 403],
    ["by nobody", "/attachments", PNG, { authorization: "" }, 401],
  ];
  for (const [what, path, body, headers, status] of cases) {
    await t.step(what, async () => {
      const answer = await call(`POST ${path}`, body, headers);
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.deepEqual(await stored(), []);
    });
  }
  assert.equal((await call("GET /attachments?count=true")).body.total, 0);
});

Deno.test("the quota counts bytes of all attachments, and uploads at once cannot pass it", async () => {
  await using service = await start({ ATTACHMENTS_MIB_MAX: "1" });
  const { call } = service;
  const file = (i: number) => new Uint8Array(MIB / 4 + 1).fill(i);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((i) => call("POST /attachments", file(i))));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 201, 403, 403, 403]);
  assert.equal(answers.find(({ status }) => status === 403)!.body.code, "quota_exceeded");
  const { data } = (await call("GET /attachments")).body;
  await call(`DELETE /attachments/${data[0].id}`);
  assert.equal((await call("POST /attachments", file(9))).status, 201, "there is room again");
});

Deno.test("POST /attachments replays its first answer under an Idempotency-Key, and refuses other bytes under it", async () => {
  await using service = await start();
  const { call } = service;
  const key = { "idempotency-key": "k" };
  const first = await call("POST /attachments?name=a", PNG, key);
  const again = await call("POST /attachments?name=a", PNG, key);
  assert.deepEqual([again.status, again.body], [201, first.body]);
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  assert.equal((await call("POST /attachments?name=a", new Uint8Array([1]), key)).status, 422);
  assert.equal((await call("GET /attachments?count=true")).body.total, 1);
});

Deno.test("a form is refused where a file is asked for, and nothing of it is kept", async () => {
  await using service = await start();
  const { call } = service;
  const form = new FormData();
  form.set("file", new File([new Uint8Array([137, 80, 78, 71])], "photo.png", { type: "image/png" }));
  const encoded = new Response(form);
  const type = { "content-type": encoded.headers.get("content-type")! };
  const envelope = new Uint8Array(await encoded.arrayBuffer());
  for (const address of ["POST /attachments", "POST /imports/preview", "POST /imports"]) {
    const { status, body } = await call(address, envelope, type);
    assert.deepEqual([address, status, body.code], [address, 415, "unsupported_media_type"]);
  }
  assert.equal((await call("GET /attachments?count=true")).body.total, 0);
});

Deno.test("GET /attachments/{id}/content answers ranges and known tags", async (t) => {
  await using service = await start();
  const { call } = service;
  const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
  const { id } = (await call("POST /attachments", bytes)).body;
  const cases: [header: string, status: number, from: number, to: number][] = [
    ["bytes=0-9", 206, 0, 10],
    ["bytes=100000-", 206, 100_000, 200_000],
    ["bytes=-5", 206, 199_995, 200_000],
    ["bytes=199990-999999", 206, 199_990, 200_000],
    ["bytes=-999999", 206, 0, 200_000],
    ["bytes=200000-", 416, 0, 0],
    ["bytes=-0", 416, 0, 0],
    ["bytes=9-3", 200, 0, 200_000],
    ["bytes=0-1,5-6", 200, 0, 200_000],
    ["lines=0-1", 200, 0, 200_000],
    ["bytes=-", 200, 0, 200_000],
  ];
  for (const [range, status, from, to] of cases) {
    await t.step(range, async () => {
      const answer = await call(`GET /attachments/${id}/content`, undefined, { range });
      assert.equal(answer.status, status);
      if (status === 416) assert.equal(answer.body.code, "range_not_satisfiable");
      else assert.deepEqual(answer.bytes, bytes.slice(from, to));
      if (status === 206) assert.equal(answer.headers.get("content-range"), `bytes ${from}-${to - 1}/200000`);
      if (status === 416) assert.equal(answer.headers.get("content-range"), "bytes */200000");
    });
  }
  const { paths } = (await call("GET /openapi.json")).body;
  assert.deepEqual(Object.keys(paths["/attachments/{id}/content"].get.responses), ["200", "206", "default"]);
  const known = await call(`GET /attachments/${id}/content`, undefined, {
    "if-none-match": `W/"x", "${id}"`,
  });
  assert.deepEqual([known.status, known.bytes.length], [304, 0]);
  const changed = await call(`GET /attachments/${id}/content`, undefined, {
    range: "bytes=0-9",
    "if-range": '"x"',
  });
  assert.deepEqual([changed.status, changed.bytes.length], [200, 200_000]);
});

Deno.test("an upload is written as it comes, and no more than moments of it stand in memory", async () => {
  await using service = await start();
  const folder = `${service.runtime.folder}/attachments`;
  let sent = 0;
  let unwrittenMax = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const [incoming] = sent === 0 ? [] : [...Deno.readDirSync(folder)];
      const written = incoming ? (await Deno.stat(`${folder}/${incoming.name}`)).size : 0;
      unwrittenMax = Math.max(unwrittenMax, sent - written);
      if (sent === 25 * MIB) return controller.close();
      controller.enqueue(new Uint8Array(MIB / 16).fill(sent % 251));
      sent += MIB / 16;
    },
  });
  const { status, body } = await service.call("POST /attachments", stream);
  assert.deepEqual([status, body.bytes], [201, 25 * MIB]);
  assert.ok(unwrittenMax <= MIB, `${unwrittenMax} bytes`);
});

Deno.test("attachments of purged records, and those that belong to none, go after a day with their files", async () => {
  await using service = await start();
  const { call, runtime, stored } = service;
  const record = (await call("POST /records", { type: "note", text: "holiday" })).body;
  const kept = (await call("POST /records", { type: "note", text: "stays" })).body;
  const file = (i: number) => new Uint8Array(10).fill(i);
  await call(`POST /attachments?recordId=${record.id}`, file(1));
  await call(`POST /attachments?recordId=${kept.id}`, file(2));
  await call("POST /attachments", file(3));
  await call(`DELETE /records/${record.id}`);
  await runtime.housekeeping.sweep();
  assert.equal((await call("GET /attachments?count=true")).body.total, 3, "in the trash it keeps its own");

  await call(`DELETE /trash/${record.id}`);
  runtime.clock.advance(24 * 3_600_000 + 1);
  await runtime.housekeeping.sweep();
  assert.deepEqual(await runtime.database.rows("SELECT record_id FROM attachments"), [[kept.id]]);
  assert.deepEqual(await stored(), [await hashOf(file(2))]);
});

Deno.test("erasing an account removes its files, but not those that another has too", async () => {
  await using service = await start();
  const { call, runtime, stored } = service;
  const other = await testUser(runtime, "wang");
  await call("POST /attachments", PNG, other.headers);
  await call("POST /attachments", new Uint8Array([1, 2, 3]), other.headers);
  await call("POST /attachments", PNG);
  await runtime.identity.erasure.erase(other.id);
  await eventually("the files are gone", async () => (await stored()).length === 1);
  assert.deepEqual(await stored(), [await hashOf(PNG)]);
  const removals = await runtime.database.rows("SELECT * FROM file_removals");
  assert.deepEqual(removals, []);
});

Deno.test("an upload that cannot be written is our failure, not the client's", async () => {
  await using service = await start();
  const before = `${service.runtime.folder}/attachments`;
  await Deno.remove(before, { recursive: true }).catch(() => {});
  await Deno.writeTextFile(before, "no folder");
  const answer = await service.call("POST /attachments", PNG);
  assert.deepEqual([answer.status, answer.body.code], [500, "internal"]);
  assert.match(service.runtime.logged(), /"level":"error"/);
});
