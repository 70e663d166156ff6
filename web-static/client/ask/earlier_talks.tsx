/** Conversations that still live, ready to be gone on with, renamed or forgotten. @module */
import { useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import { useLoaded } from "../account/use_loaded.ts";
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { TalkRow } from "./talk_row.tsx";

const SHOWN = 6;

export function EarlierTalks({ onOpen }: { onOpen: (id: string) => Promise<void> }) {
  const { api, show } = useApp();
  const messages = useMessages();
  const talks = useLoaded(() => api.talks.list());
  const attempt = useAttempt();
  const [showsAll, setShowsAll] = useState(false);
  const forget = (id: string) =>
    attempt.run(async () => {
      await api.talks.remove(id);
      show({ text: messages.chat.forgotten });
      talks.reload();
    });
  const rename = (id: string, title: string) =>
    attempt.run(async () => {
      await api.talks.rename(id, title);
      talks.reload();
    });
  // Without an answer there is nothing to go on with, and nothing that a question would need.
  if (talks.value === null || talks.value.length === 0) return null;
  const shown = showsAll ? talks.value : talks.value.slice(0, SHOWN);
  return (
    <section class="earlier" aria-label={messages.askEarlier}>
      <h3>{messages.askEarlier}</h3>
      <ul>
        {shown.map((talk) => (
          <TalkRow
            key={`${talk.id} ${talk.title}`}
            talk={talk}
            busy={attempt.busy}
            onOpen={() => attempt.run(() => onOpen(talk.id))}
            onRename={(title) => rename(talk.id, title)}
            onForget={() => forget(talk.id)}
          />
        ))}
      </ul>
      {shown.length < talks.value.length && (
        <button
          type="button"
          class="link"
          onClick={() => setShowsAll(true)}
        >
          {messages.chat.all(talks.value.length)}
        </button>
      )}
      <p class="form-error" role="alert">{attempt.failure || (attempt.errors.title ?? "")}</p>
    </section>
  );
}
