/**
 * `deno task bench`: the real service and a hand-written limit on the same rows, in turn, in one run; then what one
 * person with many records pays, and search with vectors, each in a process of its own (`records_bench.ts`,
 * `search_bench.ts`). Prints tables of ratios; nothing here passes or fails. `--rows 100000` measures on fewer rows.
 * @module
 */
import { parseArgs } from "node:util";
import { parseConfig } from "../common/config.ts";
import { segmentWords } from "../common/language/segment_words.ts";
import { createLogger } from "../common/log.ts";
import { indexTokens, matchExpression } from "../common/records/search_tokens.ts";
import { openRuntime } from "../common/runtime.ts";
import type { LoadResult, LoadSpec } from "./load_client.ts";
import { seedDatabase, type Seeded, someLine } from "./seed_database.ts";

const { values: options } = parseArgs({
  args: Deno.args,
  options: {
    rows: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "3" },
  },
});
const ROWS = Number(options.rows);
const OWN_ROWS = 10_000;
const PEOPLE = 1_000;
const CONNECTIONS = 32;
const SECONDS = Number(options.seconds);
const ROUNDS = Number(options.rounds);

interface Row {
  name: string;
  service: string[];
  limit: string[];
  /** Connections at once; 32 unless said. */
  connections?: number;
  /** Ratio to reach, or another target in words. */
  toReach?: number | string;
}

const folder = await Deno.makeTempDir({ prefix: "zhiji-bench-" });
const file = `${folder}/zhiji.db`;
try {
  console.log(`start to first answer, empty database: ${(await startTimes()).join(", ")} ms`);
  const seeded = await seed();
  await Deno.copyFile(file, `${folder}/limit.db`);
  // What is done once with rows never seen before is measured apart: those of a year came one by one.
  const first = await startService(file);
  await untilIdle(first.pid);
  const afterFirst = await residentMb(first.pid);
  await first.stop();
  const service = await startService(file);
  const limit = await startLimit(`${folder}/limit.db`);
  await untilIdle(service.pid);
  console.log(
    `resident memory of the idle process: ${await residentMb(service.pid)} MB; after its first start with ` +
      `${ROWS} rows never seen before, ${afterFirst} MB`,
  );
  const token = await signIn(service.ports.auth!, seeded);
  console.log(
    "\n| | service /s | p50 ms | p99 ms | limit /s | p50 ms | p99 ms | ratio | service CPU µs | limit CPU µs | CPU ratio | to reach |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|---|---|");
  for (const row of rows(seeded, token)) {
    const measured: [Measured, Measured][] = [];
    const connections = row.connections ?? CONNECTIONS;
    for (let round = 0; round < ROUNDS; round++) {
      measured.push([
        await load(service.pid, {
          port: service.ports.mobile!,
          connections,
          seconds: SECONDS,
          requests: row.service,
        }),
        await load(limit.process.pid, {
          port: limit.port,
          connections,
          seconds: SECONDS,
          requests: row.limit,
        }),
      ]);
    }
    console.log(tableRow(row, measured));
  }
  console.log(`\nresident memory after the load: ${await residentMb(service.pid)} MB`);
  await service.stop();
  limit.process.kill();
  await limit.process.status;
} finally {
  await Deno.remove(folder, { recursive: true });
}

for (const [bench, rowsMax] of Object.entries({ records: 100_000, search: 10_000 })) {
  console.log(`\n${bench}\n`);
  const args = ["run", "-A", `bench/${bench}_bench.ts`, "--rows", String(Math.min(ROWS, rowsMax))];
  const { success } = await new Deno.Command(Deno.execPath(), { args, stdout: "inherit", stderr: "inherit" })
    .output();
  if (!success) Deno.exitCode = 1;
}

function tableRow(row: Row, measured: [Measured, Measured][]): string {
  const median = (of: (pair: [Measured, Measured]) => number) =>
    measured.map(of).sort((a, b) => a - b)[Math.floor(measured.length / 2)]!;
  const failed = measured.reduce((sum, [a, b]) => sum + a.failed + b.failed, 0);
  const cells = [
    row.name + (failed > 0 ? ` (${failed} FAILED)` : ""),
    Math.round(median(([a]) => a.perSecond)),
    median(([a]) => a.p50).toFixed(2),
    median(([a]) => a.p99).toFixed(2),
    Math.round(median(([, b]) => b.perSecond)),
    median(([, b]) => b.p50).toFixed(2),
    median(([, b]) => b.p99).toFixed(2),
    median(([a, b]) => a.perSecond / b.perSecond).toFixed(2),
    median(([a]) => a.cpuMicros).toFixed(1),
    median(([, b]) => b.cpuMicros).toFixed(1),
    median(([a, b]) => b.cpuMicros / a.cpuMicros).toFixed(2),
    row.toReach ?? "",
  ];
  return `| ${cells.join(" | ")} |`;
}

