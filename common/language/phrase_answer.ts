/** Puts the results of a plan into one sentence in the language of the question. @module */
import { EN_PHRASES } from "./en/phrases.ts";
import { formatMeasure, isCurrency } from "./format_measure.ts";
import type { Phrases, Quoted } from "./phrases.ts";
import { nounOf } from "./plan_question.ts";
import type { AggregateCall, AggregateResult, CitedRecord, QueryPlan } from "./query_plan.ts";
import type { ReadContext } from "./reading.ts";
import { civilOf, toLocal } from "./time/civil.ts";
import { ZH_PHRASES } from "./zh/phrases.ts";

/** Records quoted in a sentence. */
const LISTED_MAX = 10;
const FOUND_MAX = 3;
const GROUPS_MAX = 12;
const QUOTE_CHARS_MAX = 120;
const PHRASES: Readonly<Record<QueryPlan["language"], Phrases>> = { zh: ZH_PHRASES, en: EN_PHRASES };
/** Groups that are read by size; those of time are read in their order. */
const RANKED: ReadonlySet<string> = new Set(["category", "tag", "type"]);
const CITED: ReadonlySet<QueryPlan["asks"]> = new Set(["when", "where", "who", "what"]);

/** phraseAnswer() says what was counted, over which period, and the value; nothing it says is not in results or records. */
export function phraseAnswer(
  plan: QueryPlan,
  results: AggregateResult[],
  cited: CitedRecord[],
  context: ReadContext,
): string {
  const say = PHRASES[plan.language];
  const quote = (record: CitedRecord, extra: string | null = null) => quoted(record, say, context, extra);
  const result = results[0];
  const input = inputOf(plan);
  if (plan.asks === "search" || !result || !input) {
    return say.found(cited.slice(0, FOUND_MAX).map((record) => quote(record)));
  }
  if (plan.asks === "compare" && results.length > 1) return compare(plan, results, say);
  const about = say.about(plan.subject, plan.periods[0]?.label ?? "");
  if (result.count === 0 && cited.length === 0) {
    return say.nothing(about, input.metric === "sum" || input.metric === "count");
  }
  if (result.groups && result.groups.length > 0) return groups(plan, input, result, about, say);
  const one = cited[0];
  if (one && CITED.has(plan.asks)) {
    const shown = cited.slice(0, input.metric === "list" ? LISTED_MAX : 1);
    return say.cited(shown.map((record) => quote(record, asked(plan, input, record, result, say))));
  }
  if (input.metric === "list") {
    const shown = cited.slice(0, LISTED_MAX).map((record) => quote(record));
    return say.list(about, result.count, shown, result.count - shown.length);
  }
  if (input.metric === "count") return say.times(about, result.count);
  const value = formatMeasure(result.value, result.unit, say.units);
  if (one && (input.metric === "last" || input.metric === "first")) {
    return say.latest(plan.subject, pressure(one) ?? value, quote(one));
  }
  const isExtreme = input.metric === "max" || input.metric === "min";
  return say.value(about, input.metric, value, result.count, isExtreme && one ? quote(one) : null);
}

function inputOf(plan: QueryPlan): AggregateCall["input"] | null {
  const call = plan.calls[0];
  return call?.operation === "aggregate_records" ? call.input : null;
}

function quoted(record: CitedRecord, say: Phrases, context: ReadContext, extra: string | null): Quoted {
  const at = civilOf(toLocal(Date.parse(record.occurredAt), context.timezone));
  const thisYear = civilOf(toLocal(Date.parse(context.now), context.timezone)).year;
  const hasHour = record.type === "event" && record.data.allDay !== true;
  const two = (part: number) => String(part).padStart(2, "0");
  const flat = record.text.replace(/\s+/g, " ").trim();
  return {
    when: say.day({
      year: at.year === thisYear ? null : at.year,
      month: at.month,
      day: at.day,
      hour: hasHour ? `${two(at.hour)}:${two(at.minute)}` : null,
    }),
    text: flat.length > QUOTE_CHARS_MAX ? `${flat.slice(0, QUOTE_CHARS_MAX)}…` : flat,
    extra,
  };
}

/** The place or amount that the question was about. */
function asked(
  plan: QueryPlan,
  input: AggregateCall["input"],
  record: CitedRecord,
  result: AggregateResult,
  say: Phrases,
): string | null {
  const { location, merchant, amount, currency } = record.data;
  if (plan.asks === "where") {
    return typeof location === "string" ? location : typeof merchant === "string" ? merchant : null;
  }
  if (input.metric !== "max" && input.metric !== "min") return null;
  if (typeof amount === "number") return formatMeasure(amount, String(currency ?? ""), say.units);
  return result.value === null ? null : formatMeasure(result.value, result.unit, say.units);
}

/** A blood pressure is two numbers. */
function pressure({ data }: CitedRecord): string | null {
  if (data.name !== "bloodPressure" || typeof data.value2 !== "number") return null;
  return `${data.value}/${data.value2} ${data.unit ?? "mmHg"}`;
}

function groups(
  plan: QueryPlan,
  input: AggregateCall["input"],
  result: AggregateResult,
  about: string,
  say: Phrases,
): string {
  const rows = [...result.groups!];
  if (RANKED.has(input.groupBy ?? "")) rows.sort((a, b) => (b.value ?? b.count) - (a.value ?? a.count));
  const labelled = rows.slice(0, GROUPS_MAX).map(({ key, value, count, unit }) => ({
    label: nounOf(key, plan.language),
    value: input.metric === "count" || value === null
      ? String(count)
      : formatMeasure(value, unit ?? (isCurrency(key) ? key : result.unit), say.units),
  }));
  // Without a grouping asked for, groups are the currencies or units that could not be added together.
  if (input.groupBy === undefined) {
    return say.apart(
      about,
      input.metric,
      labelled.map(({ value }) => value),
      result.count,
    );
  }
  return say.groups(about, labelled, rows.length > GROUPS_MAX);
}

function compare(plan: QueryPlan, results: readonly AggregateResult[], say: Phrases): string {
  const sides = results.map((result, i) => ({
    label: plan.periods[i]?.label ?? String(i + 1),
    value: formatMeasure(result.value ?? 0, result.unit, say.units),
  }));
  const [first, second] = results as [AggregateResult, AggregateResult];
  if (first.unit !== second.unit && first.count > 0 && second.count > 0) {
    return say.compare(plan.subject, sides, null);
  }
  const difference = (first.value ?? 0) - (second.value ?? 0);
  const amount = formatMeasure(Math.abs(difference), first.unit ?? second.unit, say.units);
  return say.compare(plan.subject, sides, { amount, isMore: difference >= 0 });
}
