/** One question with its answer: the number, the sentence, and the records they come from. @module */
import { useState } from "hono/jsx/dom";
import { formatMoment } from "../i18n/format.ts";
import { errorText, useLocale, useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";
import { RecordCard } from "../record/record_card.tsx";
import { useApp } from "../shell/app_context.ts";
import { CitedText } from "./cited_text.tsx";
import { ProposalCard } from "./proposal_card.tsx";
import { QuestionForm } from "./question_form.tsx";
import { ResultView } from "./result_view.tsx";
import type { Source, Turn } from "./turn.ts";

interface Props {
  turn: Turn;
  isLast: boolean;
  /** Whether the connection broke and is being made again. */
  isBroken: boolean;
  onEdit: (question: string) => void;
  onRegenerate: () => void;
  /** The same question once more. */
  onAskAgain: () => void;
}

export function AnswerView({ turn, isLast, isBroken, onEdit, onRegenerate, onAskAgain }: Props) {
  const messages = useMessages();
  const { text, result, sources, notices, proposals, state, failure } = turn;
  const isStreaming = state === "streaming";
  return (
    <article class="turn" data-state={state}>
      <Question turn={turn} onEdit={onEdit} />
      <div class="answer">
        {result && <ResultView result={result} />}
        <p class={isStreaming ? "answer-text arriving" : "answer-text"}>
          {text === ""
            ? isStreaming ? messages.askThinking : ""
            : <CitedText text={text} sources={sources} />}
        </p>
        {notices.filter(({ code }) => code !== "stopped").map(({ code, message }) => (
          <p key={code} class="turn-notice" data-notice={code}>{message}</p>
        ))}
        {isStreaming && isBroken && (
          <p class="turn-notice" role="status" data-notice="broken">
            {messages.chat.broken}
          </p>
        )}
        {failure !== null && <p class="form-error" role="alert">{errorText(messages, failure)}</p>}
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} onAskAgain={onAskAgain} />
        ))}
        <Sources sources={sources} counted={result?.recordIds.length ?? 0} />
        {!isStreaming && (
          <footer class="turn-foot">
            {state === "stopped" && <span class="quiet">{messages.chat.stopped}</span>}
            {isLast && (
              <button type="button" class="turn-deed" data-deed="regenerate" onClick={onRegenerate}>
                <Icon name="again" /> {failure === null ? messages.chat.regenerate : messages.chat.tryAgain}
              </button>
            )}
          </footer>
        )}
      </div>
    </article>
  );
}

function Question({ turn, onEdit }: { turn: Turn; onEdit: (question: string) => void }) {
  const messages = useMessages();
  const [isEdited, setIsEdited] = useState(false);
  if (isEdited) {
    return (
      <QuestionForm
        label={messages.chat.edit}
        first={turn.question}
        onSend={(question) => {
          setIsEdited(false);
          onEdit(question);
        }}
        onCancel={() => setIsEdited(false)}
      />
    );
  }
  return (
    <div class="question">
      <p>{turn.question}</p>
      {turn.state !== "streaming" && (
        <button
          type="button"
          class="icon-button small"
          data-deed="edit-question"
          aria-label={messages.chat.edit}
          title={messages.chat.edit}
          onClick={() => setIsEdited(true)}
        >
          <Icon name="edit" />
        </button>
      )}
    </div>
  );
}

function Sources({ sources, counted }: { sources: readonly Source[]; counted: number }) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const cited = Math.max(sources.length, counted);
  if (sources.length === 0) return null;
  return (
    <details class="sources" open>
      <summary>{messages.sources(cited)}</summary>
      <div class="cards">
        {sources.map(({ id, record }) =>
          record
            ? (
              <RecordCard
                key={id}
                record={record}
                when={formatMoment(record, timezone, messages, locale)}
              />
            )
            : (
              <p key={id} class="source-gone" data-gone={id}>
                <Icon name="trash" /> {messages.chat.sourceGone}
              </p>
            )
        )}
      </div>
      {cited > sources.length && <p class="quiet">{messages.sourcesMore(cited - sources.length)}</p>}
    </details>
  );
}
