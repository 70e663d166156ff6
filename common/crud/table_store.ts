/** One principal's rows of a table: every operation of a generated collection, in SQL. @module */
import type { InStatement, InValue } from "@libsql/client";
import { getTableName } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Clock } from "../clock.ts";
import type { UserContext } from "../context.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError, changedMeanwhile, notFound } from "../error.ts";
import { parseInput } from "../operation.ts";
import { mergePatch } from "../records/merge_patch.ts";
import { atPlace, type CollectionStore } from "./collection_store.ts";
import type { Field, Fragment } from "./field.ts";
import {
  type Conditions,
  countRows,
  type HistoryPage,
  type Listing,
  type ListInput,
  listRows,
  type Page,
} from "./list_rows.ts";
import { RowHistory } from "./row_history.ts";
import { reachOf, type RowScope } from "./row_scope.ts";
import type { TableShape, WireRow } from "./table_shape.ts";

/** A change without a condition is tried again this often when another one came in between. */
const CHANGE_TRIES = 4;

/** What happens to a row; `before` is null where it is new, `after` where it is removed for good. */
export interface RowEvent<Row> {
  kind: "create" | "replace" | "change" | "delete" | "restore";
  before: Row | null;
  after: Row | null;
}

/** What a hook adds to a row: values of columns that never come from the wire. */
export interface Prepared {
  columns?: Readonly<Record<string, unknown>>;
  /** Fields of the answer to a create that are shown this once. */
  reveals?: Readonly<Record<string, unknown>>;
}

/** What a collection does beside storing its rows. Each is given the caller's context. */
export interface RowHooks<Row, New> {
  /** Before anything is written: may refuse by throwing, and may set columns that never come from the wire. */
  before?(
    ctx: UserContext,
    event: RowEvent<Row>,
    given: Partial<New>,
  ): Prepared | void | Promise<Prepared | void>;
  /** Statements for the same transaction, after the row's own: they hold together or not at all. */
  after?(ctx: UserContext, event: RowEvent<Row>): InStatement[];
  /** Once the change is durable. */
  afterCommit?(ctx: UserContext, event: RowEvent<Row>): void | Promise<void>;
}

/** A table as a collection. */
export interface TableCollection {
  /** What one row is called, in errors: `API key`. */
  label: string;
  table: SQLiteTable;
  shape: TableShape;
  scope: RowScope;
  /** Rows that one owner may have, deleted ones counted in. */
  rowsMax: number;
  defaultSort: string;
  tracked: boolean;
  // deno-lint-ignore no-explicit-any -- the router hands in hooks of the row's own type
  hooks: RowHooks<any, any>;
}

interface Parts {
  database: Database;
  clock: Clock;
  ctx: UserContext;
}

interface Write {
  event: RowEvent<WireRow>;
  statements: InStatement[];
  reveals?: Readonly<Record<string, unknown>> | undefined;
}

export class TableStore implements CollectionStore<WireRow, WireRow, WireRow> {
  readonly #collection: TableCollection;
  readonly #parts: Parts;
  readonly #reach: Fragment;
  readonly #history: RowHistory | null;

  constructor(collection: TableCollection, parts: Parts) {
    this.#collection = collection;
    this.#parts = parts;
    const { principal } = parts.ctx;
    this.#reach = reachOf(collection.scope, principal);
    this.#history = collection.tracked
      ? new RowHistory(parts.database, principal.userId, collection.shape.table, () => parts.ctx.isOpen())
      : null;
  }

