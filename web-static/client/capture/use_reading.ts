/** What the line being typed would become, asked while it is typed. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import { isAbort } from "../api/api.ts";
import type { WireReading, WireValue } from "../api/wire.ts";
import { useApp } from "../shell/app_context.ts";

const PAUSE_MS = 150;
/** Longer texts are read when they are kept. */
const CHARS_MAX = 2_000;

interface Reading {
  text: string;
  records: WireReading[];
}

export interface Preview {
  records: WireReading[];
  /** Values that still stand where they were read, though the line may have grown. */
  values: WireValue[];
}

const NOTHING: Reading = { text: "", records: [] };

export function useReading(text: string): Preview {
  const { api, timezone } = useApp();
  const [reading, setReading] = useState<Reading>(NOTHING);

  // Not useEffect: hono's waits for the next frame, and never cleans up what changed twice before it.
  useLayoutEffect(() => {
    if (text.trim() === "" || text.length > CHARS_MAX || !navigator.onLine) {
      setReading(NOTHING);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { records } = await api.extract({ text, timezone }, stop.signal);
        setReading({ text, records });
      } catch (error) {
        // A preview that fails is a preview less: keeping the line does not depend on it.
        if (!isAbort(error)) setReading(NOTHING);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, timezone]);

  const same = commonLength(text, reading.text);
  return {
    records: text.trim() === "" ? [] : reading.records,
    values: reading.records.flatMap(({ values }) => values).filter(({ span }) => span.end <= same),
  };
}

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
