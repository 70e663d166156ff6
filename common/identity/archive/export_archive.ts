/**
 * Everything a person has, as a zip that is made while it is sent: JSON to be imported again, CSV for
 * spreadsheets, Markdown to be read.
 * @module
 */
import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Database } from "../../database/open_database.ts";
import type { RawRow } from "../../database/embedded_connection.ts";
import { recordColumns, recordFromRow, type ZhijiRecord } from "../../records/record.ts";
import type { Profile } from "../profile.ts";
import { ARCHIVE_FORMAT } from "./archive_parts.ts";
import { csvLine } from "./csv.ts";

/** Rows read at once; the zip never holds more than their text in memory. */
const PAGE_ROWS = 500;
/** What is in no file: secrets, what passes, and what the files below hold in a form of their own. */
const NOT_DUMPED: ReadonlySet<string> = new Set([
  "sessions",
  "authorization_codes",
  "api_keys",
  "totp_factors",
  "recovery_codes",
  "passkeys",
  "mail_tokens",
  "outbox",
  "idempotency_keys",
  "change_counters",
  "jobs",
  "record_types",
  "captures",
  "records",
  "record_revisions",
  "conversations",
  "messages",
]);
/** Columns of tables that this version knows nothing of: whose they are, and what may be a secret. */
const NOT_DUMPED_COLUMN = /^(user_id|row|seq)$|hash|secret|token$/;

interface Source {
  database: Database;
  profile: Profile;
  exportedAt: string;
}

type Texts = AsyncIterable<string>;

/** The bytes of the zip, made as they are asked for. */
export function exportArchive(source: Source): ReadableStream<Uint8Array> {
  const chunks = archiveChunks(source);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void await chunks.return(),
  });
}

