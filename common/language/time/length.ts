/** Lengths of time as a distance from now and as an interval of repetition. @module */

import { addMonths, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "./civil.ts";
import type { Length, Moment, Repeat, Unit } from "./moment.ts";

/** every two days, every three hours as an RRULE. */
export function everyUnit(unit: Unit, interval: number): Repeat {
  const freq = {
    second: "MINUTELY",
    minute: "MINUTELY",
    hour: "HOURLY",
    day: "DAILY",
    week: "WEEKLY",
    month: "MONTHLY",
    quarter: "MONTHLY",
    year: "YEARLY",
  } as const;
  const times = unit === "quarter" ? interval * 3 : interval;
  return { freq: freq[unit], ...(times > 1 ? { interval: times } : {}) };
}

/** away() is a length before or behind now: days and weeks as days, so that an hour may still be said. */
export function away(length: Length, sign: 1 | -1): Moment {
  const units = Object.keys(length) as Unit[];
  if (units.every((unit) => unit === "day" || unit === "week")) {
    const days = (length.day ?? 0) + (length.week ?? 0) * 7;
    if (Number.isInteger(days)) return { shift: { day: sign * days } };
  }
  return { distance: Object.fromEntries(units.map((unit) => [unit, sign * length[unit]!])) };
}

const LENGTH_MS: Readonly<Record<string, number>> = {
  second: SECOND_MS,
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
};

/** addLength() walks from a local time; whole months and years by the calendar, the rest by the clock. */
export function addLength(local: number, length: Length, sign: 1 | -1): number {
  let months = 0;
  let ms = 0;
  for (const [unit, amount] of Object.entries(length) as [keyof Length, number][]) {
    if (unit === "year") months += amount * 12;
    else if (unit === "quarter") months += amount * 3;
    else if (unit === "month") months += amount;
    else ms += amount * (LENGTH_MS[unit] ?? 0);
  }
  const whole = Math.trunc(months);
  const fraction = months - whole;
  const at = whole === 0 ? local : addMonths(local, sign * whole);
  return at + sign * (ms + Math.round(fraction * 30) * DAY_MS);
}
