/** What words say about a time before a direction is chosen: fields that may be joined, then resolved. @module */

export type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

export type DayPart =
  | "dawn"
  | "earlyMorning"
  | "breakfast"
  | "morning"
  | "forenoon"
  | "noon"
  | "lunch"
  | "afternoon"
  | "tea"
  | "dusk"
  | "dinner"
  | "evening"
  | "night"
  | "lateNight"
  | "midnight"
  | "day"
  | "business";

/** Part of a longer period: its beginning, middle or end. */
export type Third = "start" | "middle" | "end";

/** How often: an RRULE before it is written out. */
export interface Repeat {
  freq: "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" | "MINUTELY";
  interval?: number;
  byDay?: readonly string[];
  byMonthDay?: readonly number[];
  byMonth?: readonly number[];
  count?: number;
}

/** A length of time by units; decimals allowed. */
export type Length = Partial<Record<Unit, number>>;

/** Fields said; each may be joined with others that do not contradict. */
export interface Moment {
  year?: number;
  month?: number;
  day?: number;
  /** Monday 1 .. Sunday 7. */
  weekday?: number;
  /** `{ n: 2, weekday: 1 }`: second Monday of the month; -1 is the last. */
  nth?: { n: number; weekday: number };
  weekend?: boolean;
  quarter?: number;
  half?: number;
  third?: Third;
  /** The nth week of the month or year. */
  weekOf?: number;
  /** Calendar distance from today: `{ month: 1 }` is next month, `{ day: -1 }` yesterday. */
  shift?: Partial<Record<"year" | "quarter" | "month" | "week" | "day" | "weekend" | "workday", number>>;
  /** Distance from now to the second: in two hours. */
  distance?: Length;
  /** The last or next so many units. */
  rolling?: { length: Length; past: boolean };
  holiday?: string;
  /** Days a holiday lasts: 国庆期间. */
  lasts?: number;
  lunar?: { month: number; day: number };
  part?: DayPart;
  hour?: number;
  minute?: number;
  second?: number;
  meridiem?: "am" | "pm";
  /** Written on 24 hours with a leading zero or in an ISO form: no other half of the day is meant. */
  exact?: boolean;
  repeat?: Repeat;
  approximate?: boolean;
  /** Said together with a word of the time itself (now, just now). */
  now?: boolean;
  /** A moment counted from another: three days after Christmas. */
  offset?: { length: Length; sign: 1 | -1 };
  /** The week (month, weekend) that holds the moment: the week of April 10th. */
  holds?: "week" | "month" | "weekend";
  /** The part of the period behind or ahead of now: earlier this year. */
  clip?: "before" | "after";
  /** Years the period lasts: a decade is 10. */
  years?: number;
  /** Said with the moment: "last Friday" looks back whichever way the line looks, and never at today. */
  side?: "past" | "future";
}

const DATE_FIELDS = [
  "year",
  "month",
  "day",
  "holiday",
  "lunar",
  "quarter",
  "half",
  "distance",
  "rolling",
  "now",
] as const;
const CLOCK_FIELDS = ["hour", "minute", "second", "meridiem"] as const;

function clash(a: Moment, b: Moment, field: keyof Moment): boolean {
  return a[field] !== undefined && b[field] !== undefined;
}

/** The finest calendar unit a moment names; null where it names only a time of day. */
export function dateGrain(
  moment: Moment,
): "day" | "weekend" | "week" | "third" | "month" | "quarter" | "half" | "year" | null {
  if (
    moment.day !== undefined || moment.weekday !== undefined || moment.holiday !== undefined ||
    moment.lunar !== undefined || moment.nth !== undefined || moment.shift?.day !== undefined ||
    moment.shift?.workday !== undefined
  ) return "day";
  if (moment.weekend || moment.shift?.weekend !== undefined) return "weekend";
  if (moment.third !== undefined) return "third";
  if (moment.weekOf !== undefined || moment.shift?.week !== undefined) return "week";
  if (moment.month !== undefined || moment.shift?.month !== undefined) return "month";
  if (moment.quarter !== undefined || moment.shift?.quarter !== undefined) return "quarter";
  if (moment.half !== undefined) return "half";
  if (moment.year !== undefined || moment.shift?.year !== undefined) return "year";
  return null;
}

export function hasClock(moment: Moment): boolean {
  return moment.hour !== undefined;
}

