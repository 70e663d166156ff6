/** The periods a question speaks of, as bounds of `occurredAt` and as its own words. @module */

import { HOUR_MS, startOfDay, toInstant, toIso } from "../time/civil.ts";
import { DAY_PARTS } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { joinTimes } from "../records/when.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import type { Direction } from "../time/resolve_moment.ts";

export interface Period {
  label: string;
  /** RFC 3339 in UTC; `to` is exclusive. */
  from: string | null;
  to: string | null;
}

/** periodsOf() resolves each time of a question; neighbours that say one time together are one period. */
export function periodsOf(
  times: readonly TimeExpression[],
  text: string,
  now: number,
  direction: Direction,
  timezone: string,
): Period[] {
  const merged: TimeExpression[] = [];
  for (const time of times) {
    const last = merged.at(-1);
    const both = last ? joinTimes([last, time]) : null;
    if (last && both && both.used.length === 2 && time.start - last.end <= 12 && !last.until) {
      merged[merged.length - 1] = { ...both.joined, end: time.end };
    } else merged.push(time);
  }
  return merged.flatMap((time): Period[] => {
    const stretch = resolveExpression(time, now, direction);
    if (stretch === null) return [];
    let { start, end } = stretch;
    if (stretch.grain === "part" && time.moment?.part) {
      // Asked about, a part of the day is all its hours, an hour early included.
      const { from } = DAY_PARTS[time.moment.part];
      start = startOfDay(start) + Math.max(0, from - 1) * HOUR_MS;
      end = Math.max(end, start + HOUR_MS);
    }
    if (time.onlyPart) return [];
    const label = text.slice(time.start, time.end).trim();
    const from = toIso(toInstant(start, timezone));
    const to = toIso(toInstant(end, timezone));
    if (time.bound === "before") return [{ label, from: null, to: from }];
    if (time.bound === "until") return [{ label, from: null, to }];
    if (time.bound === "since") return [{ label, from, to: null }];
    if (time.bound === "after") return [{ label, from: to, to: null }];
    return [{ label, from, to }];
  });
}
