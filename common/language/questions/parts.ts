/** Parts of a period: the first half of it, its last week, its weekends, its evenings. @module */

import { civilOf, DAY_MS, HOUR_MS, startOfDay, toInstant, toIso, toLocal } from "../time/civil.ts";
import { DAY_PARTS } from "../time/moment.ts";
import type { Part } from "./ask.ts";
import type { Period } from "./periods.ts";

/** Where a question names a part. */
export interface NamedPart {
  start: number;
  end: number;
  part: Part;
}

/** Most stretches of time that one call may be asked about; see the limit on conditions of a filter. */
const STRETCHES_MAX = 56;
/** A part and its period stand this near to each other: 3月里的最后一周, "the first half of last month". */
const APART_MAX = 5;

/**
 * partOf() is a period cut down to the part that is named beside it, or null where the period cannot be cut so. `text`
 * gives the question's own words between two places.
 */
export function partOf(
  period: Period,
  { start, end, part }: NamedPart,
  text: (start: number, end: number) => string,
  now: number,
  timezone: string,
): Period | null {
  if (period.from === null || period.to === null) return null;
  const from = toLocal(Date.parse(period.from), timezone);
  const to = toLocal(Date.parse(period.to), timezone);
  const first = Math.min(period.start, start);
  const last = Math.max(period.end, end);
  const said = [period, { start, end }].sort((a, b) => a.start - b.start);
  const isSame = period.start === start;
  const label = isSame || isBeside(period, { start, end, part })
    ? text(first, last)
    : said.map((one) => text(one.start, one.end)).join(" ");
  const named = { label, start: first, end: last };
  const iso = (local: number) => toIso(toInstant(local, timezone));
  if ("weekdays" in part || "hours" in part) {
    const within = stretchesOf(from, to, part).map((one) => ({ from: iso(one.from), to: iso(one.to) }));
    if (within.length === 0 || within.length > STRETCHES_MAX) return null;
    return {
      ...period,
      ...named,
      of: period.label,
      within,
      ...("weekdays" in part ? { weekdays: part.weekdays } : {}),
    };
  }
  const cut = cutOf(from, to, part, now);
  return cut && { ...named, from: iso(cut.from), to: iso(cut.to) };
}

/** onWeekdays() is a period cut down to some days of its weeks, or null where these are too many. */
export function onWeekdays(
  period: Period,
  { label, weekdays = [] }: Pick<Period, "label" | "weekdays">,
  timezone: string,
): Period | null {
  const named = { start: period.start, end: period.start, part: { weekdays } };
  const cut = partOf(period, named, () => label, 0, timezone);
  const of = period.of ?? period.label;
  return cut && { ...cut, of, label: /\p{Script=Han}/u.test(of) ? `${of}${label}` : `${label} ${of}` };
}

/** isBeside() says whether a part is named of this period. */
export function isBeside(period: Period, { start, end }: NamedPart): boolean {
  const gap = period.start >= end ? period.start - end : start - period.end;
  return gap >= -1 && gap <= APART_MAX;
}

function cutOf(from: number, to: number, part: Part, now: number): { from: number; to: number } | null {
  if (!("cut" in part)) return null;
  if (part.cut === "rest") return now < to ? { from: Math.max(from, now), to } : null;
  const { cut, unit, n = 1 } = part;
  if (unit === "half") {
    // A month is halved after the fifteenth, as salaries are.
    const middle = from + 15 * DAY_MS;
    if (civilOf(from).day !== 1 || to - from > 31 * DAY_MS || to <= middle) return null;
    return cut === "start" ? { from, to: middle } : { from: middle, to };
  }
  const length = unit === "week" ? 7 * DAY_MS : DAY_MS;
  const whole = cut === "nth" ? length : n * length;
  const begin = cut === "end" ? to - whole : cut === "nth" ? from + (n - 1) * length : from;
  if (begin < from || begin >= to) return null;
  return { from: begin, to: Math.min(begin + whole, to) };
}

/** The days, or hours of each day, that are asked about; neighbouring days are one stretch. */
function stretchesOf(from: number, to: number, part: Part): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let day = startOfDay(from); day < to; day += DAY_MS) {
    if ("hours" in part) {
      // An hour early included, as for the evening of one day.
      const hours = DAY_PARTS[part.hours];
      found.push({ from: day + Math.max(0, hours.from - 1) * HOUR_MS, to: day + hours.to * HOUR_MS });
    } else if ("weekdays" in part && part.weekdays.includes(civilOf(day).weekday)) {
      const last = found.at(-1);
      if (last?.to === day) last.to = day + DAY_MS;
      else found.push({ from: day, to: day + DAY_MS });
    }
    if (found.length > STRETCHES_MAX) break;
  }
  return found;
}
