/** The questions: a box, and the answers with what proves them. @module */
import { useEffect, useRef } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { AnswerView } from "./answer_view.tsx";
import { AskForm } from "./ask_form.tsx";
import { AskHead } from "./ask_head.tsx";
import { EarlierTalks } from "./earlier_talks.tsx";
import { useConversation } from "./use_conversation.ts";

export function AskPanel() {
  const messages = useMessages();
  const talk = useConversation();
  const { turns, isAnswering, isBroken } = talk;
  const log = useRef<HTMLDivElement>(null);
  const newest = turns.at(-1)?.id;

  useEffect(() => {
    const last = log.current?.lastElementChild as HTMLElement | null | undefined;
    if (!last || !log.current) return;
    // The newest question at the top, its answer growing below it: in the log, or where that is the page, on the page.
    const scrolls = getComputedStyle(log.current).overflowY === "auto";
    if (scrolls) log.current.scrollTop = last.offsetTop - log.current.offsetTop;
    else if (log.current.offsetParent === null) return;
    // The first stands under its conversation's name, which is the top of the page.
    else if (last === log.current.firstElementChild) scrollTo(0, 0);
    else last.scrollIntoView({ block: "start" });
  }, [newest]);

  return (
    <section class="ask">
      <AskHead talk={talk} />
      <div ref={log} class="ask-log" role="log" aria-live="polite" aria-busy={isAnswering ? "true" : "false"}>
        {turns.map((turn, i) => (
          <AnswerView
            key={turn.id}
            turn={turn}
            isLast={i === turns.length - 1}
            isBroken={isBroken}
            onEdit={(question) => talk.edit(turn.id, question)}
            onRegenerate={talk.regenerate}
            onAskAgain={() => talk.ask(turn.question)}
          />
        ))}
      </div>
      {turns.length === 0 && (
        <div class="ask-intro">
          <p class="quiet">{messages.askIntro}</p>
          {messages.askExamples.map((example) => (
            <button
              key={example}
              type="button"
              class="suggestion"
              onClick={() => talk.ask(example)}
            >
              {example}
            </button>
          ))}
          <EarlierTalks onOpen={talk.open} />
        </div>
      )}
      <AskForm talk={talk} />
    </section>
  );
}
