/** The search field: in the header, on a phone at the thumb. @module */
import type { RefObject } from "hono/jsx/dom";
import { useMessages } from "../i18n/language.ts";
import { Icon } from "../record/icon.tsx";

interface Props {
  input: RefObject<HTMLInputElement | null>;
  words: string;
  onWords: (words: string) => void;
  onClose: () => void;
}

export function SearchField({ input, words, onWords, onClose }: Props) {
  const messages = useMessages();
  return (
    <div class="search-field dock" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        value={words}
        aria-label={messages.searchLabel}
        placeholder={messages.searchPlaceholder}
        enterKeyHint="search"
        onInput={(event: Event) => onWords((event.target as HTMLInputElement).value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== "Escape" || event.isComposing) return;
          onClose();
          (event.target as HTMLInputElement).blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
