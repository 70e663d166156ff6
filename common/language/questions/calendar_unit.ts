/** Which unit of the calendar a stretch of time is. @module */

import type { TimeUnit } from "../query_plan.ts";
import { addMonths, civilOf, DAY_MS } from "../time/civil.ts";

/** unitOf() is the unit that two local times bound exactly, or null; weeks begin on Monday. */
export function unitOf(from: number, to: number): TimeUnit | null {
  const days = (to - from) / DAY_MS;
  const { day, month } = civilOf(from);
  if (days === 1) return "day";
  if (days === 7 && civilOf(from).weekday === 1) return "week";
  if (day !== 1) return null;
  if (to === addMonths(from, 1)) return "month";
  if (to === addMonths(from, 3) && month % 3 === 1) return "quarter";
  return to === addMonths(from, 12) && month === 1 ? "year" : null;
}
