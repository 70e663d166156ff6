/** When todos and events are due, each time of repeating ones too: by the local clock, whatever the season does to it. @module */
import { RRuleTemporal } from "rrule-temporal";
import type { RawRow } from "../database/embedded_connection.ts";
import type { Database } from "../database/open_database.ts";
import { recordColumns, recordFromRow, type ZhijiRecord } from "./record.ts";

/** Records that are looked at, and times that are given of one and of all. */
const RECORDS_MAX = 2_000;
const TIMES_A_RECORD_MAX = 400;
export const OCCURRENCES_MAX = 5_000;

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

/** The times of one record in the range. */
export function occurrencesOf(record: ZhijiRecord, from: string, to: string): Occurrence[] {
  const { startAt, remindAt, dueAt, repeat } = record.data as Record<string, string | undefined>;
  const first = startAt ?? remindAt ?? dueAt;
  if (first === undefined) return [];
  const times = repeat === undefined ? [first] : repeated(first, repeat, record.timezone, from, to);
  return times.filter((at) => at >= from && at < to).map((at) => ({ record, at }));
}

/** A rule that the library refuses repeats nothing: the first time stays. */
function repeated(first: string, repeat: string, timezone: string, from: string, to: string): string[] {
  const dtstart = Temporal.Instant.from(first).toZonedDateTimeISO(timezone);
  try {
    const rule = new RRuleTemporal({ rruleString: repeat.replace(/^RRULE:/, ""), dtstart });
    const times: string[] = [];
    for (const time of rule.between(new Date(from), new Date(to), true)) {
      if (times.length >= TIMES_A_RECORD_MAX) break;
      times.push(new Date(time.epochMilliseconds).toISOString());
    }
    return times;
  } catch {
    return [first];
  }
}
