/**
 * Takes in what other programs wrote: all of a file in one transaction, and nothing twice. A record is known
 * by a key of its own, which goes when the record is purged, so that what is in the trash stays there.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { BoundedWork } from "../bounded_work.ts";
import type { Clock } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError } from "../error.ts";
import { Pacer } from "../pacer.ts";
import { requireRoom } from "../identity/quota.ts";
import { parseInput } from "../operation.ts";
import { checkData } from "../records/check_data.ts";
import type { OwnTypes } from "../records/own_types.ts";
import { RecordSchema } from "../records/record.ts";
import { NewRecord } from "../records/record_inputs.ts";
import type { RecordDraft, RecordRepository } from "../records/record_repository.ts";
import { commitChanges } from "../records/record_statements.ts";
import type { Principal } from "../security/principal.ts";
import {
  type FileEntry,
  type ImportedFile,
  ImportFormat,
  LeftOutReason,
  type Place,
} from "./imported_file.ts";
import { Encoding } from "./decode_text.ts";
import type { ReadOptions } from "./read_file.ts";

const LEFT_OUT_TOLD_MAX = 100;
/** Another import of the same person may come in between. */
const TRIES = 3;
const KEY_CHARS = 22;

const KNOWN_KEYS =
  "SELECT key FROM import_keys WHERE user_id = ? AND key IN (SELECT value FROM json_each(?))";
const ADD_KEY =
  "INSERT INTO import_keys (id, created_at, updated_at, user_id, key, record_id) VALUES (?, ?, ?, ?, ?, ?)";

const LeftOut = z.strictObject({
  row: z.int().describe("As a spreadsheet counts rows, or the place among the notes of a file"),
  file: z.string().nullable().describe("Within a zip"),
  reason: LeftOutReason,
  message: z.string(),
}).meta({ id: "LeftOutOfImport" });
type LeftOut = z.output<typeof LeftOut>;

const Counts = z.strictObject({
  rows: z.int().describe("Rows and notes of the file, without headers and empty ones"),
  new: z.int().describe("That become records, or have become them"),
  duplicates: z.int().describe("That are there already, maybe in the trash"),
  leftOut: z.int().describe("That become no records: see leftOut"),
});

export const ImportReport = z.strictObject({
  format: ImportFormat,
  counts: Counts,
  leftOut: z.array(LeftOut).describe(`The first ${LEFT_OUT_TOLD_MAX}`),
}).meta({ id: "ImportReport" });
export type ImportReport = z.output<typeof ImportReport>;

export const RowStatus = z.enum(["new", "duplicate", "left out"]);

export const ImportPreview = z.strictObject({
  ...ImportReport.shape,
  encoding: Encoding.nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(z.string()).nullable().describe("Of the header line"),
  mapping: z.record(z.string(), z.string()).nullable().describe(
    "By which a CSV was read; change it and send it back",
  ),
  rows: z.array(z.strictObject({
    row: z.int(),
    file: z.string().nullable(),
    status: RowStatus,
    record: RecordSchema.pick({ type: true, text: true, title: true, data: true, tags: true, timezone: true })
      .extend({ occurredAt: z.iso.datetime().nullable().describe("Null: the moment of the import") })
      .nullable(),
    message: z.string().nullable(),
  })).describe("From offset on"),
}).meta({ id: "ImportPreview" });
export type ImportPreview = z.output<typeof ImportPreview>;

export interface ImportOptions extends ReadOptions {
  /** Of the times in the file, where it is another than the person's. */
  timezone?: string | undefined;
}

type CheckedEntry = Place & ({ draft: RecordDraft; key: string; isKnown: boolean } | LeftOut);

interface Parts {
  database: Database;
  principal: Principal;
  clock: Clock;
  records: RecordRepository;
  imports: BoundedWork;
}

