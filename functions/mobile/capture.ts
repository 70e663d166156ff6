/** `POST /capture`: keeps a line of text and what could be read from it. @module */
import { z } from "zod";
import { Locale, Timezone } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";
import { readCapture } from "../../common/records/read_capture.ts";
import { RecordSchema, TEXT_CHARS_MAX } from "../../common/records/record.ts";
import { Timestamp } from "../../common/records/timestamp.ts";
import { toTimestamp } from "../../common/clock.ts";

export const capture = operation({
  name: "capture",
  summary: "Keep a line of text and the records read from it",
  description:
    "The text is stored before it is read, so it is never lost; what cannot be read becomes a note",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({
    text: z.string().max(TEXT_CHARS_MAX).refine((text) => text.trim() !== "", "must not be empty")
      .describe("What was said or typed, word for word"),
    timezone: Timezone.optional().describe("Where it was said; the profile's unless given"),
    locale: Locale.optional(),
    now: Timestamp.optional().describe("Moment of speaking, for uploads that come late"),
    clientId: z.string().min(1).max(128).optional().describe("A capture sent again with it arrives once"),
    source: z.enum(["mobile", "web", "api"]).default("api"),
  }),
  output: z.strictObject({
    capture: z.strictObject({ id: z.uuid(), text: z.string(), status: z.enum(["kept", "read"]) }),
    records: z.array(RecordSchema),
  }),
}, async (ctx, input) => {
  const kept = await ctx.captures.keep({
    text: input.text,
    spokenAt: input.now ?? toTimestamp(ctx.clock.now()),
    timezone: input.timezone ?? ctx.principal.timezone,
    locale: input.locale ?? ctx.principal.locale,
    source: input.source,
    clientId: input.clientId ?? null,
  });
  const { id, text, status } = kept.capture;
  if (status === "read") return { capture: { id, text, status }, records: await ctx.records.ofCapture(id) };
  const own = await ctx.records.ownTypes();
  const learned = await ctx.corrections.learned(own);
  const drafts = readCapture(kept.capture, ctx.principal, ctx.log, own, learned);
  const records = await ctx.captures.finish(kept.capture, drafts, own);
  if (learned.length > 0) await ctx.corrections.noteUse(text, learned);
  return { capture: { id, text, status: "read" as const }, records };
});
