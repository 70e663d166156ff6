/**
 * Everything a person has, as a zip that is made while it is sent: JSON to be imported again, CSV for
 * spreadsheets, Markdown to be read.
 * @module
 */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { StoredFiles } from "../../attachments/stored_files.ts";
import type { Database } from "../../database/open_database.ts";
import type { RawRow } from "../../database/embedded_connection.ts";
import type { ZhijiRecord } from "../../records/record.ts";
import type { Profile } from "../profile.ts";
import { attachmentFiles } from "./attachment_files.ts";
import { ARCHIVE_FORMAT } from "./archive_parts.ts";
import { READ_ONLY, ROUND_TRIPS } from "./archived_tables.ts";
import { csvLine } from "./csv.ts";
import type { RowCodec, WireRow } from "./table_rows.ts";

/** Rows read at once; the zip never holds more than their text in memory. */
const PAGE_ROWS = 500;
interface Source {
  database: Database;
  files: StoredFiles;
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
  const { database, files, profile: { id: userId } } = source;
  for await (const [path, bytes] of attachmentFiles({ database, files, userId })) {
    // Pictures and sounds are small already.
    const entry = new ZipPassThrough(path);
    entry.mtime = source.exportedAt;
    zip.add(entry);
    for await (const chunk of bytes) {
      entry.push(chunk);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

async function* filesOf(source: Source): AsyncGenerator<[name: string, texts: Texts]> {
  const { profile, exportedAt } = source;
  const files = ROUND_TRIPS.map(({ file }) => `${file}.json`);
  const records = ROUND_TRIPS.find(({ name }) => name === "records")!;
  const allRecords = () => rowsOf(source, records.sqlName, records.codec) as AsyncIterable<ZhijiRecord>;
  yield ["manifest.json", one({ format: ARCHIVE_FORMAT, exportedAt, files: ["profile.json", ...files] })];
  yield ["profile.json", one(profile)];
  // A row before what it belongs to: what is added or changed meanwhile leaves no part without its whole.
  for (const { file, sqlName, codec } of ROUND_TRIPS.toReversed()) {
    yield [`${file}.json`, jsonArray(rowsOf(source, sqlName, codec))];
  }
  yield ["records.csv", csvOf(allRecords())];
  yield ["records.md", markdownOf(allRecords())];
  for (const { sqlName, codec, ownerColumn } of READ_ONLY) {
    yield [`other/${sqlName}.json`, jsonArray(rowsOf(source, sqlName, codec, ownerColumn))];
  }
}

/** A person's rows of a table, as they go into the archive. */
function rowsOf(
  { database, profile }: Source,
  table: string,
  codec: RowCodec,
  ownerColumn = "user_id",
): AsyncIterable<WireRow> {
  const select = `SELECT rowid, ${codec.columns} FROM ${table} WHERE ${ownerColumn} = ?`;
  return mapped(pages(database, select, profile.id), ([, ...row]) => codec.toWire(row));
}

/** A person's rows in the order in which they were stored; the first column is the row's number. */
async function* pages(database: Database, select: string, userId: string): AsyncGenerator<RawRow> {
  for (let after: unknown = 0;;) {
    const rows = await database.rows<RawRow>({
      sql: `${select} AND rowid > ? ORDER BY rowid LIMIT ${PAGE_ROWS}`,
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
