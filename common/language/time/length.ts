/** Lengths of time as a distance from now and as an interval of repetition. @module */

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
