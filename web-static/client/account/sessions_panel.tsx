/** Where a person is signed in, and the way to end it. @module */
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { deviceName } from "./device_name.ts";
import { LoadState } from "./load_state.tsx";
import { Panel } from "./panel.tsx";
import { useAttempt } from "./use_attempt.ts";
import type { Loaded } from "./use_loaded.ts";
import type { WireSession } from "../api/wire.ts";

export function SessionsPanel({ sessions }: { sessions: Loaded<WireSession[]> }) {
  const { api, timezone, show } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const attempt = useAttempt();
  const words = messages.own;
  const when = (occurredAt: string) =>
    formatMoment({ type: "", data: {}, occurredAt }, timezone, messages, locale);
  const end = (id: string) =>
    attempt.run(async () => {
      await api.account.endSession(id);
      sessions.reload();
    });
  const endOthers = () =>
    attempt.run(async () => {
      const { ended } = await api.account.endOtherSessions();
      show({ text: words.sessionsEnded(ended) });
      sessions.reload();
    });
  return (
    <Panel name="sessions" title={words.sessions} hint={words.sessionsHint}>
      {sessions.value === null ? <LoadState loaded={sessions} rows={3} /> : (
        <ul class="rows">
          {sessions.value.map(({ id, current, userAgent, lastUsedAt, createdAt }) => (
            <li key={id} data-session={current ? "current" : "other"}>
              <div class="row-main">
                <strong>{deviceName(userAgent) ?? words.unknownDevice}</strong>
                <span class="quiet phrases">
                  <span>{current ? words.thisDevice : words.lastUsed(when(lastUsedAt))}</span>
                  <span>{words.signedIn(when(createdAt))}</span>
                </span>
              </div>
              {!current && (
                <button
                  type="button"
                  class="button"
                  disabled={attempt.busy}
                  onClick={() => end(id)}
                >
                  {words.end}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="form-error" role="alert">{attempt.failure}</p>
      {(sessions.value?.length ?? 0) > 1 && (
        <button
          type="button"
          class="button danger"
          data-deed="end-others"
          disabled={attempt.busy}
          onClick={endOthers}
        >
          {words.endOthers}
        </button>
      )}
    </Panel>
  );
}
