/** A time zone as iCalendar tells it: every change of its clocks in the years that matter, RFC 5545 §3.6.5. @module */
import ICAL from "ical.js";

/** Programs know zones by their names as well, so what lies further ahead is theirs to know. */
const YEARS_AHEAD = 5;
const CHANGES_MAX = 200;

type Zoned = Temporal.ZonedDateTime;

/** The VTIMEZONE that is right from `from` (RFC 3339) until some years after `now` (milliseconds). */
export function timezoneComponent(timezone: string, from: string, now: number): ICAL.Component {
  const zone = new ICAL.Component("vtimezone");
  zone.updatePropertyWithValue("tzid", timezone);
  for (const observance of observancesOf(timezone, from, now)) zone.addSubcomponent(observance);
  return zone;
}

/** One for each change: there are parsers that read a list of dates without the first. */
function observancesOf(timezone: string, from: string, now: number): ICAL.Component[] {
  const begins = Temporal.Instant.from(from).toZonedDateTimeISO(timezone);
  const endMs = Math.max(now, begins.epochMilliseconds) + YEARS_AHEAD * 366 * 86_400_000;
  let change: Zoned | null = begins.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const observances: ICAL.Component[] = [];
  if (change === null) {
    const long = begins.with({ month: 1, day: 1 }).subtract({ years: 1 });
    observances.push(observanceOf(begins.offsetNanoseconds, begins.offsetNanoseconds, long));
    change = begins.getTimeZoneTransition("next");
  }
  while (change !== null && change.epochMilliseconds <= endMs && observances.length < CHANGES_MAX) {
    const before = change.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    observances.push(observanceOf(before, change.offsetNanoseconds, change));
    change = change.getTimeZoneTransition("next");
  }
  return observances;
}

function observanceOf(before: number, after: number, change: Zoned): ICAL.Component {
  const observance = new ICAL.Component(after > before ? "daylight" : "standard");
  observance.updatePropertyWithValue("dtstart", localTime(change, before));
  observance.updatePropertyWithValue("tzoffsetfrom", offset(before));
  observance.updatePropertyWithValue("tzoffsetto", offset(after));
  return observance;
}

/** What the clock showed when it was changed: the time by the offset before, RFC 5545 §3.6.5. */
function localTime(change: Zoned, offsetNanoseconds: number): ICAL.Time {
  const shown = new Date(change.epochMilliseconds + offsetNanoseconds / 1e6).toISOString().slice(0, 19);
  return ICAL.Time.fromDateTimeString(shown);
}

function offset(nanoseconds: number): ICAL.UtcOffset {
  return ICAL.UtcOffset.fromSeconds(Math.round(nanoseconds / 1e9));
}
