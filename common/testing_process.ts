/** The whole program as a process of its own, for tests of how it starts, stops and is cut off. @module */
import assert from "node:assert/strict";
import { eventually, PASSWORD } from "./testing.ts";

const ROOT = new URL("../", import.meta.url);
const START_MS_MAX = 60_000;
/** What a process may inherit; its configuration is given by each test. */
const INHERITED = ["PATH", "HOME", "DENO_DIR", "LANG", "HTTP_PROXY", "HTTPS_PROXY", "NPM_CONFIG_REGISTRY"];

export interface LogLine {
  level: string;
  msg: string;
  [field: string]: unknown;
}

/** The process of `deno task start`, with its permissions, in a folder of its own. */
export class ServerProcess implements AsyncDisposable {
  readonly lines: LogLine[] = [];
  readonly #child: Deno.ChildProcess;
  readonly #read: Promise<unknown>;
  errorText = "";

  constructor(folder: string, services: string[], environment: Record<string, string> = {}) {
    const { tasks } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT)));
    const flags = (tasks.start.command as string).split(" ").filter((word) => word.startsWith("--"));
    const inherited = Object.fromEntries(
      INHERITED.flatMap((key) => Deno.env.get(key) === undefined ? [] : [[key, Deno.env.get(key)!]]),
    );
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", ...flags, new URL("main.ts", ROOT).pathname, ...services],
      // No .env of ours and no .env.local of a developer's is found there.
      cwd: folder,
      clearEnv: true,
      env: {
        ...inherited,
        LIBSQL_URL: `file:${folder}/zhiji.db`,
        RATE_LIMIT: "off",
        ...Object.fromEntries(["WEB", "AUTH", "USER", "MOBILE", "LLM"].map((name) => [`${name}_PORT`, "0"])),
        ...environment,
      },
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#read = Promise.all([this.#readLines(), this.#readErrors()]);
  }

  async #readLines(): Promise<void> {
    let rest = "";
    for await (const text of this.#child.stdout.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) this.lines.push(JSON.parse(line));
    }
    assert.equal(rest, "", "the last line was not finished");
  }

  async #readErrors(): Promise<void> {
    for await (const text of this.#child.stderr.pipeThrough(new TextDecoderStream())) this.errorText += text;
  }

  get listening(): LogLine[] {
    return this.lines.filter(({ msg }) => msg === "listening");
  }

  /** The base URL of a service, once it listens. */
  async url(service: string): Promise<string> {
    const line = () => this.listening.find((line) => line.service === service);
    await eventually(`${service} listens: ${this.errorText}`, () => line() !== undefined, START_MS_MAX);
    return `http://127.0.0.1:${line()!.port}`;
  }

  /** Sends a signal and gives the exit code. */
  async stop(signal: Deno.Signal): Promise<number> {
    this.#child.kill(signal);
    return await this.ended();
  }

  signal(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  async ended(): Promise<number> {
    const { code } = await this.#child.status;
    await this.#read;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await this.ended();
  }
}

/** Registers the first user there and gives the headers of a signed-in request. */
export async function signUp(server: ServerProcess): Promise<Record<string, string>> {
  const auth = await server.url("auth");
  const registered = await fetch(`${auth}/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "lin@example.com", password: PASSWORD, timezone: "Asia/Shanghai" }),
  });
  assert.equal(registered.status, 201, await registered.text());
  return await signIn(server);
}

export async function signIn(server: ServerProcess): Promise<Record<string, string>> {
  const answer = await fetch(`${await server.url("auth")}/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", username: "lin@example.com", password: PASSWORD }),
  });
  const { access_token } = await answer.json();
  return { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
}
