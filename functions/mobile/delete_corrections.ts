/** `DELETE /corrections`: forgets what all corrections have taught. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const deleteCorrections = operation({
  name: "delete_corrections",
  summary: "Forget what all corrections have taught",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({ removed: z.int() }),
}, async (ctx) => ({ removed: await ctx.corrections.removeAll() }));
