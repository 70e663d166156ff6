import assert from "node:assert/strict";
import { modelServer, stall, talkOn } from "./common/llm/testing_model_server.ts";
import { eventually, temporaryFolder } from "./common/testing.ts";
import { ServerProcess, signIn, signUp } from "./common/testing_process.ts";

const capture = (url: string, headers: Record<string, string>, text: string) =>
  fetch(`${url}/capture`, { method: "POST", headers, body: JSON.stringify({ text }) });

/** The texts of every record, page by page. */
async function textsOf(mobile: string, headers: Record<string, string>): Promise<Set<string>> {
  const texts = new Set<string>();
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await (await fetch(`${mobile}/records?limit=100${query}`, { headers })).json();
    for (const record of page.data) texts.add(record.text);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return texts;
}

Deno.test("all five services start in one process, each says where it listens, and each answers", async () => {
  await using folder = await temporaryFolder();
  await using server = new ServerProcess(folder.path, []);
  for (const service of ["web", "auth", "user", "mobile", "llm"]) {
    const url = await server.url(service);
    const health = await fetch(`${url}/health`);
    assert.deepEqual([health.status, await health.json()], [200, { status: "up" }]);
    const ready = await fetch(`${url}/ready`);
    assert.deepEqual(await ready.json(), { status: "ready", database: "ready", cache: "ready" });
  }
  assert.equal(server.listening.length, 5);
  assert.equal(new Set(server.listening.map(({ port }) => port)).size, 5);
  for (const line of server.listening) {
    assert.ok(typeof line.port === "number" && line.port > 0);
    assert.equal(line.url, `http://localhost:${line.port}`);
  }
  assert.equal(await server.stop("SIGTERM"), 0);
  assert.equal(server.errorText, "");
});

Deno.test("only the services that are named start", async () => {
  await using folder = await temporaryFolder();
  await using server = new ServerProcess(folder.path, ["llm", "user"]);
  await Promise.all([server.url("llm"), server.url("user")]);
  assert.equal(await server.stop("SIGTERM"), 0);
  assert.deepEqual(server.listening.map(({ service }) => service).sort(), ["llm", "user"]);
});

Deno.test("a start that cannot go on says why in one line and exits with 1", async (t) => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const takenPort = String((taken.addr as Deno.NetAddr).port);
  const cases: [name: string, services: string[], environment: Record<string, string>, line: RegExp][] = [
    [
      "a service that does not exist",
      ["llm", "nosuch"],
      {},
      /no service nosuch; there are web, auth, user, mobile, llm$/,
    ],
    [
      "a port that is taken",
      ["auth"],
      { AUTH_PORT: takenPort },
      new RegExp(`auth: 127\\.0\\.0\\.1:${takenPort} is taken .*AUTH_PORT`),
    ],
    [
      "a port that is no number",
      ["auth"],
      { AUTH_PORT: "secret-banana" },
      /AUTH_PORT: must be a whole number/,
    ],
    [
      "an address that is not this machine's",
      ["auth"],
      { HOST: "192.0.2.1" },
      /auth: 192\.0\.2\.1:0 cannot be listened on \(.+\); set HOST or AUTH_PORT$/,
    ],
    ["a port out of range", ["auth"], { LLM_PORT: "70000" }, /LLM_PORT/],
    [
      "a database that is no URL",
      ["auth"],
      { LIBSQL_URL: "secret-banana" },
      /LIBSQL_URL: must be file:<path> or the URL/,
    ],
    ["a time to live of nothing", ["llm"], { CHAT_TTL_SECONDS: "0" }, /CHAT_TTL_SECONDS/],
    [
      "an origin that is none",
      ["web"],
      { CORS_ORIGINS: "https://secret-banana/path" },
      /CORS_ORIGINS: must be origins/,
    ],
    [
      "a cache without its token",
      ["llm"],
      { UPSTASH_REDIS_REST_URL: "https://secret-banana" },
      /UPSTASH_REDIS_REST_TOKEN: must be set together/,
    ],
    ["a level that is none", ["auth"], { LOG_LEVEL: "secret-banana" }, /LOG_LEVEL/],
    ["two keys at once", ["auth"], { WEB_PORT: "x", RATE_LIMIT: "maybe" }, /WEB_PORT: .*RATE_LIMIT: /],
  ];
  for (const [name, services, environment, line] of cases) {
    await t.step(name, async () => {
      await using folder = await temporaryFolder();
      await using server = new ServerProcess(folder.path, services, environment);
      assert.equal(await server.ended(), 1);
      assert.equal(server.errorText, "");
      assert.equal(server.lines.length, 1, JSON.stringify(server.lines));
      const { level, msg, stack } = server.lines[0]!;
      assert.deepEqual({ level, stack }, { level: "error", stack: undefined });
      assert.match(msg, line);
      assert.ok(!JSON.stringify(server.lines).includes("secret-banana"), "a value is told");
    });
  }
  taken.close();
});

