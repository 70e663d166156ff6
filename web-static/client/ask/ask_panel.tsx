/** The questions: a box, and the answers with what proves them. @module */
import { useEffect, useRef, useState } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { AnswerView } from "./answer_view.tsx";
import { EarlierTalks } from "./earlier_talks.tsx";
import { useConversation } from "./use_conversation.ts";

export function AskPanel() {
  const messages = useMessages();
  const { turns, isAnswering, ask, stop, startAnew, open } = useConversation();
  const [question, setQuestion] = useState("");
  const log = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const newest = log.current?.lastElementChild as HTMLElement | null | undefined;
    if (!newest || !log.current) return;
    // The newest question at the top, its answer growing below it: in the log, or where that is the page, on the page.
    const scrolls = getComputedStyle(log.current).overflowY === "auto";
    if (scrolls) log.current.scrollTop = newest.offsetTop - log.current.offsetTop;
    else newest.scrollIntoView({ block: "start" });
  }, [turns.length]);
  useEffect(() => {
    if (area.current && area.current.value !== question) area.current.value = question;
  }, [question]);

  const send = (words: string) => {
    if (words.trim() === "") return;
    setQuestion("");
    ask(words.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send(area.current?.value ?? "");
  };

  return (
    <section class="ask">
      <header class="ask-head">
        <h2>{messages.askTitle}</h2>
        <button type="button" class="link" hidden={turns.length === 0} onClick={startAnew}>
          {messages.askNew}
        </button>
      </header>
      <div ref={log} class="ask-log" role="log" aria-live="polite" aria-busy={isAnswering ? "true" : "false"}>
        {turns.map((turn) => <AnswerView key={turn.id} turn={turn} />)}
      </div>
      {turns.length === 0 && (
        <div class="ask-intro">
          <p class="quiet">{messages.askIntro}</p>
          {messages.askExamples.map((example) => (
            <button
              key={example}
              type="button"
              class="suggestion"
              onClick={() => send(example)}
            >
              {example}
            </button>
          ))}
          <EarlierTalks onOpen={open} />
        </div>
      )}
      <form
        class="ask-form dock"
        onSubmit={(event: Event) => {
          event.preventDefault();
          send(area.current?.value ?? "");
        }}
      >
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
            onKeyDown={onKeyDown}
          />
        </div>
        {isAnswering
          ? (
            <button key="stop" type="button" class="send" aria-label={messages.askStop} onClick={stop}>
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
      </form>
    </section>
  );
}
