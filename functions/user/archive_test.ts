import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { newRow } from "../../common/database/new_row.ts";
import { corrections, importKeys, summaries, summarySchedules } from "../../common/database/schema.ts";
import { serviceApp } from "../../common/http/service_app.ts";
import { ROUND_TRIPS } from "../../common/identity/archive/archived_tables.ts";
import { NOW, PASSWORD, testApiKey, type TestUser, testUser } from "../../common/testing.ts";
import { type TestClient, testClient } from "../auth/_test_client.ts";
import { mobile } from "../mobile/app.ts";

const exported = async (client: TestClient, who: TestUser) => {
  const response = await client.user.request("/me/export", { method: "POST", headers: who.headers });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/zip");
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

const zipOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const imported = async (client: TestClient, who: TestUser, body: Uint8Array | string) => {
  const response = await client.user.request("/me/import", {
    method: "POST",
    headers: { ...who.headers, "content-type": "application/octet-stream" },
    body: body as BodyInit,
  });
  return [response.status, await response.json()] as const;
};

const SETTINGS = { displayName: "林", locale: "en", timezone: "Europe/Paris", currency: "EUR" };

/** Whether two archives hold the same, in all that an import brings back. */
function assertEqual(second: Record<string, string>, first: Record<string, string>): void {
  for (const name of [...COMPARED, "records.csv", "records.md"]) {
    assert.notEqual(first[name], "[]\n", `${name} is empty: furnish() has to make a row for it`);
    assert.equal(second[name], first[name], name);
  }
  const files = Object.keys(first).filter((name) => name.startsWith("attachments/"));
  assert.ok(files.length > 0, "furnish() has to make a file");
  for (const name of files) assert.equal(second[name], first[name], name);
  const settings = JSON.parse(second["profile.json"]!);
  assert.deepEqual(
    Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, settings[name]])),
    SETTINGS,
  );
}

/** Records of every kind: captured, changed, in the trash, with odd characters; and a durable conversation. */
async function furnish(client: TestClient, who: TestUser): Promise<void> {
  const records = serviceApp(mobile, client.runtime);
  const send = async (method: string, path: string, body?: unknown) =>
    await (await records.request(path, {
      method,
      headers: who.headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })).json();
  await send("POST", "/capture", { text: "昨天中午和小王吃火锅花了128元", clientId: "phone-1" });
  await send("POST", "/types", {
    name: "bookNote",
    label: "Book",
    schema: { type: "object", properties: { pages: { type: "integer" } } },
    cues: ["read"],
  });
  await send("POST", "/records", { type: "bookNote", text: "a book", data: { pages: 12 } });
  const note = await send("POST", "/records", {
    type: "note",
    text: '=HYPERLINK("x")\nsecond line, "quoted" 𠮷',
    tags: ["tag one", "b"],
  });
  await send("PATCH", `/records/${note.id}`, { title: "a title" });
  const gone = await send("POST", "/records", { type: "todo", text: "gone" });
  await send("DELETE", `/records/${gone.id}`);
  const conversation = await who.ctx.conversations.begin("how much?", { retention: "durable" });
  await who.ctx.conversations.add(conversation, {
    role: "user",
    text: "how much?",
    result: null,
    sources: [],
    plan: null,
  });
  await who.ctx.profile.change(SETTINGS);
  await records.request(`/attachments?name=a.txt&recordId=${note.id}`, {
    method: "POST",
    headers: { ...who.headers, "content-type": "application/octet-stream" },
    body: "a file",
  });
  const row = { ...newRow(client.runtime.clock), userId: who.id };
  const { write } = client.runtime.database;
  await write.insert(importKeys).values({ ...row, key: "a key", recordId: note.id });
  await write.insert(corrections).values({
    ...row,
    text: "瑞幸18",
    words: "瑞幸",
    type: "expense",
    data: '{"category":"food"}',
    tags: '["coffee"]',
    usedAt: NOW,
  });
  await write.insert(summarySchedules).values({
    ...row,
    daily: true,
    weekly: false,
    monthly: true,
    at: "07:30",
    nextDueAt: NOW,
  });
  await write.insert(summaries).values({
    ...row,
    period: "daily",
    startsOn: "2026-03-17",
    timezone: "Asia/Shanghai",
    startsAt: "2026-03-16T16:00:00.000Z",
    endsAt: "2026-03-17T16:00:00.000Z",
    language: "zh",
    report: "记了 4 条",
    prose: null,
    facts: '[{"records":4}]',
    sources: JSON.stringify([note.id]),
    notices: "[]",
  });
}

