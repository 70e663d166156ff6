/** Keeps lines: on disk first, then at the server, once, however often that takes. @module */
import { useEffect, useMemo, useState } from "hono/jsx/dom";
import { codeOf, Problem } from "../api/problem.ts";
import type { WireCapture } from "../api/wire.ts";
import { useLocale } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { Outbox, type WaitingLine } from "./outbox.ts";

const RETRY_MS = 15_000;
/** Held while lines are sent, so that two tabs do not send the same ones. */
const LOCK = "zhiji.outbox";
/** Refusals that trying again will not change. */
const FINAL = new Set(["invalid_input", "body_too_large", "bad_request", "insufficient_scope"]);

export interface Capturing {
  waiting: WaitingLine[];
  /** What the last line became. */
  last: WireCapture | null;
  forgetLast(): void;
  keep(text: string): Promise<void>;
  /** Gives up a line that the server refuses. */
  drop(line: WaitingLine): Promise<void>;
}

export function useCapture(): Capturing {
  const { api, profile, records, timezone } = useApp();
  const locale = useLocale();
  const outbox = useMemo(() => new Outbox(profile.id), [profile.id]);
  const [waiting, setWaiting] = useState<WaitingLine[]>([]);
  const [last, setLast] = useState<WireCapture | null>(null);

  const show = async () => setWaiting(await outbox.all());

  const flush = async () => {
    await navigator.locks.request(LOCK, async () => {
      for (const line of await outbox.all()) {
        const { userId: _user, refused, ...input } = line;
        if (refused !== null) continue;
        try {
          const capture = await api.capture(input);
          await outbox.remove(line.clientId);
          setLast(capture);
          for (const record of capture.records) records.tell(record);
        } catch (error) {
          if (!(error instanceof Problem) || !FINAL.has(error.code)) break;
          await outbox.put({ ...line, refused: codeOf(error) });
        }
      }
    });
    await show();
  };

  useEffect(() => {
    flush();
    const again = () => {
      if (document.visibilityState === "visible") flush();
    };
    const timer = setInterval(again, RETRY_MS);
    addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [outbox, api]);

  return {
    waiting,
    last,
    forgetLast: () => setLast(null),
    async keep(text) {
      const now = new Date().toISOString();
      await outbox.put({ clientId: crypto.randomUUID(), text, now, timezone, locale, refused: null });
      await show();
      await flush();
    },
    async drop(line) {
      await outbox.remove(line.clientId);
      await show();
    },
  };
}
