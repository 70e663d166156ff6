/** The periods a question speaks of, as bounds of `occurredAt` and as its own words. @module */

import { joinTimes } from "../records/when.ts";
import type { Source } from "../source.ts";
import {
  addMonths,
  civilOf,
  DAY_MS,
  HOUR_MS,
  localOf,
  startOfDay,
  toInstant,
  toIso,
  toLocal,
} from "../time/civil.ts";
import { DAY_PARTS } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import type { Direction } from "../time/stretch.ts";
import type { Season } from "./ask.ts";
import { BLOT } from "./blot.ts";
import { QUESTION_LANGUAGES } from "./languages.ts";

export interface Period {
  /** As the question writes it. */
  label: string;
  /** Where it stands in the normalised text. */
  start: number;
  end: number;
  /** RFC 3339 in UTC; `to` is exclusive. */
  from: string | null;
  to: string | null;
  /** The time this one is set beside: 去年同期. */
  beside?: Pick<Period, "from" | "to">;
  /** The two ends of a range, each a period of its own. */
  ends?: readonly [Period, Period];
  /** Only these stretches of it: its weekends, its evenings. */
  within?: readonly { from: string; to: string }[];
  /** Only these days of its weeks; 1 is Monday. */
  weekdays?: readonly number[];
  /** What it is a part of, as the question writes that. */
  of?: string;
  /** No time was said: it is the last year. */
  isOpen?: boolean;
}

/** Times further apart than this are two periods, however well they fit together. */
const APART_MAX = 12;
const HOLIDAY_DAYS_MAX = 31;

/**
 * periodsOf() resolves each time of a question; neighbours that say one time together are one period, unless what
 * stands between them, blotted out in `unshaped`, tells them apart.
 */
export function periodsOf(
  times: readonly TimeExpression[],
  source: Source,
  unshaped: string,
  now: number,
  direction: Direction,
  timezone: string,
): Period[] {
  const merged: TimeExpression[] = [];
  for (const time of times) {
    const last = merged.at(-1);
    const both = last ? joinTimes([last, time]) : null;
    if (
      last && both && both.used.length === 2 && time.start - last.end <= APART_MAX && !last.until &&
      !time.until &&
      !unshaped.slice(last.end, time.start).includes(BLOT)
    ) {
      merged[merged.length - 1] = { ...both.joined, start: last.start, end: time.end };
    } else merged.push(time);
  }
  const resolve = (time: TimeExpression): Period[] => {
    const stretch = resolveExpression(time, now, direction);
    if (stretch === null || time.onlyPart) return [];
    let { start, end } = stretch;
    if (stretch.grain === "part" && time.moment?.part) {
      // Asked about, a part of the day is all its hours, an hour early included.
      const { from } = DAY_PARTS[time.moment.part];
      start = startOfDay(start) + Math.max(0, from - 1) * HOUR_MS;
      end = Math.max(end, start + HOUR_MS);
    }
    const days = daysBehind(source.text, time.end) ??
      (end - start === DAY_MS
        ? daysOff(source.text.slice(time.start, time.end), source.text.slice(time.end))
        : null);
    if (days !== null) end = start + days * DAY_MS;
    const label = source.original.slice(source.starts[time.start], source.ends[time.end - 1]).trim();
    const from = toIso(toInstant(start, timezone));
    const to = toIso(toInstant(end, timezone));
    const place = { label, start: time.start, end: time.end };
    // 三天内 looks back where it is asked what was.
    if (time.bound === "until" && direction === "past" && time.moment?.rolling && end > now + DAY_MS) {
      const tomorrow = startOfDay(now) + DAY_MS;
      const back = tomorrow - (end - startOfDay(now));
      return [{ ...place, from: toIso(toInstant(back, timezone)), to: toIso(toInstant(tomorrow, timezone)) }];
    }
    // 上个月10号之前 begins with that month.
    const { year, month } = civilOf(start);
    const first = time.moment?.shift?.month === undefined || time.moment.day === undefined
      ? null
      : toIso(toInstant(localOf(year, month, 1), timezone));
    if (time.bound === "before") return [{ ...place, from: first, to: from }];
    if (time.bound === "until") return [{ ...place, from: first, to }];
    if (time.bound === "since") return [{ ...place, from, to: null }];
    if (time.bound === "after") return [{ ...place, from: to, to: null }];
    const [opens] = time.until ? resolve({ ...time, until: null }) : [];
    const [closes] = time.until ? resolve({ ...time, moment: time.until, until: null }) : [];
    return [{ ...place, from, to, ...(opens && closes ? { ends: [opens, closes] as const } : {}) }];
  };
  const periods = merged.flatMap(resolve);
  return merged.flatMap((time) => {
    const [period] = periods.filter(({ start }) => start === time.start);
    if (!period) return [];
    const end = sameBehind(source.text, time.end);
    if (end === null) return [period];
    const label = source.original.slice(source.starts[time.start], source.ends[end - 1]);
    const beside = periods.find((one) => one !== period) ?? null;
    return [{ ...period, label, end, ...sameLastYear(beside, now, timezone) }];
  });
}

