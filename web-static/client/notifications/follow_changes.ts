/** What changes elsewhere shows here at once: the stream of changes, held by the page that is looked at. @module */
import type { Api } from "../api/api.ts";
import type { WireRecord } from "../api/wire.ts";
import { chunksOf, eventsOf } from "../ask/ui_message_stream.ts";

interface Listener {
  onRecord(record: WireRecord): void;
  /** The service cannot tell any more what was missed. */
  onLost(): void;
}

const WAIT_MS_MIN = 1_000;
const WAIT_MS_MAX = 60_000;

/**
 * Follows until the returned function is called. A page in the background lets go, because browsers hold six
 * connections to a server and no more, and goes on where it was when it is looked at again.
 */
export function followChanges(api: Pick<Api, "changes">, listener: Listener): () => void {
  let lastId: string | null = null;
  let reading: AbortController | null = null;

  const read = async (stop: AbortController) => {
    let waitMs = WAIT_MS_MIN;
    while (!stop.signal.aborted) {
      try {
        const { body } = await api.changes(lastId, stop.signal);
        for await (const { data } of eventsOf(chunksOf(body!), (id) => lastId = id)) {
          if (stop.signal.aborted) return;
          waitMs = WAIT_MS_MIN;
          const told = JSON.parse(data) as { record: WireRecord } | null;
          if (told !== null) listener.onRecord(told.record);
          else listener.onLost();
        }
      } catch {
        // Without the stream the page is as new as its last reading; it is tried again below.
      }
      await pause(waitMs, stop.signal);
      waitMs = Math.min(waitMs * 2, WAIT_MS_MAX);
    }
  };
  const follow = () => {
    if (document.visibilityState === "hidden") {
      reading?.abort();
      reading = null;
    } else if (reading === null) {
      reading = new AbortController();
      read(reading);
    }
  };
  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    reading?.abort();
  };
}

/** Over at once where the network is back or the stream is given up. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const over = () => resolve();
  addEventListener("online", over);
  signal.addEventListener("abort", over);
  return promise.finally(() => {
    clearTimeout(timer);
    removeEventListener("online", over);
    signal.removeEventListener("abort", over);
  });
}
