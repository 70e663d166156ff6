/** Puts the results of a plan into one sentence in the language of the question. @module */
import { balanceOf, deriveAnswer, differenceOf, sharesOf, valueIn, winners } from "./derive_answer.ts";
import { EN_PHRASES } from "./en/phrases.ts";
import { formatMeasure, isCurrency } from "./format_measure.ts";
import { nounOf } from "./nouns.ts";
import type { Difference, Labelled, Phrases, Quoted } from "./phrases.ts";
import type { AggregateCall, AggregateResult, CitedRecord, Derivation, QueryPlan } from "./query_plan.ts";
import { unitOf } from "./questions/calendar_unit.ts";
import type { ReadContext } from "./reading.ts";
import { civilOf, DAY_MS, localOf, startOfDay, startOfWeek, toLocal } from "./time/civil.ts";
import { ZH_PHRASES } from "./zh/phrases.ts";

/** Records quoted in a sentence. */
const LISTED_MAX = 10;
const FOUND_MAX = 3;
const GROUPS_MAX = 12;
const QUOTE_CHARS_MAX = 120;
const WEEK_MS = 7 * DAY_MS;
const PHRASES: Readonly<Record<QueryPlan["language"], Phrases>> = { zh: ZH_PHRASES, en: EN_PHRASES };
/** Groups that are read by size; those of time are read in their order. */
const RANKED: ReadonlySet<string> = new Set(["category", "tag", "type", "merchant"]);
const CITED: ReadonlySet<QueryPlan["asks"]> = new Set(["when", "where", "who", "what"]);

interface Told {
  plan: QueryPlan;
  input: AggregateCall["input"];
  results: readonly AggregateResult[];
  /** The number asked for, made of the results. */
  answer: AggregateResult;
  cited: readonly CitedRecord[];
  /** What was counted in which period. */
  about: string;
  say: Phrases;
  context: ReadContext;
}

/** phraseAnswer() says what was counted, over which period, and the value; nothing it says is not in results or records. */
export function phraseAnswer(
  plan: QueryPlan,
  results: readonly AggregateResult[],
  cited: readonly CitedRecord[],
  context: ReadContext,
  refunds: AggregateResult | null = null,
): string {
  const say = PHRASES[plan.language];
  const sentence = sentenceOf(plan, results, cited, context);
  const sum = inputOf(plan)?.type === "income" ? "income" : "expense";
  return sentence + (refunds && refunds.count > 0 ? say.refunds(valueOf(refunds, say), sum) : "") +
    (plan.alsoCounted?.length ? say.alsoCounted(plan.alsoCounted) : "") +
    (plan.assumedCurrency ? say.assumed(plan.assumedCurrency) : "") +
    (plan.unheard ? say.leftOut(plan.unheard) : "");
}

function sentenceOf(
  plan: QueryPlan,
  results: readonly AggregateResult[],
  cited: readonly CitedRecord[],
  context: ReadContext,
): string {
  const say = PHRASES[plan.language];
  const quote = (record: CitedRecord, extra: string | null = null) => quoted(record, say, context, extra);
  const result = results[0];
  const input = inputOf(plan);
  if (plan.asks === "search" || !result || !input) {
    return say.found(
      cited.slice(0, FOUND_MAX).map((record) => quote(record, plan.seeksPlace ? placeOf(record) : null)),
    );
  }
  const about = say.about(plan.subject, labelOfPeriod(plan.periods[0], say, context));
  const answer = deriveAnswer(plan, results, cited, context);
  const told: Told = { plan, input, results, answer, cited, about, say, context };
  const derived = plan.derive ? derivedSentence(told, plan.derive) : null;
  if (derived !== null) return derived;
  if (plan.sides && results.length > 1) return sidesSentence(told);
  if (result.count === 0 && (cited.length === 0 || input.metric !== "list")) {
    return say.nothing(about, input.metric === "sum" || input.metric === "count");
  }
  // The dearest three are records, of each currency by itself.
  const isRanked = plan.asks === "list" && input.limit !== undefined && input.groupBy === undefined;
  if (result.groups && result.groups.length > 0 && !isRanked) return groupsSentence(told);
  const one = cited[0];
  if (one && CITED.has(plan.asks)) {
    const shown = cited.slice(0, input.metric === "list" ? LISTED_MAX : 1);
    return say.cited(shown.map((record) => quote(record, asked(told, record))));
  }
  if (input.metric === "list" || plan.asks === "list") {
    const shown = cited.slice(0, LISTED_MAX).map((record) => quote(record));
    if (isRanked && (input.metric === "max" || input.metric === "min")) {
      return say.ranked(about, input.field ?? "", input.metric === "max", shown);
    }
    const count = input.limit === undefined ? result.count : Math.min(result.count, result.recordIds.length);
    return say.list(about, count, shown, count - shown.length);
  }
  if (input.metric === "count") return say.times(about, result.count, input.type);
  const value = formatMeasure(result.value, result.unit, say);
  if (one && (input.metric === "last" || input.metric === "first")) {
    return say.latest(plan.subject, pressure(one) ?? value, quote(one));
  }
  // The mean of one is that one.
  if (one && input.metric === "avg" && result.count === 1) {
    return say.latest(about, pressure(one) ?? value, quote(one));
  }
  const isExtreme = input.metric === "max" || input.metric === "min";
  const held = isExtreme && one ? pressure(one) : null;
  return say.value(about, input.metric, held ?? value, result.count, isExtreme && one ? quote(one) : null);
}

