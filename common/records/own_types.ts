/** A person's own types as the rest of the domain uses them: to check data, to filter, to read lines. @module */
import type { z } from "zod";
import type { FieldLookup } from "../crud/field.ts";
import type { Database } from "../database/open_database.ts";
import type { TypeCue } from "../language/reading.ts";
import { dataField, isBuiltInField, recordField } from "./record_fields.ts";
import { compileTypeSchema, fieldKind, type TypeSchema } from "./type_schema.ts";

const OWN = "SELECT name, label, schema, cues FROM record_types WHERE user_id = ? ORDER BY name";

export class OwnTypes {
  readonly #schemas: ReadonlyMap<string, TypeSchema>;
  readonly cues: readonly TypeCue[];

  constructor(rows: readonly { name: string; label: string; schema: TypeSchema; cues: string[] }[]) {
    this.#schemas = new Map(rows.map(({ name, schema }) => [name, schema]));
    this.cues = rows.map((row) => ({ ...row, schema: row.schema as unknown as Record<string, unknown> }));
  }

  /** The check of a type's data, or undefined where there is no such type. */
  checkOf(name: string): z.ZodObject | undefined {
    const schema = this.#schemas.get(name);
    return schema && compileTypeSchema(schema);
  }

  /** The fields of records, those of own types as they declare them. */
  get fields(): FieldLookup {
    if (this.#schemas.size === 0) return recordField;
    return (name) => {
      const key = name.startsWith("data.") ? name.slice("data.".length) : "";
      if (key === "" || isBuiltInField(key)) return recordField(name);
      for (const { properties } of this.#schemas.values()) {
        if (Object.hasOwn(properties, key)) return dataField(key, fieldKind(properties[key]!));
      }
      return recordField(name);
    };
  }
}

export const NO_OWN_TYPES: OwnTypes = new OwnTypes([]);

/** Reads a person's types. */
export async function readOwnTypes(database: Database, userId: string): Promise<OwnTypes> {
  const rows = await database.rows<[string, string, string, string]>({ sql: OWN, args: [userId] });
  if (rows.length === 0) return NO_OWN_TYPES;
  return new OwnTypes(rows.map(([name, label, schema, cues]) => ({
    name,
    label,
    schema: JSON.parse(schema),
    cues: JSON.parse(cues),
  })));
}
