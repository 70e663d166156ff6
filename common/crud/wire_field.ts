/** The fields of a generated collection: which columns go over the wire, how, and who may write them. @module */
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { z } from "zod";

/**
 * `write`: read and written. `create`: read, and written once. `read`: read only; a hook or another part of the
 * service writes it. `secret`: written, never read, so never filtered or sorted by either.
 */
export type FieldAccess = "write" | "create" | "read" | "secret";

export interface WireField<
  Schema extends z.ZodType = z.ZodType,
  Access extends FieldAccess = FieldAccess,
> {
  schema: Schema;
  access: Access;
  /** Where the name on the wire is not the column's. */
  column?: SQLiteColumn;
  /** The column holds the value as JSON text. */
  json?: true;
  /** The column holds the value in a form of its own, which no filter understands. */
  stored?: {
    toColumn(value: z.output<Schema>): unknown;
    /** What stands in the column, which may be nothing. */
    fromColumn(stored: unknown): z.output<Schema>;
  };
}

type More<Schema extends z.ZodType> = Omit<WireField<Schema>, "schema" | "access">;

/** A field that is read and written; for what a schema alone does not say. */
export function field<Schema extends z.ZodType>(
  schema: Schema,
  more: More<Schema> = {},
): WireField<Schema, "write"> {
  return { schema, access: "write", ...more };
}

/** A field that a client gives when it makes the row, and never again. */
export function createOnly<Schema extends z.ZodType>(
  schema: Schema,
  more: More<Schema> = {},
): WireField<Schema, "create"> {
  return { schema, access: "create", ...more };
}

/** A field that never comes from the wire. */
export function readOnly<Schema extends z.ZodType>(
  schema: Schema,
  more: More<Schema> = {},
): WireField<Schema, "read"> {
  return { schema, access: "read", ...more };
}

/** A field that is in no answer. */
export function secret<Schema extends z.ZodType>(
  schema: Schema,
  more: More<Schema> = {},
): WireField<Schema, "secret"> {
  return { schema, access: "secret", ...more };
}

/** Columns that are the server's: they come from no client. The first five are read where the table has them. */
export const SERVER_COLUMNS = [
  "id",
  "version",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "seq",
  "userId",
] as const;
type ServerColumn = typeof SERVER_COLUMNS[number];
type ShownServerColumn = "id" | "version" | "createdAt" | "updatedAt" | "deletedAt";

type Selected<T extends SQLiteTable> = T["$inferSelect"];
type ColumnName<T extends SQLiteTable> = Exclude<keyof Selected<T> & string, ServerColumn>;

/** By the name on the wire: `true` takes the column's own type, a schema narrows it. */
export type FieldSpecs = Readonly<Record<string, true | z.ZodType | WireField>>;

/** Turns a name that is neither a column that clients may write nor given its column into a type error. */
export type KnownFields<T extends SQLiteTable, F extends FieldSpecs> = {
  [K in keyof F]: K extends ServerColumn ? never
    : F[K] extends { access: FieldAccess; column: SQLiteColumn } ? F[K]
    : K extends ColumnName<T> ? F[K]
    : F[K] extends WireField ? F[K]
    : never;
};

type AccessOf<S> = S extends { access: infer A } ? A : "write";
type Nullable<T extends SQLiteTable, K> = K extends keyof Selected<T>
  ? null extends Selected<T>[K] ? null : never
  : never;
type SchemaOf<S> = S extends { access: FieldAccess; schema: infer Z extends z.ZodType } ? Z
  : S extends z.ZodType ? S
  : never;
type Read<T extends SQLiteTable, K, S> = S extends true ? K extends keyof Selected<T> ? Selected<T>[K] : never
  : z.output<SchemaOf<S>> | Nullable<T, K>;
type Written<T extends SQLiteTable, K, S> = S extends true
  ? K extends keyof Selected<T> ? Selected<T>[K] : never
  : z.input<SchemaOf<S>> | Nullable<T, K>;

type Keys<F, A extends FieldAccess> = {
  [K in keyof F]: AccessOf<F[K]> extends A ? K : never;
}[keyof F];
type OptionalKeys<T extends SQLiteTable, F> =
  | {
    [K in keyof F]: F[K] extends true ? never : undefined extends z.input<SchemaOf<F[K]>> ? K : never;
  }[keyof F]
  | {
    [K in keyof F]: K extends keyof T["$inferInsert"] ? undefined extends T["$inferInsert"][K] ? K : never
      : never;
  }[keyof F];
type Flat<O> = { [K in keyof O]: O[K] } & unknown;

/** A row as clients read it. */
export type RowOf<T extends SQLiteTable, F extends FieldSpecs> = Flat<
  & Pick<Selected<T>, Extract<keyof Selected<T>, ShownServerColumn>>
  & { [K in Keys<F, "write" | "create" | "read">]: Read<T, K, F[K]> }
>;

/** A row to be, as clients send it. */
export type NewOf<T extends SQLiteTable, F extends FieldSpecs> = Flat<
  & { [K in Exclude<Keys<F, "write" | "create" | "secret">, OptionalKeys<T, F>>]: Written<T, K, F[K]> }
  & { [K in Extract<Keys<F, "write" | "create" | "secret">, OptionalKeys<T, F>>]?: Written<T, K, F[K]> }
>;

/** What clients send to change a row. */
export type ChangeOf<T extends SQLiteTable, F extends FieldSpecs> = Flat<
  { [K in Keys<F, "write" | "secret">]?: Written<T, K, F[K]> }
>;
