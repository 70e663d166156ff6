/** What the conversation is called, how long it lives, and the way to a new one. @module */
import { useState } from "hono/jsx/dom";
import { useAttempt } from "../account/use_attempt.ts";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { TitleForm } from "./title_form.tsx";
import type { UsedConversation } from "./use_conversation.ts";

export function AskHead({ talk }: { talk: UsedConversation }) {
  const messages = useMessages();
  const attempt = useAttempt();
  const [isRenamed, setIsRenamed] = useState(false);
  const { id, title, turns } = talk;
  const name = title ?? messages.askTitle;
  return (
    <header class="ask-head">
      {isRenamed && id !== null
        ? (
          <TitleForm
            key={id}
            title={name}
            busy={attempt.busy}
            onCancel={() => setIsRenamed(false)}
            onTitle={(next) =>
              attempt.run(async () => {
                await talk.rename(next);
                setIsRenamed(false);
              })}
          />
        )
        : (
          <h2>
            <span title={name}>{name}</span>
            {id !== null && (
              <button
                type="button"
                class="icon-button small"
                data-deed="rename-talk"
                aria-label={messages.chat.rename(name)}
                onClick={() => setIsRenamed(true)}
              >
                <Icon name="edit" />
              </button>
            )}
          </h2>
        )}
      <button
        type="button"
        class="link"
        hidden={turns.length === 0}
        onClick={() => {
          setIsRenamed(false);
          talk.startAnew();
        }}
      >
        {messages.askNew}
      </button>
      {attempt.failure !== "" && <p class="form-error" role="alert">{attempt.failure}</p>}
    </header>
  );
}
