/**
 * Every table, once. Times are RFC 3339 text in UTC with milliseconds, which sorts as it reads;
 * ids are UUID v7 text. A change here needs `deno task db:generate`.
 * @module
 */
import { desc, sql } from "drizzle-orm";
import { blob, index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Columns that `new_row.ts` fills, in every table whose rows have an identity. */
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
  /** When the owner proved that mail to the address reaches them. */
  emailVerifiedAt: text("email_verified_at"),
  /** Made where a mail server is: no sign-in before the address is proved, so that none tells whether it was taken. */
  awaitsVerification: integer("awaits_verification", { mode: "boolean" }).notNull().default(false),
  /** Quotas an administrator set; null: the limits that hold for everyone. */
  recordsMax: integer("records_max"),
  requestsPerMinuteMax: integer("requests_per_minute_max"),
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
  /** When the person last proved to be there: by password, second factor or passkey. */
  authenticatedAt: text("authenticated_at"),
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
  /** Since when it signs; null: published, so that everyone knows it before it does. */
  activeAt: text("active_at"),
  /** Since when it signs no more; it is published as long as a token it signed may live. */
  retiredAt: text("retired_at"),
});

/** Programs that administrators registered; the web page and the mobile app are built in. */
export const oauthClients = sqliteTable("oauth_clients", {
  ...identity,
  name: text().notNull(),
  /** JSON array; compared character by character. */
  redirectUris: text("redirect_uris").notNull(),
  /** Scopes it may ask for, space-separated. */
  scope: text().notNull(),
  /** SHA-256 of its secret; null: a public client, which has none. */
  secretHash: text("secret_hash"),
  version: integer().notNull().default(1),
});

export const authorizationCodes = sqliteTable("authorization_codes", {
  ...identity,
  userId: owner(),
  /** SHA-256 of the code. */
  hash: text().notNull().unique(),
  clientId: text("client_id").notNull(),
  redirectUri: text("redirect_uri").notNull(),
  scope: text().notNull(),
  /** S256 challenge of RFC 7636. */
  challenge: text().notNull(),
  authenticatedAt: text("authenticated_at").notNull(),
  expiresAt: text("expires_at").notNull(),
  usedAt: text("used_at"),
  /** The session its use opened, which a replay ends. */
  sessionId: text("session_id"),
}, (table) => [index("authorization_codes_by_expiry").on(table.expiresAt)]);

export const apiKeys = sqliteTable("api_keys", {
  ...identity,
  userId: owner(),
  name: text().notNull(),
  /** First characters, by which its owner tells it from others. */
  prefix: text().notNull(),
  /** SHA-256 of the key. */
  hash: text().notNull().unique(),
  scope: text().notNull(),
  expiresAt: text("expires_at"),
  lastUsedAt: text("last_used_at"),
  version: integer().notNull().default(1),
}, (table) => [index("api_keys_by_user").on(table.userId, table.createdAt)]);

/** A person's authenticator app. */
export const totpFactors = sqliteTable("totp_factors", {
  userId: text("user_id").primaryKey().references(() => users.id, { onDelete: "cascade" }),
  /** The shared secret, sealed with a key that is not in the database. */
  sealedSecret: text("sealed_secret").notNull(),
  createdAt: text("created_at").notNull(),
  /** Null until a first code proved that the app has the secret. */
  confirmedAt: text("confirmed_at"),
  /** Step of the last code that was accepted: none is good twice. */
  lastStep: integer("last_step").notNull().default(0),
});

export const recoveryCodes = sqliteTable("recovery_codes", {
  ...identity,
  userId: owner(),
  hash: text().notNull(),
  usedAt: text("used_at"),
}, (table) => [uniqueIndex("recovery_codes_by_hash").on(table.userId, table.hash)]);

export const passkeys = sqliteTable("passkeys", {
  ...identity,
  userId: owner(),
  name: text().notNull(),
  credentialId: text("credential_id").notNull().unique(),
  /** COSE key, base64url. */
  publicKey: text("public_key").notNull(),
  counter: integer().notNull(),
  /** JSON array. */
  transports: text().notNull(),
  lastUsedAt: text("last_used_at"),
}, (table) => [index("passkeys_by_user").on(table.userId)]);

/** Secrets sent by mail: who has one reads the mail of the address. */
export const mailTokens = sqliteTable("mail_tokens", {
  ...identity,
  userId: owner(),
  purpose: text({ enum: ["verify_email", "reset_password"] }).notNull(),
  /** The address it was sent to. */
  email: text().notNull(),
  hash: text().notNull().unique(),
  expiresAt: text("expires_at").notNull(),
  usedAt: text("used_at"),
}, (table) => [index("mail_tokens_by_user").on(table.userId, table.purpose)]);

