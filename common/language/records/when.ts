/** When a record happened or is to happen: the times of its clauses, joined, and resolved in its direction. @module */

import { DAY_MS, HOUR_MS, startOfDay } from "../time/civil.ts";
import { dateGrain, hasClock, join, type Length, type Moment, type Repeat } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import { resolveMoment } from "../time/resolve_moment.ts";
import type { Direction, Stretch } from "../time/stretch.ts";
import type { Clause } from "./clauses.ts";
import { type Line, within } from "./line.ts";

export interface When {
  stretch: Stretch;
  /** The expressions it was made of. */
  times: TimeExpression[];
  moment: Moment;
  repeat: Repeat | null;
  hasClock: boolean;
  hasDate: boolean;
  /** A range was said: its end is `stretch.end`. */
  isRange: boolean;
}

/** Moments of a stretch of text in order. */
export function momentsIn(line: Line, range: Clause): TimeExpression[] {
  return line.values.times.filter((time) => time.moment !== null && within(time, range));
}

/** Whether a time says which day. */
export const namesDay = ({ moment }: TimeExpression): boolean =>
  dateGrain(moment!) !== null || moment!.distance !== undefined || moment!.rolling !== undefined;

/** A time without its hour and part of the day. */
export function dateOf(time: TimeExpression): TimeExpression {
  const { hour: _h, minute: _m, second: _s, meridiem: _a, part: _p, exact: _e, ...date } = time.moment!;
  return { ...time, moment: date, until: null };
}

/** momentsOf() are the times of a part of a sentence; one that names no day is of the day last said before it. */
export function momentsOf(line: Line, part: Clause, sentence: Clause): TimeExpression[] {
  const own = momentsIn(line, part);
  if (own.some((time) => namesDay(time) || time.moment!.repeat || time.moment!.now)) return own;
  const before = momentsIn(line, { start: sentence.start, end: part.start });
  if (own.length === 0) return before.slice(-1);
  const dated = before.filter((time) => namesDay(time) && !time.moment!.repeat).slice(-1);
  return [...dated.map(dateOf), ...own];
}

/** joinTimes() is the one time that several expressions say together: a date here, an hour there. */
export function joinTimes(
  times: readonly TimeExpression[],
): { joined: TimeExpression; used: TimeExpression[] } | null {
  // "kids halloween parade friday": the holiday is a name where another day is said.
  if (times.some(({ moment }) => (moment?.weekday ?? moment?.day ?? moment?.shift?.day) !== undefined)) {
    times = times.filter((time) => time.moment?.holiday === undefined || hasClock(time.moment));
  }
  let joined: TimeExpression | null = null;
  const used: TimeExpression[] = [];
  // What names the hour most exactly is the time meant; the rest adds what it leaves out.
  const base = times.find((time) => time.moment !== null && hasClock(time.moment));
  const order = base ? [base, ...times.filter((time) => time !== base)] : times;
  for (const time of order) {
    if (time.moment === null) continue;
    if (joined === null) {
      joined = time;
      used.push(time);
      continue;
    }
    // A day beside hours that are a range is the day of them.
    if (joined.until && hasClock(time.moment) || time.until && hasClock(joined.moment!)) continue;
    const both: Moment | null = join(joined.moment!, time.moment) ?? joinDay(joined.moment!, time.moment);
    if (both === null) continue;
    joined = {
      ...joined,
      moment: both,
      until: time.until ?? joined.until,
      bound: joined.bound ?? time.bound,
      onlyPart: joined.onlyPart && time.onlyPart,
    };
    used.push(time);
  }
  return joined === null ? null : { joined, used };
}

/** 后天中午那顿改到晚上六点: the day holds, the part of the day that was is over. */
function joinDay(clock: Moment, { part, ...day }: Moment): Moment | null {
  return part === undefined || dateGrain(day) === null ? null : join(clock, day);
}

/** whenOf() resolves what a stretch of text says of time; null where it says nothing. */
export function whenOf(line: Line, times: readonly TimeExpression[], direction: Direction): When | null {
  const together = joinTimes(times);
  if (together === null) return null;
  const moment = withSaidDays(together.joined.moment!);
  const stretch = moment.repeat
    ? firstOf({ ...together.joined, moment }, moment.repeat, line.now)
    : resolveExpression(together.joined, line.now, direction);
  if (stretch === null) return null;
  return {
    stretch,
    times: together.used,
    moment,
    repeat: moment.repeat ?? null,
    hasClock: hasClock(moment) || moment.distance?.hour !== undefined ||
      moment.distance?.minute !== undefined,
    hasDate: dateGrain(moment) !== null || moment.distance !== undefined || moment.rolling !== undefined,
    isRange: together.joined.until !== null,
  };
}

