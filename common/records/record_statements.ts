/**
 * The statements that write records, in the order in which one transaction runs them: count the change,
 * keep the old state, write the new one, index it.
 * @module
 */
import type { InStatement, ResultSet } from "@libsql/client";
import type { Database } from "../database/open_database.ts";
import { type ZhijiRecord } from "./record.ts";
import { indexTokens } from "./search_tokens.ts";

const INSERT =
  `INSERT INTO records (id, user_id, type, text, title, data, tags, occurred_at, timezone, capture_id,
  span_start, span_end, confidence, source, version, seq, created_at, updated_at, deleted_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT value FROM change_counters WHERE user_id = ?2), ?, ?, ?)`;
const COUNT_CHANGE = `INSERT INTO change_counters (user_id, value) VALUES (?, 1)
  ON CONFLICT (user_id) DO UPDATE SET value = value + 1`;
const INDEX_LAST = "INSERT INTO records_search (rowid, tokens) VALUES (last_insert_rowid(), ?)";
const KEEP_REVISION =
  `INSERT INTO record_revisions (id, created_at, updated_at, user_id, record_id, version, state)
  SELECT ?, ?, ?, user_id, id, version, ? FROM records WHERE id = ? AND user_id = ? AND version = ?`;
const UPDATE =
  `UPDATE records SET type = ?, text = ?, title = ?, data = ?, tags = ?, occurred_at = ?, timezone = ?,
  confidence = ?, source = ?, version = ?, updated_at = ?, deleted_at = ?,
  seq = (SELECT value FROM change_counters WHERE user_id = records.user_id)
  WHERE id = ? AND user_id = ? AND version = ?`;
const INDEX = `INSERT OR REPLACE INTO records_search (rowid, tokens)
  SELECT row, ? FROM records WHERE id = ? AND user_id = ? AND version = ?`;
const UNINDEX = `DELETE FROM records_search WHERE rowid =
  (SELECT row FROM records WHERE id = ? AND user_id = ? AND version = ?)`;

/** Place of the UPDATE among the statements of {@link updateStatements}. */
export const UPDATE_AT = 2;

/** A new record. */
export function insertStatements(userId: string, record: ZhijiRecord): InStatement[] {
  return [
    { sql: COUNT_CHANGE, args: [userId] },
    {
      sql: INSERT,
      args: [
        record.id,
        userId,
        record.type,
        record.text,
        record.title,
        JSON.stringify(record.data),
        JSON.stringify(record.tags),
        record.occurredAt,
        record.timezone,
        record.captureId,
        record.span?.start ?? null,
        record.span?.end ?? null,
        record.confidence,
        record.source,
        record.version,
        record.createdAt,
        record.updatedAt,
        record.deletedAt,
      ],
    },
    { sql: INDEX_LAST, args: [indexTokens(userId, record)] },
  ];
}

/** From one state of a record to the next; nothing happens where `before` is no longer the state. */
export function updateStatements(
  userId: string,
  revisionId: string,
  before: ZhijiRecord,
  next: ZhijiRecord,
): InStatement[] {
  const atNext = [next.id, userId, next.version];
  return [
    { sql: COUNT_CHANGE, args: [userId] },
    {
      sql: KEEP_REVISION,
      args: [
        revisionId,
        next.updatedAt,
        next.updatedAt,
        JSON.stringify(before),
        before.id,
        userId,
        before.version,
      ],
    },
    {
      sql: UPDATE,
      args: [
        next.type,
        next.text,
        next.title,
        JSON.stringify(next.data),
        JSON.stringify(next.tags),
        next.occurredAt,
        next.timezone,
        next.confidence,
        next.source,
        next.version,
        next.updatedAt,
        next.deletedAt,
        before.id,
        userId,
        before.version,
      ],
    },
    next.deletedAt === null
      ? { sql: INDEX, args: [indexTokens(userId, next), ...atNext] }
      : { sql: UNINDEX, args: atNext },
  ];
}

/** Runs statements that change records of this person, and wakes those who follow them. */
export async function commitChanges(
  database: Database,
  userId: string,
  statements: InStatement[],
): Promise<ResultSet[]> {
  const beside = database.alongside.map((statementOf) => statementOf(userId));
  const results = await database.commit([...statements, ...beside]);
  database.changes.raise(userId);
  return results;
}
