/** `POST /summarize`: a report of a period, counted facts first and, with a model, prose around them. @module */
import { z } from "zod";
import { LiveAnswer } from "../../common/ask/live_answer.ts";
import { countedSummary, produceSummary, Summary } from "../../common/ask/produce_summary.ts";
import { newRow } from "../../common/database/new_row.ts";
import { Timezone } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

const DAYS_MAX = 400;

const SummarizeInput = z.strictObject({
  from: Timestamp.describe("Not before this"),
  to: Timestamp.describe("Before this"),
  type: z.string().min(1).max(64).optional(),
  timezone: Timezone.optional(),
  language: z.enum(["zh", "en"]).optional().describe("The profile's unless given"),
}).refine(({ from, to }) => from < to, { path: ["to"], message: "must be after from" })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= DAYS_MAX * 86_400_000, {
    path: ["to"],
    message: `must be at most ${DAYS_MAX} days after from`,
  });

export const summarize = operation({
  name: "summarize",
  summary: "Report on a period of your records",
  description: "Streams the AI SDK's UI messages, or answers one JSON document where that is accepted",
  scope: "chat",
  effect: "read",
  input: SummarizeInput,
  output: Summary as unknown as z.ZodType<LiveAnswer<Summary>>,
}, async (ctx, input) => {
  const period = { ...input, timezone: input.timezone ?? ctx.principal.timezone };
  const language = input.language ?? (/^zh/i.test(ctx.principal.locale) ? "zh" : "en");
  const summary = await countedSummary(ctx.records, period, language);
  const { id } = newRow(ctx.clock);
  const ids = { conversationId: id, messageId: id };
  return new LiveAnswer(
    ids,
    (tell, stop) => produceSummary({ ctx, id, period, language, stop, awaited: true }, summary, tell),
    ctx.clock,
    0,
  );
});
