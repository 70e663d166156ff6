/** `GET /sync/records/pull`: the changes after a checkpoint. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { CHANGES_MAX } from "../../common/records/change_feed.ts";
import { SyncDocument, toDocument } from "../../common/records/push_records.ts";

const Checkpoint = z.strictObject({ seq: z.int().min(0) });

export const pullRecords = operation({
  name: "pull_records",
  summary: "Read the changes after a checkpoint",
  description: "410 where the checkpoint is too old: start over without one",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({
    checkpoint: Checkpoint.optional().describe('As the last answer gave it, JSON: {"seq":12}'),
    limit: z.int().min(1).max(CHANGES_MAX).default(CHANGES_MAX),
  }),
  output: z.strictObject({ documents: z.array(SyncDocument), checkpoint: Checkpoint }),
}, async (ctx, { checkpoint = { seq: 0 }, limit }) => {
  const changes = await ctx.changes.pull(checkpoint.seq, limit);
  const seq = changes.at(-1)?.seq ?? checkpoint.seq;
  return { documents: changes.map(({ record }) => toDocument(record)), checkpoint: { seq } };
});
