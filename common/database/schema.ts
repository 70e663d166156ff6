/**
 * Every table, once. Times are RFC 3339 text in UTC with milliseconds, which sorts as it reads;
 * ids are UUID v7 text. A change here needs `deno task db:generate`.
 * @module
 */
import { desc, sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Columns that `insert_hook.ts` fills, in every table whose rows have an identity. */
const identity = {
  id: text().primaryKey(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
};
const owner = () => text("user_id").notNull().references(() => users.id, { onDelete: "cascade" });

export const users = sqliteTable("users", {
  ...identity,
  email: text().notNull().unique(),
  displayName: text("display_name").notNull(),
  passwordHash: text("password_hash").notNull(),
  role: text({ enum: ["user", "administrator"] }).notNull(),
  locale: text().notNull(),
  timezone: text().notNull(),
  currency: text().notNull(),
  disabledAt: text("disabled_at"),
  version: integer().notNull().default(1),
});

export const sessions = sqliteTable("sessions", {
  ...identity,
  userId: owner(),
  clientId: text("client_id").notNull(),
  /** Space-separated, as in RFC 6749 §3.3. */
  scope: text().notNull(),
  userAgent: text("user_agent"),
  lastUsedAt: text("last_used_at").notNull(),
  /** No refresh token of the session lives past this. */
  expiresAt: text("expires_at").notNull(),
  revokedAt: text("revoked_at"),
}, (table) => [index("sessions_by_user").on(table.userId, table.createdAt)]);

export const refreshTokens = sqliteTable("refresh_tokens", {
  ...identity,
  sessionId: text("session_id").notNull().references(() => sessions.id, { onDelete: "cascade" }),
  /** SHA-256 of the token, base64url; the token itself is nowhere. */
  hash: text().notNull().unique(),
  expiresAt: text("expires_at").notNull(),
  usedAt: text("used_at"),
}, (table) => [index("refresh_tokens_by_session").on(table.sessionId)]);

/** Public halves of the signing keys, for services in other processes; private halves live in a file. */
export const signingKeys = sqliteTable("signing_keys", {
  ...identity,
  /** Public JWK as JSON; its `kid` is the row's id. */
  jwk: text().notNull(),
  retiredAt: text("retired_at"),
});

export const captures = sqliteTable("captures", {
  ...identity,
  userId: owner(),
  text: text().notNull(),
  /** Moment of speaking, which may be earlier than `created_at`. */
  spokenAt: text("spoken_at").notNull(),
  timezone: text().notNull(),
  locale: text().notNull(),
  source: text().notNull(),
  /** Id the client gave, by which a capture sent twice arrives once. */
  clientId: text("client_id"),
  status: text({ enum: ["kept", "read"] }).notNull(),
}, (table) => [
  uniqueIndex("captures_by_client_id").on(table.userId, table.clientId),
  index("captures_by_user").on(table.userId, table.createdAt),
  index("captures_unread").on(table.createdAt).where(sql`status = 'kept'`),
]);

export const records = sqliteTable("records", {
  /** Rowid under which the search index knows the record; `VACUUM` would renumber an implicit one. */
  row: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  userId: owner(),
  type: text().notNull(),
  text: text().notNull(),
  title: text(),
  /** JSON object, by type. */
  data: text().notNull(),
  /** JSON array of strings. */
  tags: text().notNull(),
  occurredAt: text("occurred_at").notNull(),
  timezone: text().notNull(),
  captureId: text("capture_id").references(() => captures.id, { onDelete: "set null" }),
  spanStart: integer("span_start"),
  spanEnd: integer("span_end"),
  confidence: real(),
  source: text().notNull(),
  version: integer().notNull(),
  /** Place of the last change in the order of the user's changes. */
  seq: integer().notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  deletedAt: text("deleted_at"),
}, (table) => [
  index("records_by_time").on(table.userId, desc(table.occurredAt), desc(table.id)).where(
    sql`deleted_at IS NULL`,
  ),
  index("records_by_type").on(table.userId, table.type, desc(table.occurredAt), desc(table.id))
    .where(sql`deleted_at IS NULL`),
  index("records_by_capture").on(table.captureId),
  uniqueIndex("records_by_seq").on(table.userId, table.seq),
]);

/** Each superseded state of a record, whole. */
export const recordRevisions = sqliteTable("record_revisions", {
  ...identity,
  userId: owner(),
  recordId: text("record_id").notNull(),
  version: integer().notNull(),
  /** The record as it was, JSON. */
  state: text().notNull(),
}, (table) => [uniqueIndex("record_revisions_by_record").on(table.recordId, table.version)]);

/** Number of the user's last change; raised inside the transaction that makes the change. */
export const changeCounters = sqliteTable("change_counters", {
  userId: text("user_id").primaryKey().references(() => users.id, { onDelete: "cascade" }),
  value: integer().notNull(),
});

export const conversations = sqliteTable("conversations", {
  ...identity,
  userId: owner(),
  title: text().notNull(),
  version: integer().notNull().default(1),
}, (table) => [index("conversations_by_user").on(table.userId, desc(table.updatedAt), desc(table.id))]);

/** Turns of durable conversations; those of ephemeral ones live in the cache only. */
export const messages = sqliteTable("messages", {
  ...identity,
  userId: owner(),
  conversationId: text("conversation_id").notNull().references(() => conversations.id, {
    onDelete: "cascade",
  }),
  /** JSON: role, text, result, sources, plan. */
  content: text().notNull(),
}, (table) => [index("messages_by_conversation").on(table.conversationId, table.id)]);

/** First answers of requests that carried an `Idempotency-Key`. */
export const idempotencyKeys = sqliteTable("idempotency_keys", {
  ...identity,
  userId: owner(),
  key: text().notNull(),
  /** SHA-256 of method, path and body, base64url. */
  requestHash: text("request_hash").notNull(),
  /** Null while the first request runs. */
  status: integer(),
  body: text(),
  expiresAt: text("expires_at").notNull(),
}, (table) => [
  uniqueIndex("idempotency_keys_by_key").on(table.userId, table.key),
  index("idempotency_keys_by_expiry").on(table.expiresAt),
]);

/** The embedded cache: a value, or one entry of a list, each list with one expiry. */
export const cacheEntries = sqliteTable("cache_entries", {
  key: text().primaryKey(),
  value: text().notNull(),
  /** Milliseconds since 1970, null: does not expire. */
  expiresAtMs: integer("expires_at_ms"),
}, (table) => [index("cache_entries_by_expiry").on(table.expiresAtMs)]);
