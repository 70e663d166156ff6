/** The records up to today, page by page, and those still to come. @module */
import { useEffect, useLayoutEffect, useRef, useState } from "hono/jsx/dom";
import { isAbort } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireRecord } from "../api/wire.ts";
import { startOfTomorrow } from "../i18n/zoned_time.ts";
import { conditionsOf, isShownBy, type RecordFilter, searchOf } from "./record_filter.ts";
import { useApp, useRecordNews, withNews } from "../shell/app_context.ts";
import { useRetryOnline } from "../shell/use_retry_online.ts";

const PAGE_ROWS = 30;
const UPCOMING_ROWS = 50;

export interface Timeline {
  /** Up to the end of today, newest first. */
  past: WireRecord[];
  /** From tomorrow on, soonest first. */
  upcoming: WireRecord[];
  state: "loading" | "ready" | "failed";
  /** Code of the failure. */
  failure: string | null;
  hasMore: boolean;
  /** Of all records of the filter; null without one and until it is known. */
  total: number | null;
  more(): void;
  retry(): void;
}

export function useTimeline(filter: RecordFilter): Timeline {
  const { api, records, timezone } = useApp();
  const [past, setPast] = useState<WireRecord[]>([]);
  const [upcoming, setUpcoming] = useState<WireRecord[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [state, setState] = useState<Timeline["state"]>("loading");
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [total, setTotal] = useState<number | null>(null);
  const key = searchOf(filter);
  const midnight = useRef(startOfTomorrow(Date.now(), timezone));
  const loadingMore = useRef(false);

  const conditions = (bounds: { from?: string; before?: string }) => conditionsOf(filter, timezone, bounds);
  const fail = (error: unknown) => {
    if (isAbort(error)) return;
    setFailure(codeOf(error));
    setState("failed");
  };

  // Not useEffect: hono's waits for the next frame, and never cleans up what changed twice before it.
  useLayoutEffect(() => {
    const stop = new AbortController();
    midnight.current = startOfTomorrow(Date.now(), timezone);
    setState("loading");
    Promise.all([
      api.list({ conditions: conditions({ before: midnight.current! }), limit: PAGE_ROWS }, stop.signal),
      api.list(
        { conditions: conditions({ from: midnight.current! }), limit: UPCOMING_ROWS, oldestFirst: true },
        stop.signal,
      ),
    ]).then(([page, future]) => {
      setPast(page.data);
      setCursor(page.nextCursor);
      setUpcoming(future.data);
      setState("ready");
    }).catch(fail);
    return () => stop.abort();
  }, [api, key, timezone, attempt]);

  const counting = useRef<AbortController | null>(null);
  const count = useRef(() => {});
  count.current = () => {
    counting.current?.abort();
    const stop = counting.current = new AbortController();
    // Without the number the list is still there: its own failure is the one to tell of.
    api.count(conditionsOf(filter, timezone), stop.signal).then(setTotal, () => {});
  };
  useLayoutEffect(() => {
    setTotal(null);
    if (key !== "") count.current!();
    return () => counting.current?.abort();
  }, [api, key, timezone, attempt]);

  useRetryOnline(state === "failed", () => setAttempt((count) => count + 1));

  const news = useRef((_record: WireRecord) => {});
  news.current = (record) => {
    const place = (list: WireRecord[], belongs: boolean, order: (a: WireRecord, b: WireRecord) => number) => {
      const known = list.some(({ id }) => id === record.id);
      if (!belongs) return known ? list.filter(({ id }) => id !== record.id) : list;
      return (known ? withNews(list, record) : [...list, record]).sort(order);
    };
    if (key !== "") count.current!();
    const belongs = record.deletedAt === null && isShownBy(filter, record, timezone);
    const isPast = record.occurredAt < midnight.current!;
    setPast((list) => {
      // Older than what is loaded: it comes with its page.
      const oldest = list.at(-1);
      const isLoaded = cursor === null || oldest === undefined || record.occurredAt >= oldest.occurredAt;
      return place(list, belongs && isPast && isLoaded, (a, b) => order(b, a));
    });
    setUpcoming((list) => place(list, belongs && !isPast, order));
  };
  useRecordNews((record) => news.current!(record));
  useEffect(() => records.listenToReload(() => setAttempt((count) => count + 1)), [records]);

  return {
    past,
    upcoming,
    state,
    failure,
    total,
    hasMore: cursor !== null && state === "ready",
    retry: () => setAttempt((count) => count + 1),
    async more() {
      if (cursor === null || loadingMore.current) return;
      loadingMore.current = true;
      try {
        const page = await api.list({
          conditions: conditions({ before: midnight.current! }),
          limit: PAGE_ROWS,
          cursor,
        });
        const known = new Set(past.map(({ id }) => id));
        setPast((list) => [...list, ...page.data.filter(({ id }) => !known.has(id))]);
        setCursor(page.nextCursor);
      } catch (error) {
        fail(error);
      } finally {
        loadingMore.current = false;
      }
    },
  };
}

function order(a: WireRecord, b: WireRecord): number {
  return a.occurredAt === b.occurredAt ? (a.id < b.id ? -1 : 1) : a.occurredAt < b.occurredAt ? -1 : 1;
}
