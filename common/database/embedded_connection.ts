/**
 * One native connection to the embedded file that keeps its prepared statements.
 * Preparing costs five times as much as a point read, and `@libsql/client` prepares at every call.
 * @module
 */
import type { InStatement, InValue, ResultSet, Row } from "@libsql/client";
import NativeDatabase from "libsql";

type NativeStatement = NativeDatabase.Statement;

/** Statements kept a connection; the text of a generated filter may differ at every request. */
const STATEMENTS_KEPT_MAX = 512;

/** A row by position only, as drizzle and the repositories read it. */
export type RawRow = (null | string | number | ArrayBuffer)[];

export class EmbeddedConnection {
  readonly #path: string;
  #pragmas: readonly string[];
  #native: NativeDatabase.Database;
  #statements = new Map<string, { native: NativeStatement; columns: string[] | null }>();

  /** Opens the file and runs each of `pragmas`, now and after every {@link reconnect}. */
  constructor(path: string, pragmas: readonly string[]) {
    this.#path = path;
    this.#pragmas = pragmas;
    this.#native = this.#open();
  }

  #open(): NativeDatabase.Database {
    const native = new NativeDatabase(this.#path);
    for (const pragma of this.#pragmas) native.exec(`PRAGMA ${pragma}`);
    return native;
  }

  /** Drops the connection and opens another: after SQLITE_BUSY the old one acknowledges writes it never commits. */
  reconnect(): void {
    this.close();
    this.#native = this.#open();
  }

  /** Sets one pragma, given as `name = value`, here and on the connections that take this one's place. */
  setPragma(pragma: string): void {
    const [name] = pragma.split(" ");
    this.#pragmas = [...this.#pragmas.filter((other) => other.split(" ")[0] !== name), pragma];
    this.exec(`PRAGMA ${pragma}`);
  }

  close(): void {
    this.#statements.clear();
    this.#native.close();
  }

  /** Runs statements without arguments or results: transaction control, PRAGMA, DDL. */
  exec(sql: string): void {
    this.#native.exec(sql);
  }

  #prepare(sql: string) {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const native = this.#native.prepare(sql);
    const columns = native.reader ? native.raw(true).columns().map((column) => column.name) : null;
    if (this.#statements.size >= STATEMENTS_KEPT_MAX) {
      this.#statements.delete(this.#statements.keys().next().value!);
    }
    const prepared = { native, columns };
    this.#statements.set(sql, prepared);
    return prepared;
  }

  /** The rows of one statement, by position. */
  rows(sql: string, args: readonly InValue[] = []): RawRow[] {
    // The array is wrapped because a lone buffer argument aborts the process.
    return this.#prepare(sql).native.all([...args]) as RawRow[];
  }

  /**
   * The first row of a SELECT, at half the cost of {@link rows}. Never for INSERT … RETURNING, which
   * `get()` would leave unfinished, so that the write-ahead log could not be cut down any more.
   */
  row(sql: string, args: readonly InValue[]): RawRow | undefined {
    return this.#prepare(sql).native.get([...args]) as RawRow | undefined;
  }

  /** One statement in the form of `@libsql/client`. */
  execute(statement: InStatement): ResultSet {
    const sql = typeof statement === "string" ? statement : statement.sql;
    const args = typeof statement === "string" ? [] : (statement.args ?? []) as InValue[];
    const { native, columns } = this.#prepare(sql);
    if (columns) return resultSet(columns, native.all(args) as RawRow[], 0);
    const { changes } = native.run(args);
    return resultSet([], [], changes);
  }
}

function resultSet(columns: string[], rows: RawRow[], rowsAffected: number): ResultSet {
  return {
    columns,
    columnTypes: [],
    rows: rows as unknown as Row[],
    rowsAffected,
    lastInsertRowid: undefined,
    toJSON: () => ({ columns, rows, rowsAffected }),
  };
}
