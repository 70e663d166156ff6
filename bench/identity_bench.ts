/**
 * `deno run -A bench/identity_bench.ts`: what identity costs. Token checks in this process; sign-ins and
 * refreshes against a running server, with a second client that reads records meanwhile.
 * @module
 */
import { parseConfig } from "../common/config.ts";
import { serviceApp } from "../common/http/service_app.ts";
import { createLogger } from "../common/log.ts";
import { openRuntime, type Runtime } from "../common/runtime.ts";
import { user } from "../functions/user/app.ts";
import type { LoadResult, LoadSpec } from "./load_client.ts";

const SECONDS = 5;
const SIGN_INS_AT_ONCE = 32;
const READERS = 4;
const SESSIONS = 16;
const PASSWORD = "plum-tree in the rain 7";
const EMAIL = "bench@example.com";
const SCOPE = "records:read records:write chat profile";

interface Server {
  auth: number;
  mobile: number;
  [Symbol.asyncDispose](): Promise<void>;
}

const folder = await Deno.makeTempDir({ prefix: "zhiji-bench-" });
try {
  await checks();
  await using server = await startServer();
  await signInsBesideReads(server);
  await refreshes(server);
} finally {
  await Deno.remove(folder, { recursive: true });
}

async function apiKeyOf(runtime: Runtime, accessToken: string): Promise<string> {
  const response = await serviceApp(user, runtime).request("/api-keys", {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "bench", scopes: ["profile"] }),
  });
  return (await response.json()).secret;
}

/** Checks of a token each second: found in the cache, signature and database, and an API key's hash and database. */
async function checks(): Promise<void> {
  const config = parseConfig({ LIBSQL_URL: `file:${folder}/checks.db`, LOG_LEVEL: "error" });
  await using runtime: Runtime = await openRuntime(config, createLogger("error"));
  const { id } = await runtime.accounts.register({ email: EMAIL, password: PASSWORD });
  const owner = { userId: id, clientId: "zhiji", scope: SCOPE, userAgent: null };
  const { accessToken } = await runtime.sessions.open(owner);
  const secret = await apiKeyOf(runtime, accessToken);
  const forget = () => runtime.accessTokens.forgetUser(id);
  for (const [name, token] of [["access token", accessToken], ["API key", secret]] as const) {
    await runtime.accessTokens.verify(token);
    report(`check of an ${name}, in the cache`, await perSecond(() => runtime.accessTokens.verify(token)));
    report(
      `check of an ${name}, not in the cache`,
      await perSecond(async () => {
        forget();
        await runtime.accessTokens.verify(token);
      }),
    );
  }
}

async function perSecond(work: () => unknown): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < 1_000) {
    for (let i = 0; i < 100; i++) await work();
    done += 100;
  }
  return done / ((performance.now() - started) / 1000);
}

async function startServer(): Promise<Server> {
  const ports = { WEB_PORT: "0", AUTH_PORT: "0", USER_PORT: "0", MOBILE_PORT: "0", LLM_PORT: "0" };
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "main.ts", "auth", "mobile"],
    env: { ...ports, LIBSQL_URL: `file:${folder}/server.db`, RATE_LIMIT: "off" },
    stdout: "piped",
  }).spawn();
  const found: Record<string, number> = {};
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; found.auth === undefined || found.mobile === undefined;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the server ended");
    text += value;
    for (const [, service, port] of text.matchAll(/"listening","service":"(\w+)","port":(\d+)/g)) {
      found[service!] = Number(port);
    }
  }
  const drained = (async () => {
    while (!(await reader.read()).done);
  })();
  return {
    auth: found.auth,
    mobile: found.mobile,
    async [Symbol.asyncDispose]() {
      process.kill("SIGTERM");
      await Promise.all([process.status, drained]);
    },
  };
}

async function signInsBesideReads({ auth, mobile }: Server): Promise<void> {
  const registered = await fetch(`http://127.0.0.1:${auth}/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  await registered.body?.cancel();
  const { access_token } = await signIn(auth);
  for (let i = 0; i < 50; i++) {
    const kept = await fetch(`http://127.0.0.1:${mobile}/records`, {
      method: "POST",
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
      body: JSON.stringify({ type: "note", text: `note ${i}` }),
    });
    await kept.body?.cancel();
  }
  const read = `GET /records HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${access_token}\r\n\r\n`;
  const reading: LoadSpec = { port: mobile, connections: READERS, seconds: SECONDS, requests: [read] };
  const alone = await load(reading);
  report("records read alone, pages of 20", alone.perSecond, `p99 ${alone.p99.toFixed(1)} ms`);
  const form = passwordForm().toString();
  const request =
    `POST /token HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n` +
    `content-length: ${form.length}\r\n\r\n${form}`;
  const [signIns, reads] = await Promise.all([
    load({ port: auth, connections: SIGN_INS_AT_ONCE, seconds: SECONDS, requests: [request] }),
    load(reading),
  ]);
  const failed = signIns.failed > 0 ? `, ${signIns.failed} failed` : "";
  report(
    `sign-ins, ${SIGN_INS_AT_ONCE} at once`,
    signIns.perSecond,
    `p99 ${signIns.p99.toFixed(0)} ms${failed}`,
  );
  report("records read beside them", reads.perSecond, `p99 ${reads.p99.toFixed(1)} ms, to stay under 50`);
}

async function refreshes({ auth }: Server): Promise<void> {
  const tokens = await Promise.all(Array.from({ length: SESSIONS }, () => signIn(auth)));
  const endMs = performance.now() + SECONDS * 1000;
  const counts = await Promise.all(tokens.map(async ({ refresh_token }) => {
    let count = 0;
    for (let token = refresh_token; performance.now() < endMs; count++) {
      token = (await post(auth, { grant_type: "refresh_token", refresh_token: token! })).refresh_token;
    }
    return count;
  }));
  report(`refreshes, ${SESSIONS} sessions`, counts.reduce((sum, count) => sum + count) / SECONDS);
}

function passwordForm(): URLSearchParams {
  return new URLSearchParams({ grant_type: "password", username: EMAIL, password: PASSWORD });
}

function signIn(port: number): Promise<Record<string, string>> {
  return post(port, Object.fromEntries(passwordForm()));
}

async function post(port: number, fields: Record<string, string>): Promise<Record<string, string>> {
  const response = await fetch(`http://127.0.0.1:${port}/token`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  if (!response.ok) throw new Error(await response.text());
  return await response.json();
}

async function load(spec: LoadSpec): Promise<LoadResult> {
  const file = await Deno.makeTempFile({ dir: folder });
  await Deno.writeTextFile(file, JSON.stringify(spec));
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-net", "--allow-read", new URL("load_client.ts", import.meta.url).pathname, file],
  }).output();
  if (!success) throw new Error("the load client failed");
  return JSON.parse(new TextDecoder().decode(stdout));
}

function report(what: string, rate: number, more = ""): void {
  console.log(`${what.padEnd(46)} ${Math.round(rate).toString().padStart(9)} /s  ${more}`);
}
