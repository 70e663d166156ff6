/** `GET /sync/records/stream`: changes as RxDB's pull stream takes them. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { type ChangeFormat, streamChanges } from "../../common/http/change_stream.ts";
import type { Change, ChangeFeed } from "../../common/records/change_feed.ts";
import { toDocument } from "../../common/records/push_records.ts";

export const streamSync = operation({
  name: "stream_sync",
  summary: "Follow changes as a sync client",
  description: 'Server-sent events with { documents, checkpoint }, or "RESYNC"; Last-Event-ID goes on',
  scope: "records:read",
  effect: "read",
  input: z.strictObject({}),
  output: z.custom<ChangeFeed>(),
}, (ctx) => ctx.changes);

const FORMAT: ChangeFormat<Change> = {
  changes: (changes) => {
    const { seq } = changes.at(-1)!;
    return [{
      id: seq,
      data: { documents: changes.map(({ record }) => toDocument(record)), checkpoint: { seq } },
    }];
  },
  resync: { data: "RESYNC" },
};

export function respondWithSync(feed: ChangeFeed, request: Request, stopping: AbortSignal) {
  return streamChanges(feed, FORMAT, request, stopping);
}
