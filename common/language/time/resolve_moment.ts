/** From what was said about a time to a stretch of the person's local calendar. @module */

import {
  addMonths,
  type Civil,
  civilOf,
  DAY_MS,
  daysInMonth,
  HOUR_MS,
  isDate,
  localOf,
  MINUTE_MS,
  SECOND_MS,
  startOfDay,
  startOfWeek,
} from "./civil.ts";
import { HOLIDAYS, lunarDate, nthWeekday } from "./holidays.ts";
import { dateGrain, DAY_PARTS, type Length, type Moment } from "./moment.ts";

export type Grain =
  | "second"
  | "minute"
  | "hour"
  | "part"
  | "day"
  | "weekend"
  | "week"
  | "third"
  | "month"
  | "quarter"
  | "half"
  | "year";

/** Half-open stretch of local time; `start` is the moment itself for clock grains. */
export interface Stretch {
  start: number;
  end: number;
  grain: Grain;
  approximate: boolean;
  /** No date was said: the policy chose the day. */
  dayChosen: boolean;
  /** The hour could also be twelve hours off. */
  halfChosen: boolean;
}

/** Where a bare weekday, date or hour looks. */
export type Direction = "past" | "future";

/** An hour a person is awake: bare hours prefer these. */
const WAKING_FROM = 7;

/** Months looked through for a day of the month that falls on the weekday said with it. */
const WEEKDAY_MONTHS_MAX = 10;

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

interface Day {
  start: number;
  end: number;
  grain: Grain;
  chosen: boolean;
}

/** resolveMoment() is the stretch a moment means, seen from `now`; null for what is not on the calendar. */
export function resolveMoment(moment: Moment, now: number, asked: Direction): Stretch | null {
  const direction = moment.side ?? asked;
  if (moment.rolling) return rolling(moment.rolling, now);
  if (moment.distance) return distant(moment.distance, now, moment);
  if (moment.now) return stretch(now, now, "second", moment);
  const found = resolveDate(moment, now, direction);
  if (found === null) return null;
  const date = moment.offset || moment.holds
    ? moved(found, moment)
    : moment.clip
    ? clipped(found, moment.clip, now)
    : found;
  return date === null ? null : withClock(moment, date, now, direction);
}

/** The part of a period behind today, or from today on. */
function clipped(date: Day, clip: "before" | "after", now: number): Day {
  const today = startOfDay(now);
  if (today <= date.start || today >= date.end) return date;
  return clip === "before" ? { ...date, end: today } : { ...date, start: today };
}

/** Three days after it, or the week that holds it. */
function moved(date: Day, { offset, holds }: Moment): Day | null {
  if (offset) {
    const start = startOfDay(addLength(date.start, offset.length, offset.sign));
    return Number.isFinite(start) ? { start, end: start + DAY_MS, grain: "day", chosen: date.chosen } : null;
  }
  const { year, month } = civilOf(date.start);
  if (holds === "month") {
    return {
      start: localOf(year, month, 1),
      end: localOf(year, month + 1, 1),
      grain: "month",
      chosen: date.chosen,
    };
  }
  const monday = startOfWeek(date.start);
  return holds === "week"
    ? { start: monday, end: monday + 7 * DAY_MS, grain: "week", chosen: date.chosen }
    : { start: monday + 5 * DAY_MS, end: monday + 7 * DAY_MS, grain: "weekend", chosen: date.chosen };
}

function stretch(start: number, end: number, grain: Grain, moment: Moment): Stretch {
  return { start, end, grain, approximate: moment.approximate ?? false, dayChosen: false, halfChosen: false };
}

function rolling({ length, past }: { length: Length; past: boolean }, now: number): Stretch | null {
  const byClock = length.hour !== undefined || length.minute !== undefined || length.second !== undefined;
  const today = startOfDay(now);
  const { quarter } = length;
  if (quarter !== undefined && Object.keys(length).length === 1 && Number.isInteger(quarter)) {
    // The last two quarters are whole ones, and so is each that follows this one.
    const { year, month } = civilOf(now);
    const first = localOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
    return past
      ? stretch(addMonths(first, -3 * quarter), first, "quarter", {})
      : stretch(addMonths(first, 3), addMonths(first, 3 * (quarter + 1)), "quarter", {});
  }
  if (byClock) {
    return past
      ? stretch(addLength(now, length, -1), now, "minute", {})
      : stretch(now, addLength(now, length, 1), "minute", {});
  }
  // Today counts as one of the last seven days, and of the next seven.
  return past
    ? stretch(addLength(today + DAY_MS, length, -1), today + DAY_MS, "day", {})
    : stretch(today, addLength(today, length, 1), "day", {});
}

function distant(length: Length, now: number, moment: Moment): Stretch | null {
  const at = addLength(now, length, 1);
  if (!Number.isFinite(at)) return null;
  const fine = ["hour", "minute", "second"].some((unit) => length[unit as keyof Length] !== undefined);
  if (fine) return stretch(at, at, length.second === undefined ? "minute" : "second", moment);
  const day = startOfDay(at);
  if (moment.part === undefined) return stretch(day, day + DAY_MS, "day", moment);
  return withClock(
    { part: moment.part },
    { start: day, end: day + DAY_MS, grain: "day", chosen: false },
    now,
    "past",
  );
}

