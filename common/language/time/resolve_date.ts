/** The day or longer period that a moment names. @module */

import {
  addMonths,
  type Civil,
  civilOf,
  DAY_MS,
  daysInMonth,
  isDate,
  localOf,
  startOfDay,
  startOfWeek,
} from "./civil.ts";
import { HOLIDAYS, lunarDate, nthWeekday } from "./holidays.ts";
import { dateGrain, type Moment } from "./moment.ts";
import type { Day, Direction, Grain } from "./stretch.ts";

/** Months looked through for a day of the month that falls on the weekday said with it. */
const WEEKDAY_MONTHS_MAX = 10;

/** resolveDate() is the day or longer period; today where nothing was said of a date. */
export function resolveDate(moment: Moment, now: number, direction: Direction): Day | null {
  const today = startOfDay(now);
  const here = civilOf(now);
  const sign = direction === "past" ? -1 : 1;
  const grain = dateGrain(moment);
  if (grain === null) return { start: today, end: today + DAY_MS, grain: "day", chosen: true };
  const shift = moment.shift ?? {};
  const yearSaid = moment.year !== undefined || shift.year !== undefined;
  const year = moment.year ?? here.year + (shift.year ?? 0);
  if (year < 1 || year > 9999) return null;
  const day = (start: number, chosen = false): Day => ({ start, end: start + DAY_MS, grain: "day", chosen });

  if (moment.holiday !== undefined || moment.lunar !== undefined) {
    const dateOf = moment.holiday !== undefined
      ? HOLIDAYS[moment.holiday]
      : (of: number) => lunarDate(of, moment.lunar!.month, moment.lunar!.day);
    if (!dateOf) return null;
    const lasting = (at: number, chosen = false): Day => ({
      start: at,
      end: at + (moment.lasts ?? 1) * DAY_MS,
      grain: "day",
      chosen,
    });
    if (yearSaid) return lift(dateOf(year), lasting);
    const candidates = [year - 1, year, year + 1].flatMap((of) => {
      const date = dateOf(of);
      return date === null ? [] : [date];
    });
    const chosen = sign < 0
      ? candidates.filter((date) => date <= today).at(-1)
      : candidates.find((date) => date >= today);
    return lift(chosen ?? null, (at) => lasting(at, true));
  }
  if (shift.day !== undefined) return day(today + shift.day * DAY_MS);
  if (shift.workday !== undefined) return day(addWorkdays(today, shift.workday));
  if (shift.weekend !== undefined || moment.weekend) return weekend(moment, today, sign, shift);
  if (moment.nth !== undefined) {
    const { month, of } = monthOf(moment, here, year, yearSaid, sign, today, moment.nth.weekday);
    return lift(nthWeekday(of, month, moment.nth.weekday, moment.nth.n), (at) => day(at));
  }
  if (moment.weekday !== undefined && moment.day === undefined && moment.month === undefined) {
    if (shift.week !== undefined) {
      return day(startOfWeek(now) + (shift.week * 7 + moment.weekday - 1) * DAY_MS);
    }
    const ahead = (moment.weekday - here.weekday + 7) % 7;
    if (ahead === 0) return day(today + (moment.side === undefined ? 0 : sign * 7) * DAY_MS, true);
    return day(today + (sign > 0 ? ahead : ahead - 7) * DAY_MS, true);
  }
  if (moment.third !== undefined && moment.day === undefined) return third(moment, now, year, yearSaid, sign);
  if (shift.week !== undefined && moment.month === undefined) {
    const start = startOfWeek(now) + shift.week * 7 * DAY_MS;
    return { start, end: start + 7 * DAY_MS, grain: "week", chosen: false };
  }
  if (moment.day !== undefined) {
    if (moment.month !== undefined) {
      if (yearSaid) {
        return isDate(year, moment.month, moment.day) ? day(localOf(year, moment.month, moment.day)) : null;
      }
      return nearest(sign, today, 8, (step) => {
        const of = year + sign * step;
        return isDate(of, moment.month!, moment.day!) ? localOf(of, moment.month!, moment.day!) : null;
      }, day);
    }
    if (shift.month !== undefined) {
      const first = civilOf(localOf(here.year, here.month + shift.month, 1));
      return isDate(first.year, first.month, moment.day)
        ? day(localOf(first.year, first.month, moment.day))
        : null;
    }
    if (yearSaid) {
      return isDate(year, here.month, moment.day) ? day(localOf(year, here.month, moment.day)) : null;
    }
    const dayOf = (weekday?: number) => (step: number): number | null => {
      const first = civilOf(localOf(here.year, here.month + sign * step, 1));
      if (!isDate(first.year, first.month, moment.day!)) return null;
      const date = localOf(first.year, first.month, moment.day!);
      return weekday === undefined || civilOf(date).weekday === weekday ? date : null;
    };
    // "Mon 13th" is the next 13th that is a Monday; where none is near the weekday was a slip.
    return (moment.weekday === undefined
      ? null
      : nearest(sign, today, WEEKDAY_MONTHS_MAX, dayOf(moment.weekday), day)) ??
      nearest(sign, today, 12, dayOf(), day);
  }
  if (moment.weekOf !== undefined) {
    const monthly = moment.month !== undefined || shift.month !== undefined;
    const base = monthly
      ? localOf(year, moment.month ?? here.month + (shift.month ?? 0), 1)
      : localOf(year, 1, 1);
    // The first week is the one that holds the first Thursday, as in ISO 8601.
    const firstThursday = base + ((4 - civilOf(base).weekday + 7) % 7) * DAY_MS;
    if (moment.weekOf < 0) {
      // The last week is the one that holds the last Thursday.
      const last = monthly ? addMonths(base, 1) - DAY_MS : localOf(year, 12, 31);
      const lastThursday = last - ((civilOf(last).weekday - 4 + 7) % 7) * DAY_MS;
      return {
        start: lastThursday - 3 * DAY_MS,
        end: lastThursday + 4 * DAY_MS,
        grain: "week",
        chosen: false,
      };
    }
    const start = firstThursday - 3 * DAY_MS + (moment.weekOf - 1) * 7 * DAY_MS;
    return { start, end: start + 7 * DAY_MS, grain: "week", chosen: false };
  }
  const period = (start: number, end: number, of: Grain, chosen = false): Day => ({
    start,
    end,
    grain: of,
    chosen,
  });
  if (moment.half !== undefined && (shift.month !== undefined || moment.month !== undefined)) {
    const first = civilOf(localOf(year, moment.month ?? here.month + shift.month!, 1));
    return moment.half === 1
      ? period(localOf(first.year, first.month, 1), localOf(first.year, first.month, 16), "half")
      : period(localOf(first.year, first.month, 16), localOf(first.year, first.month + 1, 1), "half");
  }
  if (moment.month !== undefined) {
    if (moment.month < 1 || moment.month > 12) return null;
    let of = year;
    if (!yearSaid) {
      if (sign < 0 && moment.month > here.month) of--;
      if (sign > 0 && moment.month < here.month) of++;
    }
    return period(localOf(of, moment.month, 1), localOf(of, moment.month + 1, 1), "month", !yearSaid);
  }
  if (shift.month !== undefined) {
    const start = localOf(year, here.month + shift.month, 1);
    return period(start, addMonths(start, 1), "month");
  }
  if (shift.quarter !== undefined) {
    const start = localOf(year, (Math.floor((here.month - 1) / 3) + shift.quarter) * 3 + 1, 1);
    return period(start, addMonths(start, 3), "quarter");
  }
  if (moment.quarter !== undefined) {
    let of = year;
    const current = Math.floor((here.month - 1) / 3) + 1;
    if (!yearSaid && sign < 0 && moment.quarter > current) of--;
    if (!yearSaid && sign > 0 && moment.quarter < current) of++;
    const start = localOf(of, (moment.quarter - 1) * 3 + 1, 1);
    return period(start, addMonths(start, 3), "quarter", !yearSaid);
  }
  if (moment.half !== undefined) {
    const start = localOf(year, moment.half === 1 ? 1 : 7, 1);
    return period(start, addMonths(start, 6), "half", !yearSaid);
  }
  return period(localOf(year, 1, 1), localOf(year + (moment.years ?? 1), 1, 1), "year");
}