/** 隔周周五: a day said beside a repetition is part of it. */
function withSaidDays(moment: Moment): Moment {
  const { repeat, weekday, day, month, ...rest } = moment;
  if (!repeat || repeat.byDay || repeat.byMonthDay) return moment;
  if (repeat.freq === "WEEKLY" && weekday !== undefined) {
    return { ...rest, repeat: { ...repeat, byDay: [RRULE_DAYS[weekday - 1]!] } };
  }
  if (repeat.freq === "MONTHLY" && day !== undefined) {
    return { ...rest, repeat: { ...repeat, byMonthDay: [day] } };
  }
  if (repeat.freq === "YEARLY" && day !== undefined && month !== undefined) {
    return { ...rest, repeat: { ...repeat, byMonth: [month], byMonthDay: [day] } };
  }
  return moment;
}

const RRULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The first time from now on that a repetition falls on. */
export function firstOf(time: TimeExpression, repeat: Repeat, now: number): Stretch | null {
  const { repeat: _, ...rest } = time.moment!;
  const clocked = rest.hour !== undefined || rest.part !== undefined;
  const today = startOfDay(now);
  const matches = (day: number): boolean => {
    const date = new Date(day);
    const weekday = date.getUTCDay() || 7;
    const last = new Date(day + DAY_MS).getUTCDate() === 1;
    if (repeat.byMonth && !repeat.byMonth.includes(date.getUTCMonth() + 1)) return false;
    if (
      repeat.byMonthDay && !repeat.byMonthDay.some((of) => of === date.getUTCDate() || (of === -1 && last))
    ) return false;
    if (repeat.byDay) {
      return repeat.byDay.some((code) => {
        const of = RRULE_DAYS.indexOf(code.slice(-2)) + 1;
        if (of !== weekday) return false;
        const n = Number(code.slice(0, -2) || 0);
        if (n === 0) return true;
        if (n > 0) return Math.ceil(date.getUTCDate() / 7) === n;
        return new Date(day + 7 * DAY_MS).getUTCMonth() !== date.getUTCMonth();
      });
    }
    return true;
  };
  if (dateGrain(rest) !== null || rest.holiday) return resolveMoment(rest, now, "future");
  for (let ahead = 0; ahead < 800; ahead++) {
    const day = today + ahead * DAY_MS;
    if (!matches(day)) continue;
    if (!clocked) {
      return {
        start: day,
        end: day + DAY_MS,
        grain: "day",
        approximate: false,
        dayChosen: true,
        halfChosen: false,
      };
    }
    const date = new Date(day);
    const at = resolveExpression(
      {
        ...time,
        moment: {
          ...rest,
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        },
      },
      ahead === 0 ? now : day,
      "future",
    );
    if (at === null) return null;
    if (at.start >= now || (at.grain === "part" && at.end > now)) return at;
  }
  return null;
}

/** Local noon stands for a day with no hour: inside the day for whoever looks at it from nearby zones. */
export const NO_HOUR_MS = 12 * HOUR_MS;

/** The local time a past record is put at: its clock time, else noon of its day, else (today) now. */
export function pastMoment(when: When | null, now: number): number | null {
  if (when === null) return null;
  const { stretch } = when;
  if (
    stretch.grain === "second" || stretch.grain === "minute" || stretch.grain === "hour" ||
    stretch.grain === "part"
  ) return stretch.start;
  if (stretch.start <= now && now < stretch.end && stretch.grain === "day") return null;
  if (when.moment.rolling) return null;
  return stretch.start + NO_HOUR_MS;
}

/** Minutes of a length of time. */
export function minutesOf(length: Length): number | null {
  const { second = 0, minute = 0, hour = 0 } = length;
  if (Object.keys(length).some((unit) => unit !== "second" && unit !== "minute" && unit !== "hour")) {
    return null;
  }
  const minutes = hour * 60 + minute + second / 60;
  return minutes > 0 ? Number(minutes.toFixed(2)) : null;
}

/** A length said of the past with "in": "ran 3 miles in 27 min" is no point in the future. */
function lengthBehindIn(time: TimeExpression): Length | null {
  return time.rules.at(-1) === "en.in" ? time.moment?.distance ?? null : null;
}

/** The first length of time in a stretch of text. */
export function lengthIn(line: Line, range: Clause): { minutes: number; time: TimeExpression } | null {
  for (const time of line.values.times) {
    const length = time.length ?? lengthBehindIn(time);
    if (length === null || !within(time, range)) continue;
    const minutes = minutesOf(length);
    if (minutes !== null) return { minutes, time };
  }
  return null;
}

/** RRULE text of a repetition, RFC 5545. */
export function rruleOf(repeat: Repeat): string {
  const parts = [`FREQ=${repeat.freq}`];
  if (repeat.interval && repeat.interval > 1) parts.push(`INTERVAL=${repeat.interval}`);
  if (repeat.byMonth) parts.push(`BYMONTH=${repeat.byMonth.join(",")}`);
  if (repeat.byMonthDay) parts.push(`BYMONTHDAY=${repeat.byMonthDay.join(",")}`);
  if (repeat.byDay) parts.push(`BYDAY=${repeat.byDay.join(",")}`);
  if (repeat.count) parts.push(`COUNT=${repeat.count}`);
  return parts.join(";");
}
