/** Lists of one person's conversations: rows of the database and those of the cache, as one table. @module */
import type { Field, FieldKind, Fields } from "../crud/field.ts";
import type { Listing } from "../crud/list_rows.ts";
import type { Conversation } from "./conversation.ts";

const field = (kind: FieldKind, column: string, nullable = false): Field => ({
  kind,
  sql: `conversation.${column}`,
  nullable,
});

/** What conversations may be filtered and sorted by. */
export const CONVERSATION_FIELDS: Fields = new Map([
  ["id", field("text", "id")],
  ["title", field("text", "title")],
  ["retention", field("text", "retention")],
  ["ttlSeconds", field("number", "ttl_seconds", true)],
  ["version", field("number", "version")],
  ["createdAt", field("time", "created_at")],
  ["updatedAt", field("time", "updated_at")],
]);

const COLUMNS = ["id", "title", "retention", "ttl_seconds", "version", "created_at", "updated_at"] as const;
const DURABLE =
  `SELECT id, title, 'durable' AS retention, NULL AS ttl_seconds, version, created_at, updated_at
  FROM conversations WHERE user_id = ?`;
const EPHEMERAL = `SELECT value ->> 'id', value ->> 'title', value ->> 'retention', value ->> 'ttlSeconds',
  value ->> 'version', value ->> 'createdAt', value ->> 'updatedAt' FROM json_each(?)`;

/** The durable ones are looked up, the ephemeral ones handed in; filter, order and cursor hold for both alike. */
export function conversationListing(
  userId: string,
  ephemeral: readonly Conversation[],
): Listing<Conversation> {
  return {
    table: `(${DURABLE} UNION ALL ${EPHEMERAL}) AS conversation`,
    tableArgs: [userId, JSON.stringify(ephemeral)],
    columns: COLUMNS.map((column) => `conversation.${column}`),
    read: ([id, title, retention, ttlSeconds, version, createdAt, updatedAt]) =>
      ({ id, title, retention, ttlSeconds, version, createdAt, updatedAt }) as Conversation,
    fields: CONVERSATION_FIELDS,
    id: CONVERSATION_FIELDS.get("id")!,
    defaultSort: "-updatedAt",
    owned: () => ({ sql: "1 = 1", args: [] }),
  };
}
