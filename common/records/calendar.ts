/**
 * Todos and events as an iCalendar document, RFC 5545. Every time of a repeating one stands alone and in
 * UTC, so that no program has to agree with us about a time zone's rules.
 * @module
 */
import ICAL from "ical.js";
import type { Occurrence } from "./occurrences.ts";
import type { ZhijiRecord } from "./record.ts";

/** The document; `stampedAt` is when it is made. */
export function calendarDocument(occurrences: readonly Occurrence[], stampedAt: string): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("prodid", "-//Zhiji//records//EN");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("x-wr-calname", "Zhiji");
  for (const { record, at } of occurrences) calendar.addSubcomponent(entry(record, at, stampedAt));
  return `${calendar.toString()}\r\n`;
}

function entry(record: ZhijiRecord, at: string, stampedAt: string): ICAL.Component {
  const { startAt, endAt, allDay, location, repeat } = record.data as {
    startAt?: string;
    endAt?: string;
    allDay?: boolean;
    location?: string;
    repeat?: string;
  };
  const event = new ICAL.Component("vevent");
  event.updatePropertyWithValue("uid", repeat === undefined ? record.id : `${record.id}-${at.slice(0, 19)}`);
  event.updatePropertyWithValue("dtstamp", utc(stampedAt));
  event.updatePropertyWithValue("summary", record.title ?? record.text);
  if (record.title !== null) event.updatePropertyWithValue("description", record.text);
  if (location !== undefined) event.updatePropertyWithValue("location", location);
  const lengthMs = startAt && endAt ? Date.parse(endAt) - Date.parse(startAt) : 0;
  if (allDay) {
    event.updatePropertyWithValue("dtstart", day(at, record.timezone));
    const last = new Date(Date.parse(at) + Math.max(lengthMs, 1) - 1).toISOString();
    event.updatePropertyWithValue("dtend", day(last, record.timezone, 1));
  } else {
    event.updatePropertyWithValue("dtstart", utc(at));
    if (lengthMs > 0) {
      event.updatePropertyWithValue("dtend", utc(new Date(Date.parse(at) + lengthMs).toISOString()));
    }
  }
  return event;
}

function utc(at: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

/** The local day of a moment; `dtend` of whole days is the day after the last, RFC 5545 §3.6.1. */
function day(at: string, timezone: string, later = 0): ICAL.Time {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDate().add({ days: later });
  return ICAL.Time.fromDateString(local.toString());
}
