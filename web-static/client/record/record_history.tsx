/** The states a record has had, each of them a way back. @module */
import { useState } from "hono/jsx/dom";
import { codeOf } from "../api/problem.ts";
import type { WireRecord } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { errorText, useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { describeRecord } from "./describe_record.ts";

interface Props {
  record: WireRecord;
  onRestore: (state: WireRecord) => void;
}

export function RecordHistory({ record, onRestore }: Props) {
  const { api, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const [states, setStates] = useState<WireRecord[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const words = messages.library;
  const load = async (event: Event) => {
    if (!(event.target as HTMLDetailsElement).open || states !== null) return;
    try {
      setStates((await api.library.history(record.id)).filter(({ version }) => version < record.version));
    } catch (error) {
      setFailure(codeOf(error));
    }
  };
  const when = ({ updatedAt }: WireRecord) =>
    formatMoment({ type: "", data: {}, occurredAt: updatedAt }, timezone, messages, locale);
  return (
    <details class="history" onToggle={load}>
      <summary>{words.history}</summary>
      {failure !== null && <p class="form-error" role="alert">{errorText(messages, failure)}</p>}
      <ul class="rows">
        {(states ?? []).map((state) => {
          const { heading, figure, details } = describeRecord(state, messages, locale);
          return (
            <li key={state.version} data-version={state.version}>
              <div class="row-main">
                <strong>{heading}{figure === null ? "" : ` · ${figure}`}</strong>
                <span class="quiet">{[when(state), ...details].join(" · ")}</span>
              </div>
              <button type="button" class="button" onClick={() => onRestore(state)}>{words.restore}</button>
            </li>
          );
        })}
      </ul>
      {states?.length === 0 && <p class="quiet">{words.noHistory}</p>}
    </details>
  );
}
