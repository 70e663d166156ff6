/** `GET /types`: the types of records, built in and the person's own. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { RecordType } from "../../common/records/type_repository.ts";

export const listTypes = operation({
  name: "list_types",
  summary: "List the types of records",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(RecordType) }),
}, async (ctx) => ({ data: await ctx.types.list() }));
