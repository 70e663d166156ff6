/** `PATCH /records/{id}`: changes fields of a record; its former state stays in the history. @module */
import { operation } from "../../common/operation.ts";
import { ExpectedVersion, RecordChange, RecordId } from "../../common/records/record_inputs.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const changeRecord = operation({
  name: "change_record",
  summary: "Change fields of a record",
  description: "A JSON merge patch: null removes a field of data",
  scope: "records:write",
  effect: "write",
  input: RecordChange.extend({ id: RecordId, expectedVersion: ExpectedVersion }),
  output: RecordSchema,
}, (ctx, { id, expectedVersion, ...change }) => ctx.records.change(id, change, expectedVersion));