function rows({ userId, recordIds }: Seeded, token: string): Row[] {
  const headers = `host: localhost\r\nauthorization: Bearer ${token}\r\n`;
  const get = (path: string) => `GET ${path} HTTP/1.1\r\n${headers}\r\n`;
  const post = (path: string, body: unknown) => {
    const text = JSON.stringify(body);
    const length = new TextEncoder().encode(text).length;
    return `POST ${path} HTTP/1.1\r\n${headers}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`;
  };
  let state = 1;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const lines = Array.from({ length: 500 }, () => someLine(random));
  const tokensOf = (text: string) => indexTokens(userId, { text, title: null, tags: [], data: {} });
  const ids = recordIds.filter((_, i) => i % 10 === 0);
  const questions = [
    "火锅",
    "咖啡 同事",
    "dentist",
    "项目进度",
    "报销",
    "lunch with Ben",
    "小王 牛肉面",
    "flight Berlin",
  ];
  const created = lines.map(({ type, text, data }) => ({ type, text, data }));
  const limitBodies = lines.map((line) => ({ ...line, user: userId, tokens: tokensOf(line.text) }));
  const spoken = Array.from({ length: 500 }, (_, i) => `昨天中午和小王吃火锅花了${i + 1}元`);
  return [
    {
      name: "read one record",
      service: ids.map((id) => get(`/records/${id}`)),
      limit: ids.map((id) => get(`/record/${id}`)),
      toReach: 0.75,
    },
    {
      name: "list 20 newest",
      service: [get("/records?limit=20")],
      limit: [get(`/list/${userId}`)],
      toReach: 0.75,
    },
    {
      name: "search 10,000 own records, 1 connection",
      connections: 1,
      toReach: "p99 < 10 ms",
      service: questions.map((q) => get(`/records/search?q=${encodeURIComponent(q)}`)),
      limit: questions.map((q) =>
        get(`/search/${encodeURIComponent(matchExpression(userId, segmentWords(q))!)}`)
      ),
    },
    // Writes come last: they add to the rows that reads are measured on.
    {
      name: "create a record",
      service: created.map((body) => post("/records", body)),
      limit: limitBodies.map((body) => post("/create", body)),
      toReach: 0.6,
    },
    {
      name: "create, limit without search index",
      service: created.map((body) => post("/records", body)),
      limit: limitBodies.map((body) => post("/create-bare", body)),
    },
    {
      name: "capture",
      service: spoken.map((text) => post("/capture", { text })),
      limit: spoken.map((text) =>
        post("/capture", { text, type: "expense", data: {}, user: userId, tokens: tokensOf(text) })
      ),
    },
  ];
}

async function seed(): Promise<Seeded> {
  const started = performance.now();
  const log = createLogger("warn");
  await using runtime = await openRuntime(parseConfig({ LIBSQL_URL: `file:${file}` }), log);
  const seeded = await seedDatabase(runtime, ROWS, OWN_ROWS, PEOPLE);
  console.log(`${ROWS} rows seeded in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return seeded;
}

function spawn(args: string[], env: Record<string, string> = {}): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), { args, env, stdout: "piped", stderr: "inherit" }).spawn();
}

/** Milliseconds from the start of the process to the first good answer, three times. */
async function startTimes(): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    const service = await startService(`${folder}/empty${i}.db`);
    await (await fetch(`http://127.0.0.1:${service.ports.mobile}/health`)).body?.cancel();
    times.push(Math.round(performance.now() - started));
    await service.stop();
  }
  return times;
}

async function startService(database: string) {
  const process = spawn(["run", "-A", "main.ts"], {
    LIBSQL_URL: `file:${database}`,
    WEB_PORT: "0",
    AUTH_PORT: "0",
    USER_PORT: "0",
    MOBILE_PORT: "0",
    LLM_PORT: "0",
    RATE_LIMIT: "off",
    ACCESS_TOKEN_TTL_SECONDS: "86400",
  });
  const ports: Record<string, number> = {};
  const lines = linesOf(process.stdout);
  while (Object.keys(ports).length < 5) {
    const { value: line } = await lines.next();
    if (line === undefined) throw new Error("the service did not start");
    const { msg, service, port } = JSON.parse(line);
    if (msg === "listening") ports[service] = port;
  }
  const rest = drain(lines);
  return {
    pid: process.pid,
    ports,
    async stop() {
      process.kill("SIGTERM");
      await process.status;
      await rest;
    },
  };
}

async function startLimit(database: string) {
  const process = spawn(["run", "-A", "bench/limit_server.ts", database]);
  const lines = linesOf(process.stdout);
  const { value } = await lines.next();
  drain(lines);
  return { process, port: Number(value) };
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
}

async function drain(lines: AsyncGenerator<string>): Promise<void> {
  for await (const _line of lines);
}

interface Measured extends LoadResult {
  /** Processor time of the server for one request, all its threads; steadier than a rate on a busy machine. */
  cpuMicros: number;
}

async function load(pid: number, spec: LoadSpec): Promise<Measured> {
  await Deno.writeTextFile(`${folder}/load.json`, JSON.stringify(spec));
  const args = ["run", "--allow-net", "--allow-read", "bench/load_client.ts", `${folder}/load.json`];
  const before = await cpuSeconds(pid);
  const { stdout } = await new Deno.Command(Deno.execPath(), { args, stderr: "inherit" }).output();
  const used = await cpuSeconds(pid) - before;
  const result: LoadResult = JSON.parse(new TextDecoder().decode(stdout));
  return { ...result, cpuMicros: used / result.requests * 1e6 };
}

/** Waits for what is done once with rows never seen before, such as looking for their reminders; five minutes at most. */
async function untilIdle(pid: number): Promise<void> {
  for (let idle = 0, i = 0; idle < 5 && i < 300; i++) {
    const before = await cpuSeconds(pid);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    idle = await cpuSeconds(pid) - before < 0.05 ? idle + 1 : 0;
  }
}

/** User and system time of a process; Linux counts them in hundredths of a second. */
async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await Deno.readTextFile(`/proc/${pid}/stat`)).split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function signIn(port: number, { email, password }: Seeded): Promise<string> {
  const body = new URLSearchParams({ grant_type: "password", username: email, password });
  const answer = await fetch(`http://127.0.0.1:${port}/token`, { method: "POST", body });
  return (await answer.json()).access_token;
}

async function residentMb(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