for (const name of ["signing_keys.json", "sealing_key"]) {
  Deno.test(`a damaged ${name} stops the start, not the first sign-in`, async () => {
    await using folder = await temporaryFolder();
    Deno.writeTextFileSync(`${folder.path}/${name}`, "{broken");
    await using server = new ServerProcess(folder.path, ["auth"], {});
    assert.equal(await server.ended(), 1);
    assert.equal(server.errorText, "");
    assert.match(server.lines[0]!.msg, new RegExp(`${name} is not a key file; restore it`));
  });
}

Deno.test("a sealing_key that is gone or another one stops the start where second factors are sealed with it", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/sealing_key`;
  {
    await using server = new ServerProcess(folder.path, ["auth"]);
    const headers = await signUp(server);
    const enrolled = await fetch(`${await server.url("auth")}/totp`, { method: "POST", headers, body: "{}" });
    assert.equal(enrolled.status, 200);
    await enrolled.body!.cancel();
  }
  const key = Deno.readTextFileSync(path);
  const another = new Uint8Array(32).toBase64({ alphabet: "base64url", omitPadding: true });
  for (
    const [what, line] of [[null, /sealing_key is missing; restore it/], [another, /is another key/]] as const
  ) {
    if (what === null) Deno.removeSync(path);
    else Deno.writeTextFileSync(path, what);
    await using refused = new ServerProcess(folder.path, ["llm"]);
    assert.equal(await refused.ended(), 1);
    assert.equal(refused.errorText, "");
    assert.equal(refused.lines.length, 1, JSON.stringify(refused.lines));
    assert.match(refused.lines[0]!.msg, line);
  }
  Deno.writeTextFileSync(path, key);
  await using restored = new ServerProcess(folder.path, ["auth"]);
  assert.equal((await fetch(`${await restored.url("auth")}/health`)).status, 200);
});

Deno.test("a second process on the same database is refused, and the first goes on", async () => {
  await using folder = await temporaryFolder();
  await using first = new ServerProcess(folder.path, ["auth", "mobile"]);
  const headers = await signUp(first);
  await using second = new ServerProcess(folder.path, ["llm"]);
  assert.equal(await second.ended(), 1);
  assert.match(second.lines.at(-1)!.msg, /in use by another Zhiji process/);
  assert.equal((await capture(await first.url("mobile"), headers, "跑步5公里")).status, 201);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`${signal}: the request in flight is answered, idle connections do not hold it, exit 0`, async () => {
    await using folder = await temporaryFolder();
    await using server = new ServerProcess(folder.path, ["auth", "mobile"]);
    const headers = await signUp(server);
    const mobile = await server.url("mobile");
    const { port } = new URL(mobile);
    const idle = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
    const busy = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
    const body = new TextEncoder().encode(JSON.stringify({ text: "昨天中午和小王吃火锅花了128元" }));
    const head = `POST /capture HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n` +
      `${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
    await busy.write(new TextEncoder().encode(head));
    await busy.write(body.subarray(0, 10));
    // The server has begun to handle it when a later request on another connection was answered.
    assert.equal((await capture(mobile, headers, "earlier")).status, 201);

    const stopped = performance.now();
    server.signal(signal);
    await eventually("it begins to stop", () => server.lines.some(({ msg }) => msg === "stopping"));
    await busy.write(body.subarray(10));
    const answer = new TextDecoder().decode(await readAll(busy));
    assert.match(answer, /^HTTP\/1\.1 201 /);
    assert.match(answer, /火锅/);
    assert.equal(await server.ended(), 0);
    assert.ok(performance.now() - stopped < 10_000);
    idle.close();

    await using again = new ServerProcess(folder.path, ["auth", "mobile"]);
    const url = await again.url("mobile");
    assert.deepEqual(
      await textsOf(url, await signIn(again)),
      new Set(["昨天中午和小王吃火锅花了128元", "earlier"]),
    );
    assert.equal(await again.stop("SIGTERM"), 0);
  });
}

