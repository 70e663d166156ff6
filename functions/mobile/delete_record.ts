/** `DELETE /records/{id}`: moves a record to the trash, from where it can be restored. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion, RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const deleteRecord = operation({
  name: "delete_record",
  summary: "Move a record to the trash",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: RecordId, expectedVersion: ExpectedVersion }),
  output: RecordSchema,
}, (ctx, { id, expectedVersion }) => ctx.records.remove(id, expectedVersion));
