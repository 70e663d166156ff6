/** When todos and events are due, each time of repeating ones too: by the local clock, whatever the season does to it. @module */
import { RRuleTemporal } from "rrule-temporal";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";

/** Records that are looked at, and times that are given of one and of all. */
const RECORDS_MAX = 2_000;
const TIMES_A_RECORD_MAX = 400;
const OCCURRENCES_MAX = 5_000;

const AT = `CASE type WHEN 'event' THEN json_extract(data, '$.startAt')
  ELSE coalesce(json_extract(data, '$.remindAt'), json_extract(data, '$.dueAt')) END`;
const DUE = `SELECT ${recordColumns()} FROM records WHERE user_id = ? AND type IN ('todo', 'event')
  AND deleted_at IS NULL AND coalesce(json_extract(data, '$.done'), 0) = 0 AND ${AT} < ?
  AND (${AT} >= ? OR json_extract(data, '$.repeat') IS NOT NULL) ORDER BY ${AT} LIMIT ${RECORDS_MAX}`;

/** One time of one record. */
export interface Occurrence {
  record: ZhijiRecord;
  /** RFC 3339 in UTC: when to remind, else when it is due or begins. */
  at: string;
}

/** What is due from `from` (inclusive) to `to` (exclusive) and not done, the earliest first. */
export async function readOccurrences(
  database: Database,
  userId: string,
  from: string,
  to: string,
): Promise<Occurrence[]> {
  const rows = await database.rows<RawRow>({ sql: DUE, args: [userId, to, from] });
  return rows.map(recordFromRow).flatMap((record) => occurrencesOf(record, from, to))
    .sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0).slice(0, OCCURRENCES_MAX);
}

/** The records that are due at least once in the range, each once; repeating ones by their next time. */
export async function readScheduled(
  database: Database,
  userId: string,
  from: string,
  to: string,
): Promise<ZhijiRecord[]> {
  const rows = await database.rows<RawRow>({ sql: DUE, args: [userId, to, from] });
  return rows.map(recordFromRow).filter((record) => {
    const next = nextOccurrence(record, from);
    return next !== null && next < to;
  });
}

/** The times of one record in the range. */
function occurrencesOf(record: ZhijiRecord, from: string, to: string): Occurrence[] {
  const first = firstTime(record);
  if (first === null) return [];
  const rule = repetitionOf(record);
  const times = rule === null ? [first] : timesOf(rule, leadMs(record), first, from, to);
  return times.filter((at) => at >= from && at < to).map((at) => ({ record, at }));
}

/** The first time of a record not before `from`, or null: it is done, over, or has no time. */
export function nextOccurrence(record: ZhijiRecord, from: string): string | null {
  const first = firstTime(record);
  if (first === null || record.data.done === true) return null;
  const rule = repetitionOf(record);
  if (rule === null) return first >= from ? first : null;
  const lead = leadMs(record);
  try {
    const next = rule.next(new Date(Math.max(Date.parse(from), Date.parse(first)) + lead), true);
    return next === null ? null : new Date(next.epochMilliseconds - lead).toISOString();
  } catch {
    // It never comes, as the 30th of February.
    return first >= from ? first : null;
  }
}

/** When a todo or event is due for the first time: when to remind, else when it is due or begins. */
export function firstTime({ type, data }: ZhijiRecord): string | null {
  const { startAt, remindAt, dueAt } = data as Record<string, string | undefined>;
  if (type === "event") return startAt ?? null;
  return type === "todo" ? remindAt ?? dueAt ?? null : null;
}

/** What the rule of a record repeats: when it begins or is due, however long before that one is told of it. */
export function repeatedTime(record: ZhijiRecord): string | null {
  const { dueAt } = record.data as { dueAt?: string };
  return record.type === "todo" && dueAt !== undefined ? dueAt : firstTime(record);
}

/** How long before it is due a record is told of; the same before each time of a repeating one. */
function leadMs(record: ZhijiRecord): number {
  return Date.parse(repeatedTime(record)!) - Date.parse(firstTime(record)!);
}

/** How a record repeats, by its own clock; null where it does not, or the library refuses the rule. */
export function repetitionOf(record: ZhijiRecord): RRuleTemporal | null {
  const { repeat } = record.data as { repeat?: string };
  const first = repeatedTime(record);
  if (repeat === undefined || first === null) return null;
  const dtstart = Temporal.Instant.from(first).toZonedDateTimeISO(record.timezone);
  try {
    return new RRuleTemporal({ rruleString: repeat.replace(/^RRULE:/, ""), dtstart });
  } catch {
    return null;
  }
}

/** A rule that never comes repeats nothing: the first time stays. */
function timesOf(rule: RRuleTemporal, lead: number, first: string, from: string, to: string): string[] {
  const later = (at: string) => new Date(Date.parse(at) + lead);
  try {
    const times: string[] = [];
    for (const time of rule.between(later(from), later(to), true)) {
      if (times.length >= TIMES_A_RECORD_MAX) break;
      times.push(new Date(time.epochMilliseconds - lead).toISOString());
    }
    return times;
  } catch {
    return [first];
  }
}