const COMPARED = ROUND_TRIPS.map(({ file }) => `${file}.json`);

Deno.test("what is exported and imported again on another server is equal, and importing twice changes nothing", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await furnish(client, lin);
  const first = await exported(client, lin);
  assert.equal(JSON.parse(first["revisions.json"]!).length, 2);

  await using elsewhere = await testClient();
  const again = await testUser(elsewhere.runtime);
  const [status, told] = await imported(elsewhere, again, zipOf(first));
  assert.deepEqual([status, told], [200, {
    records: 4,
    captures: 1,
    conversations: 1,
    attachments: 1,
    skipped: 0,
  }]);
  const second = await exported(elsewhere, again);
  assertEqual(second, first);
  const found = await again.ctx.records.search({ q: "火锅", limit: 5 } as never);
  assert.equal(found.length, 1, "imported words are found");
  const { data: history } = await again.ctx.records.history(
    JSON.parse(first["revisions.json"]!)[0].recordId,
  );
  assert.equal(history.length, 2);

  const [, twice] = await imported(elsewhere, again, zipOf(first));
  assert.deepEqual(twice, { records: 0, captures: 0, conversations: 0, attachments: 0, skipped: 6 });
  assert.equal((await exported(elsewhere, again))["records.json"], first["records.json"]);
});

Deno.test("what was exported, erased and imported again is equal: nothing of the erased account is in its way", async () => {
  await using client = await testClient();
  await testUser(client.runtime, "root");
  const lin = await testUser(client.runtime);
  await furnish(client, lin);
  const first = await exported(client, lin);
  const erased = await client.user.request("/me", {
    method: "DELETE",
    headers: lin.headers,
    body: JSON.stringify({ password: PASSWORD }),
  });
  assert.equal(erased.status, 204);
  const again = await testUser(client.runtime);
  assert.notEqual(again.id, lin.id);
  const [status] = await imported(client, again, zipOf(first));
  assert.equal(status, 200);
  assertEqual(await exported(client, again), first);
});

Deno.test("an export holds every table of a person's but secrets, and only theirs", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const mei = await testUser(client.runtime, "mei");
  await furnish(client, lin);
  const secret = await testApiKey(lin, ["chat"]);
  const all = JSON.stringify(await exported(client, lin));
  for (const word of [secret, lin.refreshToken, "argon2id", "hash"]) {
    assert.equal(all.includes(word), false, word);
  }
  assert.match(all, /火锅/);
  assert.equal((await exported(client, mei))["records.json"], "[]\n");
});

