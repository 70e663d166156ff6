/** Keeps the place of what is still being read; seen as quiet bars, heard as a word. @module */
import { useMessages } from "../i18n/language.ts";

/** `rows`: about how many lines will be there. */
export function Placeholder({ rows = 2 }: { rows?: number }) {
  const messages = useMessages();
  return (
    <div class="skeleton" aria-busy="true">
      <span class="visually-hidden" role="status">{messages.loading}</span>
      {Array.from({ length: rows }, (_, i) => <i key={i} />)}
    </div>
  );
}
