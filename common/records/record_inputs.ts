/** The inputs that several record operations share. @module */
import { z } from "zod";
import { Timezone } from "../identity/profile_fields.ts";
import { Tag, TAGS_MAX, TEXT_CHARS_MAX, TITLE_CHARS_MAX } from "./record.ts";
import { Timestamp } from "./timestamp.ts";

const JSON_CHARS_MAX = 16_000;

export const RecordId = z.uuid("must be the id of a record");

/** Free-form until the type's schema checks it, but never without a bound. */
const Data = z.record(z.string().max(64), z.unknown()).refine(
  (data) => JSON.stringify(data).length <= JSON_CHARS_MAX,
  `must have at most ${JSON_CHARS_MAX} characters as JSON`,
);

/** What a client sends of a new record; the server adds id, owner, times and version. */
export const NewRecord = z.strictObject({
  type: z.string().min(1).max(64),
  text: z.string().trim().min(1).max(TEXT_CHARS_MAX).optional(),
  title: z.string().trim().min(1).max(TITLE_CHARS_MAX).nullable().optional(),
  data: Data.optional(),
  tags: z.array(Tag).max(TAGS_MAX).optional(),
  occurredAt: Timestamp.optional(),
  timezone: Timezone.optional(),
}).meta({ id: "NewRecord" });
export type NewRecord = z.output<typeof NewRecord>;

/** Fields of a record that a client may change; `data` is merged, null removes a field of it. */
export const RecordChange = z.strictObject({
  type: z.string().min(1).max(64).optional(),
  text: z.string().trim().min(1).max(TEXT_CHARS_MAX).optional(),
  title: z.string().trim().min(1).max(TITLE_CHARS_MAX).nullable().optional(),
  data: Data.optional(),
  tags: z.array(Tag).max(TAGS_MAX).optional(),
  occurredAt: Timestamp.optional(),
  timezone: Timezone.optional(),
});
export type RecordChange = z.output<typeof RecordChange>;

/** The state a change assumes; `If-Match` over HTTP. */
export const ExpectedVersion = z.int().optional();
