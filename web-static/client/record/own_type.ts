/** A person's own types: the fields of their forms, and the schema that a form of fields stands for. @module */
import type { WireType } from "../api/types_api.ts";
import type { DataField, FieldKind } from "./data_fields.ts";

/** What a field of an own type can be, as a person chooses it. */
export const OWN_KINDS = ["text", "number", "yes", "date", "time", "choice", "list"] as const;
export type OwnKind = typeof OWN_KINDS[number];

/** A line of the form in which a type is made. */
export interface OwnField {
  /** The name in `data`; made from the label where the field is new. */
  name: string;
  label: string;
  kind: OwnKind;
  required: boolean;
  /** Of a choice. */
  options: string[];
}

interface FieldSchema {
  type: string;
  title?: string;
  format?: string;
  enum?: string[];
}

interface ObjectSchema {
  properties?: Record<string, FieldSchema>;
  required?: string[];
}

/** The fields of a type, in the order of its schema. */
export function ownFieldsOf(type: WireType): OwnField[] {
  const { properties = {}, required = [] } = type.schema as ObjectSchema;
  return Object.entries(properties).map(([name, field]) => ({
    name,
    label: field.title ?? name,
    kind: kindOf(field),
    required: required.includes(name),
    options: field.enum ?? [],
  }));
}

/** The fields as the form of a record shows them. */
export function dataFieldsOf(type: WireType): DataField[] {
  return ownFieldsOf(type).map(({ name, label, kind, required, options }) => ({
    name,
    text: label,
    kind: kind as FieldKind,
    ...(required ? { required } : {}),
    ...(kind === "choice" ? { options } : {}),
  }));
}

/** The JSON Schema of a form's fields; what `before` says of a field beyond them stays. */
export function schemaOf(fields: readonly OwnField[], before: WireType["schema"] = {}): WireType["schema"] {
  const old = (before as ObjectSchema).properties ?? {};
  const properties: Record<string, unknown> = {};
  const names = new Set(fields.map(({ name }) => name).filter(Boolean));
  const required: string[] = [];
  for (const field of fields) {
    const name = field.name || freeName(field.label, names);
    names.add(name);
    properties[name] = { ...fieldSchema(field, old[name]), title: field.label };
    if (field.required) required.push(name);
  }
  return { ...before, type: "object", properties, required };
}

/** A name for programs: the words of the label in Latin letters, or `field` where it has none. */
export function freeName(label: string, taken: ReadonlySet<string>, otherwise = "field"): string {
  const words = label.normalize("NFD").replace(/[^A-Za-z0-9 ]/g, "").trim().split(/\s+/).filter(Boolean);
  const joined = words.map((word, i) => i === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1))
    .join("");
  const base = /^[a-z]/.test(joined) ? joined.slice(0, 40) : otherwise;
  if (!taken.has(base)) return base;
  for (let i = 2;; i++) if (!taken.has(`${base}${i}`)) return `${base}${i}`;
}

function kindOf({ type, format, enum: options }: FieldSchema): OwnKind {
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "yes";
  if (type === "array") return "list";
  if (options) return "choice";
  return format === "date-time" ? "time" : format === "date" ? "date" : "text";
}

function fieldSchema({ kind, options }: OwnField, before: FieldSchema | undefined): Record<string, unknown> {
  // Limits and a whole number's type stay where the kind does.
  if (before && kindOf(before) === kind && kind !== "choice") return { ...before };
  switch (kind) {
    case "number":
      return { type: "number" };
    case "yes":
      return { type: "boolean" };
    case "list":
      return { type: "array", items: { type: "string" } };
    case "choice":
      return { type: "string", enum: options };
    case "date":
      return { type: "string", format: "date" };
    case "time":
      return { type: "string", format: "date-time" };
    case "text":
      return { type: "string" };
  }
}
