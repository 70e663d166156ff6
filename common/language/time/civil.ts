/** Local calendar arithmetic on plain numbers: a local time is its milliseconds as if the zone were UTC. @module */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** A wall-clock time; month 1..12, weekday 1 (Monday) .. 7. */
export interface Civil {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

/** civilOf() takes a local time apart. */
export function civilOf(local: number): Civil {
  const date = new Date(local);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay() || 7,
  };
}

/** localOf() puts a local time together; months and days may run over. */
export function localOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return date.getTime();
}

export function daysInMonth(year: number, month: number): number {
  return new Date(localOf(year, month + 1, 0)).getUTCDate();
}

/** A date that exists: no 30 February. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function startOfDay(local: number): number {
  return Math.floor(local / DAY_MS) * DAY_MS;
}

/** Monday of the week. */
export function startOfWeek(local: number): number {
  return startOfDay(local) - (civilOf(local).weekday - 1) * DAY_MS;
}

/** The same day some months on, held within the month. */
export function addMonths(local: number, months: number): number {
  const { year, month, day } = civilOf(local);
  const first = localOf(year, month + months, 1);
  const target = civilOf(first);
  const held = Math.min(day, daysInMonth(target.year, target.month));
  return first + (held - 1) * DAY_MS + (local - startOfDay(local));
}

/** Offset of a zone at an instant, remembered by hour: zones change on the hour or quarter. */
export function toLocal(instantMs: number, timezone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timezone);
  return instantMs + zoned.offsetNanoseconds / 1_000_000;
}

/** The instant of a local time; in a gap the later, in a repeat the earlier one. */
export function toInstant(local: number, timezone: string): number {
  const { year, month, day, hour, minute, second } = civilOf(local);
  return Temporal.ZonedDateTime.from({ timeZone: timezone, year, month, day, hour, minute, second })
    .epochMilliseconds;
}

export function toIso(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
