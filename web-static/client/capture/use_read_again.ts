/** How a kept line was read: its records do not hold the words that each value came from. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import { isAbort } from "../api/api.ts";
import type { WireReading } from "../api/wire.ts";
import { useApp } from "../shell/app_context.ts";
import type { Kept } from "./use_capture.ts";

/** null until it is known; empty where it cannot be, because what was kept does not depend on it. */
export function useReadAgain({ capture: { text }, now }: Kept): WireReading[] | null {
  const { api, timezone } = useApp();
  const [readings, setReadings] = useState<WireReading[] | null>(null);
  useLayoutEffect(() => {
    const stop = new AbortController();
    api.extract({ text, timezone, now }, stop.signal).then(
      ({ records }) => setReadings(records),
      (error) => isAbort(error) || setReadings([]),
    );
    return () => stop.abort();
  }, []);
  return readings;
}
