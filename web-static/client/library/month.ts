/** Months by name, `2026-03`: their neighbours, days and bounds. @module */
import { dayOf, fromLocalInput } from "../i18n/zoned_time.ts";

/** The month that an instant is in. */
export function monthOf(instant: number, timezone: string): string {
  return dayOf(instant, timezone).slice(0, 7);
}

/** The month so many months later. */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** All days of a month, `2026-03-01` first. */
export function daysOf(month: string): string[] {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, i) => `${month}-${String(i + 1).padStart(2, "0")}`);
}

/** Its first instant and that of the next. */
export function boundsOf(month: string, timezone: string): { from: string; to: string } {
  const start = (name: string) => fromLocalInput(`${name}-01T00:00`, timezone);
  return { from: start(month), to: start(addMonths(month, 1)) };
}
