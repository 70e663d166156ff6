/** Something read from a service when it is first shown, and again where asked. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import { isAbort } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import { useRetryOnline } from "../shell/use_retry_online.ts";

export interface Loaded<Value> {
  value: Value | null;
  /** Code of the failure. */
  failure: string | null;
  reload(): void;
  set(value: Value): void;
}

export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useLayoutEffect(() => {
    let isOver = false;
    setFailure(null);
    load().then(
      (value) => !isOver && setValue(() => value),
      (error) => !isOver && !isAbort(error) && setFailure(codeOf(error)),
    );
    return () => isOver = true;
  }, [attempt]);
  const reload = () => setAttempt((count) => count + 1);
  useRetryOnline(failure !== null, reload);
  return {
    value,
    failure,
    reload,
    set: (value) => setValue(() => value),
  };
}
