/** How many days, weeks, months of a period have passed. @module */

import type { PlanPeriod, TimeUnit } from "../query_plan.ts";
import type { ReadContext } from "../reading.ts";
import { civilOf, DAY_MS, startOfDay, toLocal } from "../time/civil.ts";

const MONTHS_IN: Readonly<Record<"month" | "quarter" | "year", number>> = { month: 1, quarter: 3, year: 12 };

/**
 * unitsIn() counts today as a whole day, and a month, quarter or year that is not over as a whole one; weeks
 * are sevenths of the days. Of days, only those on one of `weekdays` count where these are given. Null where the period
 * has no beginning.
 */
export function unitsIn(
  unit: TimeUnit | "weekend",
  period: Pick<PlanPeriod, "from" | "to"> | null,
  { now, timezone }: Pick<ReadContext, "now" | "timezone">,
  weekdays?: readonly number[],
): number | null {
  if (!period?.from) return null;
  const local = (time: string) => toLocal(Date.parse(time), timezone);
  const tomorrow = startOfDay(local(now)) + DAY_MS;
  const start = startOfDay(local(period.from));
  const end = period.to === null ? tomorrow : Math.min(local(period.to), tomorrow);
  const days = Math.max(1, Math.round((end - start) / DAY_MS));
  const weekdayOf = (day: number) => civilOf(start + day * DAY_MS).weekday;
  const daysOf = (some: readonly number[]) =>
    Array.from({ length: days }, (_, day) => day).filter((day) => some.includes(weekdayOf(day))).length;
  // One that has begun on its Sunday is one as well.
  if (unit === "weekend") return daysOf([6]) + (weekdayOf(0) === 7 ? 1 : 0);
  if (unit === "day") return weekdays ? daysOf(weekdays) : days;
  if (unit === "week") return days / 7;
  const first = civilOf(start);
  const last = civilOf(end - 1);
  const months = (last.year - first.year) * 12 + last.month - first.month;
  return Math.floor(months / MONTHS_IN[unit]) + 1;
}
