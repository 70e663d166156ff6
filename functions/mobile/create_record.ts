/** `POST /records`: stores one record that a client has made itself. @module */
import { operation } from "../../common/operation.ts";
import { NewRecord } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const createRecord = operation({
  name: "create_record",
  summary: "Store one record",
  scope: "records:write",
  effect: "write",
  input: NewRecord,
  output: RecordSchema,
}, async (ctx, input) => {
  const text = input.text ?? input.title ?? "";
  const [record] = await ctx.records.addAll([{ ...input, text, data: input.data ?? {}, source: "api" }]);
  return record!;
});