  list(input: ListInput): Promise<Page<WireRow>> {
    return listRows(this.#parts.database, this.#listing, input);
  }

  count(conditions: Conditions): Promise<number> {
    return countRows(this.#parts.database, this.#listing, conditions);
  }

  async get(id: string): Promise<WireRow> {
    const row = await this.#find(id);
    if (isDeleted(row)) throw notFound(this.#collection.label);
    return row;
  }

  async create(rows: readonly WireRow[], placeOf: (i: number) => string): Promise<WireRow[]> {
    const { shape, rowsMax } = this.#collection;
    const writes: Write[] = [];
    for (const [i, given] of rows.entries()) {
      writes.push(await atPlace(placeOf(i), () => this.#insertion(given)));
    }
    const count = `(SELECT count(*) FROM ${shape.table} WHERE ${this.#reach.sql})`;
    await this.#commit(writes, [
      requireThat(`${count} + ${rows.length} <= ${rowsMax}`, this.#reach.args),
      ...rows.flatMap((given) => this.#references(given)),
    ], async () => {
      for (const given of rows) await this.#requireReferences(given);
      throw new AppError(
        "quota_exceeded",
        `Cannot add another ${this.#collection.label}: there may be ${rowsMax}`,
      );
    });
    return writes.map(({ event, reveals }) => ({ ...event.after!, ...reveals }));
  }

  replace(id: string, given: WireRow, expectedVersion?: number): Promise<WireRow> {
    return this.#update(
      "replace",
      id,
      expectedVersion,
      () => this.#collection.shape.complete(given, "written"),
    );
  }

  change(id: string, patch: WireRow, expectedVersion?: number): Promise<WireRow> {
    const { shape } = this.#collection;
    return this.#update("change", id, expectedVersion, (before) =>
      Object.fromEntries(
        Object.entries(patch).filter(([, value]) => value !== undefined).map(([name, value]) => {
          if (!shape.merges(name) || value === null) return [name, value];
          const merged = mergePatch((before[name] ?? {}) as WireRow, value as WireRow);
          return [name, parseInput(shape.schemaOf(name), merged)];
        }),
      ));
  }

  async remove(id: string, expectedVersion?: number): Promise<WireRow | void> {
    const { shape } = this.#collection;
    if (shape.has("deletedAt")) return await this.#update("delete", id, expectedVersion, () => ({}));
    const before = await this.#find(id);
    this.#checkVersion(before, expectedVersion);
    const event: RowEvent<WireRow> = { kind: "delete", before, after: null };
    await this.#collection.hooks.before?.(this.#parts.ctx, event, {});
    const at = this.#at(before);
    const statements: InStatement[] = [{ sql: `DELETE FROM ${shape.table} WHERE ${at.sql}`, args: at.args }];
    if (this.#history) statements.push(...this.#history.bury(newRow(this.#parts.clock), before));
    await this.#commit([{ event, statements }], [this.#stillThere(at)], async () => {
      await this.#find(id);
      throw changedMeanwhile();
    });
  }

  restore(id: string, expectedVersion?: number): Promise<WireRow> {
    return this.#update("restore", id, expectedVersion, () => ({}));
  }

  async history(id: string, page: HistoryPage): Promise<Page<WireRow>> {
    await this.#find(id);
    return await this.#history!.of(id, page);
  }

  get feed(): RowHistory {
    return this.#history!;
  }

  get #listing(): Listing<WireRow> {
    const { shape, defaultSort } = this.#collection;
    const live = `${this.#reach.sql} AND ${
      shape.has("deletedAt") ? `${shape.sql("deletedAt")} IS NULL` : "1 = 1"
    }`;
    const id: Field = { kind: "text", sql: shape.sql("id"), nullable: false };
    return {
      table: shape.table,
      columns: shape.selected,
      read: (raw) => shape.read(raw),
      fields: shape.filters,
      id,
      defaultSort,
      owned: (withDeleted) => ({ sql: withDeleted ? this.#reach.sql : live, args: this.#reach.args }),
    };
  }

  /** The row, deleted or not. */
  async #find(id: string): Promise<WireRow> {
    const { shape, label } = this.#collection;
    const sql = `SELECT ${shape.selected.join(", ")} FROM ${shape.table} WHERE ${
      shape.sql("id")
    } = ? AND ${this.#reach.sql}`;
    const raw = await this.#parts.database.row(sql, [id, ...this.#reach.args]) as RawRow | undefined;
    if (raw === undefined) throw notFound(label);
    return shape.read(raw);
  }

  async #insertion(given: WireRow): Promise<Write> {
    const { shape, scope, hooks } = this.#collection;
    const stamp = newRow(this.#parts.clock);
    const values = shape.complete(given, "new");
    const after: WireRow = { id: stamp.id, ...shape.visible(values) };
    for (const name of ["createdAt", "updatedAt"] as const) if (shape.has(name)) after[name] = stamp[name];
    if (shape.has("version")) after.version = 1;
    if (shape.has("deletedAt")) after.deletedAt = null;
    const event: RowEvent<WireRow> = { kind: "create", before: null, after };
    const prepared = await hooks.before?.(this.#parts.ctx, event, given) ?? {};
    const columns = new Map<string, InValue>([
      ...shape.writeColumns({ id: stamp.id }),
      ...shape.writeColumns(
        Object.fromEntries(
          ["createdAt", "updatedAt", "version"].flatMap((name) => name in after ? [[name, after[name]]] : []),
        ),
      ),
      ...shape.write(values),
      ...shape.writeColumns(prepared.columns ?? {}),
    ]);
    if (scope.owner) columns.set(scope.owner.name, this.#parts.ctx.principal.userId);
    const names = [...columns.keys()].map((name) => `"${name}"`).join(", ");
    const statements: InStatement[] = [{
      sql: `INSERT INTO ${shape.table} (${names}) VALUES (${[...columns].map(() => "?").join(", ")})`,
      args: [...columns.values()],
    }];
    // What a hook puts into columns that are shown is shown.
    event.after = { ...after, ...shape.readWritten(columns) };
    if (this.#history) statements.push(...this.#history.keep(newRow(this.#parts.clock), event.after));
    return { event, statements, reveals: prepared.reveals };
  }

  async #update(
    kind: "replace" | "change" | "delete" | "restore",
    id: string,
    expectedVersion: number | undefined,
    written: (before: WireRow) => WireRow,
  ): Promise<WireRow> {
    const { shape, hooks } = this.#collection;
    for (let tries = 0; tries < CHANGE_TRIES; tries++) {
      const before = await this.#find(id);
      if (kind !== "restore" && isDeleted(before)) throw notFound(this.#collection.label);
      this.#checkVersion(before, expectedVersion);
      const values = written(before);
      const stamp = newRow(this.#parts.clock);
      const after: WireRow = { ...before, ...shape.visible(values) };
      if (kind === "delete") after.deletedAt = stamp.updatedAt;
      if (kind === "restore") after.deletedAt = null;
      const hidden = Object.keys(values).some((name) => !(name in before));
      // A change that changes nothing makes no version, and no entry in the history.
      if (!hidden && JSON.stringify(after) === JSON.stringify(before)) return before;
      if (shape.has("updatedAt")) after.updatedAt = stamp.updatedAt;
      if (shape.has("version")) after.version = before.version as number + 1;
      const event: RowEvent<WireRow> = { kind, before, after };
      const prepared = await hooks.before?.(this.#parts.ctx, event, values) ?? {};
      const columns = new Map<string, InValue>([
        ...shape.writeColumns(
          Object.fromEntries(
            ["updatedAt", "version", "deletedAt"].flatMap((name) =>
              shape.has(name) ? [[name, after[name]]] : []
            ),
          ),
        ),
        ...shape.write(values),
        ...shape.writeColumns(prepared.columns ?? {}),
      ]);
      event.after = { ...after, ...shape.readWritten(columns) };
      const at = this.#at(before);
      const sets = [...columns.keys()].map((name) => `"${name}" = ?`).join(", ");
      const statements: InStatement[] = [{
        sql: `UPDATE ${shape.table} SET ${sets} WHERE ${at.sql}`,
        args: [...columns.values(), ...at.args],
      }];
      if (this.#history) statements.push(...this.#history.keep(stamp, event.after));
      const references = this.#references(values);
      const done = await this.#commit(
        [{ event, statements }],
        [this.#stillThere(at), ...references],
        async () => {
          await this.#requireReferences(values);
          return false;
        },
      );
      if (done) return event.after;
    }
    throw new AppError("conflict", "Cannot change this: too many others do at the same time");
  }

  /** Runs writes in one transaction; where a requirement does not hold, `unmet` says why, or that it is worth another try. */
  async #commit(
    writes: readonly Write[],
    requirements: readonly InStatement[],
    unmet: () => Promise<boolean | void>,
  ): Promise<boolean> {
    const { database, ctx } = this.#parts;
    const { hooks, label } = this.#collection;
    const added = writes.flatMap(({ event }) => hooks.after?.(ctx, event) ?? []);
    try {
      await database.commit([...requirements, ...writes.flatMap(({ statements }) => statements), ...added]);
    } catch (error) {
      if (isUniqueViolation(error)) throw this.#taken(error, label);
      if (!isUnmet(error)) throw error;
      await unmet();
      return false;
    }
    if (this.#history) database.changes.raise(ctx.principal.userId);
    for (const { event } of writes) await hooks.afterCommit?.(ctx, event);
    return true;
  }

  /** Names the fields that another row has already. */
  #taken(error: unknown, label: string): AppError {
    const { shape } = this.#collection;
    const message = String((error as Error).message ?? "");
    const errors = shape.writable.filter(({ column }) => message.includes(`${shape.table}.${column.name}`))
      .map(({ name }) => ({ path: name, message: "is taken" }));
    return new AppError("conflict", `Cannot store this ${label}: there is one like it`, {
      errors,
      cause: error,
    });
  }

  /** The place of a row in the state it was read in. */
  #at(row: WireRow): Fragment {
    const { shape } = this.#collection;
    const versioned = shape.has("version");
    return {
      sql: `${shape.sql("id")} = ? AND ${this.#reach.sql}${
        versioned ? ` AND ${shape.sql("version")} = ?` : ""
      }`,
      args: [row.id as string, ...this.#reach.args, ...(versioned ? [row.version as number] : [])],
    };
  }

  #stillThere(at: Fragment): InStatement {
    return requireThat(`EXISTS (SELECT 1 FROM ${this.#collection.shape.table} WHERE ${at.sql})`, at.args);
  }

  #checkVersion(row: WireRow, expectedVersion: number | undefined): void {
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw changedMeanwhile();
  }

  /** Requirements that what the given ids name is the owner's too: a foreign key alone would take anybody's. */
  #references(given: WireRow): InStatement[] {
    return this.#named(given).map(({ sql, args }) => requireThat(sql, args));
  }

  async #requireReferences(given: WireRow): Promise<void> {
    for (const { sql, args, name } of this.#named(given)) {
      const [found] = await this.#parts.database.rows<[number]>({ sql: `SELECT ${sql}`, args });
      if (found![0] !== 1) throw notFound(name.replace(/Id$/, ""));
    }
  }

  #named(given: WireRow): (Fragment & { name: string })[] {
    const { table, shape } = this.#collection;
    const keys = getTableConfig(table).foreignKeys.map((key) => key.reference());
    return shape.writable.flatMap(({ name, column }) => {
      const value = given[name];
      const key = keys.find(({ columns }) => columns.includes(column));
      if (!key || value === undefined || value === null) return [];
      const target = getTableName(key.foreignTable);
      const owner = getTableConfig(key.foreignTable).columns.find((other) => other.name === "user_id");
      const owned = owner ? " AND user_id = ?" : "";
      return [{
        name,
        sql: `EXISTS (SELECT 1 FROM ${target} WHERE ${key.foreignColumns[0]!.name} = ?${owned})`,
        args: [value as string, ...(owner ? [this.#parts.ctx.principal.userId] : [])],
      }];
    });
  }
}

function isDeleted(row: WireRow): boolean {
  return (row.deletedAt ?? null) !== null;
}
