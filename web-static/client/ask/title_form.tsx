/** Another title for a conversation. @module */
import { useLayoutEffect, useRef } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";

const TITLE_CHARS_MAX = 80;

interface Props {
  title: string;
  busy: boolean;
  onTitle: (title: string) => Promise<void>;
  onCancel: () => void;
}

export function TitleForm({ title, busy, onTitle, onCancel }: Props) {
  const messages = useMessages();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const next = input.current!.value.trim();
    if (next === "" || next === title) onCancel();
    else onTitle(next);
  };
  return (
    <form class="title-form" onSubmit={submit}>
      <input
        ref={input}
        name="title"
        type="text"
        required
        maxLength={TITLE_CHARS_MAX}
        value={title}
        aria-label={messages.chat.newTitle}
        onKeyDown={(event: KeyboardEvent) => event.key === "Escape" && onCancel()}
      />
      <button type="submit" class="link" disabled={busy}>{messages.save}</button>
    </form>
  );
}