function lift(date: number | null, make: (at: number) => Day): Day | null {
  return date === null ? null : make(date);
}

/** The first date at or behind (before) today, in steps of the calendar. */
function nearest(
  sign: number,
  today: number,
  stepsMax: number,
  dateOf: (step: number) => number | null,
  day: (at: number, chosen: boolean) => Day,
): Day | null {
  for (let step = 0; step <= stepsMax; step++) {
    const date = dateOf(step);
    if (date !== null && (sign < 0 ? date <= today : date >= today)) return day(date, true);
  }
  return null;
}

function monthOf(
  moment: Moment,
  here: Civil,
  year: number,
  yearSaid: boolean,
  sign: number,
  today: number,
  weekday: number,
): { month: number; of: number } {
  if (moment.shift?.month !== undefined) {
    const first = civilOf(localOf(here.year, here.month + moment.shift.month, 1));
    return { month: first.month, of: first.year };
  }
  const month = moment.month ?? here.month;
  if (yearSaid || moment.month === undefined) return { month, of: year };
  const date = nthWeekday(year, month, weekday, moment.nth!.n) ?? today;
  if (sign < 0 && date > today) return { month, of: year - 1 };
  if (sign > 0 && date < today) return { month, of: year + 1 };
  return { month, of: year };
}

