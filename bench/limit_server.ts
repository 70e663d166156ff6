/**
 * The hand-written limit the service is compared with: raw `Deno.serve` and prepared statements on the
 * same SQLite settings, with group commit, but no validation, no token, no owner, no history, no grammar.
 *
 *     deno run -A bench/limit_server.ts <database file>
 *
 * prints its port.
 * @module
 */
import Database from "libsql";
import { setImmediate } from "node:timers";

const path = Deno.args[0]!;
const open = (pragmas: string[]) => {
  const database = new Database(path);
  for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
  return database;
};
const writer = open([
  "journal_mode = WAL",
  "synchronous = FULL",
  "wal_autocheckpoint = 0",
  "cache_size = -32000",
]);
const reader = open(["query_only = ON", "cache_size = -32000", "mmap_size = 268435456"]);

const COLUMNS =
  `id, type, text, title, data, tags, occurred_at, timezone, capture_id, span_start, span_end, confidence,
  source, version, created_at, updated_at, deleted_at`;
const get = reader.prepare(`SELECT ${COLUMNS} FROM records WHERE id = ?`).raw(true);
const list = reader.prepare(
  `SELECT ${COLUMNS} FROM records WHERE user_id = ? AND deleted_at IS NULL ORDER BY occurred_at DESC, id DESC LIMIT 20`,
).raw(true);
const search = reader.prepare(
  `SELECT ${COLUMNS.replace(/\w+/g, "records.$&")} FROM records_search CROSS JOIN records
   ON records.row = records_search.rowid WHERE records_search MATCH ? ORDER BY records_search.rank LIMIT 20`,
).raw(true);
const insert = writer.prepare(
  `INSERT INTO records (id, user_id, type, text, data, tags, occurred_at, timezone, source, version, seq, created_at, updated_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'api', 1, ?, ?, ?)`,
);
const indexLast = writer.prepare(
  "INSERT INTO records_search (rowid, tokens) VALUES (last_insert_rowid(), ?)",
);
const insertCapture = writer.prepare(
  `INSERT INTO captures (id, created_at, updated_at, user_id, text, spoken_at, timezone, locale, source, status)
   VALUES (?, ?, ?, ?, ?, ?, 'Asia/Shanghai', 'zh-CN', 'api', 'read')`,
);

let waiting: { write: () => void; done: () => void }[] = [];

/** Commits everything that came in during one turn of the event loop together. */
function durable(write: () => void): Promise<void> {
  return new Promise((done) => {
    waiting.push({ write, done });
    if (waiting.length === 1) setImmediate(commit);
  });
}

function commit() {
  const group = waiting;
  waiting = [];
  writer.exec("BEGIN IMMEDIATE");
  for (const { write } of group) write();
  writer.exec("COMMIT");
  for (const { done } of group) done();
}

const objectOf = (row: unknown[]) => ({
  id: row[0],
  type: row[1],
  text: row[2],
  title: row[3],
  data: JSON.parse(row[4] as string),
  tags: JSON.parse(row[5] as string),
  occurredAt: row[6],
  timezone: row[7],
  captureId: row[8],
  span: row[9] === null ? null : { start: row[9], end: row[10] },
  confidence: row[11],
  source: row[12],
  version: row[13],
  createdAt: row[14],
  updatedAt: row[15],
  deletedAt: row[16],
});
const JSON_HEADERS = { headers: { "content-type": "application/json" } };
const json = (body: unknown) => new Response(JSON.stringify(body), JSON_HEADERS);
// Sequence numbers far above those of the seed, so that none is taken.
let sequence = 1_000_000_000;

/** `user` stands in the address: there is no token to find it in. `tokens` are the index words, ready made. */
async function handle(request: Request): Promise<Response> {
  const url = request.url;
  const path = url.slice(url.indexOf("/", 8));
  if (request.method === "GET") {
    if (path.startsWith("/record/")) return json(objectOf(get.get([path.slice(8)]) as unknown[]));
    if (path.startsWith("/list/")) {
      return json({ data: (list.all([path.slice(6)]) as unknown[][]).map(objectOf), nextCursor: null });
    }
    const match = decodeURIComponent(path.slice("/search/".length));
    return json({ data: (search.all([match]) as unknown[][]).map((row) => ({ record: objectOf(row) })) });
  }
  const body = await request.json();
  const id = crypto.randomUUID();
  const now = new Date().toISOString();
  const record = () => {
    const { user, type, text, data, tokens } = body;
    insert.run([
      id,
      user,
      type,
      text,
      JSON.stringify(data),
      "[]",
      now,
      "Asia/Shanghai",
      ++sequence,
      now,
      now,
    ]);
    if (path !== "/create-bare") indexLast.run([tokens]);
  };
  if (path === "/capture") {
    await durable(() => void insertCapture.run([id, now, now, body.user, body.text, now]));
  }
  await durable(record);
  return json({ id, type: body.type, text: body.text, data: body.data, createdAt: now });
}

Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: ({ port }) => console.log(port) }, handle);
