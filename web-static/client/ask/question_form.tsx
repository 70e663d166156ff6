/** A question put in other words, where it stands. @module */
import { useLayoutEffect, useRef, useState } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";

interface Props {
  label: string;
  first: string;
  onSend: (question: string) => void;
  onCancel: () => void;
}

export function QuestionForm({ label, first, onSend, onCancel }: Props) {
  const messages = useMessages();
  const area = useRef<HTMLTextAreaElement>(null);
  const [question, setQuestion] = useState(first);
  useLayoutEffect(() => {
    area.current!.value = first;
    area.current!.focus();
  }, []);
  const send = () => {
    const words = (area.current?.value ?? "").trim();
    if (words !== "") onSend(words);
  };
  return (
    <form
      class="question-form"
      onSubmit={(event: Event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="grow-area">
        <div class="grow-mirror" aria-hidden="true">{`${question}\u200b`}</div>
        <textarea
          ref={area}
          rows={1}
          maxLength={4_000}
          aria-label={label}
          onInput={(event: Event) => setQuestion((event.target as HTMLTextAreaElement).value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === "Escape") onCancel();
            if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            send();
          }}
        />
      </div>
      <div class="row-buttons">
        <button type="button" class="button" onClick={onCancel}>{messages.cancel}</button>
        <button type="submit" class="button primary" disabled={question.trim() === ""}>
          {messages.chat.editSend}
        </button>
      </div>
    </form>
  );
}
