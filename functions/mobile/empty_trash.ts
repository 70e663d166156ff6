/** `DELETE /trash`: removes everything in the trash for good. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const emptyTrash = operation({
  name: "empty_trash",
  summary: "Remove everything in the trash for good",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({ purged: z.int() }),
}, async (ctx) => ({ purged: await ctx.trash.empty() }));
