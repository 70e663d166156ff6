/** A list that comes page by page; begins anew where `key` changes. @module */
import { useLayoutEffect, useRef, useState } from "hono/jsx/dom";
import { isAbort } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import { useRetryOnline } from "./use_retry_online.ts";

interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

export interface Pages<Row> {
  rows: Row[] | null;
  failure: string | null;
  hasMore: boolean;
  more(): void;
  reload(): void;
  replace(row: Row): void;
}

const PAUSE_MS = 150;

export function usePages<Row extends { id: string }>(
  key: string,
  load: (cursor: string | null, signal: AbortSignal) => Promise<Page<Row>>,
): Pages<Row> {
  const [rows, setRows] = useState<Row[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const stop = useRef(new AbortController());
  const fail = (error: unknown) => !isAbort(error) && setFailure(codeOf(error));

  // Not useEffect: hono's waits for the next frame, and never cleans up what changed twice before it.
  useLayoutEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    setFailure(null);
    const timer = setTimeout(() => {
      load(null, controller.signal).then((page) => {
        setRows(page.data);
        setCursor(page.nextCursor);
      }, fail);
    }, rows === null ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, attempt]);

  const reload = () => setAttempt((count) => count + 1);
  useRetryOnline(failure !== null, reload);
  return {
    rows,
    failure,
    hasMore: cursor !== null,
    more: () => {
      load(cursor, stop.current!.signal).then((page) => {
        setRows((rows) => [...rows ?? [], ...page.data]);
        setCursor(page.nextCursor);
      }, fail);
    },
    reload,
    replace: (row) => setRows((rows) => rows && rows.map((known) => known.id === row.id ? row : known)),
  };
}
