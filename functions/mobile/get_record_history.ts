/** `GET /records/{id}/history`: every state a record has had, newest first. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const getRecordHistory = operation({
  name: "get_record_history",
  summary: "Read every state a record has had, newest first",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({ id: RecordId }),
  output: z.strictObject({ data: z.array(RecordSchema) }),
}, async (ctx, { id }) => ({ data: await ctx.records.history(id) }));
