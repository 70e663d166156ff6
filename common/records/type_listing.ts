/** Lists of one person's types of records: the built-in ones, which are in the code, and rows of their own, as one table. @module */
import type { Field, FieldKind, Fields } from "../crud/field.ts";
import type { Listing } from "../crud/list_rows.ts";
import type { RecordType } from "./type_repository.ts";

const field = (kind: FieldKind, column: string): Field => ({ kind, sql: `type.${column}`, nullable: false });

/** What types may be filtered and sorted by. */
export const TYPE_FIELDS: Fields = new Map([
  ["name", field("text", "name")],
  ["label", field("text", "label")],
  ["cues", field("list", "cues")],
  ["builtIn", field("boolean", "built_in")],
  ["version", field("number", "version")],
]);

const COLUMNS = ["name", "label", "schema", "cues", "built_in", "version"] as const;
const OWN = "SELECT name, label, schema, cues, 0 AS built_in, version FROM record_types WHERE user_id = ?";
const BUILT_IN = `SELECT value ->> 'name', value ->> 'label', value ->> 'schema', value ->> 'cues', 1,
  value ->> 'version' FROM json_each(?)`;

/** `builtIn` are handed in; filter, order and cursor hold for them as for the person's own. */
export function typeListing(userId: string, builtIn: readonly RecordType[]): Listing<RecordType> {
  return {
    table: `(${OWN} UNION ALL ${BUILT_IN}) AS type`,
    tableArgs: [userId, JSON.stringify(builtIn)],
    columns: COLUMNS.map((column) => `type.${column}`),
    read: ([name, label, schema, cues, isBuiltIn, version]) => ({
      name: name as string,
      label: label as string,
      schema: JSON.parse(schema as string),
      cues: JSON.parse(cues as string),
      builtIn: isBuiltIn === 1,
      version: version as number,
    }),
    fields: TYPE_FIELDS,
    // No two types of a person have the same name.
    id: TYPE_FIELDS.get("name")!,
    defaultSort: "-builtIn,name",
    owned: () => ({ sql: "1 = 1", args: [] }),
  };
}
