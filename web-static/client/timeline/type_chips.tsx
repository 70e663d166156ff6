/** Chips that show one type of record only. @module */
import type { Child } from "hono/jsx";
import { useMessages } from "../i18n/language.ts";

interface Props {
  type: string | undefined;
  onType: (type: string | undefined) => void;
  /** The way to the other filters, before them. */
  children?: Child;
}

export function TypeChips({ type, onType, children }: Props) {
  const messages = useMessages();
  const chips: [type: string | undefined, name: string][] = [
    [undefined, messages.all],
    ...Object.entries(messages.types),
  ];
  return (
    <div class="chips" role="group" aria-label={messages.fieldType}>
      {children}
      {chips.map(([value, name]) => (
        <button
          key={value ?? "all"}
          type="button"
          class="filter"
          aria-pressed={value === type ? "true" : "false"}
          data-filter={value ?? "all"}
          onClick={() => onType(value)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
