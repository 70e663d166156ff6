/**
 * What of each table goes into a person's archive, and whether it comes back. A new table does not compile
 * until it has a line here: decide, and give the reason where it is not taken along. The order is that of an
 * import, so a table stands below those it refers to.
 * @module
 */
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import * as schema from "../../database/schema.ts";
import { ATTACHMENTS_MAX } from "../../attachments/attachment_repository.ts";
import { CORRECTIONS_MAX } from "../../records/correction.ts";
import { TYPES_MAX } from "../../records/type_repository.ts";
import {
  ArchivedAttachment,
  ArchivedCapture,
  ArchivedConversation,
  ArchivedCorrection,
  ArchivedImportKey,
  ArchivedMessage,
  ArchivedRecord,
  ArchivedRevision,
  ArchivedSummary,
  ArchivedSummarySchedule,
  ArchivedType,
} from "./archive_parts.ts";
import { recordRows } from "./record_rows.ts";
import { type RowCodec, tableRows } from "./table_rows.ts";

type Schema = typeof schema;
/** Every table of the schema, by the name it has there. */
export type TableName = { [K in keyof Schema]: Schema[K] extends SQLiteTable ? K : never }[keyof Schema];

/** Exported, and imported again: the same rows with the same ids. */
export interface RoundTrip {
  as: "rows";
  /** `<file>.json` in the archive. */
  file: string;
  /**
   * Checks a row of an archive, which anyone may have made: all columns but the owner, by their names in the
   * schema. A table without an id has one row for a person.
   */
  row: z.ZodObject;
  /** Columns of JSON text, which goes into the archive as what it says. */
  json?: readonly string[];
  /** The row belongs to another, whose id it has in `field`, and is taken only together with it. */
  partOf?: { field: string; table: TableName };
  /** Ids that become null where what they name is neither in the archive nor there. */
  mayName?: Readonly<Record<string, TableName>>;
  /** A value that is unique for a person and becomes null where another row has it. */
  nullIfTaken?: string;
  /** A row that breaks a unique index is left out: what is there holds. */
  skipTaken?: true;
  rowsMax?: number;
  /** Rows that are stored in a way of their own, an index for instance. */
  codec?: RowCodec;
}

/** Exported to `other/<table>.json`, to be read; never imported. */
export interface ReadOnly {
  as: "read only";
  /** Columns by their names in the schema: no secret, and not the owner. */
  columns: readonly string[];
  /** Column of the person's id, `userId` unless given. */
  owner?: string;
  /** Why it does not come back. */
  why: string;
}

export interface LeftOut {
  as: "left out";
  why: string;
}

export type Archived = RoundTrip | ReadOnly | LeftOut;

const STAMPS = ["id", "createdAt", "updatedAt"] as const;
const leftOut = (why: string): LeftOut => ({ as: "left out", why });

