/** Parts of an answer that hold records, without those that are gone by the time they are read again. @module */
import type { ChatPart } from "./chat_part.ts";

/** What stands where a record stood. */
export interface GoneRecord {
  id: string;
  deleted: true;
}

const HOLDING_RECORDS: ReadonlySet<string> = new Set([
  "source-document",
  "tool-output-available",
  "data-proposal",
  "data-facts",
]);

/** Ids of the records whose words stand in a part. */
export function recordIdsIn(part: ChatPart): string[] {
  if (!HOLDING_RECORDS.has(part.type)) return [];
  const ids = new Set<string>();
  visit(part, (object) => {
    if (isRecord(object)) ids.add(object.id);
  });
  return [...ids];
}

/** The part with nothing of the records in `gone` but their ids. */
export function withoutRecords(part: ChatPart, gone: ReadonlySet<string>): ChatPart {
  const kept = replace(part, gone) as ChatPart;
  // The protocol wants a title; the record's is its text.
  return part.type === "source-document" && gone.has(part.sourceId as string) ? { ...kept, title: "" } : kept;
}

function isRecord(object: Record<string, unknown>): object is { id: string; text: string } {
  return typeof object.id === "string" && typeof object.text === "string";
}

function visit(value: unknown, see: (object: Record<string, unknown>) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) see(value as Record<string, unknown>);
  for (const inner of Object.values(value)) visit(inner, see);
}

function replace(value: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => replace(inner, gone));
  const object = value as Record<string, unknown>;
  if (isRecord(object) && gone.has(object.id)) return { id: object.id, deleted: true } satisfies GoneRecord;
  const kept = Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, replace(inner, gone)]));
  // A hit of a search quotes the record beside it.
  const isHit = "highlight" in object && typeof kept.record === "object" && kept.record !== null &&
    "deleted" in kept.record;
  return isHit ? { record: kept.record } : kept;
}
