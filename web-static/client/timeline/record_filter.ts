/** What the timeline shows: read from the address, asked of the service, and told of a record. @module */
import type { WireRecord } from "../api/wire.ts";
import { dayOf, fromLocalInput } from "../i18n/zoned_time.ts";

/** As they stand in the address and in the form. */
export const FILTER_KEYS = ["type", "tag", "category", "from", "to", "min", "max", "words"] as const;
export type FilterKey = typeof FILTER_KEYS[number];

/** `from` and `to` are days (`YYYY-MM-DD`), both of them shown; `min` and `max` are amounts of money. */
export type RecordFilter = Partial<Record<FilterKey, string>>;

const LENGTH_MAX = 200;
const DAY_MS = 86_400_000;

/** What is unreadable is left out: an address is typed by hand, too. */
export function filterOf(search: string): RecordFilter {
  const query = new URLSearchParams(search);
  return cleaned(Object.fromEntries(FILTER_KEYS.map((key) => [key, query.get(key) ?? ""])));
}

export function cleaned(wanted: Partial<Record<FilterKey, string>>): RecordFilter {
  const filter: RecordFilter = {};
  for (const key of FILTER_KEYS) {
    const value = (wanted[key] ?? "").trim().slice(0, LENGTH_MAX);
    if (value !== "" && isReadable(key, value)) filter[key] = value;
  }
  return filter;
}

/** `?type=expense&min=100`; nothing where everything is shown. */
export function searchOf(filter: RecordFilter): string {
  const query = new URLSearchParams(
    FILTER_KEYS.flatMap((key) => filter[key] === undefined ? [] : [[key, filter[key]]]),
  );
  return query.size === 0 ? "" : `?${query}`;
}

/** The filter as the service reads it; the times not before `from` and before `before`, where given. */
export function conditionsOf(
  filter: RecordFilter,
  timezone: string,
  { from, before }: { from?: string; before?: string } = {},
): Record<string, string> {
  const { type, tag, category, min, max, words } = filter;
  const starts = [from, filter.from && fromLocalInput(filter.from, timezone)].filter(isGiven).sort();
  const ends = [before, filter.to && endOf(filter.to, timezone)].filter(isGiven).sort();
  return Object.fromEntries(
    [
      ["type", type],
      ["tags__has", tag],
      ["data.category", category],
      ["data.amount__gte", min],
      ["data.amount__lte", max],
      ["text__contains", words],
      ["occurredAt__gte", starts.at(-1)],
      ["occurredAt__lt", ends[0]],
    ].filter((condition): condition is [string, string] => condition[1] !== undefined),
  );
}

/** Whether a record that was just written belongs to what is shown. */
export function isShownBy(filter: RecordFilter, record: WireRecord, timezone: string): boolean {
  const { type, tag, category, min, max, words } = filter;
  const { amount } = record.data;
  const day = dayOf(record.occurredAt, timezone);
  return (type === undefined || record.type === type) &&
    (tag === undefined || record.tags.includes(tag)) &&
    (category === undefined || record.data.category === category) &&
    (min === undefined || (typeof amount === "number" && amount >= Number(min))) &&
    (max === undefined || (typeof amount === "number" && amount <= Number(max))) &&
    (words === undefined || record.text.toLowerCase().includes(words.toLowerCase())) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to);
}

function isReadable(key: FilterKey, value: string): boolean {
  if (key === "min" || key === "max") return /^\d{1,12}(\.\d{1,4})?$/.test(value);
  if (key === "from" || key === "to") {
    const ms = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00Z`) : NaN;
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
  }
  return true;
}

function endOf(day: string, timezone: string): string {
  const next = new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return fromLocalInput(next, timezone);
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
