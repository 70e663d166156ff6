/** `POST /records/{id}/restore`: takes a record out of the trash. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion, RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const restoreRecord = operation({
  name: "restore_record",
  summary: "Take a record out of the trash",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: RecordId, expectedVersion: ExpectedVersion }),
  output: RecordSchema,
}, (ctx, { id, expectedVersion }) => ctx.records.restore(id, expectedVersion));
