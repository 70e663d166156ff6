/** How rows of a table are written to the archive and read from it: the row as JSON, without its owner. @module */
import type { InStatement, InValue } from "@libsql/client";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { RawRow } from "../../database/embedded_connection.ts";

export type WireRow = Record<string, unknown>;

export interface RowCodec {
  /** The column of a field, where fields are columns. */
  columnOf?(field: string): string;
  /** Columns of a SELECT, in the order in which {@link toWire} reads them. */
  columns: string;
  toWire(row: RawRow): WireRow;
  /** Stores a row as a person's. */
  toStatements(userId: string, row: WireRow): InStatement[];
}

/** The names under which the columns of a table go into an archive: all but the owner, or those named. */
export function wireColumns(table: SQLiteTable, names?: readonly string[]): Record<string, SQLiteColumn> {
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(
    columns.filter(([name]) => names ? names.includes(name) : name !== "userId"),
  ) as Record<string, SQLiteColumn>;
}

/** Column by column as the schema has them; the text of `json` columns is JSON and goes into the archive as what it says. */
export function tableRows(
  table: SQLiteTable,
  { json = [], columns, skipTaken = false }: {
    json?: readonly string[];
    columns?: readonly string[];
    /** A row that breaks a unique index is left out instead of failing the import. */
    skipTaken?: boolean;
  } = {},
): RowCodec {
  const wire = Object.entries(wireColumns(table, columns));
  const isJson = new Set(json);
  const names = wire.map(([, column]) => `"${column.name}"`).join(", ");
  const insert = `INSERT INTO ${getTableName(table)} (user_id, ${names})
    VALUES (?${", ?".repeat(wire.length)})${skipTaken ? " ON CONFLICT DO NOTHING" : ""}`;
  const fromDriver = (name: string, column: SQLiteColumn, value: RawRow[number]) =>
    value === null ? null : isJson.has(name) ? JSON.parse(value as string) : column.mapFromDriverValue(value);
  const toDriver = (name: string, column: SQLiteColumn, value: unknown) =>
    value === null || value === undefined
      ? null
      : (isJson.has(name) ? JSON.stringify(value) : column.mapToDriverValue(value)) as InValue;
  return {
    columns: names,
    columnOf: (field) => wireColumns(table)[field]!.name,
    toWire: (row) =>
      Object.fromEntries(wire.map(([name, column], i) => [name, fromDriver(name, column, row[i] ?? null)])),
    toStatements: (userId, row) => [{
      sql: insert,
      args: [userId, ...wire.map(([name, column]) => toDriver(name, column, row[name]))],
    }],
  };
}
