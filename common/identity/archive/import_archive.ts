/**
 * Takes an archive back: what is there already stays as it is, and what is imported is as it was, with
 * its ids, times and history. Every value is checked, whoever made the archive.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { unzipSync } from "fflate";
import { z } from "zod";
import type { Database } from "../../database/open_database.ts";
import { AppError, invalidField } from "../../error.ts";
import { fieldErrors } from "../../operation.ts";
import { checkData } from "../../records/check_data.ts";
import { OwnTypes } from "../../records/own_types.ts";
import type { ZhijiRecord } from "../../records/record.ts";
import { insertStatements } from "../../records/record_statements.ts";
import type { Principal } from "../../security/principal.ts";
import { requireRoom } from "../quota.ts";
import {
  ArchivedCapture,
  ArchivedConversation,
  ArchivedMessage,
  ArchivedProfile,
  ArchivedRecord,
  ArchivedRevision,
  ArchivedType,
  Manifest,
} from "./archive_parts.ts";

/** What a zip may become: a few kilobytes can be made to unfold into gigabytes. */
const UNZIPPED_BYTES_MAX = 200 * 1024 * 1024;
const ROWS_AT_ONCE = 200;
const TYPES_MAX = 100;
const ERRORS_TOLD_MAX = 20;

export const Imported = z.strictObject({
  records: z.int(),
  captures: z.int(),
  conversations: z.int(),
  skipped: z.int().describe("Rows that were there already"),
});
export type Imported = z.output<typeof Imported>;

type ArchivedSettings = z.output<typeof ArchivedProfile>;

export interface ImportTarget {
  database: Database;
  principal: Principal;
  /** The types of the person's own that are there already: they hold over those of the archive. */
  ownTypes(): Promise<OwnTypes>;
  /** Takes over name, language, time zone and currency. */
  changeProfile(settings: ArchivedSettings): Promise<unknown>;
}

/** Whether bytes are meant to be a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

export async function importArchive(zip: Uint8Array, target: ImportTarget): Promise<Imported> {
  const files = unzip(zip);
  read(files, "manifest.json", Manifest);
  // All is checked before anything is stored.
  const profile = read(files, "profile.json", ArchivedProfile);
  const types = read(files, "types.json", z.array(ArchivedType).max(TYPES_MAX));
  const captures = read(files, "captures.json", z.array(ArchivedCapture));
  const records = read(files, "records.json", z.array(ArchivedRecord));
  const revisions = read(files, "revisions.json", z.array(ArchivedRevision));
  const conversations = read(files, "conversations.json", z.array(ArchivedConversation));
  const messages = read(files, "messages.json", z.array(ArchivedMessage));
  // Types of the archive and those that are there: a record may be of either.
  const known = await target.ownTypes();
  const archived = new OwnTypes(types);
  for (const { type, data } of records) {
    checkData(type, data, target.principal, known.checkOf(type) ? known : archived);
  }

  const { database, principal: { userId } } = target;
  await refuseOthersIds(database, userId, {
    captures,
    records,
    record_types: types,
    record_revisions: revisions,
    conversations,
    messages,
  });
  const there = await Promise.all([
    knownIds(database, "captures", captures),
    knownIds(database, "records", records),
    knownIds(database, "conversations", conversations),
  ]);
  const [newCaptures, newRecords, newConversations] = [
    captures.filter(({ id }) => !there[0].has(id)),
    records.filter(({ id }) => !there[1].has(id)),
    conversations.filter(({ id }) => !there[2].has(id)),
  ];
  await requireRoom(database, target.principal, newRecords.length);
  await store(database, types.map((type) => [typeStatement(userId, type)]));
  await store(database, newCaptures.map((capture) => [captureStatement(userId, capture)]));
  const captureIds = new Set([...there[0], ...newCaptures.map(({ id }) => id)]);
  await store(database, newRecords.map((record) => recordStatements(userId, record, captureIds)));
  database.changes.raise(userId);
  const recordIds = new Set(newRecords.map(({ id }) => id));
  await store(
    database,
    revisions.filter(({ recordId }) => recordIds.has(recordId)).map((
      row,
    ) => [revisionStatement(userId, row)]),
  );
  const conversationIds = new Set(newConversations.map(({ id }) => id));
  await store(database, newConversations.map((row) => [conversationStatement(userId, row)]));
  await store(
    database,
    messages.filter((row) => conversationIds.has(row.conversationId)).map((
      row,
    ) => [messageStatement(userId, row)]),
  );
  await target.changeProfile(profile);
  return {
    records: newRecords.length,
    captures: newCaptures.length,
    conversations: newConversations.length,
    skipped: there.reduce((sum, ids) => sum + ids.size, 0),
  };
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> {
  let bytes = 0;
  try {
    return unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (!/^[a-z]+\.json$/.test(name)) return false;
        bytes += originalSize;
        if (bytes > UNZIPPED_BYTES_MAX) {
          throw new AppError(
            "body_too_large",
            `Cannot import: more than ${UNZIPPED_BYTES_MAX} bytes unzipped`,
          );
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("bad_request", "Cannot import: the zip is damaged", { cause: error });
  }
}

function read<T extends z.ZodType>(files: Record<string, Uint8Array>, name: string, schema: T): z.output<T> {
  const bytes = files[name];
  if (!bytes) throw invalidField(name, "is missing in the archive");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError("invalid_input", `Cannot import: ${name} is not JSON`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error).slice(0, ERRORS_TOLD_MAX);
  throw new AppError("invalid_input", `Cannot import: see errors of ${name}`, {
    errors: errors.map(({ path, message }) => ({ path: `${name}.${path}`, message })),
  });
}

/** An id that is someone else's row is refused as one that cannot be used, without saying why. */
async function refuseOthersIds(
  database: Database,
  userId: string,
  tables: Record<string, { id: string }[]>,
): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    const [found] = await database.rows<[string]>({
      sql: `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?)) AND user_id <> ? LIMIT 1`,
      args: [JSON.stringify(rows.map(({ id }) => id)), userId],
    });
    if (found) {
      throw new AppError("conflict", "Cannot import: an id of the archive cannot be used on this server");
    }
  }
}

