/** From a time expression to a stretch of local time: ranges take from their first end what the second leaves out. @module */

import { civilOf, DAY_MS, HOUR_MS, startOfDay } from "./civil.ts";
import { dateGrain, hasClock, type Moment } from "./moment.ts";
import type { TimeExpression } from "./read_times.ts";
import { resolveMoment } from "./resolve_moment.ts";
import type { Direction, Stretch } from "./stretch.ts";

/** What was resolved of an expression: every kind of record asks for the same ones. */
const RESOLVED = new WeakMap<
  TimeExpression,
  { now: number; stretches: Map<Direction, Readonly<Stretch> | null> }
>();

/** resolveExpression() is the stretch an expression means; null where it names no moment. */
export function resolveExpression(
  time: TimeExpression,
  now: number,
  direction: Direction,
): Readonly<Stretch> | null {
  let known = RESOLVED.get(time);
  if (known?.now !== now) RESOLVED.set(time, known = { now, stretches: new Map() });
  let stretch = known.stretches.get(direction);
  if (stretch === undefined) known.stretches.set(direction, stretch = resolved(time, now, direction));
  return stretch;
}

function resolved(time: TimeExpression, now: number, direction: Direction): Stretch | null {
  if (time.moment === null) return null;
  if (time.until === null) return resolveMoment(time.moment, now, direction);
  const [from, until] = sharedFields(time.moment, time.until);
  const start = resolveMoment(from, now, direction);
  if (start === null) return null;
  const end = resolveUntil(from, until, start, now, direction);
  if (end === null) return null;
  return { ...start, end: end.end, approximate: start.approximate || end.approximate };
}

/** "2 to 4 pm" and 下午2点到4点: a half of the day said once holds for both ends where that keeps their order. */
function sharedFields(from: Moment, until: Moment): [Moment, Moment] {
  let first = from;
  let second = until;
  if (hasClock(from) && hasClock(until)) {
    if (
      from.meridiem === undefined && from.part === undefined && until.meridiem !== undefined && !from.exact
    ) {
      const order = from.hour! % 12 <= until.hour! % 12;
      first = { ...from, meridiem: order ? until.meridiem : until.meridiem === "pm" ? "am" : "pm" };
    }
    if (
      until.meridiem === undefined && until.part === undefined && from.meridiem !== undefined && !until.exact
    ) {
      const order = until.hour! % 12 >= from.hour! % 12;
      second = { ...until, meridiem: order ? from.meridiem : from.meridiem === "am" ? "pm" : "am" };
    }
  }
  for (const field of ["year", "month"] as const) {
    if (
      first[field] === undefined && first.shift?.[field] === undefined && second[field] !== undefined &&
      lacks(first, field)
    ) {
      const wraps = field === "year" && (first.month ?? 0) > (second.month ?? 12);
      first = { ...first, [field]: second[field]! - (wraps ? 1 : 0) };
    }
  }
  return [first, second];
}

/** A first end that is part of the second's period: "3 to 5 December", "March to May 2025". */
function lacks(moment: Moment, field: "year" | "month"): boolean {
  if (moment.shift || moment.weekday !== undefined || moment.holiday) return false;
  return field === "month"
    ? moment.day !== undefined && moment.month === undefined
    : (moment.month !== undefined || moment.quarter !== undefined || moment.day !== undefined);
}

function resolveUntil(
  from: Moment,
  until: Moment,
  start: Stretch,
  now: number,
  direction: Direction,
): Stretch | null {
  const grain = dateGrain(until);
  const said = civilOf(start.start);
  if (grain === null && hasClock(until)) {
    const day = startOfDay(start.start);
    const same: Moment = {
      ...until,
      ...(until.part === undefined && from.part !== undefined && until.meridiem === undefined
        ? { part: from.part }
        : {}),
    };
    const first = resolveMoment(
      { ...same, year: said.year, month: said.month, day: said.day },
      day,
      "future",
    );
    if (first === null) return null;
    let end = first.start;
    const twelve = 12 * HOUR_MS;
    if (end - twelve > start.start && first.halfChosen) end -= twelve;
    if (end <= start.start && until.hour! <= 12 && end + twelve > start.start && !until.meridiem) {
      end += twelve;
    }
    if (end <= start.start) end += DAY_MS;
    return { ...first, end };
  }
  if (until.now) return { ...start, end: Math.max(now, start.start) };
  let second: Moment = until;
  if (
    until.shift === undefined && until.year === undefined && until.holiday === undefined && grain !== null
  ) {
    // The end is the first such date behind the start.
    const end = resolveMoment(fill(second, from, said), start.start, "future");
    if (end === null) return null;
    return { ...end, end: hasClock(until) ? end.start : end.end };
  }
  second = fill(second, from, said);
  const end = resolveMoment(second, now, direction);
  if (end === null || end.end <= start.start) return null;
  return { ...end, end: hasClock(until) ? end.start : end.end };
}

function fill(until: Moment, from: Moment, said: { year: number; month: number }): Moment {
  if (
    until.day !== undefined && until.month === undefined && until.shift === undefined &&
    (from.month !== undefined)
  ) {
    return until.day >= (from.day ?? 0) ? { ...until, month: said.month, year: said.year } : until;
  }
  return until;
}
