/** Bounds a question sets to what is counted: more than 100, under 5 km. @module */

import type { Values } from "../values/read_values.ts";
import { LIMITS, QUESTION_LANGUAGES } from "./languages.ts";
import type { Taken } from "./understand.ts";

export interface Limit {
  operator: "gt" | "gte" | "lt" | "lte";
  value: number;
  /** The other end, where amounts must lie between two. */
  to?: number;
  /** Field the number's own unit speaks of, or null where it has none. */
  field: string | null;
  /** As the question writes it: "超过500块". */
  label: string;
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

function betweenOf(text: string, taken: Taken): Limit | null {
  for (const { between, number } of QUESTION_LANGUAGES) {
    const match = between.exec(text);
    const [value, to] = [match?.groups?.n, match?.groups?.to].map((said) =>
      said === undefined ? null : number(said)
    );
    if (!match || value === null || to === null || value === undefined || to === undefined) continue;
    taken.take(match.index, match.index + match[0].length);
    return { operator: "gte", value, to, field: null, label: match[0].trim() };
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
  return value === null ? null : { start, end: start + match[0].length, value, field: null };
}

/** limitOf() is the first bound with a number beside it; both are taken from the text. */
export function limitOf(text: string, taken: Taken, values: Values): Limit | null {
  const amounts = [
    ...values.money.map(({ start, end, amount }) => ({ start, end, value: amount, field: "data.amount" })),
    ...values.quantities.map(({ start, end, value, dimension }) => ({
      start,
      end,
      value,
      field: FIELDS[dimension] ?? null,
    })),
    ...values.times.flatMap(({ start, end, length, moment }) => {
      // 超过一小时 may have been read as "in an hour": 过 stands before it.
      const said = moment === null ? length : moment.distance;
      const minutes = (said?.hour ?? 0) * 60 + (said?.minute ?? 0);
      const from = start + Math.max(0, text.slice(start, end).search(ANY_NUMERAL));
      return minutes > 0 ? [{ start: from, end, value: minutes, field: "data.durationMinutes" }] : [];
    }),
    ...values.numbers.map((one) => ({ ...one, field: null })),
  ];
  const between = betweenOf(text, taken);
  if (between) return between;
  for (const { row: [, , operator], regexp } of LIMITS) {
    for (const { index, 0: cue } of text.matchAll(regexp)) {
      const end = index + cue.length;
      const amount = amounts.find((one) =>
        (one.start >= end && one.start - end <= BEFORE_MAX) ||
        (index >= one.end && index - one.end <= BEHIND_MAX)
      ) ?? numberBehind(text, end) ?? numberBefore(text, index);
      if (!amount) continue;
      taken.take(index, end);
      taken.take(amount.start, amount.end);
      const { value, field } = amount;
      const label = text.slice(Math.min(index, amount.start), Math.max(end, amount.end)).trim();
      return { operator, value, field, label };
    }
  }
  return null;
}
