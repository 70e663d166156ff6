/** A person's own types as the rest of the domain uses them: to check data, to filter, to read lines. @module */
import type { z } from "zod";
import type { Fields } from "../crud/field.ts";
import type { Database } from "../database/open_database.ts";
import type { TypeCue } from "../language/reading.ts";
import { dataField, RECORD_FIELDS } from "./record_fields.ts";
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

  /**
   * The fields of records and of own types, as they declare them. Where several types have a field of one name,
   * `type` settles whose kind is meant, then the built-in types do.
   */
  fields(type?: string): Fields {
    if (this.#schemas.size === 0) return RECORD_FIELDS;
    const fields = new Map(RECORD_FIELDS);
    for (const [name, { properties }] of this.#schemas) {
      for (const [key, property] of Object.entries(properties)) {
        if (name === type || !fields.has(`data.${key}`)) {
          fields.set(`data.${key}`, dataField(key, fieldKind(property)));
        }
      }
    }
    return fields;
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
