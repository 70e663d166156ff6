/** The periods that summaries are made of, by the person's calendar and clock. @module */
import { toTimestamp } from "../clock.ts";

export const SUMMARY_PERIODS = ["daily", "weekly", "monthly"] as const;
export type SummaryPeriod = typeof SUMMARY_PERIODS[number];

/** Which summaries a person wants, and at what time of their day, `07:30`. */
export interface SummaryWishes {
  daily: boolean;
  weekly: boolean;
  monthly: boolean;
  at: string;
}

/** One period: its first day, its ends, and when its summary is due. */
export interface DuePeriod {
  period: SummaryPeriod;
  startsOn: string;
  from: string;
  to: string;
  dueMs: number;
}

const LENGTHS: Readonly<Record<SummaryPeriod, Temporal.DurationLike>> = {
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
};

/** The period that begins on a day; its summary is due on the day after its last one. */
export function periodOf(period: SummaryPeriod, startsOn: string, at: string, timezone: string): DuePeriod {
  const first = Temporal.PlainDate.from(startsOn);
  const next = first.add(LENGTHS[period]);
  const startOf = (day: Temporal.PlainDate) => toTimestamp(day.toZonedDateTime(timezone).epochMilliseconds);
  // A time of day that a change of the clock leaves out comes an hour later; one that comes twice is the first.
  const due = next.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(at) });
  return { period, startsOn, from: startOf(first), to: startOf(next), dueMs: due.epochMilliseconds };
}

/** The wanted periods whose summaries are due after `afterMs` and not after `untilMs`, the newest of each kind first. */
export function duePeriods(
  wishes: SummaryWishes,
  timezone: string,
  afterMs: number,
  untilMs: number,
  eachMax: number,
): DuePeriod[] {
  const today = dayOf(untilMs, timezone);
  return SUMMARY_PERIODS.flatMap((period) => {
    if (!wishes[period]) return [];
    const due: DuePeriod[] = [];
    let day = firstDay(period, today).subtract(LENGTHS[period]);
    while (due.length < eachMax) {
      const candidate = periodOf(period, day.toString(), wishes.at, timezone);
      if (candidate.dueMs <= afterMs) break;
      if (candidate.dueMs <= untilMs) due.push(candidate);
      day = day.subtract(LENGTHS[period]);
    }
    return due;
  });
}

/** When the next summary is due after a moment, or null where none is wanted. */
export function nextDueMs(wishes: SummaryWishes, timezone: string, afterMs: number): number | null {
  const today = dayOf(afterMs, timezone);
  const due = SUMMARY_PERIODS.flatMap((period) => {
    if (!wishes[period]) return [];
    const running = firstDay(period, today);
    const candidates = [running.subtract(LENGTHS[period]), running].map((day) =>
      periodOf(period, day.toString(), wishes.at, timezone).dueMs
    );
    return candidates.filter((ms) => ms > afterMs).slice(0, 1);
  });
  return due.length === 0 ? null : Math.min(...due);
}

function dayOf(ms: number, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timezone).toPlainDate();
}

/** The first day of the period that a day is in; weeks begin on Monday, ISO 8601. */
function firstDay(period: SummaryPeriod, day: Temporal.PlainDate): Temporal.PlainDate {
  if (period === "daily") return day;
  return period === "weekly" ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
}
