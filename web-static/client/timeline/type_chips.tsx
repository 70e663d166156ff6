/** Chips that show one type of record only. @module */
import { useMessages } from "../i18n/language.ts";

interface Props {
  type: string | undefined;
  onType: (type: string | undefined) => void;
}

export function TypeChips({ type, onType }: Props) {
  const messages = useMessages();
  const chips: [type: string | undefined, name: string][] = [
    [undefined, messages.all],
    ...Object.entries(messages.types),
  ];
  return (
    <div class="chips" role="group" aria-label={messages.fieldType}>
      {chips.map(([value, name]) => (
        <button
          key={name}
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
