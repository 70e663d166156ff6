/** `GET /events`: one's own changes, live. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { type ChangeFormat, streamChanges } from "../../common/http/change_stream.ts";
import type { Change, ChangeFeed } from "../../common/records/change_feed.ts";

export const streamEvents = operation({
  name: "stream_events",
  summary: "Follow changes of records as they happen",
  description:
    "Server-sent events `record` with { deleted, record }; Last-Event-ID goes on where a stream ended, `resync` " +
    "tells to read everything again, `bye` that the server stops or the session has ended",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({}),
  output: z.custom<ChangeFeed>(),
}, (ctx) => ctx.changes);

const FORMAT: ChangeFormat<Change> = {
  changes: (changes) =>
    changes.map(({ seq, record }) => ({
      event: "record",
      id: seq,
      data: { deleted: record.deletedAt !== null, record },
    })),
  resync: { event: "resync", data: null },
};

export function respondWithEvents(feed: ChangeFeed, request: Request, stopping: AbortSignal) {
  return streamChanges(feed, FORMAT, request, stopping);
}