Deno.test("POST /me/import refuses what is not an export of ours, and stores nothing of it", async (t) => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await furnish(client, lin);
  const good = await exported(client, lin);
  const mei = await testUser(client.runtime, "mei");
  const records = JSON.parse(good["records.json"]!);
  const withRecords = (change: Record<string, unknown>) =>
    zipOf({
      ...good,
      "records.json": JSON.stringify([{ ...records[0], id: crypto.randomUUID(), ...change }]),
    });
  const { "captures.json": _captures, ...incomplete } = good;
  const [capture] = JSON.parse(good["captures.json"]!);
  const [revision] = JSON.parse(good["revisions.json"]!);
  const manifest = JSON.parse(good["manifest.json"]!);
  const newer = {
    ...good,
    "spells.json": "[]\n",
    "manifest.json": JSON.stringify({ ...manifest, files: [...manifest.files, "spells.json"] }),
  };
  /** Nobody's rows yet. */
  const own = Object.fromEntries(
    Object.entries(good).map(([name, text]) => [name, text.replaceAll(/"id":"[^"]{8}/g, '"id":"00000000')]),
  );
  const future = {
    ...revision,
    id: crypto.randomUUID(),
    version: 2,
    recordId: `00000000${revision.recordId.slice(8)}`,
  };
  const cases: [name: string, body: Uint8Array | string, status: number][] = [
    ["a damaged zip", zipOf(good).slice(0, 200), 400],
    ["a file missing", zipOf(incomplete), 400],
    [
      "another format",
      zipOf({ ...good, "manifest.json": JSON.stringify({ ...manifest, format: 2 }) }),
      400,
    ],
    ["no JSON", zipOf({ ...good, "records.json": "[" }), 400],
    ["an unknown field", withRecords({ userId: lin.id }), 400],
    ["an unknown type", withRecords({ type: "spell" }), 400],
    ["data that does not fit", withRecords({ type: "mood", data: { score: 9 } }), 400],
    ["a text that would be cut off", withRecords({ text: "a\0b" }), 400],
    ["half a character", withRecords({ title: "a\ud800b" }), 400],
    ["another person's rows", zipOf(good), 409],
    ["a state of the future", zipOf({ ...own, "revisions.json": JSON.stringify([future]) }), 400],
    ["a row twice", zipOf({ ...good, "captures.json": JSON.stringify([capture, capture]) }), 400],
    ["a file of a newer version", zipOf(newer), 400],
    ["a capture and its records, of which one is bad", zipOf({ ...own, "messages.json": "[{}]" }), 400],
    ["too much for one file of ours", zipOf({ ...own, "captures.json": `[${" ".repeat(9_000_000)}]` }), 400],
    ["far more than it seems", zipOf({ ...own, "captures.json": " ".repeat(201 * 1024 * 1024) }), 413],
    ["neither zip nor CSV", "hello", 400],
    ["bytes", new Uint8Array([0xff, 0xfe, 0xfd]), 400],
  ];
  for (const [name, body, status] of cases) {
    await t.step(name, async () => {
      const [answered] = await imported(client, mei, body);
      assert.equal(answered, status);
      const left = await exported(client, mei);
      assert.deepEqual(COMPARED.filter((name) => left[name] !== "[]\n"), []);
    });
  }
});

Deno.test("POST /me/import adds the records of a CSV, our own and other people's, or names the wrong line", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await furnish(client, lin);
  const csv = (await exported(client, lin))["records.csv"]!;
  const mei = await testUser(client.runtime, "mei");
  assert.equal((await imported(client, mei, csv))[0], 400, "bookNote is no type of hers");
  await mei.ctx.types.add({
    name: "bookNote",
    label: "Book",
    schema: { type: "object", properties: { pages: { type: "integer" } } },
    cues: [],
  });
  const [status, told] = await imported(client, mei, csv);
  assert.deepEqual([status, told.records], [200, 4]);
  const texts = JSON.parse((await exported(client, mei))["records.json"]!).map((record: { text: string }) =>
    record.text
  );
  assert.ok(texts.some((text: string) => text.startsWith("=HYPERLINK")));

  const other = 'type,text,data\nexpense,lunch,"{""amount"":12,""category"":""food""}"\n,a plain note,\n';
  assert.equal((await imported(client, mei, other))[1].records, 2);
  const [refused, problem] = await imported(
    client,
    mei,
    "type,text,occurredAt\nnote,ok,\nnote,bad,yesterday\n",
  );
  assert.equal(refused, 400);
  assert.equal(problem.errors[0].path, "row 3.occurredAt");
  const wrong: [csv: string, path: string][] = [
    ['type,text\nnote,"never closed\nnote,more\n', "file"],
    ['type,text\nnote,a "quote" in"\nnote,"so" bad\n', "row 3"],
    ["type,text\n\nnote,fine\nnote,one,too many\n", "row 4"],
    ["type,text\nnote,fine\nnote,\n", "row 3.text"],
  ];
  for (const [csv, path] of wrong) {
    const [status, { errors }] = await imported(client, mei, csv);
    assert.deepEqual([status, errors?.[0].path], [400, path], csv);
  }
  assert.equal(JSON.parse((await exported(client, mei))["records.json"]!).length, 6);
  assert.equal(
    (await imported(client, mei, "type,text\r\n\r\nnote,after blank rows\r\n,\r\n"))[1].records,
    1,
  );
});

Deno.test("GET /me/usage counts what a person keeps", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await furnish(client, lin);
  const usage = await (await client.user.request("/me/usage", { headers: lin.headers })).json();
  assert.deepEqual(usage, {
    records: 3,
    recordsInTrash: 1,
    captures: 1,
    conversations: 1,
    attachments: 1,
    attachmentBytes: 6,
    apiKeys: 0,
    sessions: 1,
    quotas: { recordsMax: null, requestsPerMinuteMax: null },
  });
});

