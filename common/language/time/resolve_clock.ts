/** The time of day on a date: which half, which hour, and which day where none was said. @module */

import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, startOfDay } from "./civil.ts";
import { dateGrain, DAY_PARTS, type Moment } from "./moment.ts";
import type { Day, Direction, Stretch } from "./stretch.ts";

/** An hour a person is awake: bare hours prefer these. */
const WAKING_FROM = 7;

/** Puts the time of day on a date; without a date, on the day the direction asks for. */
export function withClock(moment: Moment, found: Day, now: number, direction: Direction): Stretch | null {
  const date = moment.hour !== undefined && found.grain === "weekend"
    ? ofWeekend(found, now, direction)
    : found;
  const part = moment.part === undefined ? null : DAY_PARTS[moment.part];
  const base = {
    approximate: (moment.approximate ?? false) || date !== found,
    dayChosen: date.chosen,
    halfChosen: false,
  };
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
    } else start += nextWeek(moment, date, start, now, direction);
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
  start += nextWeek(moment, date, start, now, direction);
  return { ...base, start, end: start + (grain === "hour" ? HOUR_MS : MINUTE_MS), grain, halfChosen: true };
}

/** 周末六点聚会: the first day of a weekend, or its second where the first is gone. */
function ofWeekend(weekend: Day, now: number, direction: Direction): Day {
  const isGone = direction === "future" && startOfDay(now) > weekend.start && startOfDay(now) < weekend.end;
  const start = weekend.start + (isGone ? DAY_MS : 0);
  return { start, end: start + DAY_MS, grain: "day", chosen: false };
}

/** "Wednesday 1pm" said of a plan on a Wednesday evening is the one to come. */
function nextWeek(moment: Moment, date: Day, start: number, now: number, direction: Direction): number {
  const isBare = date.chosen && moment.weekday !== undefined && moment.day === undefined;
  return isBare && direction === "future" && start < now ? 7 * DAY_MS : 0;
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
