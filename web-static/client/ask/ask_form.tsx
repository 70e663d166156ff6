/** The box of the next question, who answers it, and how long the conversation lives. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { ModelState } from "./model_state.tsx";
import type { UsedConversation } from "./use_conversation.ts";

const HOUR_SECONDS = 3_600;

export function AskForm({ talk }: { talk: UsedConversation }) {
  const messages = useMessages();
  const [question, setQuestion] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const { turns, isAnswering, id, retention, ttlSeconds } = talk;
  const answers = turns.filter(({ state }) => state !== "streaming").length;

  useEffect(() => {
    if (area.current && area.current.value !== question) area.current.value = question;
  }, [question]);
  const send = () => {
    const words = (area.current?.value ?? "").trim();
    if (words === "") return;
    setQuestion("");
    // At once: a second press may come before the next frame, and must not ask twice.
    area.current!.value = "";
    talk.ask(words);
  };

  return (
    <form
      class="ask-form dock"
      onSubmit={(event: Event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="ask-line">
        <div class="grow-area">
          <div class="grow-mirror" aria-hidden="true">{`${question}\u200b`}</div>
          <textarea
            ref={area}
            rows={1}
            maxLength={4_000}
            aria-label={messages.askLabel}
            placeholder={messages.askPlaceholder}
            enterKeyHint="send"
            onInput={(event: Event) => setQuestion((event.target as HTMLTextAreaElement).value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) {
                return;
              }
              event.preventDefault();
              send();
            }}
          />
        </div>
        {isAnswering
          ? (
            <button key="stop" type="button" class="send" aria-label={messages.askStop} onClick={talk.stop}>
              <Icon name="stop" />
            </button>
          )
          : (
            <button
              key="send"
              type="submit"
              class="send"
              aria-label={messages.askSend}
              disabled={question.trim() === ""}
            >
              <Icon name="send" />
            </button>
          )}
      </div>
      <div class="ask-foot">
        <ModelState answers={answers} notices={turns.at(-1)?.notices ?? []} />
        {id === null
          ? (
            <label class="keep-switch" title={messages.chat.keepHint}>
              <input
                name="keep"
                type="checkbox"
                role="switch"
                checked={retention === "durable"}
                onChange={(event: Event) =>
                  talk.setRetention((event.target as HTMLInputElement).checked ? "durable" : "ephemeral")}
              />
              <span>{messages.chat.keep}</span>
            </label>
          )
          : (
            <span data-retention={retention}>
              {retention === "durable"
                ? messages.chat.durable
                : ttlSeconds === null
                ? ""
                : messages.chat.ephemeral(Math.max(1, Math.round(ttlSeconds / HOUR_SECONDS)))}
            </span>
          )}
      </div>
    </form>
  );
}
