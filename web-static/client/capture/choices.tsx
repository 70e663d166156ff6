/** What a reading may be instead, each a tap away: the readings that were close, every type, every category. @module */
import type { WireAlternative, WireReading } from "../api/wire.ts";
import { formatMoment } from "../i18n/format.ts";
import { type Messages, useLocale, useMessages } from "../i18n/language.ts";
import { describeRecord } from "../record/describe_record.ts";
import { Icon } from "../record/icon.tsx";
import { useApp } from "../shell/app_context.ts";

type Present = Pick<WireReading, "type" | "text" | "title" | "data" | "tags" | "occurredAt">;

interface TypesProps {
  types: readonly string[];
  type: string;
  busy: boolean;
  onType: (type: string) => void;
}

export function TypeChoices({ types, type, busy, onType }: TypesProps) {
  const messages = useMessages();
  return (
    <div class="type-choices" role="group" aria-label={messages.notRight}>
      {types.map((name) => (
        <button
          key={name}
          type="button"
          class={`type-choice tint-${name}`}
          data-choose-type={name}
          aria-pressed={name === type ? "true" : "false"}
          aria-label={messages.types[name] ?? name}
          title={messages.types[name] ?? name}
          disabled={busy || name === type}
          onClick={() => onType(name)}
        >
          <Icon name={name} />
          <span class="type-name">{messages.types[name] ?? name}</span>
        </button>
      ))}
    </div>
  );
}

interface CloseProps {
  alternatives: readonly WireAlternative[];
  present: Present;
  busy: boolean;
  onChoose: (alternative: WireAlternative) => void;
}

export function CloseReadings({ alternatives, present, busy, onChoose }: CloseProps) {
  const { timezone } = useApp();
  const messages = useMessages();
  const locale = useLocale();
  const named = alternatives.map((close) => ({
    close,
    name: difference(close, present, timezone, messages, locale),
  })).filter(({ name }, i, all) => name !== "" && all.findIndex((other) => other.name === name) === i);
  return named.map(({ close, name }) => (
    <button
      key={name}
      type="button"
      class={`close-reading tint-${close.type}`}
      data-alternative={close.type}
      aria-label={messages.correctTo(name)}
      disabled={busy}
      onClick={() => onChoose(close)}
    >
      <small>{messages.orElse}</small> {name}
    </button>
  ));
}

interface CategoriesProps {
  /** Those of money that comes, or of money that goes. */
  type: string;
  category: unknown;
  busy: boolean;
  onCategory: (category: string) => void;
}

const OF_INCOME: ReadonlySet<string> = new Set(["salary", "bonus", "investment", "refund", "gifts", "other"]);
const OF_INCOME_ONLY: ReadonlySet<string> = new Set(["salary", "bonus", "investment", "refund"]);

export function CategoryChoices({ type, category, busy, onCategory }: CategoriesProps) {
  const messages = useMessages();
  const names = Object.keys(messages.categories).filter((name) =>
    type === "income" ? OF_INCOME.has(name) : !OF_INCOME_ONLY.has(name)
  );
  return (
    <div class="category-choices" role="group" aria-label={messages.fieldCategory}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          class="category-choice"
          data-choose-category={name}
          aria-pressed={name === category ? "true" : "false"}
          disabled={busy || name === category}
          onClick={() => onCategory(name)}
        >
          {messages.categories[name]}
        </button>
      ))}
    </div>
  );
}

/** In what another reading differs, in a few words; empty where nothing that a person sees does. */
export function difference(
  close: Pick<WireReading, "type" | "data" | "occurredAt">,
  present: Present,
  timezone: string,
  messages: Messages,
  locale: string,
): string {
  const { figure, details } = describeRecord({ ...present, ...close }, messages, locale);
  const now = describeRecord(present, messages, locale);
  const moment = formatMoment(close, timezone, messages, locale);
  return [
    close.type === present.type ? "" : messages.types[close.type] ?? close.type,
    moment === formatMoment(present, timezone, messages, locale) ? "" : moment,
    figure === now.figure ? "" : figure ?? "",
    ...details.filter((detail) => !now.details.includes(detail)),
  ].filter(Boolean).join(" · ");
}
