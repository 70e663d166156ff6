/** From what was said about a time to a stretch of the person's local calendar. @module */

import { addMonths, civilOf, DAY_MS, localOf, startOfDay, startOfWeek } from "./civil.ts";
import { addLength } from "./length.ts";
import type { Length, Moment } from "./moment.ts";
import { withClock } from "./resolve_clock.ts";
import { resolveDate } from "./resolve_date.ts";
import type { Day, Direction, Grain, Stretch } from "./stretch.ts";

/** resolveMoment() is the stretch a moment means, seen from `now`; null for what is not on the calendar. */
export function resolveMoment(moment: Moment, now: number, asked: Direction): Stretch | null {
  const direction = moment.side ?? asked;
  if (moment.rolling) return rolling(moment.rolling, now);
  if (moment.distance) return distant(moment.distance, now, moment);
  if (moment.now) return stretch(now, now, "second", moment);
  const found = resolveDate(moment, now, direction);
  if (found === null) return null;
  const date = moment.offset || moment.holds
    ? moved(found, moment)
    : moment.clip
    ? clipped(found, moment.clip, now)
    : found;
  return date === null ? null : withClock(moment, date, now, direction);
}

/** The part of a period behind today, or from today on. */
function clipped(date: Day, clip: "before" | "after", now: number): Day {
  const today = startOfDay(now);
  if (today <= date.start || today >= date.end) return date;
  return clip === "before" ? { ...date, end: today } : { ...date, start: today };
}

/** Three days after it, or the week that holds it. */
function moved(date: Day, { offset, holds }: Moment): Day | null {
  if (offset) {
    const start = startOfDay(addLength(date.start, offset.length, offset.sign));
    return Number.isFinite(start) ? { start, end: start + DAY_MS, grain: "day", chosen: date.chosen } : null;
  }
  const { year, month } = civilOf(date.start);
  if (holds === "month") {
    return {
      start: localOf(year, month, 1),
      end: localOf(year, month + 1, 1),
      grain: "month",
      chosen: date.chosen,
    };
  }
  const monday = startOfWeek(date.start);
  return holds === "week"
    ? { start: monday, end: monday + 7 * DAY_MS, grain: "week", chosen: date.chosen }
    : { start: monday + 5 * DAY_MS, end: monday + 7 * DAY_MS, grain: "weekend", chosen: date.chosen };
}

function stretch(start: number, end: number, grain: Grain, moment: Moment): Stretch {
  return { start, end, grain, approximate: moment.approximate ?? false, dayChosen: false, halfChosen: false };
}

function rolling({ length, past }: { length: Length; past: boolean }, now: number): Stretch | null {
  const byClock = length.hour !== undefined || length.minute !== undefined || length.second !== undefined;
  const today = startOfDay(now);
  const { quarter } = length;
  if (quarter !== undefined && Object.keys(length).length === 1 && Number.isInteger(quarter)) {
    // The last two quarters are whole ones, and so is each that follows this one.
    const { year, month } = civilOf(now);
    const first = localOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
    return past
      ? stretch(addMonths(first, -3 * quarter), first, "quarter", {})
      : stretch(addMonths(first, 3), addMonths(first, 3 * (quarter + 1)), "quarter", {});
  }
  if (byClock) {
    return past
      ? stretch(addLength(now, length, -1), now, "minute", {})
      : stretch(now, addLength(now, length, 1), "minute", {});
  }
  // Today counts as one of the last seven days, and of the next seven.
  return past
    ? stretch(addLength(today + DAY_MS, length, -1), today + DAY_MS, "day", {})
    : stretch(today, addLength(today, length, 1), "day", {});
}

function distant(length: Length, now: number, moment: Moment): Stretch | null {
  const at = addLength(now, length, 1);
  if (!Number.isFinite(at)) return null;
  const fine = ["hour", "minute", "second"].some((unit) => length[unit as keyof Length] !== undefined);
  if (fine) return stretch(at, at, length.second === undefined ? "minute" : "second", moment);
  const day = startOfDay(at);
  if (moment.part === undefined) return stretch(day, day + DAY_MS, "day", moment);
  return withClock(
    { part: moment.part },
    { start: day, end: day + DAY_MS, grain: "day", chosen: false },
    now,
    "past",
  );
}
