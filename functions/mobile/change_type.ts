/** `PATCH /types/{name}`: changes an own type and tells which records do not fit it any more. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion } from "../../common/records/record_inputs.ts";
import { RecordType, TypeFields, TypeName } from "../../common/records/type_repository.ts";

export const changeType = operation({
  name: "change_type",
  summary: "Change a type of one's own",
  description: "Records stay as they are; those that do not fit the new schema are named, a hundred at most",
  scope: "records:write",
  effect: "write",
  input: TypeFields.partial().extend({ name: TypeName, expectedVersion: ExpectedVersion }),
  output: RecordType.extend({
    check: z.strictObject({
      checked: z.int(),
      failing: z.array(z.strictObject({
        recordId: z.uuid(),
        errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
      })),
    }),
  }),
}, async (ctx, { name, expectedVersion, ...change }) => {
  const { type, check } = await ctx.types.change(name, change, expectedVersion);
  return { ...type, check };
});
