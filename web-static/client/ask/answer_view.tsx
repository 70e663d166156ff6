/** One question with its answer: the number, the sentence, and the records they come from. @module */
import { formatMoment } from "../i18n/format.ts";
import { errorText, useLocale, useMessages } from "../i18n/language.ts";
import { RecordCard } from "../record/record_card.tsx";
import { useApp } from "../shell/app_context.ts";
import { ResultView } from "./result_view.tsx";
import type { Turn } from "./use_conversation.ts";

export function AnswerView({ turn }: { turn: Turn }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const { question, text, result, sources, state, failure } = turn;
  const cited = Math.max(sources.length, result?.recordIds.length ?? 0);
  return (
    <article class="turn" data-state={state}>
      <p class="question">{question}</p>
      <div class="answer">
        {result && <ResultView result={result} />}
        <p class={state === "streaming" ? "answer-text arriving" : "answer-text"}>
          {text || (state === "streaming" ? messages.askThinking : "")}
        </p>
        {failure !== null && <p class="form-error" role="alert">{errorText(messages, failure)}</p>}
        {sources.length > 0 && (
          <details class="sources" open>
            <summary>{messages.sources(cited)}</summary>
            <div class="cards">
              {sources.map((record) => (
                <RecordCard
                  key={record.id}
                  record={record}
                  when={formatMoment(record, timezone, messages, locale)}
                />
              ))}
            </div>
            {cited > sources.length && <p class="quiet">{messages.sourcesMore(cited - sources.length)}</p>}
          </details>
        )}
      </div>
    </article>
  );
}
