/** Changes as server-sent events: made only as fast as they are read, resumed by id, ended with a last event. @module */
import { AppError } from "../error.ts";

/** A silent stream says something this often, so that proxies keep it open. */
const HEARTBEAT_MS = 15_000;

/** A person's changes in their order. */
export interface Feed<Change extends { seq: number }> {
  /** The number of the last change; 0 where there is none. */
  last(): Promise<number>;
  /** Whether changes after `seq` cannot be told any more. */
  isExpired(seq: number): Promise<boolean>;
  /** Waits until there are changes after `seq` and gives them; nothing after `timeoutMs` or once `signal` is aborted. */
  wait(seq: number, timeoutMs: number, signal: AbortSignal): Promise<Change[]>;
  /** Whether who asked may still be told: a stream outlives the check of its request. */
  isOpen(): Promise<boolean>;
}

/** How changes are written in one kind of stream. */
export interface ChangeFormat<Change> {
  changes(changes: readonly Change[]): { event?: string; id: number; data: unknown }[];
  /** For a client whose last event is older than what is kept. */
  resync: { event?: string; data: unknown };
}

/** The stream of a person's changes after the event that `Last-Event-ID` names, or from now on. */
export async function streamChanges<Change extends { seq: number }>(
  feed: Feed<Change>,
  format: ChangeFormat<Change>,
  request: Request,
  stopping: AbortSignal,
): Promise<Response> {
  const header = request.headers.get("last-event-id");
  if (header !== null && !/^\d{1,15}$/.test(header)) {
    throw new AppError("bad_request", "Cannot read Last-Event-ID: it is none of ours");
  }
  const last = await feed.last();
  let after = header === null ? last : Number(header);
  const expired = header !== null && await feed.isExpired(after);
  if (expired) after = last;
  const leaving = new AbortController();
  const done = AbortSignal.any([stopping, leaving.signal]);
  const encoder = new TextEncoder();
  // Pulled, never pushed: a slow reader costs one page of changes and no more.
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const first = expired ? write({ ...format.resync, id: after }) : `id: ${after}\n: ready\n\n`;
      controller.enqueue(encoder.encode(`retry: 2000\n${first}`));
    },
    async pull(controller) {
      const changes = await feed.wait(after, HEARTBEAT_MS, done);
      if (leaving.signal.aborted) return;
      // Asked after the wait and before the telling: what happened since a sign-out is not told any more.
      const isOver = stopping.aborted && changes.length === 0 || !await feed.isOpen();
      if (isOver) {
        controller.enqueue(encoder.encode(write({ event: "bye", id: after, data: null })));
        controller.close();
      } else if (changes.length > 0) {
        after = changes.at(-1)!.seq;
        controller.enqueue(encoder.encode(format.changes(changes).map(write).join("")));
      } else {
        controller.enqueue(encoder.encode(": still here\n\n"));
      }
    },
    cancel() {
      leaving.abort();
    },
  }, { highWaterMark: 0 });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    },
  });
}

function write({ event, id, data }: { event?: string; id: number; data: unknown }): string {
  return `${event === undefined ? "" : `event: ${event}\n`}id: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
