/** A report of a period as it streams in: what was counted first, a model's words about it after. @module */
import { useLayoutEffect, useState } from "hono/jsx/dom";
import { chunksOf, streamParts } from "../ask/ui_message_stream.ts";
import { codeOf } from "../api/problem.ts";
import type { WireFacts, WireNotice } from "../api/wire.ts";
import { useApp } from "../shell/app_context.ts";

export interface Summary {
  facts: WireFacts | null;
  /** Counted facts, line by line. */
  report: string;
  /** A model's words about them. */
  prose: string;
  notices: WireNotice[];
  state: "streaming" | "done" | "failed";
  failure: string | null;
  reload(): void;
}

type Told = Omit<Summary, "reload">;

const NOTHING: Told = { facts: null, report: "", prose: "", notices: [], state: "streaming", failure: null };

/** Begins anew where the period or the language is another one. */
export function useSummary(period: { from: string; to: string; language: "zh" | "en" }): Summary {
  const { api, timezone } = useApp();
  const [summary, setSummary] = useState<Told>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const { from, to, language } = period;

  useLayoutEffect(() => {
    const stop = new AbortController();
    const change = (next: (told: Told) => Told) => {
      if (!stop.signal.aborted) setSummary(next);
    };
    setSummary(NOTHING);
    const read = async () => {
      const response = await api.summaries.tell({ from, to, timezone, language }, stop.signal);
      for await (const { part } of streamParts(chunksOf(response.body!))) {
        if (part.type === "data-facts") {
          change((told) => ({ ...told, facts: part.data as unknown as WireFacts }));
        } else if (part.type === "text-delta") {
          const field = part.id.endsWith("-prose") ? "prose" : "report";
          change((told) => ({ ...told, [field]: told[field] + part.delta }));
        } else if (part.type === "data-notice") {
          change((told) => ({ ...told, notices: [...told.notices, part.data] }));
        } else if (part.type === "error") {
          return change((told) => ({ ...told, state: "failed", failure: "internal" }));
        }
      }
      change((told) => ({ ...told, state: "done" }));
    };
    read().catch((error) => change((told) => ({ ...told, state: "failed", failure: codeOf(error) })));
    return () => stop.abort();
  }, [from, to, language, attempt]);

  return { ...summary, reload: () => setAttempt((count) => count + 1) };
}
