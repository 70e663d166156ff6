/**
 * The JSON Schema of a person's own type: flat fields, and no keyword that could make a check slow
 * (`pattern`, `$ref`). Checked by the same library as the built-in types.
 * @module
 */
import { z } from "zod";
import type { FieldKind } from "../crud/field.ts";
import { Timestamp } from "./timestamp.ts";

const PROPERTIES_MAX = 50;
const ENUM_MAX = 100;
const TEXT_CHARS_MAX = 2_000;
const ITEMS_MAX = 100;

const words = { title: z.string().max(200).optional(), description: z.string().max(500).optional() };
const chars = z.int().min(0).max(TEXT_CHARS_MAX);
const TextField = z.strictObject({
  type: z.literal("string"),
  ...words,
  minLength: chars.optional(),
  maxLength: chars.optional(),
  enum: z.array(z.string().max(200)).min(1).max(ENUM_MAX).optional(),
  format: z.enum(["date-time", "date"]).optional(),
});
const NumberField = z.strictObject({
  type: z.enum(["number", "integer"]),
  ...words,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const BooleanField = z.strictObject({ type: z.literal("boolean"), ...words });
const ScalarField = z.discriminatedUnion("type", [TextField, NumberField, BooleanField]);
const ListField = z.strictObject({
  type: z.literal("array"),
  ...words,
  items: ScalarField,
  maxItems: z.int().min(1).max(ITEMS_MAX).optional(),
});
const AnyField = z.discriminatedUnion("type", [TextField, NumberField, BooleanField, ListField]);

export const TypeSchema = z.strictObject({
  type: z.literal("object"),
  properties: z.record(
    z.string().regex(/^[A-Za-z]\w{0,63}$/, "must be letters, digits and underscores, a letter first")
      // Every object has these already, so a record without them would seem to have them.
      .refine(
        (name) => !(name in Object.prototype),
        "must be another name: this one has a meaning in JavaScript",
      ),
    AnyField,
  ).refine(
    (fields) => Object.keys(fields).length <= PROPERTIES_MAX,
    `must be at most ${PROPERTIES_MAX} fields`,
  ),
  required: z.array(z.string()).max(PROPERTIES_MAX).optional(),
  additionalProperties: z.literal(false).optional(),
  title: words.title,
  description: words.description,
}).refine(({ properties, required }) => (required ?? []).every((name) => Object.hasOwn(properties, name)), {
  path: ["required"],
  error: "must name only fields that are in properties",
}).describe("JSON Schema 2020-12: an object of flat fields");

export type TypeSchema = z.output<typeof TypeSchema>;
type AnyField = z.output<typeof AnyField>;

/** The check that a type's schema stands for. */
export function compileTypeSchema({ properties, required = [] }: TypeSchema): z.ZodObject {
  return z.strictObject(Object.fromEntries(
    Object.entries(properties).map(([name, field]) => {
      const check = compileField(field);
      return [name, required.includes(name) ? check : check.optional()];
    }),
  ));
}

function compileField(field: AnyField): z.ZodType {
  switch (field.type) {
    case "boolean":
      return z.boolean();
    case "array":
      return z.array(compileField(field.items)).max(field.maxItems ?? ITEMS_MAX);
    case "string": {
      if (field.enum) return z.enum(field.enum);
      if (field.format === "date-time") return Timestamp;
      if (field.format === "date") return z.iso.date("must be a date such as 2026-03-18");
      return z.string().min(field.minLength ?? 0).max(field.maxLength ?? TEXT_CHARS_MAX);
    }
    default: {
      const number = field.type === "integer" ? z.int() : z.number();
      return number.min(field.minimum ?? -Number.MAX_VALUE).max(field.maximum ?? Number.MAX_VALUE);
    }
  }
}

/** What filters may do with a field. */
export function fieldKind(field: AnyField): FieldKind {
  if (field.type === "array") return "list";
  if (field.type === "boolean") return "boolean";
  if (field.type === "string") return field.format === "date-time" ? "time" : "text";
  return "number";
}