async function* archiveChunks(source: Source): AsyncGenerator<Uint8Array, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const [name, texts] of filesOf(source)) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = source.exportedAt;
    zip.add(entry);
    for await (const text of texts) {
      entry.push(strToU8(text));
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

async function* filesOf(source: Source): AsyncGenerator<[name: string, texts: Texts]> {
  const { database, profile, exportedAt } = source;
  const owned = (sql: string) => pages(database, sql, profile.id);
  const records = () =>
    mapped(owned(`SELECT row, ${recordColumns()} FROM records`), ([, ...row]) => recordFromRow(row));
  yield ["manifest.json", one({ format: ARCHIVE_FORMAT, exportedAt })];
  yield ["profile.json", one(profile)];
  yield ["types.json", jsonArray(mapped(owned(TYPES), typeFromRow))];
  yield ["captures.json", jsonArray(mapped(owned(CAPTURES), captureFromRow))];
  yield ["records.json", jsonArray(records())];
  yield ["revisions.json", jsonArray(mapped(owned(REVISIONS), revisionFromRow))];
  yield ["conversations.json", jsonArray(mapped(owned(CONVERSATIONS), conversationFromRow))];
  yield ["messages.json", jsonArray(mapped(owned(MESSAGES), messageFromRow))];
  yield ["records.csv", csvOf(records())];
  yield ["records.md", markdownOf(records())];
  for (const table of await otherTables(database)) yield [`other/${table.name}.json`, dumped(source, table)];
}

const TYPES =
  "SELECT rowid, id, created_at, updated_at, name, label, schema, cues, version FROM record_types";
const CAPTURES =
  "SELECT rowid, id, created_at, updated_at, text, spoken_at, timezone, locale, source, client_id, status FROM captures";
const REVISIONS = "SELECT rowid, id, created_at, updated_at, record_id, version, state FROM record_revisions";
const CONVERSATIONS = "SELECT rowid, id, created_at, updated_at, title, version FROM conversations";
const MESSAGES = "SELECT rowid, id, created_at, updated_at, conversation_id, content FROM messages";

const stamped = ([, id, createdAt, updatedAt]: RawRow) => ({ id, createdAt, updatedAt });
const typeFromRow = (row: RawRow) => ({
  ...stamped(row),
  name: row[4],
  label: row[5],
  schema: JSON.parse(row[6] as string),
  cues: JSON.parse(row[7] as string),
  version: row[8],
});
const captureFromRow = (row: RawRow) => {
  const [, , , , text, spokenAt, timezone, locale, source, clientId, status] = row;
  return { ...stamped(row), text, spokenAt, timezone, locale, source, clientId, status };
};
const revisionFromRow = (row: RawRow) => ({
  ...stamped(row),
  recordId: row[4],
  version: row[5],
  state: JSON.parse(row[6] as string),
});
const conversationFromRow = (row: RawRow) => ({ ...stamped(row), title: row[4], version: row[5] });
const messageFromRow = (row: RawRow) => ({
  ...stamped(row),
  conversationId: row[4],
  content: JSON.parse(row[5] as string),
});

/** A person's rows in the order in which they were stored; the first column is the row's number. */
async function* pages(database: Database, select: string, userId: string): AsyncGenerator<RawRow> {
  for (let after: unknown = 0;;) {
    const rows = await database.rows<RawRow>({
      sql: `${select} WHERE user_id = ? AND rowid > ? ORDER BY rowid LIMIT ${PAGE_ROWS}`,
      args: [userId, after as number],
    });
    yield* rows;
    if (rows.length < PAGE_ROWS) return;
    after = rows.at(-1)![0];
  }
}

async function* mapped<T>(rows: AsyncIterable<RawRow>, map: (row: RawRow) => T): AsyncGenerator<T> {
  for await (const row of rows) yield map(row);
}

async function* one(value: unknown): AsyncGenerator<string> {
  yield await JSON.stringify(value, null, 2) + "\n";
}

async function* jsonArray(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const value of values) {
    yield before + JSON.stringify(value);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

const CSV_COLUMNS = [
  "id",
  "type",
  "occurredAt",
  "timezone",
  "title",
  "text",
  "tags",
  "data",
  "createdAt",
  "deletedAt",
];

async function* csvOf(records: AsyncIterable<ZhijiRecord>): AsyncGenerator<string> {
  // With it spreadsheets read Chinese as UTF-8.
  yield "\uFEFF" + csvLine(CSV_COLUMNS);
  for await (
    const { id, type, occurredAt, timezone, title, text, tags, data, createdAt, deletedAt } of records
  ) {
    const cells = [
      id,
      type,
      occurredAt,
      timezone,
      title,
      text,
      tags.join(","),
      JSON.stringify(data),
      createdAt,
    ];
    yield csvLine([...cells, deletedAt].map((cell) => cell ?? ""));
  }
}

async function* markdownOf(records: AsyncIterable<ZhijiRecord>): AsyncGenerator<string> {
  yield "# 智记 · Zhiji\n\n";
  let day = "";
  for await (const { occurredAt, type, title, text, tags, deletedAt } of records) {
    if (deletedAt !== null) continue;
    if (occurredAt.slice(0, 10) !== day) yield `\n## ${day = occurredAt.slice(0, 10)}\n\n`;
    const words = [title, text].filter((part) => part !== null).join(": ").replaceAll(/\s*\n\s*/g, " ");
    yield `- ${occurredAt.slice(11, 16)} **${type}** ${words.replaceAll(/([\\`*_[\]<>#])/g, "\\$1")}${
      tags.map((tag) => ` #${tag}`).join("")
    }\n`;
  }
}

interface OtherTable {
  name: string;
  columns: string[];
}

/** Tables with an owner that this file does not know: what a later version added is exported all the same. */
async function otherTables(database: Database): Promise<OtherTable[]> {
  const rows = await database.rows<[string, string]>(
    `SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
      AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'user_id') ORDER BY m.name, c.cid`,
  );
  const tables = new Map<string, OtherTable>();
  for (const [name, column] of rows) {
    if (NOT_DUMPED.has(name) || NOT_DUMPED_COLUMN.test(column)) continue;
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push(column);
    tables.set(name, table);
  }
  return [...tables.values()];
}

function dumped({ database, profile }: Source, { name, columns }: OtherTable): Texts {
  const select = `SELECT rowid, ${columns.map((column) => `"${column}"`).join(", ")} FROM "${name}"`;
  return jsonArray(mapped(
    pages(database, select, profile.id),
    ([, ...cells]) => Object.fromEntries(columns.map((column, i) => [column, cells[i]])),
  ));
}
