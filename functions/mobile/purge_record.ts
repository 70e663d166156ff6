/** `DELETE /trash/{id}`: removes one record in the trash for good, with its history. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { RecordId } from "../../common/records/record_inputs.ts";

export const purgeRecord = operation({
  name: "purge_record",
  summary: "Remove one record in the trash for good",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: RecordId }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.trash.purge(id);
  return {};
});
