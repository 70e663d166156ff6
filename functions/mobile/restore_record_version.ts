/** `POST /records/{id}/history/{version}/restore`: makes an earlier state of a record the present one again. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion, RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const restoreRecordVersion = operation({
  name: "restore_record_version",
  summary: "Make an earlier state of a record the present one",
  description: "As a new version, out of the trash too; the states in between stay in the history",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({
    id: RecordId,
    version: z.string().regex(/^[1-9]\d{0,8}$/, "must be the version of a state in the history")
      .transform(Number),
    expectedVersion: ExpectedVersion,
  }),
  output: RecordSchema,
}, (ctx, { id, version, expectedVersion }) => ctx.records.restoreVersion(id, version, expectedVersion));
