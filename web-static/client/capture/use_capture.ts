/** Keeps lines: on disk first, then at the server, once, however often that takes. @module */
import { useEffect, useMemo, useState } from "hono/jsx/dom";
import { isStale } from "../api/api.ts";
import { Problem } from "../api/problem.ts";
import type { WireCapture, WireRecord } from "../api/wire.ts";
import { useLocale } from "../i18n/language.ts";
import { type App, useApp } from "../shell/app_context.ts";
import type { Choice } from "./correction.ts";
import { Outbox, type WaitingLine } from "./outbox.ts";

const RETRY_MS = 15_000;
/** Held while lines are sent, so that two tabs do not send the same ones. */
const LOCK = "zhiji.outbox";
/** Refusals that trying again will not change. */
const FINAL = new Set(["invalid_input", "body_too_large", "bad_request", "insufficient_scope"]);

export interface Kept extends WireCapture {
  /** Moment of speaking. */
  now: string;
}

export interface Capturing {
  waiting: WaitingLine[];
  /** What the last line became. */
  last: Kept | null;
  forgetLast(): void;
  /** `choices` are corrections made before the line was kept. */
  keep(text: string, choices?: readonly Choice[]): Promise<void>;
  /** Sends what still waits at once, not only in a while. */
  sendAgain(): Promise<void>;
  /** Gives up a line that the server refuses. */
  drop(line: WaitingLine): Promise<void>;
}

export function useCapture(): Capturing {
  const { api, profile, records, timezone } = useApp();
  const locale = useLocale();
  const outbox = useMemo(() => new Outbox(profile.id), [profile.id]);
  const [waiting, setWaiting] = useState<WaitingLine[]>([]);
  const [last, setLast] = useState<Kept | null>(null);

  const show = async () => setWaiting(await outbox.all());

  const flush = async () => {
    await navigator.locks.request(LOCK, async () => {
      for (const line of await outbox.all()) {
        const { userId: _user, refused, delayed: _delayed, choices = [], ...input } = line;
        if (refused !== null) continue;
        try {
          const capture = await api.capture(input);
          const kept = await Promise.all(capture.records.map((record) => correct(api, record, choices)));
          await outbox.remove(line.clientId);
          setLast({ ...capture, records: kept, now: line.now });
          for (const record of kept) records.tell(record);
        } catch (error) {
          if (!(error instanceof Problem)) break;
          const isFinal = FINAL.has(error.code);
          await outbox.put({ ...line, ...(isFinal ? { refused: error.code } : { delayed: error.code }) });
          if (!isFinal) break;
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
    async keep(text, choices = []) {
      const now = new Date().toISOString();
      await outbox.put({
        clientId: crypto.randomUUID(),
        text,
        now,
        timezone,
        locale,
        choices,
        refused: null,
      });
      await show();
      await flush();
    },
    sendAgain: flush,
    async drop(line) {
      await outbox.remove(line.clientId);
      await show();
    },
  };
}

/** A record as the person chose it to be; one that was changed meanwhile stays as it is now. */
async function correct(
  api: App["api"],
  record: WireRecord,
  choices: readonly Choice[],
): Promise<WireRecord> {
  const choice = choices.find(({ span }) =>
    span.start === record.span?.start && span.end === record.span.end && record.version === 1
  );
  if (!choice) return record;
  try {
    return await api.change(record.id, choice.change, record.version);
  } catch (error) {
    // The line is kept whatever becomes of its correction; without an answer both are sent again.
    if (!(error instanceof Problem)) throw error;
    return isStale(error) ? await api.record(record.id) : record;
  }
}
