/** `GET /summaries/{id}`: one summary made by schedule. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { SummaryView, summaryViews } from "./_summary_view.ts";

export const getSummary = operation({
  name: "get_summary",
  summary: "Read a summary made by your schedule",
  scope: "chat",
  effect: "read",
  input: z.strictObject({ id: z.uuid() }),
  output: SummaryView,
}, async (ctx, { id }) => (await summaryViews(ctx.records, [await ctx.summaries.get(id)]))[0]!);
