/**
 * Takes an archive back: what is there already stays as it is, and what is imported is as it was, with
 * its ids, times and history. Every value is checked, whoever made the archive; then all of it is stored in
 * one transaction, so that a crash leaves everything or nothing.
 * @module
 */
import type { InStatement } from "@libsql/client";
import type { ReceivedFile } from "../../attachments/received_file.ts";
import type { StoredFiles } from "../../attachments/stored_files.ts";
import { z } from "zod";
import { toTimestamp } from "../../clock.ts";
import type { Database } from "../../database/open_database.ts";
import { isUniqueViolation } from "../../database/storage_error.ts";
import { AppError, invalidField } from "../../error.ts";
import { fieldErrors } from "../../operation.ts";
import { checkData } from "../../records/check_data.ts";
import { OwnTypes } from "../../records/own_types.ts";
import type { Principal } from "../../security/principal.ts";
import { requireRoom } from "../quota.ts";
import { ArchivedProfile, Manifest } from "./archive_parts.ts";
import { disposeAll, fileRoom, receiveAttachments } from "./attachment_files.ts";
import { ROUND_TRIPS, type TableName } from "./archived_tables.ts";
import { parseRows } from "./parse_rows.ts";
import { Zip, type ZipSource } from "../../zip/read_zip.ts";
import type { WireRow } from "./table_rows.ts";
import { Pacer } from "../../pacer.ts";

const ZIP_LIMITS = { entriesMax: 20_000, unzippedBytesMax: 200 * 1024 * 1024 };
/**
 * Rows of all tables together: while they are stored, at about 25 µs a record, other people's writes wait. A
 * zip of the largest size that is accepted holds fewer, unless someone made it for the purpose.
 */
const ROWS_MAX = 250_000;
const ERRORS_TOLD_MAX = 20;

export const Imported = z.strictObject({
  records: z.int(),
  captures: z.int(),
  conversations: z.int(),
  attachments: z.int(),
  skipped: z.int().describe("Rows that were there already"),
});
export type Imported = z.output<typeof Imported>;

export interface ImportTarget {
  database: Database;
  files: StoredFiles;
  /** Bytes of attachments the person may keep. */
  attachmentBytesMax: number;
  principal: Principal;
  /** Milliseconds since 1970. */
  now: number;
  /** The types of the person's own that are there already: they hold over those of the archive. */
  ownTypes(): Promise<OwnTypes>;
}

type Table = typeof ROUND_TRIPS[number];
type Row = WireRow & { id?: string };
type Rows = Map<TableName, Row[]>;

/** Whether bytes are meant to be a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Whether a file of an archive is read by an import; the others are for people. */
function isImported(name: string): boolean {
  return /^[a-z_]+\.json$/.test(name);
}

export async function importArchive(source: ZipSource, target: ImportTarget): Promise<Imported> {
  const { database, principal } = target;
  const archive = await Zip.open(source, ZIP_LIMITS.entriesMax);
  const { profile, rows } = await readArchive(await archive.readAll(isImported, ZIP_LIMITS.unzippedBytesMax));
  await checkRecords(rows, target);
  checkRevisions(rows);
  const known = new Map<TableName, ReadonlySet<string>>();
  for (const table of ROUND_TRIPS) {
    known.set(table.name, await knownIds(database, principal.userId, table, rows.get(table.name)!));
  }
  const fresh = await freshRows(rows, known, target);
  await requireRoom(database, principal, fresh.get("records")!.length);
  const room = await fileRoom(database, principal.userId, target.attachmentBytesMax);
  const attachments = await receiveAttachments(
    fresh.get("attachments") as never,
    archive,
    target.files,
    room,
  );
  try {
    fresh.set("attachments", attachments.rows);
    const statements = [...await insertsOf(fresh, principal.userId), profileUpdate(profile, target)];
    await store(attachments.received, statements, target);
  } finally {
    await disposeAll(attachments.received);
  }
  const count = (name: TableName) => fresh.get(name)!.length;
  return {
    records: count("records"),
    captures: count("captures"),
    conversations: count("conversations"),
    attachments: count("attachments"),
    skipped: (["captures", "records", "conversations"] as const).reduce(
      (sum, name) => sum + known.get(name)!.size,
      0,
    ),
  };
}

