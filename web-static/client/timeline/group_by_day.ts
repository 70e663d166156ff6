/** Puts records under the days they happened on. @module */
import type { WireRecord } from "../api/wire.ts";
import { dayOf } from "../i18n/zoned_time.ts";

export interface Day {
  /** `2026-03-18` in the person's time zone. */
  day: string;
  records: WireRecord[];
}

/** Days in the order in which the records come, each day once. */
export function groupByDay(records: readonly WireRecord[], timezone: string): Day[] {
  const days = new Map<string, WireRecord[]>();
  for (const record of records) {
    const day = dayOf(record.occurredAt, timezone);
    const group = days.get(day);
    if (group) group.push(record);
    else days.set(day, [record]);
  }
  return [...days].map(([day, records]) => ({ day, records }));
}
