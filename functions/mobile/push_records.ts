/** `POST /sync/records/push`: rows of a sync client, each from the state it assumed. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import {
  PUSHED_MAX,
  PushedRow,
  pushRecords as push,
  SyncDocument,
} from "../../common/records/push_records.ts";

export const pushRecords = operation({
  name: "push_records",
  summary: "Write changes of a sync client",
  description: "Answers the present states of rows that assumed another; those were not written",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ rows: z.array(PushedRow).max(PUSHED_MAX) }),
  output: z.array(SyncDocument),
}, (ctx, { rows }) => push(ctx.records, rows));
