/** The fields of each type's data that a person can edit, and the way from a form to a change. @module */
import type { RecordChange } from "../api/api.ts";
import type { WireRecord } from "../api/wire.ts";
import type { Messages } from "../i18n/language.ts";
import { fromLocalInput } from "../i18n/zoned_time.ts";

type Label = { [Key in keyof Messages]: Messages[Key] extends string ? Key : never }[keyof Messages];

export type FieldKind =
  | "text"
  | "number"
  | "time"
  | "yes"
  | "list"
  | "category"
  | "currency"
  | "activity"
  | "metric"
  | "priority"
  | "score"
  | "date"
  | "choice";

export interface DataField {
  name: string;
  label?: Label;
  /** In place of a label, where a person has named the field. */
  text?: string;
  /** Of a choice. */
  options?: readonly string[];
  kind: FieldKind;
  required?: true;
  /** Takes a whole line of the form. */
  wide?: true;
}

/** What the field is called. */
export function labelOf({ name, label, text }: DataField, messages: Messages): string {
  return text ?? (label ? messages[label] : name);
}

const MONEY: readonly DataField[] = [
  { name: "amount", label: "fieldAmount", kind: "number", required: true },
  { name: "currency", label: "fieldCurrency", kind: "currency", required: true },
  { name: "category", label: "fieldCategory", kind: "category", required: true },
  { name: "merchant", label: "fieldMerchant", kind: "text" },
  { name: "payment", label: "fieldPayment", kind: "text" },
];

export const DATA_FIELDS: Readonly<Record<string, readonly DataField[]>> = {
  note: [],
  expense: MONEY,
  income: MONEY,
  todo: [
    { name: "dueAt", label: "fieldDueAt", kind: "time" },
    { name: "priority", label: "fieldPriority", kind: "priority" },
    { name: "done", label: "fieldDone", kind: "yes", required: true },
  ],
  event: [
    { name: "startAt", label: "fieldStartAt", kind: "time", required: true },
    { name: "endAt", label: "fieldEndAt", kind: "time" },
    { name: "location", label: "fieldLocation", kind: "text" },
    { name: "people", label: "fieldPeople", kind: "list" },
    { name: "allDay", label: "fieldAllDay", kind: "yes", required: true },
  ],
  metric: [
    { name: "name", label: "fieldName", kind: "metric", required: true },
    { name: "value", label: "fieldValue", kind: "number", required: true },
    { name: "unit", label: "fieldUnit", kind: "text", required: true },
    { name: "value2", label: "fieldValue2", kind: "number" },
  ],
  exercise: [
    { name: "activity", label: "fieldActivity", kind: "activity", required: true },
    { name: "durationMinutes", label: "fieldDuration", kind: "number" },
    { name: "distanceKm", label: "fieldDistance", kind: "number" },
    { name: "calories", label: "fieldCalories", kind: "number" },
  ],
  mood: [
    { name: "score", label: "fieldScore", kind: "score", required: true },
    { name: "label", label: "fieldLabel", kind: "text" },
  ],
};

/** The field of data that says when a record of this type happens, if one does. */
export const WHEN_FIELD: Readonly<Record<string, string>> = { event: "startAt", todo: "dueAt" };

/** The change that a filled-in form makes of a record; what is empty or of another type goes away. */
export function changeOf(
  form: FormData,
  record: WireRecord,
  timezone: string,
  /** Of all types, by their names. */
  known: Readonly<Record<string, readonly DataField[]>> = DATA_FIELDS,
): RecordChange {
  const type = String(form.get("type") ?? record.type);
  const fields = known[type];
  const change: RecordChange = {};
  if (type !== record.type) change.type = type;

  const title = String(form.get("title") ?? "").trim() || null;
  if (title !== record.title) change.title = title;
  const tags = listOf(String(form.get("tags") ?? ""));
  if (tags.join() !== record.tags.join()) change.tags = tags;

  if (fields) {
    const data: Record<string, unknown> = {};
    const names = new Set(fields.map(({ name }) => name));
    for (const old of Object.keys(record.data)) {
      if (type !== record.type && !names.has(old)) data[old] = null;
    }
    for (const field of fields) {
      const before = record.data[field.name];
      const after = valueOf(form, field, before, timezone);
      if (JSON.stringify(after) !== JSON.stringify(before ?? null)) data[field.name] = after;
    }
    if (Object.keys(data).length > 0) change.data = data;
  }

  const when = WHEN_FIELD[type];
  const moment = when === undefined ? null : change.data?.[when] ?? null;
  const occurred = form.get("occurredAt");
  if (typeof moment === "string") change.occurredAt = moment;
  else if (typeof occurred === "string" && occurred !== "") {
    const at = keepMinute(fromLocalInput(occurred, timezone), record.occurredAt);
    if (at !== record.occurredAt) change.occurredAt = at;
  }
  return change;
}

/** The value of one field of the form, null where it is empty. */
function valueOf(form: FormData, { name, kind }: DataField, before: unknown, timezone: string): unknown {
  if (kind === "yes") return form.has(`data.${name}`);
  const text = String(form.get(`data.${name}`) ?? "").trim();
  if (kind === "list") {
    const list = listOf(text);
    return list.length > 0 ? list : null;
  }
  if (text === "") return null;
  if (kind === "time") return keepMinute(fromLocalInput(text, timezone), before);
  if (kind === "number" || kind === "priority" || kind === "score") return Number(text);
  return kind === "currency" ? text.toUpperCase() : text;
}

/** The form shows minutes: a time that is still in the same one stays as exact as it was. */
function keepMinute(after: string, before: unknown): string {
  return typeof before === "string" && before.slice(0, 16) === after.slice(0, 16) ? before : after;
}

/** People separate words with either kind of comma. */
function listOf(text: string): string[] {
  return [...new Set(text.split(/[,，、]/).map((word) => word.trim().replace(/^#/, "")).filter(Boolean))];
}