/** resolveDate() is the day or longer period; today where nothing was said of a date. */
function resolveDate(moment: Moment, now: number, direction: Direction): Day | null {
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

/** Puts the time of day on a date; without a date, on the day the direction asks for. */
function withClock(moment: Moment, date: Day, now: number, direction: Direction): Stretch | null {
  const part = moment.part === undefined ? null : DAY_PARTS[moment.part];
  const base = { approximate: moment.approximate ?? false, dayChosen: date.chosen, halfChosen: false };
  if (moment.hour === undefined) {
    if (part === null) return { ...base, start: date.start, end: date.end, grain: date.grain };
    if (date.grain !== "day") return { ...base, start: date.start, end: date.end, grain: date.grain };
    const start = date.start + part.hour * HOUR_MS;
    const covers = { grain: "part" as const, approximate: true };
    const at = !date.chosen
      ? 0
      : direction === "past" && date.start + part.from * HOUR_MS > now
      ? -DAY_MS
      : direction === "future" && date.start + part.to * HOUR_MS <= now
      ? DAY_MS
      : 0;
    return { ...base, ...covers, start: start + at, end: date.start + at + part.to * HOUR_MS };
  }
  if (date.grain !== "day") return null;
  const minute = moment.minute ?? 0;
  const second = moment.second ?? 0;
  if (moment.hour > 24 || minute > 59 || second > 59 || (moment.hour === 24 && minute + second > 0)) {
    return null;
  }
  const grain = moment.second !== undefined ? "second" : moment.minute !== undefined ? "minute" : "hour";
  const hours = hoursOf(moment);
  if (hours === null) return null;
  const at = (hour: number, day = 0) =>
    date.start + day + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
  if (hours.length === 1) {
    let start = at(hours[0]!);
    if (date.chosen && moment.weekday === undefined && dateGrain(moment) === null) {
      if (direction === "past" && start > now) start -= DAY_MS;
      if (direction === "future" && start < now) start += DAY_MS;
    }
    return { ...base, start, end: start + (grain === "hour" ? HOUR_MS : MINUTE_MS), grain };
  }
  // Two halves of the day are possible.
  const isToday = date.start === startOfDay(now);
  const free = date.chosen && dateGrain(moment) === null;
  const waking = hours.map((hour) => hour >= WAKING_FROM && hour < 24);
  const preferred = preferredHour(hours, waking);
  let start = at(preferred);
  if (isToday || free) {
    const other = hours.find((hour) => hour !== preferred)!;
    const fits = (local: number) => direction === "past" ? local <= now : local >= now;
    const otherWakes = waking[hours.indexOf(other)]!;
    if (!fits(start)) {
      if (fits(at(other)) && otherWakes) start = at(other);
      else if (free) start = nearestDay(at, hours, waking, fits, direction) ?? start;
    } else if (direction === "past" && free && otherWakes && fits(at(other)) && at(other) > start) {
      start = at(other);
    } else if (direction === "future" && free && otherWakes && fits(at(other)) && at(other) < start) {
      start = at(other);
    }
  }
  return { ...base, start, end: start + (grain === "hour" ? HOUR_MS : MINUTE_MS), grain, halfChosen: true };
}

function nearestDay(
  at: (hour: number, day?: number) => number,
  hours: readonly number[],
  waking: readonly boolean[],
  fits: (local: number) => boolean,
  direction: Direction,
): number | null {
  const step = direction === "past" ? -DAY_MS : DAY_MS;
  const candidates = hours.filter((_, index) => waking[index]).map((hour) => at(hour, step)).filter(fits);
  if (candidates.length === 0) return null;
  return direction === "past" ? Math.max(...candidates) : Math.min(...candidates);
}

/** Of two waking hours the one of the working day: 7..11 in the morning, 12..6 in the afternoon. */
function preferredHour(hours: readonly number[], waking: readonly boolean[]): number {
  const awake = hours.filter((_, index) => waking[index]);
  return awake[0] ?? hours[0]!;
}

/** The hours of 24 that an hour as said can be, morning first. */
function hoursOf(moment: Moment): number[] | null {
  const hour = moment.hour!;
  if (moment.meridiem) {
    if (hour > 12) return moment.meridiem === "am" && hour > 12 ? null : [hour];
    return [(hour % 12) + (moment.meridiem === "pm" ? 12 : 0)];
  }
  if (moment.part) return [hourInPart(hour, moment.part)];
  if (moment.exact || hour > 12 || hour === 0) return [hour];
  return hour === 12 ? [12, 24] : [hour, hour + 12];
}

/** 晚上12点 is the midnight that ends the day, 中午1点 is 13:00, 凌晨2点 is 2:00. */
function hourInPart(hour: number, part: NonNullable<Moment["part"]>): number {
  if (hour > 12) return hour;
  const { from, to } = DAY_PARTS[part];
  if (hour === 12) {
    return part === "noon" || part === "lunch" || part === "afternoon" || part === "day" ||
        part === "forenoon" || part === "morning"
      ? 12
      : part === "dawn" || part === "midnight" || part === "earlyMorning"
      ? 0
      : 24;
  }
  if (part === "noon" || part === "lunch") return hour >= 9 ? hour : hour + 12;
  if (part === "lateNight" || part === "night" || part === "evening") {
    if (hour <= 4) return hour + 24;
    return hour + 12;
  }
  if (part === "midnight") return hour <= 5 ? hour : hour + 12;
  if (part === "business" || part === "day") return hour >= 7 ? hour : hour + 12;
  return from >= 12 || to > 14 ? hour + 12 : hour;
}
