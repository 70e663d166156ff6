/** The reminders nobody has seen yet, read again when the next is due, something changes or the page is looked at. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { type Api, isAbort } from "../api/api.ts";
import type { WireNotification } from "../api/notifications_api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireRecord } from "../api/wire.ts";
import type { RecordNews } from "../shell/app_context.ts";
import { followChanges } from "./follow_changes.ts";

/** Reminders are looked for at least this often, and the next time is asked for that far ahead. */
const EVERY_MS = 5 * 60_000;
/** The service looks for what is due every ten seconds. */
const AFTER_DUE_MS = 2_000;
const AGAIN_MS = 4_000;
const AGAIN_MAX = 4;
/** Changes come in bursts. */
const SETTLE_MS = 500;

export interface Notifications {
  /** The newest first; null until they are known. */
  unread: readonly WireNotification[] | null;
  failure: string | null;
  reload(): void;
  /** Those that could not be told to the service come back. */
  acknowledge(ids: readonly string[]): Promise<void>;
}

/** `onNew` hears of those that fell due while the page was open. */
export function useNotifications(
  api: Api,
  records: RecordNews,
  onNew: (fresh: WireNotification) => void,
): Notifications {
  const [unread, setUnread] = useState<readonly WireNotification[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const told = useRef(onNew);
  told.current = onNew;
  const reload = useRef(() => {});

  useEffect(() => {
    const stop = new AbortController();
    let known: Set<string> | null = null;
    let timer: ReturnType<typeof setTimeout>;
    let dueAtMs = Infinity;
    let tries = 0;

    const after = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(load, ms);
    };
    const load = async () => {
      clearTimeout(timer);
      try {
        const now = await api.notifications.unread(stop.signal);
        const fresh = now.filter(({ id }) => known !== null && !known.has(id));
        known = new Set([...known ?? [], ...now.map(({ id }) => id)]);
        setUnread(now);
        setFailure(null);
        if (fresh[0]) told.current!(fresh[0]);
        const isLate = Date.now() >= dueAtMs && fresh.length === 0;
        if (isLate && tries++ < AGAIN_MAX) return after(AGAIN_MS);
        tries = 0;
        const next = await api.notifications.nextAt(
          new Date(Date.now() + EVERY_MS).toISOString(),
          stop.signal,
        );
        dueAtMs = next === null ? Infinity : Date.parse(next);
        after(Math.max(AFTER_DUE_MS, Math.min(dueAtMs - Date.now() + AFTER_DUE_MS, EVERY_MS)));
      } catch (error) {
        if (isAbort(error)) return;
        setFailure(codeOf(error));
        after(EVERY_MS);
      }
    };
    reload.current = load;
    const look = () => document.visibilityState === "visible" && load();
    const unlisten = records.listen(({ type }: WireRecord) => {
      if (type === "todo" || type === "event") after(SETTLE_MS);
    });
    const unfollow = followChanges(api, {
      onRecord: (record) => records.tell(record),
      onLost: () => records.reload(),
    });
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    load();
    return () => {
      stop.abort();
      clearTimeout(timer);
      unlisten();
      unfollow();
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
    };
  }, [api, records]);

  return {
    unread,
    failure,
    reload: () => reload.current!(),
    async acknowledge(ids) {
      const chosen = new Set(ids);
      setUnread((list) => list && list.filter(({ id }) => !chosen.has(id)));
      try {
        for (const id of ids) await acknowledge(api, id);
      } catch (error) {
        reload.current!();
        throw error;
      }
    },
  };
}

/** One whose record is gone by now has nothing to be told of. */
async function acknowledge(api: Api, id: string): Promise<void> {
  try {
    await api.notifications.acknowledge(id);
  } catch (error) {
    if (codeOf(error) !== "not_found") throw error;
  }
}
