/** Days and clock times of a time zone, without a library. @module */

const PARTS: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-18T12:30`: what a clock in the zone shows, as `<input type="datetime-local">` wants it. */
export function toLocalInput(instant: string, timezone: string): string {
  return wallClock(Date.parse(instant), timezone).slice(0, 16);
}

/** `2026-03-18`: the day in the zone. */
export function dayOf(instant: string | number, timezone: string): string {
  return wallClock(typeof instant === "number" ? instant : Date.parse(instant), timezone).slice(0, 10);
}

/** The moment at which a clock in the zone shows `local`; of two, the earlier; of none, the one after the gap. */
export function fromLocalInput(local: string, timezone: string): string {
  const wall = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  const around = [wall - 86_400_000, wall + 86_400_000].map((ms) => wall - offsetAt(ms, timezone));
  const fitting = around.filter((ms) => ms + offsetAt(ms, timezone) === wall);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...around)).toISOString();
}

/** The moment at which the day after `instant`'s day begins. */
export function startOfTomorrow(instant: number, timezone: string): string {
  const today = Date.parse(`${dayOf(instant, timezone)}T00:00Z`);
  return fromLocalInput(new Date(today + 86_400_000).toISOString().slice(0, 10), timezone);
}

/** Whole days from the first `YYYY-MM-DD` to the second. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function offsetAt(ms: number, timezone: string): number {
  return Date.parse(`${wallClock(ms, timezone)}Z`) - Math.floor(ms / 1000) * 1000;
}

function wallClock(ms: number, timezone: string): string {
  let format = formats.get(timezone);
  if (!format) {
    formats.set(timezone, format = new Intl.DateTimeFormat("en-CA", { ...PARTS, timeZone: timezone }));
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}
