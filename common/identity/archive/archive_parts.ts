/** What is in an archive, as it is written to and read from the JSON files of the zip. @module */
import { z } from "zod";
import { ATTACHMENT_BYTES_MAX, FileName } from "../../attachments/attachment_repository.ts";
import { Notice } from "../../ask/chat_part.ts";
import { StoredTurn } from "../../conversations/conversation.ts";
import { SUMMARY_PERIODS } from "../../summaries/summary_period.ts";
import {
  RecordSchema,
  SOURCES,
  Tag,
  TAGS_MAX,
  TEXT_CHARS_MAX,
  TITLE_CHARS_MAX,
} from "../../records/record.ts";
import { CORRECTION_CHARS_MAX } from "../../records/correction.ts";
import { TypeFields, TypeName } from "../../records/type_repository.ts";
import { Currency, DisplayName, Locale, Timezone } from "../profile_fields.ts";

export const ARCHIVE_FORMAT = 1;

/** Whoever made the archive, every text in it has the bounds of one that is sent. */
const Time = z.iso.datetime({ precision: 3 });

export const Manifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  exportedAt: Time,
  files: z.array(z.string().regex(/^[a-z_]+\.json$/)).max(100).describe("What can be imported again"),
});

export const ArchivedProfile = z.object({
  displayName: DisplayName,
  locale: Locale,
  timezone: Timezone,
  currency: Currency,
});

export const ArchivedType = TypeFields.extend({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  name: TypeName,
  version: z.int().min(1),
});

export const ArchivedCapture = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  text: z.string().min(1).max(TEXT_CHARS_MAX),
  spokenAt: Time,
  timezone: Timezone,
  locale: Locale,
  source: z.enum(SOURCES),
  clientId: z.string().max(128).nullable(),
  status: z.enum(["kept", "read"]),
});

export const ArchivedRecord = RecordSchema.extend({
  type: z.string().min(1).max(64),
  text: z.string().max(TEXT_CHARS_MAX),
  title: z.string().max(TITLE_CHARS_MAX).nullable(),
  tags: z.array(Tag).max(TAGS_MAX),
  timezone: Timezone,
  version: z.int().min(1).max(1_000_000_000),
  occurredAt: Time,
  createdAt: Time,
  updatedAt: Time,
  deletedAt: Time.nullable(),
}).meta({ id: "ArchivedRecord" });

export const ArchivedRevision = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  recordId: z.uuid(),
  version: z.int().min(1),
  state: ArchivedRecord,
});

export const ArchivedConversation = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  title: z.string().max(200),
  version: z.int().min(1),
  summary: z.strictObject({ text: z.string().max(100_000), through: z.uuid() }).nullable(),
});

export const ArchivedMessage = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  conversationId: z.uuid(),
  content: StoredTurn.refine((turn) => JSON.stringify(turn).length <= 1_000_000, "is too large"),
});

const Day = z.iso.date();

export const ArchivedSummary = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  period: z.enum(SUMMARY_PERIODS),
  startsOn: Day,
  timezone: Timezone,
  startsAt: Time,
  endsAt: Time,
  language: z.enum(["zh", "en"]),
  report: z.string().max(100_000),
  prose: z.string().max(100_000).nullable(),
  facts: z.unknown().refine((facts) => JSON.stringify(facts).length <= 1_000_000, "is too large"),
  sources: z.array(z.uuid()).max(100_000),
  notices: z.array(Notice).max(100),
});

/** One for a person, so it needs no id. */
export const ArchivedSummarySchedule = z.strictObject({
  createdAt: Time,
  updatedAt: Time,
  daily: z.boolean(),
  weekly: z.boolean(),
  monthly: z.boolean(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  nextDueAt: Time.nullable(),
  version: z.int().min(1),
});

export const ArchivedImportKey = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  key: z.string().min(1).max(64),
  recordId: z.uuid(),
});

export const ArchivedCorrection = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  text: z.string().min(1).max(CORRECTION_CHARS_MAX),
  words: z.string().min(1).max(CORRECTION_CHARS_MAX * 2),
  type: TypeName,
  data: z.record(z.string().max(64), z.unknown()).refine((data) => JSON.stringify(data).length <= 16_000),
  tags: z.array(Tag).max(TAGS_MAX),
  usedAt: Time,
});

export const ArchivedAttachment = z.strictObject({
  id: z.uuid(),
  createdAt: Time,
  updatedAt: Time,
  recordId: z.uuid().nullable(),
  name: FileName,
  mediaType: z.string().max(200),
  bytes: z.int().min(0).max(ATTACHMENT_BYTES_MAX),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
});
