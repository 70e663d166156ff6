/**
 * `deno run -A bench/records_bench.ts`: what one person with many records pays, through the whole service and
 * beside the shortest hand-written statement for the same rows. Prints a table; nothing here passes or fails.
 * @module
 */
import { setImmediate } from "node:timers";
import { parseArgs } from "node:util";
import { serviceApp } from "../common/http/service_app.ts";
import { segmentWords } from "../common/language/segment_words.ts";
import { indexTokens, matchExpression } from "../common/records/search_tokens.ts";
import { testRuntime, testUser } from "../common/testing.ts";
import { mobile } from "../functions/mobile/app.ts";

const { values: options } = parseArgs({
  args: Deno.args,
  options: { rows: { type: "string", default: "100000" }, rounds: { type: "string", default: "30" } },
});
const ROWS = Number(options.rows);
const ROUNDS = Number(options.rounds);
const ADDED_AT_ONCE = 1_000;
const CATEGORIES = ["food", "transport", "shopping", "housing"];
const WORDS = ["火锅", "咖啡", "打车", "牛肉面", "超市", "电影", "groceries", "lunch with Ben"];
const START_MS = Date.parse("2024-01-01T00:00:00Z");

await using runtime = await testRuntime();
const { ctx, headers, id: userId } = await testUser(runtime);
const app = serviceApp(mobile, runtime);
for (let at = 0; at < ROWS; at += ADDED_AT_ONCE) {
  await ctx.records.addAll(Array.from({ length: ADDED_AT_ONCE }, (_, i) => ({
    type: "expense",
    text: `${WORDS[(at + i) % WORDS.length]} ${at + i}`,
    data: { amount: (at + i) % 1_000 / 10, currency: "CNY", category: CATEGORIES[i % CATEGORIES.length] },
    occurredAt: new Date(START_MS + (at + i) * 600_000).toISOString(),
    source: "import" as const,
  })));
}

async function call(path: string, body?: unknown): Promise<{ nextCursor: string | null }> {
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await app.request(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return await response.json();
}

/** `held`: the longest that others had to wait meanwhile, the median of the rounds. */
async function time(
  run: () => Promise<unknown>,
  rounds = ROUNDS,
): Promise<{ p50: number; p99: number; held: number }> {
  const times: number[] = [];
  const holds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    let longest = 0;
    let last = started;
    let running = true;
    const look = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (running) setImmediate(look);
    };
    setImmediate(look);
    await run();
    times.push(performance.now() - started);
    running = false;
    await new Promise((resolve) => setImmediate(resolve));
    holds.push(longest);
  }
  times.sort((a, b) => a - b);
  holds.sort((a, b) => a - b);
  return {
    p50: times[Math.floor(rounds / 2)]!,
    p99: times[Math.floor(rounds * 0.99)]!,
    held: holds[Math.floor(rounds / 2)]!,
  };
}

const rows = (sql: string, ...args: (string | number)[]) => () => runtime.database.rows({ sql, args });
const OWN = "user_id = ? AND deleted_at IS NULL";
const filter = "type=expense&data.category=food&data.amount__gt=50";
const { nextCursor } = await call(`/records?limit=20&sort=-occurredAt&offset=${Math.min(ROWS / 2, 90_000)}`);
const middle = new Date(START_MS + ROWS / 2 * 600_000).toISOString();
const QUESTION = "牛肉面 4242";
const note = { type: "note", text: "note" };

const IMPORTED_ROWS = 10_000;
const importer = await testUser(runtime, "importer");
let imports = 0;
/** Rows that are not there yet, as another program writes them. */
function importedRows(): { at: string; text: string; amount: number }[] {
  imports++;
  return Array.from({ length: IMPORTED_ROWS }, (_, i) => ({
    at: new Date(START_MS + i * 60_000).toISOString(),
    text: `${WORDS[i % WORDS.length]} ${imports} ${i}`,
    amount: i % 1_000 / 10,
  }));
}

async function importCsv() {
  const lines = importedRows().map(({ at, text, amount }) => `${at},${text},${amount}`);
  const response = await app.request("/imports", {
    method: "POST",
    headers: { ...importer.headers, "content-type": "application/octet-stream" },
    body: `date,text,amount\n${lines.join("\n")}\n`,
  });
  const { counts } = await response.json();
  if (counts?.new !== IMPORTED_ROWS) throw new Error(`import: ${response.status}`);
}

/** Numbers below those that the service gives, so that none is taken. */
let sequence = 0;

