/** What a table and its declared fields come to: schemas for the wire, columns for SQL, fields for filters. @module */
import { getTableColumns, getTableName, is, SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { InValue } from "@libsql/client";
import { z } from "zod";
import type { RawRow } from "../database/embedded_connection.ts";
import { StartError } from "../error.ts";
import type { Field, FieldKind, Fields } from "./field.ts";
import { kindOf } from "./field_kind.ts";
import { type FieldAccess, type FieldSpecs, SERVER_COLUMNS, type WireField } from "./wire_field.ts";

/** Texts whose schema names no bound have this one. */
const TEXT_CHARS_MAX = 2_000;

export type WireRow = Record<string, unknown>;

interface ShapeField {
  name: string;
  column: SQLiteColumn;
  access: FieldAccess;
  schema: z.ZodType;
  /** The value of a row whose maker gave none; undefined where one is needed. */
  fallback: () => unknown;
  toColumn(value: unknown): InValue;
  fromColumn(stored: unknown): unknown;
  filter: Field | null;
  /** A JSON object, of which a change is merged into what is there. */
  merges: boolean;
}

/** The server's columns that every answer shows, with what they hold. */
const SHOWN: Readonly<Record<string, { schema: z.ZodType; kind: FieldKind }>> = {
  id: { schema: z.uuid(), kind: "text" },
  version: { schema: z.int(), kind: "number" },
  createdAt: { schema: z.iso.datetime(), kind: "time" },
  updatedAt: { schema: z.iso.datetime(), kind: "time" },
  deletedAt: { schema: z.iso.datetime().nullable(), kind: "time" },
};

export class TableShape {
  readonly table: string;
  /** Columns by their names in the schema. */
  readonly columns: Readonly<Record<string, SQLiteColumn>>;
  readonly #fields: readonly ShapeField[];
  readonly #shown: readonly string[];

  constructor(table: SQLiteTable, specs: FieldSpecs) {
    this.table = getTableName(table);
    this.columns = getTableColumns(table);
    if (!("id" in this.columns)) throw new StartError(`${this.table}: a collection needs a column id`);
    this.#fields = Object.entries(specs).map(([name, spec]) => this.#fieldOf(name, spec));
    this.#shown = Object.keys(SHOWN).filter((name) => name in this.columns);
  }

  has(column: string): boolean {
    return column in this.columns;
  }

  /** A column as SQL, with its table. */
  sql(column: string): string {
    return `${this.table}.${this.columns[column]!.name}`;
  }

  /** SQL of what {@link read} takes, in its order. */
  get selected(): string[] {
    return [
      ...this.#shown.map((name) => this.sql(name)),
      ...this.#readable.map(({ column }) => `${this.table}.${column.name}`),
    ];
  }

  read(raw: RawRow): WireRow {
    const row: WireRow = {};
    this.#shown.forEach((name, i) => row[name] = raw[i]);
    this.#readable.forEach(({ name, fromColumn }, i) => row[name] = fromColumn(raw[this.#shown.length + i]));
    return row;
  }

  /** What a row will show of columns about to be written, by the columns' names. */
  readWritten(values: ReadonlyMap<string, InValue>): WireRow {
    const row: WireRow = {};
    for (const name of this.#shown) {
      const column = this.columns[name]!.name;
      if (values.has(column)) row[name] = values.get(column);
    }
    for (const { name, column, fromColumn } of this.#readable) {
      if (values.has(column.name)) row[name] = fromColumn(values.get(column.name));
    }
    return row;
  }

  /** Columns and values of fields, for an INSERT or UPDATE; names that are no fields are left out. */
  write(values: WireRow): [column: string, value: InValue][] {
    return this.#fields.filter(({ name }) => values[name] !== undefined)
      .map(({ name, column, toColumn }) => [column.name, toColumn(values[name])]);
  }

  /** Values given for the columns themselves, by their names in the schema. */
  writeColumns(values: Readonly<Record<string, unknown>>): [column: string, value: InValue][] {
    return Object.entries(values).filter(([, value]) => value !== undefined).map(([name, value]) => {
      const column = this.columns[name];
      if (!column) throw new Error(`${this.table} has no column ${name}`);
      return [column.name, value === null ? null : column.mapToDriverValue(value) as InValue];
    });
  }

  /** Values with those that were not given: of a whole new row, or of what may be written later too. */
  complete(values: WireRow, of: "new" | "written"): WireRow {
    const fields = of === "new"
      ? this.#fields
      : this.#fields.filter(({ access }) => access === "write" || access === "secret");
    return Object.fromEntries(fields.flatMap(({ name, fallback }) => {
      const value = values[name] === undefined ? fallback() : values[name];
      return value === undefined ? [] : [[name, value]];
    }));
  }

  /** The fields of `values` that answers show. */
  visible(values: WireRow): WireRow {
    return Object.fromEntries(
      this.#readable.filter(({ name }) => values[name] !== undefined).map(({ name }) => [name, values[name]]),
    );
  }

  /** What stands in fields that are JSON objects is merged, and checked as a whole by {@link rowSchema}. */
  merges(name: string): boolean {
    return this.#fields.some((field) => field.name === name && field.merges);
  }

  schemaOf(name: string): z.ZodType {
    return this.#fields.find((field) => field.name === name)!.schema;
  }

  get rowSchema(): z.ZodObject {
    return z.strictObject({
      ...Object.fromEntries(this.#shown.map((name) => [name, SHOWN[name]!.schema])),
      ...Object.fromEntries(this.#readable.map(({ name, schema }) => [name, schema])),
    });
  }

  get newSchema(): z.ZodObject {
    return z.strictObject(Object.fromEntries(
      this.#fields.filter(({ access }) => access !== "read").map(({ name, schema, fallback }) => [
        name,
        fallback() === undefined ? schema : schema.optional(),
      ]),
    ));
  }

  /** As {@link newSchema} without what is written once. */
  get replaceSchema(): z.ZodObject {
    return this.newSchema.omit(
      Object.fromEntries(
        this.#fields.filter(({ access }) => access === "create").map(({ name }) => [name, true]),
      ) as Record<never, never>,
    );
  }

  get changeSchema(): z.ZodObject {
    return z.strictObject(Object.fromEntries(
      this.#fields.filter(({ access }) => access === "write" || access === "secret").map((
        { name, schema, merges },
      ) => [name, (merges ? z.record(z.string(), z.unknown()) : withoutDefault(schema)).optional()]),
    ));
  }

  /** What may be filtered and sorted by: never more than answers show. */
  get filters(): Fields {
    return new Map([
      ...this.#shown.map((name): [string, Field] => [name, {
        kind: SHOWN[name]!.kind,
        sql: this.sql(name),
        nullable: name === "deletedAt",
      }]),
      ...this.#readable.flatMap(({ name, filter }): [string, Field][] => filter ? [[name, filter]] : []),
    ]);
  }

  /** Fields that clients write and whose columns point at another table. */
  get writable(): readonly { name: string; column: SQLiteColumn }[] {
    return this.#fields.filter(({ access }) => access !== "read");
  }

  get #readable(): ShapeField[] {
    return this.#fields.filter(({ access }) => access !== "secret");
  }

  #fieldOf(name: string, spec: FieldSpecs[string]): ShapeField {
    const wire: Partial<WireField> = spec === true ? {} : "access" in spec ? spec : { schema: spec };
    const column = wire.column ?? this.columns[name];
    const at = `${this.table}.${name}`;
    if (!column) throw new StartError(`${at}: there is no such column`);
    const isServers = (SERVER_COLUMNS as readonly string[]).includes(name) ||
      SERVER_COLUMNS.some((server) => this.columns[server] === column);
    if (isServers) throw new StartError(`${at}: is the server's and cannot come from the wire`);
    const given = wire.schema ?? schemaOfColumn(column, at);
    const { access = "write", json, stored } = wire;
    // What is stored in a form of its own reads whatever stands there, nothing too.
    const schema = column.notNull || stored || given.safeParse(null).success ? given : given.nullable();
    const kind = stored ? undefined : kindOf(schema);
    return {
      name,
      column,
      access,
      schema,
      fallback: fallbackOf(column, schema, json === true),
      toColumn: (value) => {
        if (value === null) return null;
        if (stored) return stored.toColumn(value) as InValue;
        return (json ? JSON.stringify(value) : column.mapToDriverValue(value)) as InValue;
      },
      fromColumn: (value) => {
        if (stored) return stored.fromColumn(value);
        if (value === null) return null;
        return json ? JSON.parse(value as string) : column.mapFromDriverValue(value);
      },
      filter: kind === undefined
        ? null
        : { kind, sql: `${this.table}.${column.name}`, nullable: !column.notNull },
      merges: kind === undefined && !stored && (json === true || column.dataType === "json"),
    };
  }
}

function fallbackOf(column: SQLiteColumn, schema: z.ZodType, json: boolean): () => unknown {
  const ofSchema = schema.safeParse(undefined);
  if (ofSchema.success && ofSchema.data !== undefined) return () => schema.parse(undefined);
  if (column.defaultFn) return column.defaultFn;
  if (column.default !== undefined && !is(column.default, SQL)) {
    return () => json ? JSON.parse(column.default as string) : column.default;
  }
  return column.notNull ? () => undefined : () => null;
}

/** A default is for rows to be: a change that says nothing of a field leaves it as it is. */
function withoutDefault(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault ? schema.removeDefault() as z.ZodType : schema;
}

function schemaOfColumn(column: SQLiteColumn, at: string): z.ZodType {
  if (column.enumValues && column.enumValues.length > 0) return z.enum(column.enumValues);
  switch (column.dataType) {
    case "string":
      return z.string().max((column as { length?: number }).length ?? TEXT_CHARS_MAX);
    case "number":
      return column.columnType === "SQLiteInteger" ? z.int() : z.number();
    case "boolean":
      return z.boolean();
    default:
      throw new StartError(`${at}: a column of ${column.dataType} needs a schema`);
  }
}