function weekend(moment: Moment, today: number, sign: number, shift: NonNullable<Moment["shift"]>): Day {
  const monday = startOfWeek(today);
  let weeks = (shift.weekend ?? 0) + (shift.week ?? 0);
  const said = shift.weekend !== undefined || shift.week !== undefined;
  // A bare weekend behind us is the last that has begun.
  if (!said && sign < 0 && civilOf(today).weekday < 6) weeks = -1;
  // On a Sunday the one ahead is the next: of today one says today.
  if (!said && sign > 0 && civilOf(today).weekday === 7) weeks = 1;
  const start = monday + (weeks * 7 + 5) * DAY_MS;
  if (moment.weekday !== undefined && moment.weekday >= 6) {
    const at = start + (moment.weekday - 6) * DAY_MS;
    return { start: at, end: at + DAY_MS, grain: "day", chosen: false };
  }
  return { start, end: start + 2 * DAY_MS, grain: "weekend", chosen: !said };
}

/** Beginning, middle and end of a month are its thirds; of a year, its first months, middle and last months; of a week, its halves. */
function third(moment: Moment, now: number, year: number, yearSaid: boolean, sign: number): Day | null {
  const here = civilOf(now);
  const shift = moment.shift ?? {};
  const of = moment.third!;
  const cut = (start: number, end: number): Day => ({ start, end, grain: "third", chosen: false });
  if (shift.week !== undefined) {
    const monday = startOfWeek(now) + shift.week * 7 * DAY_MS;
    const days = { start: [0, 3], middle: [2, 5], end: [3, 7] }[of] as [number, number];
    return cut(monday + days[0] * DAY_MS, monday + days[1] * DAY_MS);
  }
  if (moment.month === undefined && shift.month === undefined && yearSaid) {
    const months = { start: [1, 4], middle: [5, 9], end: [10, 13] }[of] as [number, number];
    return cut(localOf(year, months[0], 1), localOf(year, months[1], 1));
  }
  let first = localOf(year, moment.month ?? here.month + (shift.month ?? 0), 1);
  const days = { start: [1, 11], middle: [11, 21], end: [21, 32] }[of] as [number, number];
  const bare = moment.month === undefined && shift.month === undefined;
  if (!yearSaid && moment.month !== undefined) {
    if (sign < 0 && moment.month > here.month) first = localOf(year - 1, moment.month, 1);
    if (sign > 0 && moment.month < here.month) first = localOf(year + 1, moment.month, 1);
  } else if (bare) {
    if (sign < 0 && days[0] > here.day) first = addMonths(first, -1);
    if (sign > 0 && days[1] <= here.day) first = addMonths(first, 1);
  }
  const at = civilOf(first);
  const last = Math.min(days[1], daysInMonth(at.year, at.month) + 1);
  return cut(localOf(at.year, at.month, days[0]), localOf(at.year, at.month, last));
}

function addWorkdays(day: number, count: number): number {
  let at = day;
  const step = Math.sign(count) * DAY_MS;
  for (let left = Math.min(Math.abs(count), 400); left > 0;) {
    at += step;
    if (civilOf(at).weekday < 6) left--;
  }
  return at;
}
