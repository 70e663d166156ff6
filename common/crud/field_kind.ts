/** What filters may do with a value, by the schema that checks it. @module */
import { z } from "zod";
import type { FieldKind } from "./field.ts";

interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  anyOf?: JsonSchema[];
}

/** The kind of a schema's values; undefined for objects and for what may be of several kinds. */
export function kindOf(schema: z.ZodType): FieldKind | undefined {
  const kindIn = (io: "output" | "input") =>
    kindOfJson(z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema);
  // What a transformation makes is told by no schema; it makes texts of texts here.
  return kindIn("output") ?? kindIn("input");
}

function kindOfJson(schema: JsonSchema): FieldKind | undefined {
  if (schema.anyOf) {
    const kinds = new Set(schema.anyOf.filter(({ type }) => type !== "null").map(kindOfJson));
    return kinds.size === 1 ? [...kinds][0] : undefined;
  }
  if (schema.type === "string") return schema.format === "date-time" ? "time" : "text";
  if (schema.type === "number" || schema.type === "integer") return "number";
  if (schema.type === "boolean") return "boolean";
  return schema.type === "array" ? "list" : undefined;
}
