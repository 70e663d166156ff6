/** `DELETE /types/{name}`: removes an own type that no record has. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion } from "../../common/records/record_inputs.ts";
import { TypeName } from "../../common/records/type_repository.ts";

export const deleteType = operation({
  name: "delete_type",
  summary: "Remove a type of one's own that no record has",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ name: TypeName, expectedVersion: ExpectedVersion }),
  output: z.strictObject({}),
}, async (ctx, { name, expectedVersion }) => {
  await ctx.types.remove(name, expectedVersion);
  return {};
});