/** The rows of every file, each checked by its schema. */
async function readArchive(files: Map<string, Uint8Array>) {
  const manifest = parsed("manifest.json", Manifest, jsonOf(files, "manifest.json"));
  const unknown = manifest.files.find((name) =>
    name !== "profile.json" && !ROUND_TRIPS.some(({ file }) => name === `${file}.json`)
  );
  if (unknown !== undefined) {
    throw invalidField(unknown, "is not known here: the archive is of a newer version");
  }
  const profile = parsed("profile.json", ArchivedProfile, jsonOf(files, "profile.json"));
  const rows: Rows = new Map();
  let rowsLeft = ROWS_MAX;
  for (const { name, file, row: schema, rowsMax = ROWS_MAX } of ROUND_TRIPS) {
    const path = `${file}.json`;
    // One that the archive's version did not know has no rows.
    const bytes = manifest.files.includes(path) ? bytesOf(files, path) : null;
    const read = bytes === null ? [] : await parseRows(bytes, path, {
      rowsMax: Math.min(rowsLeft, rowsMax),
      check: (value, i) => parsed(`${path}.${i}`, schema, value) as Row,
    });
    // Its memory is needed for the others.
    files.delete(path);
    rowsLeft -= read.length;
    rows.set(name, read);
    refuseTwice(path, read);
  }
  return { profile, rows };
}

function bytesOf(files: Map<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw invalidField(name, "is missing in the archive");
  return bytes;
}

function jsonOf(files: Map<string, Uint8Array>, name: string): unknown {
  const bytes = bytesOf(files, name);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError("invalid_input", `Cannot import: ${name} is not JSON`, { cause: error });
  }
}

function parsed<T extends z.ZodType>(path: string, schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error).slice(0, ERRORS_TOLD_MAX);
  throw new AppError("invalid_input", "Cannot import: see errors", {
    errors: errors.map((error) => ({ ...error, path: `${path}.${error.path}` })),
  });
}

function refuseTwice(path: string, rows: readonly Row[]): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (id === undefined) continue;
    if (seen.has(id)) throw invalidField(path, `has two rows with the id ${id}`);
    seen.add(id);
  }
}

/** A state of a record before the present one; another would stand in the way of the record's next change. */
function checkRevisions(rows: Rows): void {
  const versions = new Map(rows.get("records")!.map(({ id, version }) => [id, version as number]));
  for (const [i, { recordId, version }] of rows.get("recordRevisions")!.entries()) {
    if ((version as number) < (versions.get(recordId as string) ?? Number.POSITIVE_INFINITY)) continue;
    throw invalidField(`revisions.json.${i}.version`, "must be below that of its record");
  }
}

/** Types of the archive and those that are there: a record may be of either, and the latter hold. */
async function checkRecords(rows: Rows, target: ImportTarget): Promise<void> {
  const pacer = new Pacer();
  const known = await target.ownTypes();
  const archived = new OwnTypes(rows.get("recordTypes") as never);
  for (const [i, row] of rows.get("records")!.entries()) {
    const { type, data } = row as { type: string; data: Record<string, unknown> };
    try {
      checkData(type, data, target.principal, known.checkOf(type) ? known : archived);
    } catch (error) {
      if (!(error instanceof AppError && error.errors)) throw error;
      const errors = error.errors.map((one) => ({ ...one, path: `records.json.${i}.${one.path}` }));
      throw new AppError(error.code, "Cannot import: see errors", { errors });
    }
    await pacer.pause();
  }
}

