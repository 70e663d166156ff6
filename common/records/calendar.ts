/**
 * Todos and events as an iCalendar document, RFC 5545. A repeating one is one entry with its rule, by the clock
 * of its zone, so that a calendar program shows all its times and moves them with the clocks as we do. Todos are
 * entries that leave the day free: most programs show no VTODO of a calendar they subscribe to.
 * @module
 */
import ICAL from "ical.js";
import { firstTime, repeatedTime, repetitionOf } from "./occurrences.ts";
import type { ZhijiRecord } from "./record.ts";
import { timezoneComponent } from "./timezone_component.ts";

/** The document of records that have a time. */
export function calendarDocument(records: readonly ZhijiRecord[], now: number): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("prodid", "-//Zhiji//records//EN");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("x-wr-calname", "Zhiji");
  /** The earliest time of each zone that an entry names. */
  const zones = new Map<string, string>();
  const entries = records.flatMap((record) => {
    const entry = entryOf(record, zones);
    return entry === null ? [] : [entry];
  });
  for (const [zone, from] of zones) calendar.addSubcomponent(timezoneComponent(zone, from, now));
  for (const entry of entries) calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}

function entryOf(record: ZhijiRecord, zones: Map<string, string>): ICAL.Component | null {
  const first = firstTime(record);
  if (first === null) return null;
  const { endAt, allDay, location } = record.data as { endAt?: string; allDay?: boolean; location?: string };
  const rule = ruleOf(record, allDay === true);
  const begins = rule?.begins ?? first;
  const event = new ICAL.Component("vevent");
  event.updatePropertyWithValue("uid", record.id);
  // Without a METHOD it is when the entry was last revised, RFC 5545 §3.8.7.2.
  event.updatePropertyWithValue("dtstamp", utc(record.updatedAt));
  event.updatePropertyWithValue("created", utc(record.createdAt));
  event.updatePropertyWithValue("last-modified", utc(record.updatedAt));
  event.updatePropertyWithValue("sequence", record.version - 1);
  event.updatePropertyWithValue("summary", record.title ?? record.text);
  if (record.title !== null) event.updatePropertyWithValue("description", record.text);
  if (location !== undefined) event.updatePropertyWithValue("location", location);
  if (record.tags.length > 0) {
    const categories = new ICAL.Property("categories");
    categories.setValues([...record.tags]);
    event.addProperty(categories);
  }
  event.updatePropertyWithValue("transp", record.type === "todo" || allDay ? "TRANSPARENT" : "OPAQUE");
  const lengthMs = endAt === undefined ? 0 : Math.max(0, Date.parse(endAt) - Date.parse(first));
  const ends = new Date(Date.parse(begins) + lengthMs).toISOString();
  if (allDay) {
    event.updatePropertyWithValue("dtstart", day(begins, record.timezone));
    const last = new Date(Date.parse(begins) + Math.max(lengthMs, 1) - 1).toISOString();
    event.updatePropertyWithValue("dtend", day(last, record.timezone, 1));
  } else if (rule === null) {
    event.updatePropertyWithValue("dtstart", utc(begins));
    if (lengthMs > 0) event.updatePropertyWithValue("dtend", utc(ends));
  } else {
    event.addProperty(local("dtstart", begins, record.timezone));
    if (lengthMs > 0) event.addProperty(local("dtend", ends, record.timezone));
    const earliest = zones.get(record.timezone);
    if (earliest === undefined || begins < earliest) zones.set(record.timezone, begins);
  }
  if (rule !== null) event.updatePropertyWithValue("rrule", rule.recur);
  return event;
}

/**
 * The rule and the first time that it gives: calendar programs take DTSTART for the first time even where it
 * does not fit the rule, RFC 5545 §3.8.5.3.
 */
function ruleOf(
  record: ZhijiRecord,
  allDay: boolean,
): { recur: ICAL.Recur; begins: string } | null {
  const rule = repetitionOf(record);
  if (rule === null) return null;
  try {
    const begins = rule.next(new Date(repeatedTime(record)!), true);
    if (begins === null) return null;
    const recur = ICAL.Recur.fromString((record.data.repeat as string).replace(/^RRULE:/, ""));
    const { until } = rule.options();
    if (until) {
      // In UTC where DTSTART has a zone, a day where it is one, RFC 5545 §3.3.10.
      const at = new Date(until.epochMilliseconds).toISOString();
      recur.until = allDay ? day(at, record.timezone) : utc(at);
    }
    return { recur, begins: new Date(begins.epochMilliseconds).toISOString() };
  } catch {
    // A rule that one of the libraries refuses, or that never comes, repeats nothing.
    return null;
  }
}

function utc(at: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

function local(name: string, at: string, timezone: string): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setParameter("tzid", timezone);
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDateTime();
  property.setValue(ICAL.Time.fromDateTimeString(time.toString({ smallestUnit: "second" })));
  return property;
}

/** The local day of a moment; `dtend` of whole days is the day after the last, RFC 5545 §3.6.1. */
function day(at: string, timezone: string, later = 0): ICAL.Time {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDate().add({ days: later });
  return ICAL.Time.fromDateString(local.toString());
}