export class ImportRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What an import of the file would do; stores nothing. */
  preview(
    file: Uint8Array,
    options: ImportOptions,
    page: { offset: number; limit: number; status?: z.output<typeof RowStatus> | undefined },
  ): Promise<ImportPreview> {
    return this.#parts.imports.run(async () => {
      const { read, entries } = await this.#read(file, options);
      const rows = entries.map((entry) => ({ entry, status: statusOf(entry) }))
        .filter(({ status }) => page.status === undefined || status === page.status)
        .slice(page.offset, page.offset + page.limit);
      return {
        ...reportOf(read, entries),
        encoding: read.encoding,
        delimiter: read.delimiter,
        columns: read.columns,
        mapping: read.mapping as Record<string, string> | null,
        rows: rows.map(({ entry, status }) => ({
          row: entry.row,
          file: entry.file,
          status,
          record: "draft" in entry ? shown(entry.draft) : null,
          message: "draft" in entry ? null : entry.message,
        })),
      };
    });
  }

  /** Stores what is new in the file, all of it or nothing. */
  import(file: Uint8Array, options: ImportOptions): Promise<ImportReport> {
    return this.#parts.imports.run(async () => {
      for (let tries = 1;; tries++) {
        const { read, entries, own } = await this.#read(file, options);
        try {
          await this.#store(entries, own);
          return reportOf(read, entries);
        } catch (error) {
          if (!isUniqueViolation(error) || tries === TRIES) throw error;
        }
      }
    });
  }

  async #read(file: Uint8Array, options: ImportOptions) {
    const { principal, records } = this.#parts;
    const own = await records.ownTypes();
    // What reads tables and HTML costs a start 25 MB, and most people import once.
    const { readFile } = await import("./read_file.ts");
    const read = await readFile(file, {
      timezone: principal.timezone,
      currency: principal.currency,
      locale: principal.locale,
      givenTimezone: options.timezone ?? null,
      hasType: (name) => own.checkOf(name) !== undefined,
    }, options);
    return { read, own, entries: await this.#check(read, own) };
  }

  /** Every record against its type's schema, and whether it is there already. */
  async #check(read: ImportedFile, own: OwnTypes): Promise<CheckedEntry[]> {
    const { database, principal } = this.#parts;
    const entries: CheckedEntry[] = [];
    const seen = new Map<string, number>();
    const pacer = new Pacer();
    for (const entry of read.entries) {
      entries.push("draft" in entry ? checkEntry(entry, principal, own, seen) : entry);
      await pacer.pause();
    }
    const keys = entries.flatMap((entry) => "key" in entry ? [entry.key] : []);
    const known = await database.rows<[string]>({
      sql: KNOWN_KEYS,
      args: [principal.userId, JSON.stringify(keys)],
    });
    const there = new Set(known.map(([key]) => key));
    for (const entry of entries) if ("key" in entry) entry.isKnown = there.has(entry.key);
    return entries;
  }

  async #store(entries: readonly CheckedEntry[], own: OwnTypes): Promise<void> {
    const { database, principal, clock, records } = this.#parts;
    const fresh = entries.flatMap((entry) => "draft" in entry && !entry.isKnown ? [entry] : []);
    if (fresh.length === 0) return;
    await requireRoom(database, principal, fresh.length);
    const statements: InStatement[] = [];
    const pacer = new Pacer();
    for (const { draft, key } of fresh) {
      const { records: [record], statements: own_ } = records.prepare([draft], own);
      const { id, createdAt, updatedAt } = newRow(clock);
      statements.push(...own_, {
        sql: ADD_KEY,
        args: [id, createdAt, updatedAt, principal.userId, key, record!.id],
      });
      await pacer.pause();
    }
    await commitChanges(database, principal.userId, statements);
  }
}

function checkEntry(
  entry: Extract<FileEntry, { draft: unknown }>,
  principal: Principal,
  own: OwnTypes,
  seen: Map<string, number>,
): CheckedEntry {
  const { row, file, identity } = entry;
  // The zone was checked when it was asked for; to check it again would cost as much as all the rest.
  const { occurredAt, timezone, ...rest } = entry.draft;
  try {
    const checked = parseInput(NewRecord, occurredAt === null ? rest : { ...rest, occurredAt });
    const draft: RecordDraft = {
      ...checked,
      timezone,
      text: checked.text!,
      data: checkData(checked.type, checked.data ?? {}, principal, own),
      source: "import",
    };
    return { row, file, draft, key: keyOf(identity ?? contentsOf(draft), seen), isKnown: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_input") throw error;
    const [first] = error.errors ?? [];
    const message = first ? `${first.path} ${first.message}` : error.message;
    return { row, file, reason: "invalid", message };
  }
}

function contentsOf({ type, text, title, data, tags, occurredAt }: RecordDraft): string {
  return JSON.stringify([type, text, title ?? null, data, tags ?? [], occurredAt ?? null]);
}

/** What is twice in one file is two things; the second is the same as the second of the file when it comes again. */
function keyOf(identity: string, seen: Map<string, number>): string {
  const before = seen.get(identity) ?? 0;
  seen.set(identity, before + 1);
  return createHash("sha256").update(`${identity}\n${before}`).digest("base64url").slice(0, KEY_CHARS);
}

function statusOf(entry: CheckedEntry): z.output<typeof RowStatus> {
  return !("draft" in entry) ? "left out" : entry.isKnown ? "duplicate" : "new";
}

function reportOf(read: ImportedFile, entries: readonly CheckedEntry[]): ImportReport {
  const leftOut = entries.flatMap((entry) => "draft" in entry ? [] : [entry]);
  const duplicates = entries.filter((entry) => "draft" in entry && entry.isKnown).length;
  return {
    format: read.format,
    counts: {
      // A picture that stays behind is a line of its own, and no row.
      rows: new Set(entries.map(({ row, file }) => `${row} ${file}`)).size,
      new: entries.length - leftOut.length - duplicates,
      duplicates,
      leftOut: leftOut.length,
    },
    leftOut: leftOut.slice(0, LEFT_OUT_TOLD_MAX).map(({ row, file, reason, message }) => ({
      row,
      file,
      reason,
      message,
    })),
  };
}

function shown(draft: RecordDraft): NonNullable<ImportPreview["rows"][number]["record"]> {
  return {
    type: draft.type,
    text: draft.text,
    title: draft.title ?? null,
    data: draft.data,
    tags: [...new Set(draft.tags)],
    occurredAt: draft.occurredAt ?? null,
    timezone: draft.timezone!,
  };
}
