/** Bounds a question sets to what is counted: more than 100, under 5 km. @module */

import { currencyOf } from "../values/money.ts";
import type { Values } from "../values/read_values.ts";
import { LIMITS, QUESTION_LANGUAGES } from "./languages.ts";
import type { Taken } from "./understand.ts";

export interface Limit {
  operator: "eq" | "gt" | "gte" | "lt" | "lte";
  value: number;
  /** The other end, where amounts must lie between two. */
  to?: number;
  /** Field the number's own unit speaks of, or null where it has none. */
  field: string | null;
  /** ISO 4217, where an amount names its currency. */
  currency: string | null;
  /** As the question writes it: "超过500块". */
  label: string;
  /** The other way round, said beside it: over 50 but under 100. */
  also?: Limit;
}

/** A bound stands this near to its number. */
const BEFORE_MAX = 4;
const BEHIND_MAX = 3;

const FIELDS: Readonly<Record<string, string>> = {
  distance: "data.distanceKm",
  energy: "data.calories",
  mass: "data.value",
  steps: "data.value",
  rate: "data.value",
  temperature: "data.value",
};

interface Amount {
  start: number;
  end: number;
  value: number;
  field: string | null;
  currency: string | null;
}

const BETWEEN = QUESTION_LANGUAGES.flatMap(({ between, number }) =>
  between.map((regexp) => ({ regexp, number }))
);

function betweenOf(text: string, taken: Taken, amounts: readonly Amount[]): Limit | null {
  for (const { regexp, number } of BETWEEN) {
    const match = regexp.exec(text);
    const [value, to] = [match?.groups?.n, match?.groups?.to].map((said) =>
      said === undefined ? null : number(said)
    );
    if (!match || value === null || to === null || value === undefined || to === undefined) continue;
    const end = match.index + match[0].length;
    // The mark may stand at either number: $100 to 300, 100 to 300 km.
    const marked = amounts.find((one) =>
      one.start < end && one.end > match.index && (one.currency !== null || one.field !== null)
    );
    taken.take(match.index, Math.max(end, marked?.end ?? 0));
    const { field = null, currency = null } = marked ?? {};
    // 10 miles are so many kilometres, as the record has them.
    const factor = marked === undefined || field === "data.amount"
      ? 1
      : marked.value / (marked.start > match.index + match[0].indexOf(match.groups!.n!) ? to : value);
    const label = text.slice(match.index, Math.max(end, marked?.end ?? 0)).trim();
    return { operator: "gte", value: value * factor, to: to * factor, field, currency, label };
  }
  return null;
}

const NUMERAL = `(?<n>${QUESTION_LANGUAGES.map(({ numeral }) => numeral).join("|")})`;
const ANY_NUMERAL = new RegExp(NUMERAL);
const BEHIND = new RegExp(`^\\s?${NUMERAL}`);
const BEFORE = new RegExp(`${NUMERAL}\\s?$`);

/** A number that stands alone, where a bound is its only mark. */
function numberBehind(text: string, at: number) {
  return numeral(BEHIND.exec(text.slice(at, at + 12)), at);
}

function numberBefore(text: string, at: number) {
  const from = Math.max(0, at - 12);
  return numeral(BEFORE.exec(text.slice(from, at)), from);
}

function numeral(match: RegExpExecArray | null, from: number) {
  const said = match?.groups?.n;
  if (!match || said === undefined) return null;
  const value = QUESTION_LANGUAGES.map(({ number }) => number(said)).find((one) => one !== null) ?? null;
  const start = from + match.index;
  return value === null ? null : { start, end: start + match[0].length, value, field: null, currency: null };
}

/**
 * limitOf() is the first bound with a number beside it, and the one in the other direction where there is one; they
 * are taken from the text. `own` is the person's currency.
 */
export function limitOf(text: string, taken: Taken, values: Values, own: string): Limit | null {
  const amounts: Amount[] = [
    ...values.money.map((money) => ({
      start: money.start,
      end: money.end,
      value: money.amount,
      field: "data.amount",
      currency: money.own === "any" ? null : currencyOf(money, own),
    })),
    ...values.quantities.map(({ start, end, value, dimension }) => ({
      start,
      end,
      value,
      field: FIELDS[dimension] ?? null,
      currency: null,
    })),
    ...values.times.flatMap(({ start, end, length, moment }) => {
      // 超过一小时 may have been read as "in an hour": 过 stands before it.
      const said = moment === null ? length : moment.distance;
      const minutes = (said?.hour ?? 0) * 60 + (said?.minute ?? 0);
      const from = start + Math.max(0, text.slice(start, end).search(ANY_NUMERAL));
      return minutes > 0
        ? [{ start: from, end, value: minutes, field: "data.durationMinutes", currency: null }]
        : [];
    }),
    ...values.numbers.map((one) => ({ ...one, field: null, currency: null })),
  ].sort((a, b) => a.start - b.start);
  const between = betweenOf(text, taken, amounts);
  if (between) return between;
  let first: Limit | null = null;
  for (const { row: [, , operator, stands], regexp } of LIMITS) {
    for (const { index, 0: cue } of text.matchAll(regexp)) {
      const end = index + cue.length;
      if (!taken.isFree(index, end)) continue;
      const free = amounts.filter((one) => taken.isFree(one.start, one.end));
      const next = free.find((one) => one.start >= end && one.start - end <= BEFORE_MAX) ??
        numberBehind(text, end);
      const last = free.findLast((one) => index >= one.end && index - one.end <= BEHIND_MAX) ??
        numberBefore(text, index);
      const amount = stands === "behind" ? last ?? next : next ?? last;
      if (!amount || !taken.isFree(amount.start, amount.end)) continue;
      const { value, field, currency } = amount;
      const label = text.slice(Math.min(index, amount.start), Math.max(end, amount.end)).trim();
      const limit: Limit = { operator, value, field, currency, label };
      if (first && operator[0] === first.operator[0]) continue;
      taken.take(index, end);
      taken.take(amount.start, amount.end);
      if (first?.operator === "eq" || operator === "eq") return first ?? limit;
      if (first) return both(first, limit, text);
      first = limit;
    }
  }
  return first;
}

/** Over 50 but under 100 yuan: what only one of them says is said of both. */
function both(one: Limit, other: Limit, text: string): Limit {
  const field = one.field ?? other.field;
  const currency = one.currency ?? other.currency;
  const [start, end] = [one, other].map(({ label }) => text.indexOf(label)) as [number, number];
  const [first, last] = start < end ? [one, other] : [other, one];
  const label = `${first.label} ${last.label}`;
  return { ...one, field, currency, label, also: { ...other, field, currency } };
}
