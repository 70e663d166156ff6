/** A line with the name of the field above each word that became one. @module */
import type { WireReading, WireValue } from "../api/wire.ts";
import { type Messages, useMessages } from "../i18n/language.ts";
import { DATA_FIELDS } from "../record/data_fields.ts";
import { markSpans } from "./mark_spans.ts";

interface Props {
  reading: WireReading;
  /** What the record is by now. */
  type: string;
  onKind: (kind: WireValue["kind"]) => void;
}

export function ReadWords({ reading, type, onKind }: Props) {
  const messages = useMessages();
  const { text, span, values } = reading;
  const inside = values.map((value) => ({ ...value, span: moved(value.span, -span.start) }));
  return (
    <p class="read-words" aria-label={messages.readAs}>
      {markSpans(text, inside).map((piece, i) => {
        if (piece.kind === null) return <span key={i}>{piece.text}</span>;
        const { kind } = piece;
        // A word may say two things: lunch is a time and a category.
        const said = inside.filter(({ span }) => textAt(text, span) === piece.text);
        const names = new Set(said.map((value) => fieldName(value.field, value.kind, type, messages)));
        const name = [...names].join(" · ");
        return (
          <button
            key={i}
            type="button"
            class={`read-word read-${kind}`}
            data-read={said.map(({ kind }) => kind).join(" ")}
            aria-label={`${name}: ${piece.text}`}
            onClick={() => onKind(said.some(({ kind }) => kind === "category") ? "category" : kind)}
          >
            <span>{piece.text}</span>
            <small>{name}</small>
          </button>
        );
      })}
    </p>
  );
}

/** As the form calls the field, else what kind of value it is. */
function fieldName(field: string | null, kind: string, type: string, messages: Messages): string {
  const name = field?.startsWith("data.") ? field.slice(5) : null;
  const label = DATA_FIELDS[type]?.find((known) => known.name === name)?.label;
  return label ? messages[label] : messages.readKinds[kind] ?? kind;
}

function moved({ start, end }: WireValue["span"], by: number): WireValue["span"] {
  return { start: start + by, end: end + by };
}

function textAt(text: string, { start, end }: WireValue["span"]): string {
  return text.slice(start, end);
}
