/** `GET /summaries`: the summaries made by schedule, the newest first. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { SUMMARY_PERIODS } from "../../common/summaries/summary_period.ts";
import { SummaryView, summaryViews } from "./_summary_view.ts";

export const listSummaries = operation({
  name: "list_summaries",
  summary: "List the summaries made by your schedule, the newest first",
  scope: "chat",
  effect: "read",
  input: z.strictObject({
    period: z.enum(SUMMARY_PERIODS).optional(),
    limit: z.int().min(1).max(100).default(20),
    cursor: z.uuid().optional().describe("The nextCursor of the page before"),
  }),
  output: z.strictObject({ data: z.array(SummaryView), nextCursor: z.uuid().nullable() }),
}, async (ctx, { period, limit, cursor }) => {
  const rows = await ctx.summaries.list(period ?? null, cursor ?? null, limit + 1);
  const page = rows.slice(0, limit);
  return {
    data: await summaryViews(ctx.records, page),
    nextCursor: rows.length > limit ? page.at(-1)!.id : null,
  };
});
