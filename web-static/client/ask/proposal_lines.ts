/** What a proposed change would do to a record, field by field, in a person's words. @module */
import type { WireRecord } from "../api/wire.ts";
import { formatMoment, formatNumber } from "../i18n/format.ts";
import type { Messages } from "../i18n/language.ts";
import { DATA_FIELDS, labelOf, WHEN_FIELD } from "../record/data_fields.ts";

export interface ProposalLine {
  label: string;
  /** Null where there was nothing. */
  before: string | null;
  /** Null where it goes away. */
  after: string | null;
}

interface Words {
  messages: Messages;
  locale: string;
  timezone: string;
}

/** The record as it would be: a merge patch over what is there. */
export function proposedRecord(
  input: Record<string, unknown>,
  record: WireRecord | null,
): Pick<WireRecord, "type" | "text" | "title" | "data" | "tags" | "occurredAt"> {
  const { type, text, title, tags, occurredAt, data } = input as Partial<WireRecord>;
  const merged = Object.entries({ ...record?.data, ...data }).filter(([, value]) => value !== null);
  return {
    type: type ?? record?.type ?? "note",
    text: text ?? record?.text ?? title ?? "",
    title: title === undefined ? record?.title ?? null : title,
    tags: tags ?? record?.tags ?? [],
    occurredAt: occurredAt ?? record?.occurredAt ?? new Date().toISOString(),
    data: Object.fromEntries(merged),
  };
}

/** Only what would be another. */
export function proposalLines(
  input: Record<string, unknown>,
  record: WireRecord,
  words: Words,
): ProposalLine[] {
  const { messages } = words;
  const after = proposedRecord(input, record);
  const lines: ProposalLine[] = [];
  const add = (label: string, name: string, was: unknown, is: unknown) => {
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) return;
    lines.push({ label, before: tell(name, was, words), after: tell(name, is, words) });
  };
  add(messages.fieldType, "type", record.type, after.type);
  add(messages.fieldTitle, "title", record.title, after.title);
  add(messages.fieldText, "text", record.text, after.text);
  for (const name of new Set([...Object.keys(record.data), ...Object.keys(after.data)])) {
    const field = (DATA_FIELDS[after.type] ?? []).find((known) => known.name === name);
    add(field ? labelOf(field, messages) : name, name, record.data[name], after.data[name]);
  }
  // Where a field of the data says when it is, it has said so already.
  if (WHEN_FIELD[after.type] === undefined) {
    add(messages.fieldWhen, "occurredAt", record.occurredAt, after.occurredAt);
  }
  add(messages.fieldTags, "tags", record.tags, after.tags);
  return lines;
}

function tell(name: string, value: unknown, { messages, locale, timezone }: Words): string | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === "boolean") return value ? messages.chat.yes : messages.chat.no;
  if (name === "score" && typeof value === "number") return messages.moods[value - 1] ?? String(value);
  if (name === "priority" && typeof value === "number") {
    return messages.priorities[value - 1] ?? String(value);
  }
  if (typeof value === "number") return formatNumber(value, locale);
  if (Array.isArray(value)) return value.join(" · ");
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) {
    return formatMoment({ type: "", data: {}, occurredAt: text }, timezone, messages, locale);
  }
  const names: Record<string, Record<string, string>> = {
    type: messages.types,
    category: messages.categories,
    activity: messages.activities,
    name: messages.metrics,
  };
  return names[name]?.[text] ?? text;
}
