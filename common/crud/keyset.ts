/** Order and keyset cursors: a page begins after the last row of the one before, however many rows came meanwhile. @module */
import { z } from "zod";
import { AppError, invalidField } from "../error.ts";
import { type Field, type Fields, type Fragment, knownNames } from "./field.ts";
import { join } from "./filter.ts";

const SORT_FIELDS_MAX = 4;
const CURSOR_CHARS_MAX = 4_096;

/** One field of an order. */
export interface SortKey {
  name: string;
  field: Field;
  descending: boolean;
}

/** Reads `-occurredAt,type`; the id is added as the last key, so that no two rows are equal. */
export function parseSort(sort: string, fields: Fields, id: Field): SortKey[] {
  const names = sort.split(",");
  if (names.length > SORT_FIELDS_MAX) throw invalidField("sort", `takes at most ${SORT_FIELDS_MAX} fields`);
  const keys = names.map((signed) => {
    const descending = signed.startsWith("-");
    const name = descending ? signed.slice(1) : signed;
    const field = name === "id" ? id : fields.get(name);
    if (!field) throw invalidField("sort", `cannot be by ${name}; there are ${knownNames(fields)}`);
    if (field.kind === "list") throw invalidField("sort", `cannot be by ${name}, which is a list`);
    return { name, field, descending };
  });
  if (keys.some(({ name }) => name === "id")) return keys;
  return [...keys, { name: "id", field: id, descending: keys.at(-1)!.descending }];
}

/** The order as SQL; rows without a value come last in either direction. */
export function orderBy(keys: readonly SortKey[]): string {
  return keys.map(({ field, descending }) =>
    `${field.sql}${descending ? " DESC" : ""}${field.nullable ? " NULLS LAST" : ""}`
  ).join(", ");
}

const CursorContent = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.null()]))]);

/** The cursor after a row whose sort values are `values`; only good for the query it came from. */
export function encodeCursor(binding: string, values: readonly (string | number | null)[]): string {
  return new TextEncoder().encode(JSON.stringify([binding, values]))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/** The sort values in a cursor, or `invalid_input` where it is of another query or none of ours. */
export function decodeCursor(cursor: string, binding: string, length: number): (string | number | null)[] {
  const [bound, values] = readCursor(cursor);
  if (bound !== binding || values.length !== length) {
    throw invalidField("cursor", "belongs to a query with another filter or order");
  }
  return values;
}

function readCursor(cursor: string): z.output<typeof CursorContent> {
  if (cursor.length > CURSOR_CHARS_MAX) throw invalidField("cursor", "is too long");
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
    return CursorContent.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new AppError("invalid_input", "Cannot accept the input: cursor is not one of ours", {
      errors: [{ path: "cursor", message: "is not one of ours" }],
      cause: error,
    });
  }
}

/** The condition that a row comes after the one with these sort values. */
export function after(keys: readonly SortKey[], values: readonly (string | number | null)[]): Fragment {
  const alternatives: Fragment[] = [];
  for (let i = 0; i < keys.length; i++) {
    const equals = keys.slice(0, i).map((key, j): Fragment => ({
      sql: `${key.field.sql} IS ?`,
      args: [values[j]!],
    }));
    const beyond = beyondValue(keys[i]!, values[i]!);
    if (beyond) alternatives.push(join([...equals, beyond], " AND "));
  }
  const exact = join(alternatives, " OR ");
  const bound = firstKeyBound(keys[0]!, values[0]!);
  return bound ? join([bound, exact], " AND ") : exact;
}

function beyondValue({ field, descending }: SortKey, value: string | number | null): Fragment | null {
  // Nothing comes after the rows without a value but other rows without one.
  if (value === null) return null;
  const beyond = `${field.sql} ${descending ? "<" : ">"} ?`;
  if (!field.nullable) return { sql: beyond, args: [value] };
  return { sql: `(${beyond} OR ${field.sql} IS NULL)`, args: [value] };
}

/** A plain bound on the first key lets an index begin at the page; the alternatives alone would scan to it. */
function firstKeyBound({ field, descending }: SortKey, value: string | number | null): Fragment | null {
  if (value === null || field.nullable) return null;
  return { sql: `${field.sql} ${descending ? "<=" : ">="} ?`, args: [value] };
}