/** 去年同期: where "同期" ends, or null. */
export function sameBehind(text: string, end: number): number | null {
  for (const { sameBehind } of QUESTION_LANGUAGES) {
    const match = sameBehind?.exec(text.slice(end, end + 4));
    if (match) return end + match[0].length;
  }
  return null;
}

/** The period beside, or this year, as far as it has passed: a year earlier. */
function sameLastYear(
  beside: Period | null,
  now: number,
  timezone: string,
): Pick<Period, "from" | "to" | "beside"> {
  const local = (time: string) => toLocal(Date.parse(time), timezone);
  const tomorrow = startOfDay(now) + DAY_MS;
  const start = beside?.from ? local(beside.from) : localOf(civilOf(now).year, 1, 1);
  const end = Math.min(beside?.to ? local(beside.to) : tomorrow, tomorrow);
  const shifted = (at: number) => toIso(toInstant(addMonths(at, -12), timezone));
  const [from, to] = [start, end].map((at) => toIso(toInstant(at, timezone)));
  return { from: shifted(start), to: shifted(end), beside: { from: from!, to: to! } };
}

/**
 * wholePeriod() is all periods of a question as one where each begins as the one before ends; else the one that
 * is given by both its ends, or the first.
 */
export function wholePeriod(periods: readonly Period[]): Period | null {
  const until = periods.find(({ from }) => from === null);
  const closed = periods.find(({ from, to }) => from !== null && to !== null);
  // 截止今天, of this month.
  if (until?.to && closed?.to && periods.length === 2 && closed.from! < until.to) {
    return { ...closed, to: until.to < closed.to ? until.to : closed.to };
  }
  const since = periods.filter(({ from, to }) => from !== null && to === null);
  if (since.length > 0 && periods.length === 2) {
    const [one, other] = periods as [Period, Period];
    // This week, from tomorrow on.
    const [early, late] = (one.from ?? "") < (other.from ?? "") ? [one, other] : [other, one];
    const to = one.to ?? other.to;
    if (to === null || (late.from ?? "") < to) return { ...early, from: late.from, to, label: late.label };
  }
  const range = periods.find(({ ends }) => ends !== undefined);
  const [first, ...rest] = range ? [range] : periods;
  if (!first) return null;
  let whole = first;
  for (const next of rest) {
    if (next.from !== whole.to || next.from === null) return first;
    whole = { ...whole, to: next.to, label: `${whole.label}–${next.label}` };
  }
  return whole;
}

/** 国庆七天: a holiday may be said with its length. */
export function lengthBehind(text: string, end: number): { days: number; end: number } | null {
  for (const { lengthBehind, number } of QUESTION_LANGUAGES) {
    const match = lengthBehind?.exec(text.slice(end, end + 8));
    const days = match?.groups?.n === undefined ? null : number(match.groups.n);
    if (match && days !== null && days >= 1 && days <= HOLIDAY_DAYS_MAX) {
      return { days, end: end + match[0].length };
    }
  }
  return null;
}

/** 国庆 is the whole holiday, unless its day is said. */
function daysOff(said: string, behind: string): number | null {
  const row = QUESTION_LANGUAGES.flatMap(({ holidays }) => holidays)
    .find(([pattern]) => pattern.exec(said + behind)?.[0] === said);
  return row?.[1] ?? null;
}

const daysBehind = (text: string, end: number) => lengthBehind(text, end)?.days ?? null;

/** stepped() is the period so many days, weeks, months or years on from another; null where that has no bounds. */
export function stepped(
  { from, to }: Pick<Period, "from" | "to">,
  { unit, by, label }: { unit: "day" | "week" | "month" | "year"; by: number; label: string },
  timezone: string,
): Period | null {
  if (from === null || to === null) return null;
  const bound = (time: string) => {
    const local = toLocal(Date.parse(time), timezone);
    const on = unit === "day" || unit === "week"
      ? local + by * (unit === "week" ? 7 : 1) * DAY_MS
      : addMonths(local, by * (unit === "year" ? 12 : 1));
    return toIso(toInstant(on, timezone));
  };
  return { label, start: 0, end: 0, from: bound(from), to: bound(to) };
}