/** foundAnswer() quotes records that were found, where nothing was counted. */
export function foundAnswer(
  language: QueryPlan["language"],
  records: readonly CitedRecord[],
  context: ReadContext,
): string {
  const say = PHRASES[language];
  return say.found(records.slice(0, FOUND_MAX).map((record) => quoted(record, say, context, null)));
}

/** unheardAnswer() says that no record mentions `words`, rather than that the sum is nothing. */
export function unheardAnswer(
  plan: QueryPlan,
  words: readonly string[],
  nearest: readonly CitedRecord[],
  context: ReadContext,
): string {
  const say = PHRASES[plan.language];
  const isNumber = inputOf(plan)?.metric !== "list" && !CITED.has(plan.asks);
  const about = isNumber ? say.about(plan.subject, labelOfPeriod(plan.periods[0], say, context)) : null;
  const quotes = nearest.slice(0, FOUND_MAX).map((record) => quoted(record, say, context, null));
  return say.unheard(about, words, quotes);
}

/** The sentence of a number that was made of several, or null where there was nothing to make it of. */
function derivedSentence(told: Told, derive: Derivation): string | null {
  const { plan, input, results, answer, cited, about, say, context } = told;
  const [first, second] = results as [AggregateResult, AggregateResult | undefined];
  const measure = (value: number | null, unit: string | null | undefined) => formatMeasure(value, unit, say);
  switch (derive.kind) {
    case "per": {
      if (first.count === 0) return null;
      const [whole, part] = first.value === null && first.groups && answer.groups
        ? [first.groups[0]?.value, answer.groups[0]?.value]
        : [first.value ?? first.count, answer.value];
      if (part === null || part === undefined || input.groupBy) return null;
      const units = part === 0 ? derive.units ?? 0 : (whole ?? 0) / part;
      return say.per(about, derive.unit, valueOf(answer, say), valueOf(first, say), measure(units, null));
    }
    case "share": {
      const shares = second ? sharesOf(first, second) : [];
      if (shares.length === 0) return null;
      return say.share(
        about,
        shares.map(({ percent, part, whole, unit }) => ({
          percent: `${measure(percent, null)}%`,
          part: measure(part, unit),
          whole: measure(whole, unit),
        })),
      );
    }
    case "balance":
      if (input.groupBy && answer.groups) {
        return groupsSentence({
          ...told,
          about: say.about(nounOf("balance", plan.language), periodOf(plan)),
        });
      }
      return say.each(periodOf(plan), sidesOf(told), valueOf(answer, say));
    case "net":
      return say.net(periodOf(plan), sidesOf(told), valueOf(answer, say));
    case "pair": {
      if (first.count === 0 || !second) return null;
      if (first.groups) return groupsSentence(told);
      return say.value(
        about,
        input.metric,
        `${pairOf(first, second)} ${first.unit ?? ""}`.trim(),
        first.count,
        null,
      );
    }
    case "trend": {
      const change = changeOf(told);
      const isOne = (first.groups?.length ?? 0) < 2;
      if (change === null) return null;
      return isOne ? change : groupsSentence(told) + change;
    }
    case "rate": {
      if (answer.value === null || !second) return null;
      const value = derive.rate === "pace" ? paceOf(answer.value) : measure(answer.value, null);
      return say.rate(about, derive.rate, value, measure(second.value, "km"), measure(first.value, "min"));
    }
    case "change":
      return answer.value === null || !second ? null : changeSentence(told, second, first);
    case "since":
      return cited[0] && answer.value !== null
        ? say.since(answer.value, quoted(cited[0], say, context, null))
        : null;
    case "streak":
      return say.streak(about, answer.value ?? 0, derive.which === "longest");
    case "groups":
      return say.days(about, answer.value ?? 0);
    case "extreme": {
      const tops = winners(first, derive.order, derive.groups);
      if (tops.length === 0) return null;
      return say.extreme(
        about,
        derive.order === "max",
        tops.map((top) => top.map((group) => labelOf(group, told))),
      );
    }
    case "nth": {
      const record = cited.find(({ id }) => id === answer.recordIds[0]);
      if (!record) return say.nothing(about, false);
      return say.cited([
        quoted(record, say, context, asked({ ...told, input: { ...input, metric: "max" } }, record)),
      ]);
    }
  }
}