/** Rows and their words in the index, one transaction, and nothing that the service does beside it. */
async function insertRows(
  type: string,
  inserted: { at: string; text: string; data: Record<string, unknown> }[],
) {
  const insert =
    `INSERT INTO records (id, user_id, type, text, data, tags, occurred_at, timezone, source, version, seq,
    created_at, updated_at) VALUES (?, ?, ?, ?, ?, '[]', ?, 'Asia/Shanghai', 'import', 1, ?, ?, ?)`;
  await runtime.database.commit(
    inserted.flatMap(({ at, text, data }) => [
      {
        sql: insert,
        args: [crypto.randomUUID(), importer.id, type, text, JSON.stringify(data), at, --sequence, at, at],
      },
      {
        sql: "INSERT INTO records_search (rowid, tokens) VALUES (last_insert_rowid(), ?)",
        args: [indexTokens(importer.id, { text, title: null, tags: [], data })],
      },
    ]),
  );
}

const insertImported = () =>
  insertRows(
    "expense",
    importedRows().map(({ at, text, amount }) => ({
      at,
      text,
      data: { amount, currency: "CNY", category: "food" },
    })),
  );
const insertNotes = () =>
  insertRows(
    "note",
    Array.from({ length: 100 }, () => ({ at: new Date().toISOString(), text: "note", data: {} })),
  );

const cases: [
  name: string,
  service: () => Promise<unknown>,
  limit: () => Promise<unknown>,
  rounds?: number,
][] = [
  [
    "filtered list of 20",
    () => call(`/records?limit=20&${filter}`),
    rows(
      `SELECT * FROM records WHERE ${OWN} AND type = 'expense' AND data ->> 'category' = 'food'
        AND data ->> 'amount' > 50 ORDER BY occurred_at DESC, id DESC LIMIT 21`,
      userId,
    ),
  ],
  [
    "page of 20 deep in the list, by cursor",
    () => call(`/records?limit=20&sort=-occurredAt&cursor=${nextCursor}`),
    rows(
      `SELECT * FROM records WHERE ${OWN} AND occurred_at < ? ORDER BY occurred_at DESC, id DESC LIMIT 21`,
      userId,
      middle,
    ),
  ],
  [
    "count of a filter",
    () => call(`/records?limit=1&count=true&${filter}`),
    rows(
      `SELECT count(*) FROM records WHERE ${OWN} AND type = 'expense' AND data ->> 'category' = 'food'
        AND data ->> 'amount' > 50`,
      userId,
    ),
  ],
  [
    "sum with ids",
    () => call("/records/aggregate", { type: "expense", metric: "sum", field: "data.amount" }),
    rows(`SELECT id, data ->> 'amount' FROM records WHERE ${OWN} AND type = 'expense'`, userId),
  ],
  [
    "sum by month with ids",
    () =>
      call("/records/aggregate", { type: "expense", metric: "sum", field: "data.amount", groupBy: "month" }),
    rows(
      `SELECT substr(occurred_at, 1, 7), sum(data ->> 'amount') FROM records WHERE ${OWN} AND type = 'expense' GROUP BY 1`,
      userId,
    ),
  ],
  [
    "sum by category",
    () =>
      call("/records/aggregate", {
        type: "expense",
        metric: "sum",
        field: "data.amount",
        groupBy: "category",
      }),
    rows(
      `SELECT data ->> 'category', sum(data ->> 'amount') FROM records WHERE ${OWN} AND type = 'expense' GROUP BY 1`,
      userId,
    ),
  ],
  [
    "the largest of each month",
    () =>
      call("/records/aggregate", { type: "expense", metric: "max", field: "data.amount", groupBy: "month" }),
    rows(
      `SELECT substr(occurred_at, 1, 7), max(data ->> 'amount'), id FROM records WHERE ${OWN} AND type = 'expense' GROUP BY 1`,
      userId,
    ),
  ],
  [
    "search",
    () => call(`/records/search?q=${encodeURIComponent(QUESTION)}`),
    rows(
      `SELECT records.* FROM records_search CROSS JOIN records ON records.row = records_search.rowid
        WHERE records_search MATCH ? ORDER BY records_search.rank LIMIT 20`,
      matchExpression(userId, segmentWords(QUESTION))!,
    ),
  ],
  ["batch of 100", () => call("/records/batch", { records: Array(100).fill(note) }), insertNotes],
  [`import of ${IMPORTED_ROWS} rows of CSV`, importCsv, insertImported, Math.min(5, ROUNDS)],
];
console.log(`${ROWS} records of one person, ${ROUNDS} rounds, ms`);
console.log(
  "| | service p50 | p99 | holds others | limit p50 | holds others | ratio |\n|---|---|---|---|---|---|---|",
);
for (const [name, service, limit, rounds = ROUNDS] of cases) {
  await service();
  const measured = await time(service, rounds);
  const least = await time(limit, rounds);
  const columns = [
    measured.p50,
    measured.p99,
    measured.held,
    least.p50,
    least.held,
    least.p50 / measured.p50,
  ];
  console.log(`| ${name} | ${columns.map((value) => value.toFixed(2)).join(" | ")} |`);
}
