/** What one tap makes of a reading: another type, or one of the readings that were close. @module */
import type { RecordChange } from "../api/api.ts";
import type { Span, WireAlternative, WireReading, WireValue } from "../api/wire.ts";

/** What is there now: a record, or a reading that is not kept yet. */
type Present = Pick<WireReading, "type" | "data" | "occurredAt">;

/** A correction made before the line was kept, and the part of the line that it is about. */
export interface Choice {
  span: Span;
  change: RecordChange;
}

interface Known {
  present: Present;
  values: readonly WireValue[];
  /** ISO 4217 code of the person's own currency. */
  currency: string;
  now: number;
}

/** The least that a type's data must hold, from what was read; null where the person must say more. */
const LEAST: Readonly<Record<string, (known: Known) => Record<string, unknown> | null>> = {
  note: () => ({}),
  expense: money,
  income: money,
  todo: ({ present, now }) => {
    const dueAt = present.data.startAt ?? present.occurredAt;
    return { done: false, ...(Date.parse(String(dueAt)) > now ? { dueAt } : {}) };
  },
  event: ({ present, values }) => ({
    startAt: present.data.dueAt ?? present.occurredAt,
    allDay: !values.some(({ kind }) => kind === "time"),
  }),
  exercise: () => ({ activity: "other" }),
  mood: () => ({ score: 3 }),
};

/** The types that a record may be made by one tap or, where more must be said, in the form. */
export const TYPES = ["note", "expense", "income", "todo", "event", "metric", "exercise", "mood"] as const;

/** The change to another type, or null where it takes more than a tap. */
export function toType(
  type: string,
  present: Present,
  reading: Pick<WireReading, "values" | "alternatives"> & Present,
  currency: string,
  now = Date.now(),
): RecordChange | null {
  // What the service read of this type is better than the least that could be said of it.
  const read = [reading, ...reading.alternatives].find((close) => close.type === type);
  if (read) return toReading(read, present);
  const data = LEAST[type]?.({ present, values: reading.values, currency, now });
  return data ? { type, data: replaced(data, present.data) } : null;
}

/** The change to one of the readings that were close. */
export function toReading(
  { type, data, occurredAt }: Pick<WireAlternative, "type" | "data" | "occurredAt">,
  present: Present,
): RecordChange {
  return {
    ...(type === present.type ? {} : { type }),
    ...(occurredAt === present.occurredAt ? {} : { occurredAt }),
    data: replaced(data, present.data),
  };
}

/** A reading as it would be after a change. */
export function withChange<Reading extends Present>(reading: Reading, change: RecordChange): Reading {
  const merged = { ...reading.data, ...change.data };
  return {
    ...reading,
    type: change.type ?? reading.type,
    occurredAt: change.occurredAt ?? reading.occurredAt,
    data: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)),
  };
}

/** A merge patch removes a field with null: what is there now and not to stay is named too. */
function replaced(next: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  const gone = Object.keys(now).filter((name) => !(name in next)).map((name) => [name, null]);
  return { ...Object.fromEntries(gone), ...next };
}

function money({ present, values, currency }: Known): Record<string, unknown> | null {
  const amount = present.data.amount ?? values.find(({ kind }) => kind === "money")?.value;
  if (typeof amount !== "number" || !(amount > 0)) return null;
  const category = values.find(({ field }) => field === "data.category")?.value;
  return {
    amount,
    currency: present.data.currency ?? currency,
    category: typeof category === "string" ? category : "other",
  };
}
