/** What tests stand on: a real migrated database in a temporary folder, a clock that stands still, a user to be. @module */
import { openRuntime, type Runtime } from "./runtime.ts";
import { type Clock } from "./clock.ts";
import { type Config, parseConfig } from "./config.ts";
import { UserContext } from "./context.ts";
import { createLogger } from "./log.ts";

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

export interface TestRuntime extends Runtime {
  clock: FrozenClock;
  /** Folder of the database, gone at the end. */
  folder: string;
  /** Every line that was logged so far. */
  logged(): string;
}

/** A runtime of its own on temporary files; `environment` are configuration keys as in `.env`. */
export async function testRuntime(environment: Record<string, string> = {}): Promise<TestRuntime> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-test-" });
  const config: Config = parseConfig({
    LIBSQL_URL: `file:${folder}/zhiji.db`,
    RATE_LIMIT: "off",
    LOG_LEVEL: "debug",
    ...environment,
  });
  let lines = "";
  const clock = new FrozenClock();
  const runtime = await openRuntime(config, createLogger(config.logLevel, (text) => lines += text), clock);
  const dispose = runtime[Symbol.asyncDispose];
  return Object.assign(runtime, {
    clock,
    folder,
    logged() {
      runtime.log.flush();
      return lines;
    },
    async [Symbol.asyncDispose]() {
      await dispose();
      runtime.log.flush();
      await Deno.remove(folder, { recursive: true });
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

/** The context of a signed-in user with a database of its own: `await using ctx = await testContext()`. */
export async function testContext(): Promise<UserContext & AsyncDisposable & { runtime: TestRuntime }> {
  const runtime = await testRuntime();
  const { ctx } = await testUser(runtime);
  return Object.assign(ctx, {
    runtime,
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  });
}