/** join() is both moments as one where they do not contradict; else null. */
export function join(a: Moment, b: Moment): Moment | null {
  for (const field of DATE_FIELDS) if (clash(a, b, field)) return null;
  for (const field of CLOCK_FIELDS) if (clash(a, b, field)) return null;
  if (clash(a, b, "weekday") || clash(a, b, "third") || clash(a, b, "nth") || clash(a, b, "weekOf")) {
    return null;
  }
  if (a.repeat && b.repeat) return null;
  if (a.rolling || b.rolling) return null;
  const onlyClock = (m: Moment) => dateGrain(m) === null && !m.distance && !m.now;
  if ((a.distance || a.now) && !onlyClock(b)) return null;
  if ((b.distance || b.now) && !onlyClock(a)) return null;
  if ((a.distance && hasClock(b)) || (b.distance && hasClock(a))) return null;
  // 昨天上周 is two times; 下周三 written apart (next week, Wednesday) is one.
  const shiftKeys = (m: Moment) => Object.keys(m.shift ?? {});
  if (shiftKeys(a).some((key) => shiftKeys(b).includes(key))) return null;
  const dayOf = (m: Moment) => m.shift?.day !== undefined || m.shift?.workday !== undefined;
  // "Tuesday, tomorrow": the relative day decides, a weekday beside it only repeats it.
  if ((dayOf(a) && hasCalendar(b)) || (dayOf(b) && hasCalendar(a))) return null;
  if (a.shift?.year !== undefined && b.year !== undefined) return null;
  if (b.shift?.year !== undefined && a.year !== undefined) return null;
  if ((a.shift?.week !== undefined && (b.day ?? b.month) !== undefined)) return null;
  if ((b.shift?.week !== undefined && (a.day ?? a.month) !== undefined)) return null;
  // "next month at 6pm" is a month and an hour: no hour belongs to a whole month.
  if ((hasClock(a) && isLong(b)) || (hasClock(b) && isLong(a))) return null;
  const part = joinParts(a, b);
  if (part === null) return null;
  return {
    ...a,
    ...b,
    ...(a.shift || b.shift ? { shift: { ...a.shift, ...b.shift } } : {}),
    ...(part ? { part } : {}),
    ...(a.approximate || b.approximate ? { approximate: true } : {}),
  };
}

function isLong(moment: Moment): boolean {
  const grain = dateGrain(moment);
  return grain === "week" || grain === "month" || grain === "quarter" || grain === "half" ||
    grain === "year" ||
    grain === "third";
}

function hasCalendar(moment: Moment): boolean {
  return ["year", "month", "day", "holiday", "lunar", "quarter", "half", "third", "weekOf"].some((field) =>
    moment[field as keyof Moment] !== undefined
  ) || Object.keys(moment.shift ?? {}).length > 0;
}

/** The narrower of two day parts that can be said together: 昨晚 + 夜宵, 早上 + 早饭. */
function joinParts(a: Moment, b: Moment): DayPart | null | undefined {
  if (a.part === undefined || b.part === undefined) return b.part ?? a.part;
  if (a.part === b.part) return a.part;
  if (PART_HALF[a.part] !== PART_HALF[b.part]) return null;
  return b.part;
}

/** Which parts of the day can be said of the same hour. */
const PART_HALF: Readonly<Record<DayPart, string>> = {
  dawn: "am",
  earlyMorning: "am",
  breakfast: "am",
  morning: "am",
  forenoon: "am",
  noon: "noon",
  lunch: "noon",
  afternoon: "afternoon",
  tea: "afternoon",
  dusk: "evening",
  dinner: "evening",
  evening: "evening",
  night: "evening",
  lateNight: "evening",
  midnight: "midnight",
  day: "day",
  business: "day",
};

/** Default hour of each part, and the hours it covers; the convention stands in docs/language.md. */
export const DAY_PARTS: Readonly<Record<DayPart, { hour: number; from: number; to: number }>> = {
  dawn: { hour: 3, from: 0, to: 6 },
  earlyMorning: { hour: 6, from: 5, to: 9 },
  breakfast: { hour: 8, from: 6, to: 10 },
  morning: { hour: 8, from: 6, to: 12 },
  forenoon: { hour: 10, from: 8, to: 12 },
  noon: { hour: 12, from: 11, to: 14 },
  lunch: { hour: 12, from: 11, to: 14 },
  afternoon: { hour: 15, from: 12, to: 18 },
  tea: { hour: 15, from: 14, to: 17 },
  dusk: { hour: 18, from: 17, to: 20 },
  dinner: { hour: 19, from: 17, to: 21 },
  evening: { hour: 19, from: 18, to: 24 },
  night: { hour: 21, from: 20, to: 24 },
  lateNight: { hour: 23, from: 21, to: 28 },
  midnight: { hour: 0, from: 0, to: 1 },
  day: { hour: 12, from: 8, to: 18 },
  business: { hour: 9, from: 9, to: 18 },
};
