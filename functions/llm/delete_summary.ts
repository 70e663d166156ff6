/** `DELETE /summaries/{id}`: removes a summary for good; the one of its period is not made again. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const deleteSummary = operation({
  name: "delete_summary",
  summary: "Remove a summary made by your schedule",
  scope: "chat",
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.summaries.remove(id);
  return {};
});
