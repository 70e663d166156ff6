import assert from "node:assert/strict";
import { serviceApp } from "../../common/http/service_app.ts";
import {
  ALIPAY_BILL,
  FLOMO_PAGE,
  inGbk,
  keepTakeout,
  WECHAT_BILL,
  wechatWorkbook,
} from "../../common/imports/testing_files.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";
import { processorMs, testRuntime, testUser } from "../../common/testing.ts";
import { mobile } from "./app.ts";

async function start() {
  const runtime = await testRuntime();
  const app = serviceApp(mobile, runtime);
  const user = await testUser(runtime);
  const send = async (
    path: string,
    file: Uint8Array | string,
    headers: Record<string, string> = user.headers,
  ) => {
    const response = await app.request(path, {
      method: "POST",
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: file as BodyInit,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const get = async (path: string, headers = user.headers) =>
    await (await app.request(path, { headers })).json();
  return { runtime, app, user, send, get, [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose]() };
}

Deno.test("POST /imports/preview shows what a file becomes and stores nothing", async () => {
  await using service = await start();
  const { status, body } = await service.send("/imports/preview?limit=2&offset=1", inGbk(ALIPAY_BILL));
  assert.equal(status, 200);
  assert.deepEqual(body.counts, { rows: 8, new: 6, duplicates: 0, leftOut: 2 });
  assert.deepEqual([body.format, body.encoding, body.delimiter, body.mapping], [
    "alipay",
    "gb18030",
    ",",
    null,
  ]);
  assert.deepEqual(
    body.rows.map(({ row, status }: ZhijiRecord & { row: number; status: string }) => [row, status]),
    [
      [19, "new"],
      [20, "new"],
    ],
  );
  assert.deepEqual(body.rows[0].record, {
    type: "expense",
    text: "滴滴出行 快车",
    title: null,
    data: { amount: 32.1, currency: "CNY", category: "transport", merchant: "滴滴出行", payment: "余额宝" },
    tags: [],
    occurredAt: "2026-02-26T00:02:00.000Z",
    timezone: "Asia/Shanghai",
  });
  assert.deepEqual(body.leftOut, [
    { row: 22, file: null, reason: "closed", message: "was not paid: 交易关闭" },
    { row: 23, file: null, reason: "neutral", message: "is neither spent nor earned: 不计收支" },
  ]);
  const left = await service.send("/imports/preview?status=left%20out", inGbk(ALIPAY_BILL));
  assert.deepEqual(left.body.rows.map(({ row }: { row: number }) => row), [22, 23]);
  assert.equal((await service.get("/records?count=true")).total, 0);
});

Deno.test("POST /imports stores what a preview showed, once, whatever form it comes in again", async () => {
  await using service = await start();
  const { send, get } = service;
  const first = await send("/imports", WECHAT_BILL);
  assert.equal(first.status, 201);
  assert.deepEqual(first.body.counts, { rows: 6, new: 5, duplicates: 0, leftOut: 1 });
  const { data, total } = await get("/records?count=true&sort=-occurredAt");
  assert.equal(total, 5);
  assert.deepEqual(
    [data[0].text, data[0].source, data[0].timezone, data[0].data.amount, data[0].captureId],
    ["海底捞 火锅,两人", "import", "Asia/Shanghai", 1234, null],
  );
  assert.equal(
    (await get(`/records/search?q=${encodeURIComponent("火锅")}`)).data.length,
    1,
    "search finds it",
  );

  const again = await send("/imports", WECHAT_BILL);
  assert.deepEqual(again.body.counts, { rows: 6, new: 0, duplicates: 5, leftOut: 1 });
  const asWorkbook = await send("/imports/preview", wechatWorkbook());
  assert.deepEqual(asWorkbook.body.counts, { rows: 2, new: 1, duplicates: 1, leftOut: 0 });
  assert.equal((await get("/records?count=true")).total, 5);
});

Deno.test("POST /imports leaves in the trash what is in the trash, and takes in again what was purged", async () => {
  await using service = await start();
  const { app, user, send, get } = service;
  const file = "text\na\nb\n";
  await send("/imports", file);
  const { data } = await get("/records?sort=text");
  for (const { id } of data) await app.request(`/records/${id}`, { method: "DELETE", headers: user.headers });
  assert.equal((await send("/imports", file)).body.counts.duplicates, 2);
  await app.request(`/trash/${data[0].id}`, { method: "DELETE", headers: user.headers });
  assert.deepEqual((await send("/imports", file)).body.counts, {
    rows: 2,
    new: 1,
    duplicates: 1,
    leftOut: 0,
  });
  assert.deepEqual((await get("/records")).data.map(({ text }: ZhijiRecord) => text), ["a"]);
});

Deno.test("what is twice in a file is two things, and stays two when the file comes again", async () => {
  await using service = await start();
  const coffee = "date,text,amount\n2026-02-01,coffee,4.10\n2026-02-01,coffee,4.10\n";
  assert.equal((await service.send("/imports", coffee)).body.counts.new, 2);
  assert.equal((await service.send("/imports", coffee)).body.counts.duplicates, 2);
  const third = `${coffee}2026-02-01,coffee,4.10\n`;
  assert.deepEqual((await service.send("/imports", third)).body.counts, {
    rows: 3,
    new: 1,
    duplicates: 2,
    leftOut: 0,
  });
});

Deno.test("a file is the same when the person's zone and currency are others", async (t) => {
  await using service = await start();
  const { runtime, user, send } = service;
  const files: Record<string, string | Uint8Array> = {
    csv: "date,text,amount\n2026-02-01 10:00,coffee,4.10\n",
    flomo: FLOMO_PAGE,
    wechat: WECHAT_BILL,
    markdown: "---\ndate: 2026-02-03 10:00\n---\nto the sea\n",
  };
  for (const file of Object.values(files)) assert.ok((await send("/imports", file)).body.counts.new > 0);
  await user.ctx.profile.change({ timezone: "America/New_York", currency: "USD" });
  runtime.accessTokens.forgetUser(user.id);
  for (const [what, file] of Object.entries(files)) {
    await t.step(what, async () => assert.equal((await send("/imports", file)).body.counts.new, 0));
  }
});

Deno.test("the same file sent many times at once is stored once", async () => {
  await using service = await start();
  const answers = await Promise.all(Array.from({ length: 5 }, () => service.send("/imports", WECHAT_BILL)));
  assert.deepEqual(answers.map(({ status }) => status), Array(5).fill(201));
  assert.equal(answers.reduce((sum, { body }) => sum + body.counts.new, 0), 5);
  assert.equal((await service.get("/records?count=true")).total, 5);
});

Deno.test("an import is of one person: another has the same file anew", async () => {
  await using service = await start();
  const other = await testUser(service.runtime, "wang");
  await service.send("/imports", keepTakeout());
  const theirs = await service.send("/imports", keepTakeout(), other.headers);
  assert.equal(theirs.body.counts.new, 2);
  assert.equal((await service.get("/records?count=true", other.headers)).total, 2);
  assert.equal((await service.get("/records?count=true")).total, 2);
});

Deno.test("POST /imports replays its first answer under an Idempotency-Key, and refuses another file under it", async () => {
  await using service = await start();
  const headers = { ...service.user.headers, "idempotency-key": "k" };
  const first = await service.send("/imports", FLOMO_PAGE, headers);
  const again = await service.send("/imports", FLOMO_PAGE, headers);
  assert.deepEqual(again.body, first.body);
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  assert.equal((await service.send("/imports", `${FLOMO_PAGE} `, headers)).status, 422);
});

Deno.test("POST /imports is all or nothing where the quota has no room", async () => {
  await using service = await start();
  const { runtime, user } = service;
  await runtime.database.commit([{ sql: "UPDATE users SET records_max = 4 WHERE id = ?", args: [user.id] }]);
  runtime.accessTokens.forgetUser(user.id);
  const { status, body } = await service.send("/imports", WECHAT_BILL);
  assert.deepEqual([status, body.code], [403, "quota_exceeded"]);
  assert.equal((await service.get("/records?count=true")).total, 0);
});

Deno.test("imports answer what is refused with the status and the field", async (t) => {
  await using service = await start();
  const readOnly = (await testUser(service.runtime, "reader", { scope: "records:read" })).headers;
  const cases: [
    what: string,
    path: string,
    file: string | Uint8Array,
    status: number,
    field: string | null,
  ][] = [
    ["an empty file", "/imports", "", 400, "file"],
    ["no table", "/imports", 'text\n"a\n', 400, "file"],
    ["too large", "/imports", new Uint8Array(25 * 1024 * 1024 + 1), 413, null],
    ["another's column", '/imports?mapping={"text":"x"}', "text\na\n", 400, "mapping.text"],
    ["an unknown field", '/imports?mapping={"x":"text"}', "text\na\n", 400, "mapping.x"],
    ["a wrong zone", "/imports?timezone=Mars", "text\na\n", 400, "timezone"],
    ["a wrong delimiter", "/imports?delimiter=x", "text\na\n", 400, "delimiter"],
    ["an unknown key", "/imports?color=red", "text\na\n", 400, "color"],
  ];
  for (const [what, path, file, status, field] of cases) {
    await t.step(what, async () => {
      const answer = await service.send(path, file);
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      if (field !== null) assert.equal(answer.body.errors[0].path, field, JSON.stringify(answer.body));
    });
  }
  assert.equal((await service.send("/imports", "text\na\n", readOnly)).status, 403);
  assert.equal((await service.send("/imports/preview", "text\na\n", readOnly)).status, 200);
  assert.equal((await service.get("/records?count=true")).total, 0);
});

Deno.test("pictures that stay behind are told, and are no rows of the file", async () => {
  await using service = await start();
  const { body } = await service.send("/imports", FLOMO_PAGE);
  assert.deepEqual(body.counts, { rows: 3, new: 2, duplicates: 0, leftOut: 2 });
});

Deno.test("a file of 24 MiB is looked at in time that grows with its size and no faster", async () => {
  await using service = await start();
  const look = async (mebibytes: number) => {
    const started = processorMs();
    const { body } = await service.send(
      "/imports/preview",
      `text\nshort\n"${"x".repeat(mebibytes * 1024 * 1024)}"\n`,
    );
    assert.deepEqual(body.counts, { rows: 2, new: 1, duplicates: 0, leftOut: 1 });
    return processorMs() - started;
  };
  const aQuarter = Math.max(await look(6), await look(6));
  const whole = await look(24);
  assert.ok(whole < 10 * aQuarter, `${whole} ms for four times what took ${aQuarter} ms`);
});

Deno.test("10,000 rows are one import, and others read and write meanwhile", async () => {
  await using service = await start();
  const { send, get, app } = service;
  const rows = Array.from({ length: 10_000 }, (_, i) => `2026-01-0${1 + i % 9} 10:00,咖啡 ${i},${i % 100}.5`);
  const other = await testUser(service.runtime, "wang");
  let done = false;
  const importing = send("/imports", `日期,备注,金额\n${rows.join("\n")}\n`).finally(() => done = true);
  let longestMs = 0;
  let reads = 0;
  while (!done) {
    const started = processorMs();
    assert.equal((await app.request("/records?limit=1", { headers: other.headers })).status, 200);
    await new Promise((resolve) => setTimeout(resolve, 1));
    longestMs = Math.max(longestMs, processorMs() - started);
    reads++;
  }
  assert.deepEqual((await importing).body.counts, { rows: 10_000, new: 10_000, duplicates: 0, leftOut: 0 });
  assert.equal((await get("/records?count=true&limit=1")).total, 10_000);
  assert.ok(reads > 20, `${reads} reads`);
  assert.ok(longestMs < 500, `the longest of ${reads} reads took ${longestMs} ms`);
});

Deno.test("an import that is cut off by kill -9 leaves nothing, and one that was answered leaves all", async () => {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-test-" });
  const child = () =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", new URL("./testing_import_process.ts", import.meta.url).pathname, folder],
      stdout: "piped",
      stderr: "null",
    }).spawn();
  /** Reads lines until `word` comes. */
  const until = async (reader: ReadableStreamDefaultReader<string>, word: string) => {
    for (let text = ""; !text.includes(word);) {
      const { value, done } = await reader.read();
      if (done) return null;
      text += value;
      if (text.includes(word)) return text;
    }
    return null;
  };
  try {
    const killed = child();
    const lines = killed.stdout.pipeThrough(new TextDecoderStream()).getReader();
    assert.match(await until(lines, "storing") ?? "", /found 0\n/);
    killed.kill("SIGKILL");
    await killed.status;
    await lines.cancel();

    const whole = child();
    const output = whole.stdout.pipeThrough(new TextDecoderStream()).getReader();
    const said = await until(output, "done") ?? "";
    assert.match(said, /found 0\n/);
    assert.match(said, /done 20000\n/);
    whole.kill("SIGKILL");
    await whole.status;
    await output.cancel();

    const last = child();
    const after = last.stdout.pipeThrough(new TextDecoderStream()).getReader();
    assert.match(await until(after, "found") ?? "", /found 20000\n/);
    last.kill("SIGKILL");
    await last.status;
    await after.cancel();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
