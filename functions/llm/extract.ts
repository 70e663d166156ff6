/** `POST /extract`: what a capture of this text would become; nothing is stored. @module */
import { z } from "zod";
import { toTimestamp } from "../../common/clock.ts";
import { Locale, Timezone } from "../../common/identity/profile_fields.ts";
import { readLine } from "../../common/language/read_line.ts";
import { operation } from "../../common/operation.ts";
import { TEXT_CHARS_MAX } from "../../common/records/record.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

const Span = z.strictObject({ start: z.int(), end: z.int() });

const ReadRecord = z.strictObject({
  type: z.string(),
  text: z.string(),
  title: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  tags: z.array(z.string()),
  occurredAt: z.iso.datetime(),
  span: Span,
  confidence: z.number(),
  values: z.array(z.strictObject({
    kind: z.enum(["time", "money", "quantity", "person", "place", "recurrence", "category", "tag"]),
    span: Span,
    field: z.string().nullable(),
    value: z.unknown(),
    approximate: z.boolean().optional(),
  })),
  alternatives: z.array(z.strictObject({
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    occurredAt: z.iso.datetime(),
    confidence: z.number(),
  })),
}).meta({ id: "ReadRecord" });

export const extract = operation({
  name: "extract",
  summary: "Read a text into records without storing anything",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({
    text: z.string().max(TEXT_CHARS_MAX).refine((text) => text.trim() !== "", "must not be empty"),
    timezone: Timezone.optional(),
    locale: Locale.optional(),
    now: Timestamp.optional(),
  }),
  output: z.strictObject({ language: z.enum(["zh", "en"]), records: z.array(ReadRecord) }),
}, async (ctx, input) => {
  const own = await ctx.records.ownTypes();
  return readLine(input.text, {
    now: input.now ?? toTimestamp(ctx.clock.now()),
    timezone: input.timezone ?? ctx.principal.timezone,
    locale: input.locale ?? ctx.principal.locale,
    currency: ctx.principal.currency,
    types: own.cues,
    learned: await ctx.corrections.learned(own),
  });
});
