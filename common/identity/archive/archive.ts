/** One person's archive: everything out, everything back in. @module */
import type { ReceivedFile } from "../../attachments/received_file.ts";
import type { StoredFiles } from "../../attachments/stored_files.ts";
import type { BoundedWork } from "../../bounded_work.ts";
import type { Clock } from "../../clock.ts";
import { toTimestamp } from "../../clock.ts";
import type { Database } from "../../database/open_database.ts";
import { AppError, invalidField } from "../../error.ts";
import type { TableRow } from "../../imports/read_table.ts";
import { parseInput } from "../../operation.ts";
import { NewRecord } from "../../records/record_inputs.ts";
import type { RecordDraft, RecordRepository } from "../../records/record_repository.ts";
import type { Principal } from "../../security/principal.ts";
import type { ProfileRepository } from "../profile.ts";
import { cellOf } from "./csv.ts";
import { exportArchive } from "./export_archive.ts";
import { importArchive, type Imported, isZip } from "./import_archive.ts";
import { ZipOnDisk } from "../../zip/zip_on_disk.ts";

const CSV_BYTES_MAX = 25 * 1024 * 1024;
/** Columns of our own CSV that the server decides. */
const IGNORED_COLUMNS: ReadonlySet<string> = new Set(["id", "createdAt", "deletedAt"]);
/** One of them makes a row a record. */
const CONTENT: ReadonlySet<string> = new Set(["text", "title", "data"]);

interface Parts {
  /** Imports of everyone: each may hold a few hundred megabytes. */
  imports: BoundedWork;
  database: Database;
  files: StoredFiles;
  /** Bytes of attachments the person may keep. */
  attachmentBytesMax: number;
  principal: Principal;
  profile: ProfileRepository;
  records: RecordRepository;
  clock: Clock;
}

export class Archive {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The zip, made while it is read. */
  async export(): Promise<ReadableStream<Uint8Array>> {
    const { database, files, clock, profile } = this.#parts;
    const exportedAt = toTimestamp(clock.now());
    return exportArchive({ database, files, profile: await profile.get(), exportedAt });
  }

  /** Takes back a zip of {@link export}, or adds the records of a CSV with a header line. */
  import(file: ReceivedFile): Promise<Imported> {
    return this.#parts.imports.run(() => this.#import(file));
  }

  async #import(file: ReceivedFile): Promise<Imported> {
    const { database, files, attachmentBytesMax, principal, clock, records } = this.#parts;
    if (!isZip(file.head)) return await this.#importCsv(file);
    using zip = await ZipOnDisk.open(file.path);
    const ownTypes = () => records.ownTypes();
    const now = clock.now();
    return await importArchive(zip, { database, files, attachmentBytesMax, principal, now, ownTypes });
  }

  async #importCsv(file: ReceivedFile): Promise<Imported> {
    if (file.bytes > CSV_BYTES_MAX) {
      throw new AppError("body_too_large", `Cannot import: a CSV of more than ${CSV_BYTES_MAX} bytes`);
    }
    const { readTable } = await import("../../imports/read_table.ts");
    const [head, ...rows] = (await readTable(decodeCsv(await Deno.readFile(file.path)), ",")).rows;
    const header = head?.cells;
    if (!header?.includes("text") && !header?.includes("type")) {
      throw invalidField(
        "file",
        "must be a zip of an export, or CSV with a header line that names type and text",
      );
    }
    const drafts = rows.map((row) => draftOf(header, row));
    const records = await this.#parts.records.addAll(drafts);
    return { records: records.length, captures: 0, conversations: 0, attachments: 0, skipped: 0 };
  }
}

function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid_utf8", "Cannot import: the file is neither a zip nor text in UTF-8");
  }
}

/** One row as a record to be; a wrong cell is named by its row, counted as a spreadsheet does, and column. */
function draftOf(header: readonly string[], { row, cells: values, problem }: TableRow): RecordDraft {
  if (problem !== undefined) throw invalidField(`row ${row}`, problem);
  if (values.length > header.length) {
    throw invalidField(`row ${row}`, `has ${values.length} cells, the header ${header.length}`);
  }
  const cells = header.map((name, i) => [name, cellOf(values[i] ?? "")] as const)
    .filter(([name, cell]) => cell !== "" && !IGNORED_COLUMNS.has(name))
    .map(([name, cell]) => [name, CELLS[name]?.(cell) ?? cell] as const);
  if (!cells.some(([name]) => CONTENT.has(name))) throw invalidField(`row ${row}.text`, "is missing");
  try {
    const record = parseInput(NewRecord, { type: "note", ...Object.fromEntries(cells) });
    return {
      ...record,
      text: record.text ?? record.title ?? record.type,
      data: record.data ?? {},
      source: "import",
    };
  } catch (error) {
    if (!(error instanceof AppError && error.errors)) throw error;
    const errors = error.errors.map(({ path, message }) => ({ path: `row ${row}.${path}`, message }));
    throw new AppError(error.code, "Cannot import: see errors", { errors });
  }
}

/** Cells that are no plain text. */
const CELLS: Record<string, (cell: string) => unknown> = {
  tags: (cell) => cell.split(",").map((tag) => tag.trim()).filter(Boolean),
  data: (cell) => {
    try {
      return JSON.parse(cell);
    } catch {
      return cell;
    }
  },
};
