/** The record types everyone has: a name and the schema of their `data`. @module */
import { z } from "zod";
import { Currency } from "../identity/profile_fields.ts";
import { recurrenceFault } from "./recurrence_rule.ts";
import { Timestamp } from "./timestamp.ts";

/** Categories of money; clients translate them. */
export const CATEGORIES = [
  "food",
  "transport",
  "shopping",
  "housing",
  "entertainment",
  "medical",
  "education",
  "travel",
  "communication",
  "pets",
  "gifts",
  "salary",
  "bonus",
  "investment",
  "refund",
  "other",
] as const;

export const ACTIVITIES = [
  "running",
  "walking",
  "cycling",
  "swimming",
  "yoga",
  "gym",
  "ball",
  "other",
] as const;

/** Sums are taken in ten-thousandths, so an amount may have no more than four decimals. */
export const AMOUNT_DECIMALS = 4;
const AMOUNT_MAX = 10_000_000_000;
const NUMBER_MAX = 1_000_000_000;
const Label = z.string().trim().min(1).max(200);

const hasFewDecimals = (amount: number) => {
  // The shortest text that reads back as the number has the decimals the client wrote, at any size.
  const [, decimals = ""] = String(amount).split(".");
  return decimals.length <= AMOUNT_DECIMALS && !String(amount).includes("e-");
};

const Money = z.strictObject({
  amount: z.number().min(0).max(AMOUNT_MAX)
    .refine(hasFewDecimals, `must have at most ${AMOUNT_DECIMALS} decimals`),
  currency: Currency,
  category: z.enum(CATEGORIES),
  merchant: Label.optional(),
  payment: Label.optional(),
});

/** RFC 5545 §3.3.10: what it forbids is left out of calendars, while the person believes that it repeats. */
const Repeat = z.string().max(500).regex(/^(RRULE:)?FREQ=[A-Z]+(;[A-Z]+=[\w,+:-]+)*$/, {
  error: "must be an RRULE such as FREQ=WEEKLY;BYDAY=MO",
  abort: true,
}).superRefine((rule, { addIssue }) => {
  const fault = recurrenceFault(rule);
  if (fault) addIssue({ code: "custom", message: fault });
});

const quantity = z.number().min(-NUMBER_MAX).max(NUMBER_MAX);

/** The schema of `data` by type. */
export const BUILT_IN_TYPES = {
  note: z.strictObject({}),
  expense: Money,
  income: Money,
  todo: z.strictObject({
    done: z.boolean(),
    dueAt: Timestamp.optional(),
    remindAt: Timestamp.optional(),
    repeat: Repeat.optional(),
    priority: z.int().min(1).max(3).optional(),
  }),
  event: z.strictObject({
    startAt: Timestamp,
    endAt: Timestamp.optional(),
    allDay: z.boolean(),
    location: Label.optional(),
    people: z.array(Label).max(50).optional(),
    repeat: Repeat.optional(),
  }),
  metric: z.strictObject({
    name: z.string().trim().min(1).max(64),
    value: quantity,
    value2: quantity.optional(),
    unit: z.string().max(32),
  }),
  exercise: z.strictObject({
    activity: z.enum(ACTIVITIES),
    durationMinutes: z.number().min(0).max(100_000).optional(),
    distanceKm: z.number().min(0).max(100_000).optional(),
    calories: z.number().min(0).max(1_000_000).optional(),
  }),
  mood: z.strictObject({
    score: z.int().min(1).max(5),
    label: Label.optional(),
  }),
} as const satisfies Record<string, z.ZodObject>;

export type BuiltInType = keyof typeof BUILT_IN_TYPES;

export function isBuiltInType(name: string): name is BuiltInType {
  return Object.hasOwn(BUILT_IN_TYPES, name);
}

/** Unit of a numeric field of `data`: fixed, or named by another field of the same record. */
export const UNITS: Readonly<Record<string, { fixed: string | null } | { field: string }>> = {
  amount: { field: "currency" },
  value: { field: "unit" },
  value2: { field: "unit" },
  durationMinutes: { fixed: "min" },
  distanceKm: { fixed: "km" },
  calories: { fixed: "kcal" },
};