/** weekOf() is the week of a single day, from Monday on; null for any other period. */
export function weekOf({ from, to, ...day }: Period, timezone: string): Period | null {
  if (!from || !to) return null;
  const [start, end] = [from, to].map((time) => toLocal(Date.parse(time), timezone)) as [number, number];
  if (end - start !== DAY_MS) return null;
  const monday = startOfDay(start) - (civilOf(start).weekday - 1) * DAY_MS;
  const bound = (at: number) => toIso(toInstant(at, timezone));
  return { ...day, from: bound(monday), to: bound(monday + 7 * DAY_MS) };
}

/** insideOf() is the same weekday, or day of the month, within a longer period; null where it is in there none or once more. */
export function insideOf(day: Period, { from, to }: Period, timezone: string): Period | null {
  if (!day.from || !day.to || !from || !to) return null;
  const local = (time: string) => toLocal(Date.parse(time), timezone);
  const [start, end, said] = [local(from), local(to), local(day.from)];
  const isOneDay = local(day.to) - said === DAY_MS;
  if (!isOneDay || (said >= start && said < end) || end - start < 2 * DAY_MS || end - start > 31 * DAY_MS) {
    return null;
  }
  const isWeek = end - start <= 7 * DAY_MS;
  const found: number[] = [];
  for (let at = startOfDay(start); at < end; at += DAY_MS) {
    const [one, other] = [civilOf(at), civilOf(said)];
    if (isWeek ? one.weekday === other.weekday : one.day === other.day) found.push(at);
  }
  if (found.length !== 1) return null;
  const bound = (at: number) => toIso(toInstant(at, timezone));
  return { ...day, from: bound(found[0]!), to: bound(found[0]! + DAY_MS) };
}

/** monthsOf() is so many months from the `first` of a year on, in the last year in which they have begun. */
export function monthsOf(
  first: number,
  months: number,
  now: number,
  timezone: string,
): Pick<Period, "from" | "to"> {
  const begins = (year: number) => localOf(year, first, 1);
  const { year } = civilOf(now);
  const start = begins(year) > now ? begins(year - 1) : begins(year);
  return {
    from: toIso(toInstant(start, timezone)),
    to: toIso(toInstant(addMonths(start, months), timezone)),
  };
}

/** lastYear() is the year up to and with today. */
export function lastYear(now: number, timezone: string): Pick<Period, "from" | "to"> {
  const tomorrow = startOfDay(now) + DAY_MS;
  const [from, to] = [addMonths(tomorrow, -12), tomorrow].map((at) => toIso(toInstant(at, timezone)));
  return { from: from!, to: to! };
}

const FIRST_MONTHS: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 };
const SOUTHERN: Readonly<Record<Season, Season>> = {
  spring: "autumn",
  summer: "winter",
  autumn: "spring",
  winter: "summer",
};
/** Time zones of the southern half of the world, where people count the seasons the other way round. */
const SOUTH =
  /^(?:Australia|Antarctica)\/|^Pacific\/(?:Auckland|Chatham|Fiji)|^Africa\/(?:Johannesburg|Harare|Maputo|Windhoek|Gaborone)|^America\/(?:Argentina|Buenos_Aires|Sao_Paulo|Santiago|Montevideo|Asuncion|Punta_Arenas)/;

/** seasonOf() is three whole months, as meteorologists count; the last one that has begun unless a year is said. */
export function seasonOf(
  season: Season,
  year: string | undefined,
  now: number,
  timezone: string,
): Pick<Period, "from" | "to"> {
  const month = FIRST_MONTHS[SOUTH.test(timezone) ? SOUTHERN[season] : season];
  const said = QUESTION_LANGUAGES.map(({ years }) => years[year ?? ""]).find((shift) => shift !== undefined);
  const thisYear = civilOf(now).year;
  const begins = (of: number) => localOf(of, month, 1);
  const ends = (of: number) => month === 12 ? localOf(of + 1, 3, 1) : localOf(of, month + 3, 1);
  let of = typeof said === "number" ? thisYear + said : thisYear;
  if (typeof said !== "number" && begins(of) > now) of--;
  if (said === "over" && ends(of) > now) of--;
  // This year's winter may have begun in December before.
  if (said === 0 && month === 12 && now < ends(of - 1)) of--;
  return { from: toIso(toInstant(begins(of), timezone)), to: toIso(toInstant(ends(of), timezone)) };
}
