/** A report as far as it has come: its figures, a model's words, and the lines they come from. @module */
import type { WireCounted, WireFacts, WireNotice } from "../api/wire.ts";
import { formatMoney, formatNumber, formatQuantity } from "../i18n/format.ts";
import { type Messages, useLocale, useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { Placeholder } from "../shell/placeholder.tsx";

interface Props {
  facts: WireFacts | null;
  /** Counted facts, line by line; the first names the period. */
  report: string;
  /** A model's words about them. */
  prose: string;
  notices: readonly WireNotice[];
  state: string;
}

export function SummaryBody({ facts, report, prose, notices, state }: Props) {
  const { show } = useApp();
  const messages = useMessages();
  const words = messages.summary;
  const [, ...lines] = report.split("\n");
  const copy = async () => {
    await navigator.clipboard.writeText([report, prose].filter(Boolean).join("\n\n"));
    show({ text: messages.own.copied });
  };
  return (
    <div class="summary" data-state={state} aria-busy={state === "streaming" ? "true" : "false"}>
      {facts === null
        ? <Placeholder rows={3} />
        : facts.count === 0
        ? <p class="empty quiet" data-summary="empty">{words.nothing}</p>
        : (
          <div>
            <Figures facts={facts} />
            {prose !== "" && (
              <p class={state === "streaming" ? "summary-prose arriving" : "summary-prose"}>{prose}</p>
            )}
            {notices.map(({ code, message }) => (
              <p key={code} class="turn-notice" data-notice={code}>{message}</p>
            ))}
            <Categories facts={facts} />
            {lines.length > 0 && (
              <section class="panel wide-panel" data-summary="report">
                <h2>{words.report}</h2>
                <ul class="report-lines">{lines.map((line, i) => <li key={i}>{line}</li>)}</ul>
                {navigator.clipboard && (
                  <button type="button" class="button" onClick={copy}>{messages.own.copy}</button>
                )}
              </section>
            )}
          </div>
        )}
    </div>
  );
}

function Figures({ facts }: { facts: WireFacts }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <dl class="counts summary-figures">
      {figuresOf(facts, messages, locale).map(({ name, value, label, note }) => (
        <div key={name} data-figure={name}>
          <dd>{value}</dd>
          <dt>{label}{note !== "" && <small>{note}</small>}</dt>
        </div>
      ))}
    </dl>
  );
}

interface Figure {
  name: string;
  value: string;
  label: string;
  note: string;
}

/** Only what there is something to say of. */
function figuresOf(facts: WireFacts, messages: Messages, locale: string): Figure[] {
  const words = messages.summary;
  const { count, expenses, income, todos, exercise, mood } = facts;
  const money = (sums: readonly WireCounted[]) =>
    sums.map(({ value, unit }) => formatMoney(value, unit ?? "CNY", locale)).join(" + ");
  const figures: (Figure | false)[] = [
    { name: "count", value: formatNumber(count, locale), label: words.records, note: "" },
    expenses.sums.length > 0 && {
      name: "spent",
      value: money(expenses.sums),
      label: messages.library.spent,
      note: changeOf(expenses.sums, expenses.before, messages, locale),
    },
    income.length > 0 && { name: "earned", value: money(income), label: messages.library.earned, note: "" },
    todos.done + todos.open > 0 && {
      name: "todos",
      value: `${todos.done}/${todos.done + todos.open}`,
      label: words.todos,
      note: "",
    },
    exercise.count > 0 && {
      name: "exercise",
      value: exercise.km > 0
        ? formatQuantity(exercise.km, "km", messages, locale)
        : exercise.minutes > 0
        ? formatQuantity(exercise.minutes, "min", messages, locale)
        : `${exercise.count}`,
      label: messages.types.exercise!,
      note: "",
    },
    mood !== null && {
      name: "mood",
      value: messages.moods[Math.round(mood.average) - 1] ?? formatNumber(mood.average, locale),
      label: messages.types.mood!,
      note: "",
    },
  ];
  return figures.filter((figure) => figure !== false);
}

/** How much more or less than in the same time before, where both are of one and the same currency. */
function changeOf(
  now: readonly WireCounted[],
  before: readonly WireCounted[],
  messages: Messages,
  locale: string,
): string {
  const [one, other] = [now[0], before[0]];
  if (now.length !== 1 || before.length !== 1 || one!.unit !== other!.unit || other!.value <= 0) return "";
  const share = one!.value / other!.value - 1;
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    signDisplay: "exceptZero",
    maximumFractionDigits: 0,
  }).format(share);
  return messages.summary.thanBefore(percent);
}

function Categories({ facts: { expenses } }: { facts: WireFacts }) {
  const messages = useMessages();
  const locale = useLocale();
  const most = expenses.categories[0]?.value ?? 0;
  // Bars of different currencies cannot be compared.
  const isOne = new Set(expenses.categories.map(({ unit }) => unit)).size === 1;
  if (expenses.categories.length < 2 || !isOne) return null;
  return (
    <section class="panel wide-panel">
      <h2>{messages.library.byCategory}</h2>
      <dl class="groups">
        {expenses.categories.map(({ key, value, unit }) => (
          <div key={key} data-category={key}>
            <dt>{messages.categories[key] ?? key}</dt>
            <dd>
              <progress max={most} value={value} aria-hidden="true" />
              {formatMoney(value, unit ?? "CNY", locale)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
