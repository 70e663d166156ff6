/** `DELETE /corrections/{id}`: forgets what one correction has taught. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const deleteCorrection = operation({
  name: "delete_correction",
  summary: "Forget what a correction has taught",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.corrections.remove(id);
  return {};
});