/** Mails to be sent, or kept to be read where no mail server is configured. */
export const outbox = sqliteTable("outbox", {
  ...identity,
  userId: owner(),
  recipient: text().notNull(),
  subject: text().notNull(),
  /** Null once it is sent: it may hold a link that opens the account. */
  body: text(),
  tries: integer().notNull().default(0),
  nextTryAt: text("next_try_at").notNull(),
  sentAt: text("sent_at"),
}, (table) => [index("outbox_unsent").on(table.nextTryAt).where(sql`sent_at IS NULL`)]);

/** Who did what when; triggers refuse to change or remove a row. Holds ids, never names or addresses. */
export const auditLog = sqliteTable("audit_log", {
  id: text().primaryKey(),
  createdAt: text("created_at").notNull(),
  /** No reference: the line outlives the account. */
  actorId: text("actor_id"),
  action: text().notNull(),
  targetId: text("target_id"),
  /** JSON object. */
  detail: text().notNull(),
}, (table) => [index("audit_log_by_target").on(table.targetId, table.id)]);

/** Accounts whose erasure has begun: one that a crash cuts off is finished at the next start. */
export const erasures = sqliteTable("erasures", {
  /** No reference: what is left of the account in the file is removed after its row. */
  accountId: text("account_id").primaryKey(),
  createdAt: text("created_at").notNull(),
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
  index("records_in_trash").on(table.deletedAt).where(sql`deleted_at IS NOT NULL`),
  // What lists are sorted by beside the time, of live records that have it: others pay nothing for it.
  index("records_by_amount").on(table.userId, sql`data ->> '$.amount'`, table.id)
    .where(sql`deleted_at IS NULL AND data ->> '$.amount' IS NOT NULL`),
  index("records_by_due_time").on(table.userId, sql`data ->> '$.dueAt'`, table.id)
    .where(sql`deleted_at IS NULL AND data ->> '$.dueAt' IS NOT NULL`),
  index("records_by_start").on(table.userId, sql`data ->> '$.startAt'`, table.id)
    .where(sql`deleted_at IS NULL AND data ->> '$.startAt' IS NOT NULL`),
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
  /** Number of the last change that was purged: who has seen less cannot be told what is gone. */
  purgedThrough: integer("purged_through").notNull().default(0),
});

/** A person's own types of records; the built-in ones are in the code. */
export const recordTypes = sqliteTable("record_types", {
  ...identity,
  userId: owner(),
  name: text().notNull(),
  label: text().notNull(),
  /** JSON Schema of `data`. */
  schema: text().notNull(),
  /** JSON array of words that tell of the type. */
  cues: text().notNull(),
  version: integer().notNull(),
}, (table) => [uniqueIndex("record_types_by_name").on(table.userId, table.name)]);

export const conversations = sqliteTable("conversations", {
  ...identity,
  userId: owner(),
  title: text().notNull(),
  version: integer().notNull().default(1),
  /** JSON: what the turns before `through` said, shortened for a model; null: nothing is shortened yet. */
  summary: text(),
}, (table) => [index("conversations_by_user").on(table.userId, desc(table.updatedAt), desc(table.id))]);

