/** Days, weeks and months by their first day, `2026-03-16`: their bounds, neighbours and names. @module */
import { dayOf, fromLocalInput } from "../i18n/zoned_time.ts";

export const PERIODS = ["day", "week", "month"] as const;
export type Period = typeof PERIODS[number];

const DAY_MS = 86_400_000;

/** First day of the period that an instant is in; weeks begin on Monday. */
export function firstDay(period: Period, instant: number, timezone: string): string {
  return firstDayOf(period, dayOf(instant, timezone));
}

/** First day of the period that a day is in. */
export function firstDayOf(period: Period, day: string): string {
  if (period === "month") return `${day.slice(0, 7)}-01`;
  if (period === "day") return day;
  const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** First day of the period so many later. */
export function addPeriods(period: Period, first: string, count: number): string {
  if (period !== "month") return addDays(first, count * (period === "week" ? 7 : 1));
  const [year, month] = first.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** Its first instant and that of the next. */
export function boundsOf(period: Period, first: string, timezone: string): { from: string; to: string } {
  const start = (day: string) => fromLocalInput(`${day}T00:00`, timezone);
  return { from: start(first), to: start(addPeriods(period, first, 1)) };
}

/** `March 2026`, `Mar 16 – 22, 2026`, `Wednesday, March 18, 2026`. */
export function periodName(period: Period, first: string, locale: string): string {
  const date = (day: string) => new Date(`${day}T00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC", ...options });
  if (period === "month") return format({ month: "long" }).format(date(first));
  if (period === "day") return format({ month: "long", day: "numeric", weekday: "long" }).format(date(first));
  const last = addDays(first, 6);
  if (!locale.startsWith("zh")) {
    return format({ month: "short", day: "numeric" }).formatRange(date(first), date(last));
  }
  // Intl has no range with Chinese words; what both ends share is said once.
  const end = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    ...(first.slice(0, 7) === last.slice(0, 7) ? {} : { month: "long" }),
    ...(first.slice(0, 4) === last.slice(0, 4) ? {} : { year: "numeric" }),
  });
  return `${format({ month: "long", day: "numeric" }).format(date(first))}至${end.format(date(last))}`;
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}
