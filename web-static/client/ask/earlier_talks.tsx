/** Conversations that still live, ready to be gone on with or forgotten. @module */
import { useAttempt } from "../account/use_attempt.ts";
import { useLoaded } from "../account/use_loaded.ts";
import { formatMoment } from "../i18n/format.ts";
import { useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";

const SHOWN = 6;

export function EarlierTalks({ onOpen }: { onOpen: (id: string) => Promise<void> }) {
  const { api, timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const talks = useLoaded(() => api.talks.list());
  const attempt = useAttempt();
  const forget = (id: string) =>
    attempt.run(async () => {
      await api.talks.remove(id);
      talks.reload();
    });
  const open = (id: string) => attempt.run(() => onOpen(id));
  // Without an answer there is nothing to go on with, and nothing that a question would need.
  if (talks.value === null || talks.value.length === 0) return null;
  return (
    <section class="earlier" aria-label={messages.askEarlier}>
      <h3>{messages.askEarlier}</h3>
      <ul>
        {talks.value.slice(0, SHOWN).map(({ id, title, updatedAt }) => (
          <li key={id} data-talk={id}>
            <button type="button" class="earlier-open" disabled={attempt.busy} onClick={() => open(id)}>
              <span>{title}</span>
              <small class="quiet">
                {formatMoment({ type: "", data: {}, occurredAt: updatedAt }, timezone, messages, locale)}
              </small>
            </button>
            <button
              type="button"
              class="icon-button small"
              aria-label={messages.askForget(title)}
              disabled={attempt.busy}
              onClick={() => forget(id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <p class="form-error" role="alert">{attempt.failure}</p>
    </section>
  );
}
