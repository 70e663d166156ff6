/** Checks a record's `data` against the schema of its type. @module */
import type { z } from "zod";
import { AppError, type FieldError, invalidField } from "../error.ts";
import { fieldErrors } from "../operation.ts";
import { BUILT_IN_TYPES, isBuiltInType } from "./built_in_types.ts";
import { NO_OWN_TYPES, type OwnTypes } from "./own_types.ts";

/** The data as it is stored, or `invalid_input` that names the wrong field as `data.…`. */
export function checkData(
  type: string,
  data: Record<string, unknown>,
  defaults: { currency: string },
  own: OwnTypes = NO_OWN_TYPES,
): Record<string, unknown> {
  const check = isBuiltInType(type) ? BUILT_IN_TYPES[type] : own.checkOf(type);
  if (!check) throw invalidField("type", `is not a known type: ${type}`);
  const parsed = check.safeParse(withDefaults(type, data, defaults));
  if (parsed.success) return parsed.data;
  throw new AppError("invalid_input", `Cannot accept this ${type}: see errors`, {
    errors: dataErrors(parsed.error),
  });
}

/** What is wrong about a record's data, each with its place in the record. */
export function dataErrors(error: z.ZodError): FieldError[] {
  return fieldErrors(error).map(({ path, message }) => ({ path: path ? `data.${path}` : "data", message }));
}

/** What a person need not say: their currency, "other", that a new todo is not done. */
function withDefaults(
  type: string,
  data: Record<string, unknown>,
  { currency }: { currency: string },
): Record<string, unknown> {
  if (type === "expense" || type === "income") return { currency, category: "other", ...data };
  if (type === "todo") return { done: false, ...data };
  if (type === "event") return { allDay: false, ...data };
  return data;
}