Deno.test("SIGTERM: a client that never ends its request holds the stop for 10 s and no longer", async () => {
  await using folder = await temporaryFolder();
  await using server = new ServerProcess(folder.path, ["auth"]);
  const { port } = new URL(await server.url("auth"));
  const endless = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  await endless.write(new TextEncoder().encode(
    "POST /register HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{",
  ));
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
  assert.equal(await server.stop("SIGTERM"), 1);
  const [stopping, stopped] = server.lines.slice(-2);
  assert.equal(stopping?.msg, "stopping");
  assert.equal(stopped?.msg, "stopped with requests still running");
  // By the clock of the server: how soon this process hears of it is not promised.
  const heldMs = Date.parse(String(stopped.time)) - Date.parse(String(stopping.time));
  assert.ok(heldMs >= 9_900 && heldMs < 11_000, `held for ${heldMs} ms`);
  endless.close();
});

Deno.test("SIGTERM: an answer that is still streaming ends with a final event, exit 0", async () => {
  await using folder = await temporaryFolder();
  await using model = modelServer(stall("我正在想"));
  model.otherwise(stall("我还在想"));
  await using server = new ServerProcess(folder.path, ["auth", "llm"], {
    LLM_BASE_URL: model.url,
    LLM_MODEL: "scripted",
  });
  const headers = await signUp(server);
  const response = await fetch(`${await server.url("llm")}/chat`, {
    method: "POST",
    headers,
    body: JSON.stringify({ message: "这个月花了多少钱？" }),
  });
  assert.equal(response.status, 200);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value!;
  assert.match(text, /"type":"start"/);
  await eventually("the model was asked", () => model.requests.length > 0);

  const stopped = performance.now();
  server.signal("SIGTERM");
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  assert.match(text, /data: \{"type":"(abort|finish|error)".*\n\ndata: \[DONE\]\n\n$/);
  assert.equal(await server.ended(), 0);
  assert.ok(performance.now() - stopped < 10_000);
  assert.doesNotMatch(JSON.stringify(server.lines), /"level":"error"/);
});

Deno.test("SIGTERM: models that talk on are hung up on, what was said is stored, exit 0 at once", async () => {
  await using folder = await temporaryFolder();
  await using model = modelServer();
  model.otherwise(talkOn("我还在想。", 500));
  const environment = { LLM_BASE_URL: model.url, LLM_MODEL: "scripted" };
  let headers: Record<string, string>;
  {
    await using server = new ServerProcess(folder.path, ["auth", "mobile", "llm"], environment);
    headers = await signUp(server);
    const llm = await server.url("llm");
    // Read again by the model in the background: one more call that goes on.
    assert.equal((await capture(await server.url("mobile"), headers, "打车36元")).status, 201);
    await eventually("the capture is read again", () => model.requests.length > 0);
    const ask = (accept: string) =>
      fetch(`${llm}/chat`, {
        method: "POST",
        headers: { ...headers, accept },
        body: JSON.stringify({ message: "这个月花了多少钱？", retention: "durable" }),
      });
    const whole = ask("application/json");
    const reader = (await ask("text/event-stream")).body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (text.split("我还在想").length < 3) text += (await reader.read()).value!;
    await eventually("both were asked", () => model.requests.length > 2);

    const stopped = performance.now();
    server.signal("SIGTERM");
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
    assert.match(text, /"type":"abort".*\n\ndata: \[DONE\]\n\n$/s);
    assert.equal((await (await whole).json()).notices[0].code, "stopped");
    assert.equal(await server.ended(), 0);
    const tookMs = performance.now() - stopped;
    assert.ok(tookMs < 2_500, `took ${tookMs} ms`);
    assert.doesNotMatch(JSON.stringify(server.lines), /"level":"error"/);
  }
  await using again = new ServerProcess(folder.path, ["auth", "llm"]);
  headers = await signIn(again);
  const llm = await again.url("llm");
  const { data } = await (await fetch(`${llm}/conversations`, { headers })).json();
  assert.equal(data.length, 2);
  for (const { id } of data) {
    const { turns } = await (await fetch(`${llm}/conversations/${id}`, { headers })).json();
    assert.match(turns[1].text, /^我还在想/);
    assert.equal(turns[1].notices[0].code, "stopped");
  }
  const { data: jobs } = await (await fetch(`${llm}/jobs`, { headers })).json();
  assert.deepEqual(jobs.map(({ status, tries }: { status: string; tries: number }) => [status, tries]), [[
    "queued",
    0,
  ]]);
});

Deno.test("standard error stays empty, also where an operation is told that its client has left", async () => {
  await using folder = await temporaryFolder();
  await using server = new ServerProcess(folder.path, ["auth", "llm"]);
  const headers = await signUp(server);
  // Answered whole, this one holds on to the request's signal; Deno warns of what that signal used to do.
  const response = await fetch(`${await server.url("llm")}/v1/chat/completions`, {
    method: "POST",
    headers,
    body: JSON.stringify({ model: "zhiji", messages: [{ role: "user", content: "这个月花了多少钱？" }] }),
  });
  assert.equal(response.status, 200, await response.text());
  assert.equal(await server.stop("SIGTERM"), 0);
  assert.equal(server.errorText, "");
});

async function readAll(connection: Deno.TcpConn): Promise<Uint8Array> {
  return new Uint8Array(await new Response(connection.readable).arrayBuffer());
}

Deno.test("kill -9 in the middle of a burst loses no acknowledged capture", async () => {
  await using folder = await temporaryFolder();
  const acknowledged: string[] = [];
  {
    await using server = new ServerProcess(folder.path, ["auth", "mobile"]);
    const headers = await signUp(server);
    const mobile = await server.url("mobile");
    let sent = 0;
    let killed = false;
    const sender = async () => {
      while (!killed) {
        const text = `第${++sent}条：买咖啡花了${sent}元`;
        try {
          const answer = await capture(mobile, headers, text);
          const { capture: kept } = await answer.json();
          if (answer.status === 201) acknowledged.push(kept.text);
        } catch (error) {
          // The connection was cut: this one was not acknowledged.
          if (!killed) throw error;
        }
      }
    };
    const senders = Array.from({ length: 24 }, sender);
    await eventually("the burst runs", () => acknowledged.length >= 400, 30_000);
    killed = true;
    await server.stop("SIGKILL");
    await Promise.all(senders);
  }
  await using server = new ServerProcess(folder.path, ["auth", "mobile"]);
  const texts = await textsOf(await server.url("mobile"), await signIn(server));
  assert.ok(acknowledged.length >= 400);
  assert.deepEqual(acknowledged.filter((text) => !texts.has(text)), []);
});
