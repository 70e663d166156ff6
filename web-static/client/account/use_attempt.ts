/** One call at a time from a form: busy, what went wrong, and with which field. @module */
import { useRef, useState } from "hono/jsx/dom";
import { codeOf } from "../api/problem.ts";
import { errorText, fieldErrors, useMessages } from "../i18n/language.ts";

export interface Attempt {
  busy: boolean;
  /** What is wrong with each field, by its path. */
  errors: Record<string, string>;
  /** What is wrong beside the fields; empty where nothing is. */
  failure: string;
  run(call: () => Promise<void>): Promise<void>;
}

export function useAttempt(): Attempt {
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  /** Not state: of two presses in one frame the second must see the first. */
  const isRunning = useRef(false);
  const errors = fieldErrors(messages, thrown);
  return {
    busy,
    errors,
    failure: thrown === null || Object.keys(errors).length > 0 ? "" : errorText(messages, codeOf(thrown)),
    async run(call) {
      if (isRunning.current) return;
      isRunning.current = true;
      setBusy(true);
      setThrown(null);
      try {
        await call();
      } catch (error) {
        setThrown(error);
      } finally {
        isRunning.current = false;
        setBusy(false);
      }
    },
  };
}
