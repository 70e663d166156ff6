/** The box that marks a to-do as done. @module */
import { useState } from "hono/jsx/dom";
import { isStale } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireRecord } from "../api/wire.ts";
import { errorText, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { Icon } from "./icon.tsx";

export function TodoBox({ record }: { record: WireRecord }) {
  const { api, records, show } = useApp();
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const isDone = record.data.done === true;

  const toggle = async () => {
    setBusy(true);
    try {
      records.tell(await api.change(record.id, { data: { done: !isDone } }, record.version));
    } catch (error) {
      show({ text: errorText(messages, codeOf(error)) });
      if (isStale(error)) records.tell(await api.record(record.id));
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      role="checkbox"
      class="todo-box tint-todo"
      aria-checked={isDone ? "true" : "false"}
      aria-label={isDone ? messages.markOpen : messages.markDone}
      disabled={busy}
      onClick={toggle}
    >
      {isDone && <Icon name="check" />}
    </button>
  );
}
