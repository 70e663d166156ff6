/** The conditions of a list as OpenAPI parameters: each field with each operator that fits it, typed. @module */
import type { Field, FieldKind, Fields } from "./field.ts";
import { LIST_MAX, operatorsOf, VALUE_CHARS_MAX } from "./filter.ts";

type JsonSchema = Record<string, unknown>;

const VALUES: Readonly<Record<FieldKind, JsonSchema>> = {
  text: { type: "string", maxLength: VALUE_CHARS_MAX },
  number: { type: "number" },
  time: { type: "string", format: "date-time" },
  boolean: { type: "boolean" },
  list: { type: "string", maxLength: VALUE_CHARS_MAX },
};

/** `amount`, `amount__gt`, `amount__in` …; `eq` is the field's name alone, unless that is `taken` by another key. */
export function filterParameters(fields: Fields, taken: ReadonlySet<string>): JsonSchema[] {
  return [...fields].flatMap(([name, field]) =>
    operatorsOf(field.kind).map((operator) => ({
      name: operator.name === "eq" && !taken.has(name) ? name : `${name}__${operator.name}`,
      in: "query",
      required: false,
      "x-condition": true,
      ...parameterOf(field, operator.takes),
    }))
  );
}

function parameterOf({ kind }: Field, takes: 1 | 2 | "list" | "boolean"): JsonSchema {
  const value = VALUES[kind];
  if (takes === 1) return { schema: value };
  if (takes === "boolean") return { schema: { type: "boolean" } };
  const [minItems, maxItems] = takes === 2 ? [2, 2] : [1, LIST_MAX];
  return { schema: { type: "array", items: value, minItems, maxItems }, style: "form", explode: false };
}