/** 6.25 minutes are 6:15. */
function paceOf(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** From the first value to the last, where they are two. */
function changeOf(told: Told): string | null {
  const [, last, first] = told.results;
  const isTwo = first && last && first.count > 0 && first.recordIds[0] !== last.recordIds[0];
  return isTwo ? changeSentence(told, first, last) : null;
}

function changeSentence(
  { about, cited, say, context }: Told,
  first: AggregateResult,
  last: AggregateResult,
): string {
  const at = (result: AggregateResult): Labelled => {
    const record = cited.find(({ id }) => id === result.recordIds[0]);
    const value = formatMeasure(result.value, result.unit, say);
    return { label: record ? quoted(record, say, context, null).when : "", value };
  };
  const change = (last.value ?? 0) - (first.value ?? 0);
  const amount = formatMeasure(Math.abs(change), last.unit, say);
  return say.change(about, amount, change > 0, at(first), at(last));
}

/** The two numbers of a blood pressure. */
function pairOf(first: { value: number | null }, second: { value: number | null } | undefined): string {
  const number = (value: number | null) => formatMeasure(value, null);
  return second?.value === null || second === undefined
    ? number(first.value)
    : `${number(first.value)}/${number(second.value)}`;
}

function inputOf(plan: QueryPlan): AggregateCall["input"] | null {
  const call = plan.calls[0];
  return call?.operation === "aggregate_records" ? call.input : null;
}

function quoted(record: CitedRecord, say: Phrases, context: ReadContext, extra: string | null): Quoted {
  const at = civilOf(toLocal(Date.parse(record.occurredAt), context.timezone));
  const hasHour = record.type === "event" && record.data.allDay !== true;
  const two = (part: number) => String(part).padStart(2, "0");
  const flat = record.text.replace(/\s+/g, " ").trim();
  return {
    when: say.day({
      year: at.year === thisYear(context) ? null : at.year,
      month: at.month,
      day: at.day,
      hour: hasHour ? `${two(at.hour)}:${two(at.minute)}` : null,
    }),
    text: flat.length > QUOTE_CHARS_MAX ? `${flat.slice(0, QUOTE_CHARS_MAX)}…` : flat,
    extra,
  };
}

const thisYear = ({ now, timezone }: ReadContext) => civilOf(toLocal(Date.parse(now), timezone)).year;

/** The question's own words, and the days where those could mean others: a season, holidays, of late. */
function labelOfPeriod(
  period: QueryPlan["periods"][number] | undefined,
  say: Phrases,
  context: ReadContext,
): string {
  if (!period?.from || !period.to) return period?.label ?? "";
  const local = (time: string) => toLocal(Date.parse(time), context.timezone);
  const [from, to] = [local(period.from), local(period.to)];
  const isDays = startOfDay(from) === from && startOfDay(to) === to;
  if (!isDays || unitOf(from, to) !== null) return period.label;
  const day = (at: number) => {
    const { year, month, day } = civilOf(at);
    return say.day({ year: year === thisYear(context) ? null : year, month, day, hour: null });
  };
  return say.between(period.label, day(from), day(to - 1));
}

/** The place or amount that the question was about. */
function asked({ plan, input, answer, say }: Told, record: CitedRecord): string | null {
  const { amount, currency } = record.data;
  if (plan.asks === "where") return placeOf(record);
  if (input.metric !== "max" && input.metric !== "min") return null;
  if (typeof amount === "number") return formatMeasure(amount, String(currency ?? ""), say);
  return pressure(record) ?? (answer.value === null ? null : formatMeasure(answer.value, answer.unit, say));
}

function placeOf({ data: { location, merchant } }: CitedRecord): string | null {
  return typeof location === "string" ? location : typeof merchant === "string" ? merchant : null;
}

/** A blood pressure is two numbers. */
function pressure({ data }: CitedRecord): string | null {
  if (data.name !== "bloodPressure" || typeof data.value2 !== "number") return null;
  return `${data.value}/${data.value2} ${data.unit ?? "mmHg"}`;
}

function groupsSentence(told: Told): string {
  const { input, answer: result, about, say } = told;
  const rows = [...result.groups!];
  if (RANKED.has(input.groupBy ?? "")) {
    // Amounts of one currency stand together, the currency of most records first.
    const counts = new Map<string | null, number>();
    for (const { unit = null, count } of rows) counts.set(unit, (counts.get(unit) ?? 0) + count);
    rows.sort((a, b) =>
      counts.get(b.unit ?? null)! - counts.get(a.unit ?? null)! || (b.value ?? b.count) - (a.value ?? a.count)
    );
  }
  const labelled = rows.slice(0, GROUPS_MAX).map((group) => labelOf(group, told));
  // Without a grouping asked for, groups are the currencies or units that could not be added together.
  if (input.groupBy === undefined) {
    const isExtreme = input.metric === "max" || input.metric === "min";
    const values = labelled.map(({ value }, at) => {
      const one = isExtreme ? told.cited.find(({ id }) => rows[at]!.recordIds.includes(id)) : undefined;
      return one ? say.held(value, quoted(one, say, told.context, null)) : value;
    });
    return say.apart(about, input.metric, values, result.count);
  }
  return say.groups(about, labelled, rows.length > GROUPS_MAX);
}

function labelOf(
  { key, value, count, unit }: NonNullable<AggregateResult["groups"]>[number],
  { plan, input, results, answer, say, context }: Told,
): Labelled {
  const other = plan.derive?.kind === "pair"
    ? results[1]?.groups?.find((group) => group.key === key)
    : undefined;
  return {
    label: dayOfKey(key, say, context) ?? nounOf(key, plan.language),
    value: other
      ? `${pairOf({ value }, other)} ${unit ?? ""}`.trim()
      : input.metric === "count" || value === null
      ? String(count)
      : formatMeasure(value, unit ?? (isCurrency(key) ? key : answer.unit), say),
  };
}

/** `2026-03`, `2026-03-09`, `2026-W12` and `2026-Q1` as they are said. */
function dayOfKey(key: string, say: Phrases, context: ReadContext): string | null {
  const unit = /^(\d{4})-([WQ])(\d{1,2})$/.exec(key);
  if (unit) {
    const [, year, letter, number] = unit;
    if (letter === "Q") return say.quarter(Number(year), Number(number));
    // The first week of a year is the one with the fourth of January (ISO 8601).
    const monday = civilOf(startOfWeek(localOf(Number(year), 1, 4)) + (Number(number) - 1) * WEEK_MS);
    const first = {
      year: monday.year === thisYear(context) ? null : monday.year,
      month: monday.month,
      day: monday.day,
    };
    return say.week(say.day({ ...first, hour: null }));
  }
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(key);
  if (!match) return null;
  const [, year, month, day] = match;
  return say.day({
    year: Number(year) === thisYear(context) ? null : Number(year),
    month: Number(month),
    day: day === undefined ? null : Number(day),
    hour: null,
  });
}

const periodOf = (plan: QueryPlan) => plan.periods[0]?.label ?? "";

function sidesOf({ plan, results, say }: Told): Labelled[] {
  const isUntold = plan.givenBack && results.at(-1)!.count === 0;
  const sides = isUntold ? plan.sides!.slice(0, -1) : plan.sides!;
  return sides.map((label, i) => ({ label, value: valueOf(results[i]!, say) }));
}

/** A value, or one for each unit that cannot be added to the others. */
function valueOf({ value, unit, count, groups }: AggregateResult, say: Phrases): string {
  if (value === null && groups && groups.length > 0) {
    return say.together(groups.map((group) => formatMeasure(group.value, group.unit, say)));
  }
  return formatMeasure(value ?? count, unit, say);
}

function sidesSentence(told: Told): string {
  const { plan, results, say } = told;
  const sides = sidesOf(told);
  if (plan.asks === "each") {
    const types = plan.calls.map((call) =>
      call.operation === "aggregate_records" ? call.input.type : undefined
    );
    const isBoth = types[0] === "income" && types[1] === "expense";
    const subject = isBoth ? periodOf(plan) : say.about(plan.subject, samePeriod(plan));
    return say.each(subject, sides, isBoth ? valueOf(balanceOf(results), say) : null);
  }
  // Things that are compared have their period in common.
  const subject = say.about(plan.subject, samePeriod(plan));
  return say.compare(subject, sides, results.length === 2 ? differencesOf(results, say) : []);
}

/** How two results differ, in each of their currencies. */
function differencesOf(results: readonly AggregateResult[], say: Phrases): Difference[] {
  const difference = differenceOf(results);
  const parts = difference.groups ?? [difference];
  // Of kilometres and minutes neither is more.
  if (parts.length > 1 && !parts.every(({ unit }) => unit && isCurrency(unit))) return [];
  return parts.map(({ value, unit }) => {
    const before = valueIn(results[1]!, unit ?? null);
    return {
      amount: value ? formatMeasure(Math.abs(value), unit, say) : null,
      isMore: (value ?? 0) > 0,
      percent: before && value ? `${formatMeasure(Math.abs(100 * value / before), null)}%` : null,
    };
  });
}

/** The period all sides share, or nothing where they differ by it. */
function samePeriod({ periods }: QueryPlan): string {
  const labels = new Set(periods.map((period) => period?.label ?? ""));
  return labels.size === 1 ? [...labels][0]! : "";
}
