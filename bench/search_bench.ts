/**
 * `deno run -A bench/search_bench.ts`: what a search costs a person with many records, by words alone and with
 * vectors, through the whole service; beside it the products of the vectors alone. Prints a table.
 * @module
 */
import { parseArgs } from "node:util";
import { serviceApp } from "../common/http/service_app.ts";
import { embed, modelServer } from "../common/llm/testing_model_server.ts";
import { testRuntime, testUser } from "../common/testing.ts";
import { mobile } from "../functions/mobile/app.ts";

const { values: options } = parseArgs({
  args: Deno.args,
  options: {
    rows: { type: "string", default: "10000" },
    dimensions: { type: "string", default: "1024" },
    rounds: { type: "string", default: "300" },
  },
});
const ROWS = Number(options.rows);
const DIMENSIONS = Number(options.dimensions);
const ROUNDS = Number(options.rounds);
const ADDED_AT_ONCE = 500;
const WORDS = ["火锅", "咖啡", "打车", "牛肉面", "超市", "电影", "groceries", "lunch with Ben"];

const random = () => Array.from({ length: DIMENSIONS }, () => Math.random() * 2 - 1);
await using server = modelServer();
server.otherwise(embed(random));

async function place(environment: Record<string, string>) {
  const runtime = await testRuntime({ LOG_LEVEL: "error", LLM_DAILY_TOKENS: "0", ...environment });
  const { ctx, headers, id: userId } = await testUser(runtime);
  for (let at = 0; at < ROWS; at += ADDED_AT_ONCE) {
    await ctx.records.addAll(Array.from({ length: ADDED_AT_ONCE }, (_, i) => ({
      type: "note",
      text: `${WORDS[(at + i) % WORDS.length]} 第${at + i}次，和朋友一起，天气不错`,
      data: {},
      source: "import" as const,
    })));
  }
  if (runtime.embeddings) {
    await runtime.database.commit([{
      sql: `INSERT INTO record_embeddings (record_row, user_id, version, model, text_hash, vector)
        SELECT row, user_id, version, 'bench', '', randomblob(?) FROM records WHERE user_id = ?`,
      args: [DIMENSIONS, userId],
    }]);
  }
  const app = serviceApp(mobile, runtime);
  const search = async (q: string, more = "") => {
    const response = await app.request(`/records/search?q=${encodeURIComponent(q)}${more}`, { headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    await response.body?.cancel();
  };
  return { runtime, search };
}

async function time(run: (round: number) => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  for (let round = 0; round < 20; round++) await run(-1 - round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await run(round);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(ROUNDS / 2)]!, p99: times[Math.floor(ROUNDS * 0.99)]! };
}

const words = await place({});
const vectors = await place({ EMBEDDING_BASE_URL: server.url, EMBEDDING_MODEL: "bench" });
const question = (round: number) => `牛肉面 ${round % 50}`;
const started = performance.now();
await vectors.search("first");
const firstMs = performance.now() - started;

const question32 = Float32Array.from(random());
const packed = new Int8Array(ROWS * DIMENSIONS).map(() => Math.random() * 255 - 127);
let sink = 0;
function products(): Promise<void> {
  for (let at = 0; at < packed.length; at += DIMENSIONS) {
    let sum = 0;
    for (let i = 0; i < DIMENSIONS; i++) sum += question32[i]! * packed[at + i]!;
    sink += sum;
  }
  return Promise.resolve();
}

const limit = await time(products);
const byWords = await time((round) => words.search(question(round)));
const measured: [name: string, times: { p50: number; p99: number }][] = [
  ["products of the vectors, a plain loop", limit],
  ["search by words", byWords],
  ["search with vectors, a known question", await time((round) => vectors.search(question(round)))],
  ["the same of one type", await time((round) => vectors.search(question(round), "&type=note"))],
  ["search with vectors, a new question each time", await time((round) => vectors.search(`面 ${round}`))],
];
console.log(
  `${ROWS} records of ${DIMENSIONS} dimensions, ${ROUNDS} rounds, ms; the first one ${firstMs.toFixed(0)} ms`,
);
console.log("| | p50 | p99 | to words | to the loop |\n|---|---|---|---|---|");
for (const [name, { p50, p99 }] of measured) {
  const ratios = [byWords, limit].map((other) => (p50 / other.p50).toFixed(2));
  console.log(`| ${name} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${ratios.join(" | ")} |`);
}
if (sink === 0) console.log("");
for (const { runtime } of [words, vectors]) await runtime[Symbol.asyncDispose]();