/** Ids that are this person's already; one that is someone else's is refused without saying why. */
async function knownIds(
  database: Database,
  userId: string,
  { sqlName }: Table,
  rows: readonly Row[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  const pacer = new Pacer();
  const ids = rows.flatMap(({ id }) => id ?? []);
  for (let at = 0; at < ids.length; at += 500) {
    const found = await database.rows<[string, string]>({
      sql: `SELECT id, user_id FROM ${sqlName} WHERE id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids.slice(at, at + 500))],
    });
    for (const [id, owner] of found) {
      if (owner !== userId) throw unusableId();
      known.add(id);
    }
    await pacer.pause();
  }
  return known;
}

function unusableId(cause?: unknown): AppError {
  return new AppError("conflict", "Cannot import: an id of the archive cannot be used on this server", {
    cause,
  });
}

/** What is to be stored: rows that are not there, of things that are not there either. */
async function freshRows(
  rows: Rows,
  known: ReadonlyMap<TableName, ReadonlySet<string>>,
  { database, principal }: ImportTarget,
): Promise<Rows> {
  const fresh: Rows = new Map();
  const freshIds = new Map<TableName, ReadonlySet<unknown>>();
  for (const table of ROUND_TRIPS) {
    const { name, partOf, mayName = {} } = table;
    const taken = await takenValues(database, principal.userId, table, rows.get(name)!);
    const kept = rows.get(name)!.filter((row) =>
      !(row.id !== undefined && known.get(name)!.has(row.id)) &&
      (!partOf || freshIds.get(partOf.table)!.has(row[partOf.field]))
    );
    for (const row of kept) {
      if (table.nullIfTaken && taken.has(row[table.nullIfTaken])) row[table.nullIfTaken] = null;
      for (const [field, of] of Object.entries(mayName)) {
        const isThere = freshIds.get(of)!.has(row[field]) || known.get(of)!.has(row[field] as string);
        if (!isThere) row[field] = null;
      }
    }
    fresh.set(name, kept);
    freshIds.set(name, new Set(kept.map(({ id }) => id)));
  }
  return fresh;
}

async function takenValues(
  database: Database,
  userId: string,
  { sqlName, nullIfTaken, codec }: Table,
  rows: readonly Row[],
): Promise<ReadonlySet<unknown>> {
  if (nullIfTaken === undefined || rows.length === 0) return new Set();
  const column = codec.columnOf!(nullIfTaken);
  const found = await database.rows<[string]>({
    sql: `SELECT ${column} FROM ${sqlName} WHERE user_id = ? AND ${column} IS NOT NULL`,
    args: [userId],
  });
  return new Set(found.map(([value]) => value));
}

async function insertsOf(fresh: Rows, userId: string): Promise<InStatement[]> {
  const statements: InStatement[] = [];
  const pacer = new Pacer();
  for (const { name, codec } of ROUND_TRIPS) {
    for (const row of fresh.get(name)!) {
      statements.push(...codec.toStatements(userId, row));
      await pacer.pause();
    }
  }
  return statements;
}

function profileUpdate(profile: z.output<typeof ArchivedProfile>, target: ImportTarget): InStatement {
  return {
    sql: `UPDATE users SET display_name = ?, locale = ?, timezone = ?, currency = ?, updated_at = ?,
      version = version + 1 WHERE id = ?`,
    args: [
      profile.displayName,
      profile.locale,
      profile.timezone,
      profile.currency,
      toTimestamp(target.now),
      target.principal.userId,
    ],
  };
}

async function store(
  received: readonly ReceivedFile[],
  statements: InStatement[],
  { database, files, principal }: ImportTarget,
): Promise<void> {
  try {
    await files.keep(received, statements);
    database.changes.raise(principal.userId);
  } catch (error) {
    // Something was stored between the look and the transaction, or the archive contradicts itself.
    if (isUniqueViolation(error)) throw unusableId(error);
    throw error;
  }
}
