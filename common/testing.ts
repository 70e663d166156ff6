/** What tests stand on: a real migrated database in a temporary folder, a clock that stands still, a user to be. @module */
import process from "node:process";
import { openRuntime, type Runtime } from "./runtime.ts";
import { type Clock } from "./clock.ts";
import { type Config, parseConfig } from "./config.ts";
import { UserContext } from "./context.ts";
import { API_KEYS } from "./identity/api_keys.ts";
import { createLogger, type Logger, type LogLevel } from "./log.ts";
import type { Scope } from "./operation.ts";

/** Wednesday 18 March 2026, 12:30 in Shanghai. */
export const NOW = "2026-03-18T04:30:00.000Z";
export const PASSWORD = "plum-tree in the rain 7";

/** A clock that moves only when told to. */
export class FrozenClock implements Clock {
  #ms: number;

  constructor(at: string = NOW) {
    this.#ms = Date.parse(at);
  }

  now(): number {
    return this.#ms;
  }

  advance(ms: number): void {
    this.#ms += ms;
  }
}

export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

/** A folder that is gone at the end: `await using folder = await temporaryFolder()`. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await Deno.makeTempDir({ prefix: "zhiji-test-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

/**
 * Milliseconds of processor time that this process has used. A limit of time by it says how much work something is, and
 * holds on a machine that is busy with other things too.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Waits until `holds`, asking again and again; fails with `what` after `deadlineMs`. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  deadlineMs = 10_000,
): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!await holds()) {
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface TestLogger extends Logger {
  /** Every line that was logged so far. */
  lines(): string;
}

/** A logger that keeps what it is told. */
export function testLogger(level: LogLevel = "debug"): TestLogger {
  let text = "";
  const log = createLogger(level, (lines) => text += lines);
  return {
    ...log,
    lines() {
      log.flush();
      return text;
    },
  };
}

export interface TestRuntime extends Runtime {
  clock: FrozenClock;
  /** Folder of the database, gone at the end. */
  folder: string;
  /** Every line that was logged so far. */
  logged(): string;
}

/** A runtime of its own on temporary files; `environment` are configuration keys as in `.env`. */
export async function testRuntime(environment: Record<string, string> = {}): Promise<TestRuntime> {
  const folder = await temporaryFolder();
  const config: Config = parseConfig({
    LIBSQL_URL: `file:${folder.path}/zhiji.db`,
    RATE_LIMIT: "off",
    LOG_LEVEL: "debug",
    ...environment,
  });
  const log = testLogger(config.logLevel);
  const clock = new FrozenClock();
  const runtime = await openRuntime(config, log, clock);
  const dispose = runtime[Symbol.asyncDispose];
  return Object.assign(runtime, {
    clock,
    folder: folder.path,
    logged: log.lines,
    async [Symbol.asyncDispose]() {
      await dispose();
      log.flush();
      await folder[Symbol.asyncDispose]();
    },
  });
}

export interface TestUser {
  id: string;
  email: string;
  token: string;
  refreshToken: string;
  /** Headers of a signed-in request with a JSON body. */
  headers: Record<string, string>;
  /** What an operation is given when this user calls it. */
  ctx: UserContext;
}

/** Registers a user and signs in; `scope` as in `POST /token`, all but admin unless given. */
export async function testUser(
  runtime: Runtime,
  name = "lin",
  { timezone = "Asia/Shanghai", locale = "zh-CN", scope = "records:read records:write chat profile" } = {},
): Promise<TestUser> {
  const email = `${name}@example.com`;
  const { id } = await runtime.accounts.register({ email, password: PASSWORD, timezone, locale });
  const tokens = await runtime.sessions.open({ userId: id, clientId: "zhiji", scope, userAgent: null });
  const principal = await runtime.accessTokens.verify(tokens.accessToken);
  const origin = {
    requestId: `test-${name}`,
    address: "127.0.0.1",
    userAgent: null,
    signal: new AbortController().signal,
  };
  return {
    id,
    email,
    token: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    headers: { authorization: `Bearer ${tokens.accessToken}`, "content-type": "application/json" },
    ctx: new UserContext(runtime, principal, origin),
  };
}

/** An API key of a user; its secret. */
export async function testApiKey({ ctx }: TestUser, scopes: readonly Scope[]): Promise<string> {
  const keys = ctx.rows(API_KEYS.collection);
  const [made] = await keys.create([{ name: "test", scopes, expiresAt: null }], () => "");
  return made!.secret as string;
}

/** The context of a signed-in user with a database of its own: `await using ctx = await testContext()`. */
export async function testContext(): Promise<UserContext & AsyncDisposable & { runtime: TestRuntime }> {
  const runtime = await testRuntime();
  const { ctx } = await testUser(runtime);
  return Object.assign(ctx, {
    runtime,
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  });
}
