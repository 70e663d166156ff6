/** Days, weeks, months, quarters and years of a time zone as bounds in UTC. @module */
import { invalidField } from "../error.ts";

export const PERIODS = ["day", "week", "month", "quarter", "year"] as const;
export type Period = typeof PERIODS[number];

/** One period: its name and the half-open range of UTC times it covers. */
export interface Bucket {
  key: string;
  from: string;
  to: string;
}

const BUCKETS_MAX = 1_000;

const LENGTHS: Record<Period, Temporal.DurationLike> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};

/** The periods that cover `from` (inclusive) to `to` (exclusive), RFC 3339 UTC; weeks start on Monday. */
export function periodBuckets(period: Period, from: string, to: string, timezone: string): Bucket[] {
  const end = Temporal.Instant.from(to);
  const buckets: Bucket[] = [];
  let day = startOf(period, Temporal.Instant.from(from).toZonedDateTimeISO(timezone).toPlainDate());
  for (let start = instantOf(day, timezone); Temporal.Instant.compare(start, end) < 0;) {
    if (buckets.length >= BUCKETS_MAX) {
      throw invalidField(
        "groupBy",
        `makes more than ${BUCKETS_MAX} groups: choose a shorter time or longer periods`,
      );
    }
    const next = day.add(LENGTHS[period]);
    const nextStart = instantOf(next, timezone);
    buckets.push({ key: keyOf(period, day), from: timestampOf(start), to: timestampOf(nextStart) });
    day = next;
    start = nextStart;
  }
  return buckets;
}

function startOf(period: Period, day: Temporal.PlainDate): Temporal.PlainDate {
  if (period === "week") return day.subtract({ days: day.dayOfWeek - 1 });
  if (period === "month") return day.with({ day: 1 });
  if (period === "quarter") return day.with({ month: day.month - (day.month - 1) % 3, day: 1 });
  return period === "year" ? day.with({ month: 1, day: 1 }) : day;
}

function keyOf(period: Period, day: Temporal.PlainDate): string {
  if (period === "day") return day.toString();
  if (period === "week") return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, "0")}`;
  if (period === "month") return day.toPlainYearMonth().toString();
  return period === "quarter" ? `${day.year}-Q${(day.month + 2) / 3}` : String(day.year);
}

function instantOf(day: Temporal.PlainDate, timezone: string): Temporal.Instant {
  return day.toZonedDateTime(timezone).toInstant();
}

function timestampOf(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
