/** Times as other programs write them, in the zone where they were written. @module */
import { toTimestamp } from "../clock.ts";

/** What a day without a time becomes: noon stays the same day in most zones. */
const NOON = 12;
/** Days from the zero of Excel's calendar to 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;
/** From 1954 to 2119: what else is a number of five digits is no day. */
const EXCEL_DAYS = { min: 20_000, max: 80_000 };

/** Longer text is no time, and is not searched for one. */
const CHARS_MAX = 64;

/** Which number of `3/4/2026` is the day. */
export type DayOrder = "day first" | "month first";

const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i;
const YEAR_FIRST =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s,]*(?:(上午|下午|AM|PM)\s*)?(\d{1,2})[:时点](\d{1,2})分?(?:[:]?(\d{1,2})(?:\.\d+)?秒?)?\s*(AM|PM)?)?$/i;
const YEAR_LAST =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s,]*()(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*(AM|PM)?)?$/i;
const DIGITS = /^(\d{4})(\d\d)(\d\d)(?:\s*()(\d\d):?(\d\d):?(\d\d)?)?$/;

/**
 * A moment in the stored form, or null where the text is none. Text without an offset is of `timezone`;
 * with `sheet` a number is one of Excel's days.
 */
export function readMoment(
  text: string,
  timezone: string,
  { order = "day first", sheet = false }: { order?: DayOrder; sheet?: boolean } = {},
): string | null {
  if (text.length > CHARS_MAX) return null;
  const given = text.trim();
  if (sheet && /^\d{5}(\.\d+)?$/.test(given)) return excelMoment(Number(given), timezone);
  if (/^\d{10}$/.test(given)) return toTimestamp(Number(given) * 1000);
  if (/^\d{13}$/.test(given)) return toTimestamp(Number(given));
  if (ISO_WITH_ZONE.test(given)) {
    const at = Date.parse(given.replace(" ", "T").replace(/ (?=[+-]|Z)/i, ""));
    return Number.isNaN(at) ? null : toTimestamp(at);
  }
  const yearFirst = YEAR_FIRST.exec(given) ?? DIGITS.exec(given);
  const yearLast = yearFirst ? null : YEAR_LAST.exec(given);
  const match = yearFirst ?? yearLast;
  if (!match) return null;
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  const [year, month, day] = yearFirst
    ? [first, second, third]
    : order === "day first"
    ? [third, second, first]
    : [third, first, second];
  const half = (match[4] || match[8] || "").toUpperCase();
  let hour = match[5] === undefined ? NOON : Number(match[5]);
  if ((half === "PM" || half === "下午") && hour < 12) hour += 12;
  if ((half === "AM" || half === "上午") && hour === 12) hour = 0;
  return zoned(
    { year, month, day, hour, minute: Number(match[6] ?? 0), second: Number(match[7] ?? 0) },
    timezone,
  );
}

/** The order that fits all of a column; `fallback` where each of them would. */
export function dayOrderOf(texts: Iterable<string>, fallback: DayOrder): DayOrder {
  for (const text of texts) {
    const match = text.length > CHARS_MAX ? null : YEAR_LAST.exec(text.trim());
    if (match && Number(match[1]) > 12) return "day first";
    if (match && Number(match[2]) > 12) return "month first";
  }
  return fallback;
}

function excelMoment(days: number, timezone: string): string | null {
  if (days < EXCEL_DAYS.min || days > EXCEL_DAYS.max) return null;
  // A day is kept as a fraction, so a second is not met exactly.
  const local = new Date(Math.round((days - EXCEL_EPOCH_DAYS) * DAY_MS / 1000) * 1000);
  return zoned({
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  }, timezone);
}

function zoned(local: Temporal.PlainDateTimeLike, timezone: string): string | null {
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(local, { overflow: "reject" }).toZonedDateTime(
      timezone,
    );
    return toTimestamp(epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
