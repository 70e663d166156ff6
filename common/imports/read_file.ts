/** A file of any of the programs whose files are read: which it is, and what is in it. @module */
import { invalidField } from "../error.ts";
import { readZip } from "../zip/read_zip.ts";
import { decodeText, type Encoding } from "./decode_text.ts";
import type { FileEntry, ImportedFile, ImportFormat, Mapping, Reader } from "./imported_file.ts";
import { findBill, readBill } from "./read_bill.ts";
import { readColumns } from "./read_columns.ts";
import { isFlomoPage, readFlomo } from "./read_flomo.ts";
import { isMarkdown, readMarkdown } from "./read_markdown.ts";
import { readNotes } from "./read_notes.ts";
import { isSheetPart, readSheet } from "./read_sheet.ts";
import { readTable, ROWS_MAX, type Table } from "./read_table.ts";

/** Of one zip, whatever of it is read. */
const ZIP_LIMITS = { entriesMax: 20_000, unzippedBytesMax: 100 * 1024 * 1024 };
const READ_IN_ZIP = /\.(json|html?|csv|tsv|md|xlsx)$/i;
/** What macOS puts beside the files, and what has a file of the same name that says more. */
const BESIDE = /(^|\/)(__MACOSX\/|\.)/;

export interface ReadOptions {
  /** Where the one who sends it knows better than the bytes tell. */
  encoding?: Encoding | undefined;
  delimiter?: string | undefined;
  mapping?: Mapping | undefined;
}

/** Reads a file; throws `invalid_input` that names `file` where it is none of those that are known. */
export function readFile(
  bytes: Uint8Array,
  reader: Reader,
  options: ReadOptions = {},
): Promise<ImportedFile> {
  if (bytes.length === 0) throw invalidField("file", "must not be empty");
  return isZip(bytes) ? readPacked(bytes, reader, options) : readPlain(bytes, reader, options, null);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

async function readPacked(
  zip: Uint8Array,
  reader: Reader,
  options: ReadOptions,
  isInZip = false,
): Promise<ImportedFile> {
  const names: string[] = [];
  await readZip(zip, (name) => {
    names.push(name);
    return false;
  }, ZIP_LIMITS);
  if (names.includes("xl/workbook.xml")) {
    const table = await readSheet(await readZip(zip, isSheetPart, ZIP_LIMITS));
    return tableFile(table, null, reader, options);
  }
  // A zip can be made that holds itself.
  if (isInZip) throw invalidField("file", "holds a zip in a zip that is no workbook");
  const wanted = names.filter((name) => READ_IN_ZIP.test(name) && !BESIDE.test(name));
  const kinds = Map.groupBy(wanted, (name) => name.split(".").at(-1)!.toLowerCase());
  for (const kind of ["json", "html", "htm", "csv", "tsv", "xlsx", "md"]) {
    const files = kinds.get(kind);
    if (files === undefined) continue;
    if (files.length > ROWS_MAX) throw invalidField("file", `must have at most ${ROWS_MAX} notes`);
    const parts = await readZip(zip, (name) => files.includes(name), ZIP_LIMITS);
    if (["csv", "tsv", "xlsx"].includes(kind)) {
      if (files.length > 1) throw invalidField("file", `holds ${files.length} tables; send them one by one`);
      const [bytes] = parts.values();
      if (kind === "xlsx") return await readPacked(bytes!, reader, options, true);
      return await readPlain(bytes!, reader, options, null);
    }
    const read = await readEach(parts, reader, options);
    if (read) return read;
  }
  throw invalidField(
    "file",
    "holds nothing that is read here: Google Keep's or Memos' JSON, flomo's page, Markdown, a CSV or a sheet",
  );
}

/** The notes of all files together; null where none of them is known. */
async function readEach(
  parts: ReadonlyMap<string, Uint8Array>,
  reader: Reader,
  options: ReadOptions,
): Promise<ImportedFile | null> {
  const entries: FileEntry[] = [];
  let format: ImportFormat | null = null;
  for (const [file, bytes] of parts) {
    const { text } = decodeText(bytes, options.encoding);
    const read = await readNoteFile(text, reader, file);
    if (read === null) continue;
    format ??= read.format;
    if (read.format === format) { for (const entry of read.entries) entries.push(entry); }
    if (entries.length > 2 * ROWS_MAX) throw invalidField("file", `must have at most ${ROWS_MAX} notes`);
  }
  return format === null ? null : { ...PLAIN, format, entries };
}

const PLAIN = { encoding: null, delimiter: null, columns: null, mapping: null };

async function readNoteFile(
  text: string,
  reader: Reader,
  file: string,
): Promise<{ format: ImportFormat; entries: FileEntry[] } | null> {
  if (/\.json$/i.test(file)) return readNotes(text, reader, file);
  if (/\.md$/i.test(file)) {
    return { format: "markdown", entries: readMarkdown(text, reader, { row: 1, file }) };
  }
  return isFlomoPage(text) ? { format: "flomo", entries: await readFlomo(text, reader, file) } : null;
}

async function readPlain(
  bytes: Uint8Array,
  reader: Reader,
  options: ReadOptions,
  file: string | null,
): Promise<ImportedFile> {
  const { text, encoding } = decodeText(bytes, options.encoding);
  if (text.trim() === "") throw invalidField("file", "must not be empty");
  if (isFlomoPage(text)) {
    return { ...PLAIN, encoding, format: "flomo", entries: await readFlomo(text, reader, file) };
  }
  if (/^\s*[[{]/.test(text)) {
    const notes = readNotes(text, reader, file);
    if (notes === null) throw invalidField("file", "is JSON of a shape that is not known");
    return { ...PLAIN, encoding, ...notes };
  }
  if (isMarkdown(text)) {
    return { ...PLAIN, encoding, format: "markdown", entries: readMarkdown(text, reader, { row: 1, file }) };
  }
  return tableFile(await readTable(text, options.delimiter), encoding, reader, options);
}

async function tableFile(
  table: Table,
  encoding: Encoding | null,
  reader: Reader,
  options: ReadOptions,
): Promise<ImportedFile> {
  const bill = options.mapping === undefined ? findBill(table) : null;
  if (bill) {
    const entries = await readBill(bill, reader, table.delimiter === null);
    return {
      format: bill.bill.format,
      encoding,
      delimiter: table.delimiter,
      columns: bill.header,
      mapping: null,
      entries,
    };
  }
  const read = await readColumns(table, options.mapping ?? null, reader);
  return { format: "csv", encoding, delimiter: table.delimiter, ...read };
}