export const ARCHIVED_TABLES = {
  users: leftOut(
    "profile.json has it: name, language, time zone and currency come back, what opens the account does not",
  ),
  recordTypes: {
    as: "rows",
    file: "types",
    row: ArchivedType,
    json: ["schema", "cues"],
    skipTaken: true,
    rowsMax: TYPES_MAX,
  },
  captures: { as: "rows", file: "captures", row: ArchivedCapture, nullIfTaken: "clientId" },
  records: {
    as: "rows",
    file: "records",
    row: ArchivedRecord,
    mayName: { captureId: "captures" },
    codec: recordRows,
  },
  recordRevisions: {
    as: "rows",
    file: "revisions",
    row: ArchivedRevision,
    json: ["state"],
    partOf: { field: "recordId", table: "records" },
  },
  corrections: {
    as: "rows",
    file: "corrections",
    row: ArchivedCorrection,
    json: ["data", "tags"],
    skipTaken: true,
    rowsMax: CORRECTIONS_MAX,
  },
  conversations: { as: "rows", file: "conversations", row: ArchivedConversation, json: ["summary"] },
  messages: {
    as: "rows",
    file: "messages",
    row: ArchivedMessage,
    json: ["content"],
    partOf: { field: "conversationId", table: "conversations" },
  },
  summarySchedules: {
    as: "rows",
    file: "summary_schedule",
    row: ArchivedSummarySchedule,
    skipTaken: true,
    rowsMax: 1,
  },
  summaries: {
    as: "rows",
    file: "summaries",
    row: ArchivedSummary,
    json: ["facts", "sources", "notices"],
    skipTaken: true,
  },

  attachments: {
    as: "rows",
    file: "attachments",
    row: ArchivedAttachment,
    mayName: { recordId: "records" },
    rowsMax: ATTACHMENTS_MAX,
  },
  importKeys: {
    as: "rows",
    file: "import_keys",
    row: ArchivedImportKey,
    partOf: { field: "recordId", table: "records" },
    skipTaken: true,
  },

  rowRevisions: {
    as: "read only",
    columns: [...STAMPS, "collection", "rowId", "version", "seq", "state"],
    why: "the rows of generated collections come back as they are, with a history of their own",
  },

  sessions: {
    as: "read only",
    columns: [...STAMPS, "clientId", "scope", "userAgent", "lastUsedAt", "expiresAt", "revokedAt"],
    why: "a session is a door into this server's account",
  },
  apiKeys: {
    as: "read only",
    columns: [...STAMPS, "name", "prefix", "scope", "expiresAt", "lastUsedAt"],
    why: "a key is a door into this server's account",
  },
  passkeys: {
    as: "read only",
    columns: [...STAMPS, "name", "lastUsedAt"],
    why: "a passkey is bound to this server's name",
  },
  auditLog: {
    as: "read only",
    owner: "actorId",
    columns: ["id", "createdAt", "action", "targetId", "detail"],
    why: "what was done on this server; a log that can be imported proves nothing",
  },
  modelCalls: {
    as: "read only",
    columns: [
      ...STAMPS,
      "feature",
      "endpoint",
      "model",
      "promptName",
      "promptVersion",
      "status",
      "error",
      "inputTokens",
      "outputTokens",
      "audioSeconds",
      "estimated",
      "costMicros",
      "firstPartMs",
      "durationMs",
    ],
    why: "what this server spent; imported it would count against the budget of another",
  },

  refreshTokens: leftOut("opens the account"),
  authorizationCodes: leftOut("opens the account, for a minute"),
  totpFactors: leftOut("opens the account"),
  recoveryCodes: leftOut("opens the account"),
  mailTokens: leftOut("opens the account"),
  outbox: leftOut("mails on their way, which may hold links that open the account"),
  idempotencyKeys: leftOut("answers kept for a day, to requests that are long over"),
  changeCounters: leftOut("places in this server's order of changes, which the imported records get anew"),
  jobs: leftOut("work on its way; its results are in the records"),
  erasures: leftOut("nobody's: accounts on their way out"),
  signingKeys: leftOut("nobody's: the server's"),
  oauthClients: leftOut("nobody's: the server's"),
  promptVersions: leftOut("nobody's: the server's; administrators write them for all"),
  recordEmbeddings: leftOut("made of the records, anew for each model"),
  reminders: leftOut("made of the records"),
  reminderProgress: leftOut("a place in this server's order of changes"),
  notifications: leftOut("what this server told; what is due is in the records"),
  fileRemovals: leftOut("nobody's: files of this server that are on their way out"),
  cacheEntries: leftOut("what passes: conversations that were to be forgotten, challenges, counters"),
} satisfies Record<TableName, Archived>;

interface Named {
  name: TableName;
  sqlName: string;
  codec: RowCodec;
}

const declared = Object.entries(ARCHIVED_TABLES) as [TableName, Archived][];

/** What comes back, in the order of an import. */
export const ROUND_TRIPS: readonly (RoundTrip & Named)[] = declared.flatMap(([name, archived]) =>
  archived.as !== "rows" ? [] : [{
    ...archived,
    name,
    sqlName: getTableName(schema[name]),
    codec: archived.codec ?? tableRows(schema[name], archived),
  }]
);

/** What is exported to be read. */
export const READ_ONLY: readonly (ReadOnly & Named & { ownerColumn: string })[] = declared.flatMap((
  [name, archived],
) =>
  archived.as !== "read only" ? [] : [{
    ...archived,
    name,
    sqlName: getTableName(schema[name]),
    codec: tableRows(schema[name], archived),
    ownerColumn: columnName(schema[name], archived.owner ?? "userId"),
  }]
);

function columnName(table: SQLiteTable, name: string): string {
  return getTableColumns(table)[name]!.name;
}