async function knownIds(database: Database, table: string, rows: { id: string }[]): Promise<Set<string>> {
  const found = await database.rows<[string]>({
    sql: `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(rows.map(({ id }) => id))],
  });
  return new Set(found.map(([id]) => id));
}

async function store(database: Database, rows: InStatement[][]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await database.commit(rows.slice(at, at + ROWS_AT_ONCE).flat());
  }
}

/** A type of the same name that is there already stays as it is. */
function typeStatement(userId: string, row: z.output<typeof ArchivedType>): InStatement {
  return {
    sql: `INSERT INTO record_types (id, created_at, updated_at, user_id, name, label, schema, cues, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [
      row.id,
      row.createdAt,
      row.updatedAt,
      userId,
      row.name,
      row.label,
      JSON.stringify(row.schema),
      JSON.stringify(row.cues),
      row.version,
    ],
  };
}

function captureStatement(userId: string, row: z.output<typeof ArchivedCapture>): InStatement {
  return {
    sql:
      `INSERT INTO captures (id, created_at, updated_at, user_id, text, spoken_at, timezone, locale, source,
      client_id, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [
      row.id,
      row.createdAt,
      row.updatedAt,
      userId,
      row.text,
      row.spokenAt,
      row.timezone,
      row.locale,
      row.source,
      row.clientId,
      row.status,
    ],
  };
}

/** A record in the trash has no words in the search index. */
function recordStatements(
  userId: string,
  record: ZhijiRecord,
  captureIds: ReadonlySet<string>,
): InStatement[] {
  const captureId = record.captureId !== null && captureIds.has(record.captureId) ? record.captureId : null;
  const [count, insert, index] = insertStatements(userId, { ...record, captureId });
  return record.deletedAt === null ? [count!, insert!, index!] : [count!, insert!];
}

function revisionStatement(userId: string, row: z.output<typeof ArchivedRevision>): InStatement {
  return {
    sql: `INSERT INTO record_revisions (id, created_at, updated_at, user_id, record_id, version, state)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [
      row.id,
      row.createdAt,
      row.updatedAt,
      userId,
      row.recordId,
      row.version,
      JSON.stringify(row.state),
    ],
  };
}

function conversationStatement(userId: string, row: z.output<typeof ArchivedConversation>): InStatement {
  return {
    sql:
      "INSERT INTO conversations (id, created_at, updated_at, user_id, title, version) VALUES (?, ?, ?, ?, ?, ?)",
    args: [row.id, row.createdAt, row.updatedAt, userId, row.title, row.version],
  };
}

function messageStatement(userId: string, row: z.output<typeof ArchivedMessage>): InStatement {
  return {
    sql: `INSERT INTO messages (id, created_at, updated_at, user_id, conversation_id, content)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [row.id, row.createdAt, row.updatedAt, userId, row.conversationId, JSON.stringify(row.content)],
  };
}