Deno.test("everything goes out and in only with a token for all that is in it", async () => {
  await using client = await testClient();
  const narrow = await testUser(client.runtime, "narrow", { scope: "profile" });
  const post = async (path: string) => {
    const body = path === "/me/import" ? "type,text\nnote,sneaked in\n" : undefined;
    const response = await client.user.request(path, {
      method: "POST",
      headers: { ...narrow.headers, "content-type": "application/octet-stream" },
      ...(body === undefined ? {} : { body }),
    });
    return [response.status, (await response.json()).code];
  };
  assert.deepEqual(await post("/me/export"), [403, "insufficient_scope"]);
  assert.deepEqual(await post("/me/import"), [403, "insufficient_scope"]);
});

Deno.test("POST /me/import keeps a captured text whose clientId is taken, and a record whose capture is not there", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await furnish(client, lin);
  const files = await exported(client, lin);
  await using elsewhere = await testClient();
  const mei = await testUser(elsewhere.runtime, "mei");
  const records = serviceApp(mobile, elsewhere.runtime);
  const text = "on another phone";
  await records.request("/capture", {
    method: "POST",
    headers: mei.headers,
    body: JSON.stringify({ text, clientId: "phone-1" }),
  });
  assert.equal((await imported(elsewhere, mei, zipOf(files)))[0], 200);
  const captures = JSON.parse((await exported(elsewhere, mei))["captures.json"]!);
  assert.deepEqual(
    captures.map((capture: Record<string, unknown>) => [capture.text, capture.clientId]),
    [[text, "phone-1"], ["昨天中午和小王吃火锅花了128元", null]],
  );

  await using third = await testClient();
  const wu = await testUser(third.runtime, "wu");
  assert.equal((await imported(third, wu, zipOf({ ...files, "captures.json": "[]" })))[0], 200);
  const kept = JSON.parse((await exported(third, wu))["records.json"]!);
  assert.deepEqual(kept.map((record: { captureId: unknown }) => record.captureId), [null, null, null, null]);
});

Deno.test("an archive tells people also what does not come back: sessions, keys, what was done and spent", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  await testApiKey(lin, ["chat"]);
  const files = await exported(client, lin);
  const other = (name: string) => JSON.parse(files[`other/${name}.json`]!);
  assert.equal(other("sessions").length, 1);
  assert.equal(other("api_keys")[0].name, "test");
  assert.equal(other("audit_log")[0].action, "api_key_added");
  assert.deepEqual(other("model_calls"), []);
  const mei = await testUser(client.runtime, "mei");
  assert.deepEqual(JSON.parse((await exported(client, mei))["other/audit_log.json"]!), []);
});

Deno.test("an archive made while things change has no part without its whole: parts are read first", async () => {
  await using client = await testClient();
  const names = Object.keys(await exported(client, await testUser(client.runtime)));
  const fileOf = (table: string) => `${ROUND_TRIPS.find(({ name }) => name === table)!.file}.json`;
  for (const { file, partOf, mayName = {} } of ROUND_TRIPS) {
    for (const whole of [...(partOf ? [partOf.table] : []), ...Object.values(mayName)]) {
      assert.ok(names.indexOf(`${file}.json`) < names.indexOf(fileOf(whole)), `${file} before ${whole}`);
    }
  }
});

Deno.test("POST /me/import sent again with its Idempotency-Key adds nothing, and with another file is refused", async () => {
  await using client = await testClient();
  const lin = await testUser(client.runtime);
  const send = async (csv: string) => {
    const response = await client.user.request("/me/import", {
      method: "POST",
      headers: { ...lin.headers, "content-type": "application/octet-stream", "idempotency-key": "once" },
      body: csv,
    });
    return [response.status, response.headers.get("idempotency-replayed"), (await response.json()).records];
  };
  assert.deepEqual(await send("type,text\nnote,a\nnote,b\n"), [200, null, 2]);
  assert.deepEqual(await send("type,text\nnote,a\nnote,b\n"), [200, "true", 2]);
  assert.deepEqual(await send("type,text\nnote,c\n"), [422, null, undefined]);
  assert.equal(JSON.parse((await exported(client, lin))["records.json"]!).length, 2);
});
