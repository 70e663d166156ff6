/** `GET /records/{id}`: one record. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const getRecord = operation({
  name: "get_record",
  summary: "Read one record",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({ id: RecordId }),
  output: RecordSchema,
}, (ctx, { id }) => ctx.records.get(id));