/** Turns of durable conversations; those of ephemeral ones live in the cache only. */
export const messages = sqliteTable("messages", {
  ...identity,
  userId: owner(),
  conversationId: text("conversation_id").notNull().references(() => conversations.id, {
    onDelete: "cascade",
  }),
  /** JSON: role, text, result, ids of sources, plan. */
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

/** One attempt to call a language model: who, what for, how it ended and what it cost. Holds no text. */
export const modelCalls = sqliteTable("model_calls", {
  ...identity,
  userId: owner(),
  /** What it was for, a `ModelFeature`. */
  feature: text().notNull(),
  /** Host of the endpoint. */
  endpoint: text().notNull(),
  model: text().notNull(),
  promptName: text("prompt_name"),
  promptVersion: text("prompt_version"),
  status: text({ enum: ["done", "failed", "interrupted", "cancelled"] }).notNull(),
  /** Code of the failure, never its text. */
  error: text(),
  inputTokens: integer("input_tokens").notNull(),
  outputTokens: integer("output_tokens").notNull(),
  /** Of speech that was turned into words; tokens stand for it where the endpoint counts none. */
  audioSeconds: integer("audio_seconds").notNull().default(0),
  /** True where the endpoint told no counts and they were estimated. */
  estimated: integer({ mode: "boolean" }).notNull(),
  /** Millionths of the currency the prices are configured in. */
  costMicros: integer("cost_micros").notNull(),
  /** Null where nothing came. */
  firstPartMs: integer("first_part_ms"),
  durationMs: integer("duration_ms").notNull(),
}, (table) => [index("model_calls_by_user").on(table.userId, table.createdAt)]);

/** Work in the background that survives restarts; a lease that ran out gives a job to the next worker. */
export const jobs = sqliteTable("jobs", {
  ...identity,
  userId: owner(),
  kind: text().notNull(),
  /** What it is about; one job for each kind and subject. */
  subject: text().notNull(),
  status: text({ enum: ["queued", "running", "done", "failed"] }).notNull(),
  tries: integer().notNull().default(0),
  nextTryAt: text("next_try_at").notNull(),
  leaseEndsAt: text("lease_ends_at"),
  /** JSON object; null until it is done. */
  result: text(),
  /** Code of the last failure, never its text. */
  error: text(),
}, (table) => [
  uniqueIndex("jobs_by_subject").on(table.userId, table.kind, table.subject),
  index("jobs_open").on(table.nextTryAt).where(sql`status IN ('queued', 'running')`),
]);

/** Administrators' texts of prompts; the highest version of a name holds, null text returns to the file. */
export const promptVersions = sqliteTable("prompt_versions", {
  ...identity,
  name: text().notNull(),
  version: integer().notNull(),
  text: text(),
  /** No reference: the line outlives the account. */
  authorId: text("author_id").notNull(),
}, (table) => [uniqueIndex("prompt_versions_by_name").on(table.name, table.version)]);

/** Which summaries a person wants by themselves; no row: none. */
export const summarySchedules = sqliteTable("summary_schedules", {
  userId: text("user_id").primaryKey().references(() => users.id, { onDelete: "cascade" }),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  daily: integer({ mode: "boolean" }).notNull(),
  weekly: integer({ mode: "boolean" }).notNull(),
  monthly: integer({ mode: "boolean" }).notNull(),
  /** Time of day in the person's zone, `07:30`. */
  at: text().notNull(),
  /** When the next one is due; null: none is wanted. */
  nextDueAt: text("next_due_at"),
  version: integer().notNull().default(1),
}, (table) => [index("summary_schedules_by_due").on(table.nextDueAt).where(sql`next_due_at IS NOT NULL`)]);

/** Summaries made by schedule, one for each period. */
export const summaries = sqliteTable("summaries", {
  ...identity,
  userId: owner(),
  period: text({ enum: ["daily", "weekly", "monthly"] }).notNull(),
  /** First day of the period, `2026-03-16`. */
  startsOn: text("starts_on").notNull(),
  timezone: text().notNull(),
  /** Moments of the period's ends, the second one excluded. */
  startsAt: text("starts_at").notNull(),
  endsAt: text("ends_at").notNull(),
  language: text({ enum: ["zh", "en"] }).notNull(),
  /** Counted facts, line by line. */
  report: text().notNull(),
  /** A model's words about them; null without one. */
  prose: text(),
  /** JSON, records by their ids only. */
  facts: text().notNull(),
  /** JSON array of record ids, in the order of their numbers. */
  sources: text().notNull(),
  /** JSON array. */
  notices: text().notNull(),
}, (table) => [uniqueIndex("summaries_by_period").on(table.userId, table.period, table.startsOn)]);

/** Each state of a row of a generated collection, and the order of its owner's changes. */
export const rowRevisions = sqliteTable("row_revisions", {
  ...identity,
  userId: owner(),
  /** Name of the row's table. */
  collection: text().notNull(),
  rowId: text("row_id").notNull(),
  version: integer().notNull(),
  seq: integer().notNull(),
  /** The row as its owner sees it, JSON; null: it is removed for good. */
  state: text(),
}, (table) => [
  uniqueIndex("row_revisions_by_row").on(table.userId, table.collection, table.rowId, table.version),
  index("row_revisions_by_seq").on(table.userId, table.collection, table.seq),
  index("row_revisions_buried").on(table.createdAt).where(sql`state IS NULL`),
]);

/** By what an imported record is known when its file comes again. */
export const importKeys = sqliteTable("import_keys", {
  ...identity,
  userId: owner(),
  /** Hash of what makes it the same: a payment's number, or all of a note. */
  key: text().notNull(),
  recordId: text("record_id").notNull().references(() => records.id, { onDelete: "cascade" }),
}, (table) => [
  uniqueIndex("import_keys_by_key").on(table.userId, table.key),
  index("import_keys_by_record").on(table.recordId),
]);

/** A picture or file of a person; its bytes are stored under their hash, once for all who have the same. */
export const attachments = sqliteTable("attachments", {
  ...identity,
  userId: owner(),
  /** Null: it belongs to no record, and goes after a day. */
  recordId: text("record_id").references(() => records.id, { onDelete: "set null" }),
  name: text().notNull(),
  /** Read from the bytes, whatever the client said. */
  mediaType: text("media_type").notNull(),
  bytes: integer().notNull(),
  /** Of the bytes, in hexadecimal digits: the name of the file. Nobody is shown it. */
  sha256: text().notNull(),
  version: integer().notNull().default(1),
}, (table) => [
  index("attachments_by_user").on(table.userId, table.createdAt),
  index("attachments_by_record").on(table.recordId),
  index("attachments_by_content").on(table.sha256),
  index("attachments_of_no_record").on(table.updatedAt).where(sql`record_id IS NULL`),
]);

/** Stored bytes that may belong to no attachment: a trigger puts them here, and an upload before it stores them. */
export const fileRemovals = sqliteTable("file_removals", {
  sha256: text().primaryKey(),
  /** Looked at from then on; an upload has this long to finish. */
  dueAt: text("due_at").notNull(),
  /** Set where the file is being removed: an upload of the same bytes waits for that. */
  claimedAt: text("claimed_at"),
});

/** What a record means, as the embedding endpoint says it. A trigger removes it when its record goes to the trash. */
export const recordEmbeddings = sqliteTable("record_embeddings", {
  /** Rises with every write, so that who holds vectors in memory reads only what is new. */
  seq: integer().primaryKey({ autoIncrement: true }),
  recordRow: integer("record_row").notNull().unique().references(() => records.row, { onDelete: "cascade" }),
  userId: owner(),
  /** Version of the record that was read. */
  version: integer().notNull(),
  model: text().notNull(),
  /** SHA-256 of the text that was sent, base64url: a change beside the text costs no call. */
  textHash: text("text_hash").notNull(),
  /** One signed byte a dimension: a unit vector times 127 over its largest component. */
  vector: blob({ mode: "buffer" }).notNull(),
}, (table) => [index("record_embeddings_by_user").on(table.userId, table.seq)]);

/** How far the reminders have followed a person's changes. */
export const reminderProgress = sqliteTable("reminder_progress", {
  userId: text("user_id").primaryKey().references(() => users.id, { onDelete: "cascade" }),
  /** Number of the last change that was looked at. */
  seq: integer().notNull(),
});

/** When each todo and event is next to be told of; made from the records. */
export const reminders = sqliteTable("reminders", {
  recordId: text("record_id").primaryKey().references(() => records.id, { onDelete: "cascade" }),
  userId: owner(),
  nextAt: text("next_at").notNull(),
}, (table) => [index("reminders_by_time").on(table.nextAt), index("reminders_by_user").on(table.userId)]);

/** One time of one record that was due: for the person's clients, and for the webhook where there is one. */
export const notifications = sqliteTable("notifications", {
  ...identity,
  userId: owner(),
  recordId: text("record_id").notNull().references(() => records.id, { onDelete: "cascade" }),
  /** The time that was due. */
  at: text().notNull(),
  acknowledgedAt: text("acknowledged_at"),
  /** Of the webhook; `none`: there was none when it fell due. */
  delivery: text({ enum: ["none", "pending", "sent", "failed"] }).notNull(),
  tries: integer().notNull().default(0),
  nextTryAt: text("next_try_at").notNull(),
  /** Code of the last failure. */
  error: text(),
}, (table) => [
  uniqueIndex("notifications_by_time").on(table.recordId, table.at),
  index("notifications_by_user").on(table.userId, table.id),
  index("notifications_pending").on(table.nextTryAt).where(sql`delivery = 'pending'`),
]);

/** What corrections of records have taught: lines with these words are read as the person would have them. */
export const corrections = sqliteTable("corrections", {
  ...identity,
  userId: owner(),
  /** Text of the record that was corrected. */
  text: text().notNull(),
  /** Its words without times, numbers and words of no meaning, in order; one correction for each. */
  words: text().notNull(),
  type: text().notNull(),
  /** JSON object: the fields of `data` that hold for other lines too. */
  data: text().notNull(),
  /** JSON array of strings. */
  tags: text().notNull(),
  /** Since when no line was read with its help. */
  usedAt: text("used_at").notNull(),
}, (table) => [
  uniqueIndex("corrections_by_words").on(table.userId, table.words),
  index("corrections_by_use").on(table.userId, desc(table.usedAt)),
]);
