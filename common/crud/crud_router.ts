/**
 * A whole collection from one table and a short declaration: create, read, list, replace, merge-patch, delete,
 * restore, batch, count, history and live events, with their documentation and a typed client.
 * @module
 */
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import type { Route } from "../http/route.ts";
import type { Scope } from "../operation.ts";
import type { CollectionCalls, CrudOperation } from "./collection_calls.ts";
import {
  type CollectionNotes,
  collectionRoutes,
  type Without as WithoutReasons,
} from "./collection_routes.ts";
import type { RowScope } from "./row_scope.ts";
import { TableShape } from "./table_shape.ts";
import type { RowHooks, TableCollection } from "./table_store.ts";
import type { ChangeOf, FieldSpecs, KnownFields, NewOf, RowOf } from "./wire_field.ts";

export interface CrudOptions<
  T extends SQLiteTable,
  F extends FieldSpecs,
  Path extends `/${string}`,
  Plural extends string,
  Without extends CrudOperation,
  Reveals extends z.ZodRawShape,
> {
  /** Who owns a row. There is no default: a collection that nobody owns has to say so. */
  scope: RowScope;
  /** snake_case, singular: part of the operations' names, and of what people read. */
  one: string;
  /** Its plural. */
  many: Plural;
  /** What people call it in English where that is not the name: `API keys`. */
  label?: { one: string; many: string };
  /** And in Chinese. */
  zh: string;
  /** Descriptions of operations that say more than that of every collection's. */
  notes?: CollectionNotes;
  path: Path;
  /** The scopes a token must hold. */
  access: { read: Scope; write: Scope };
  /** Not for API keys and other programs. */
  sessionOnly?: true;
  /** What goes over the wire. A column that is not named here is in no answer and is never written. */
  fields: F & KnownFields<T, F>;
  /** Rows one owner may have. */
  rowsMax: number;
  /** Operations the collection does not have, each with the reason why. */
  without?: WithoutReasons<Without>;
  /** Fields of text that the query key `q` looks into, for those who search by hand. */
  searched?: readonly (keyof F & string)[];
  /** `-createdAt` unless said. */
  defaultSort?: string;
  hooks?: RowHooks<RowOf<T, F>, NewOf<T, F>>;
  /** Fields of the answer to a create that are shown this once; a hook makes them. */
  reveals?: Reveals;
  /** Names in the OpenAPI document; made from `one` unless said. */
  schemaId?: string;
}

/** A collection: its routes, for the table of a service, and what they are made of. */
export interface Crud<Calls, Row> {
  routes: Route<Calls>[];
  collection: TableCollection;
  /** The type of a row; never there at run time. */
  readonly row?: Row;
}

type CallsOf<
  T extends SQLiteTable,
  F extends FieldSpecs,
  Path extends string,
  Plural extends string,
  Without extends CrudOperation,
  Reveals extends z.ZodRawShape,
> = CollectionCalls<{
  path: Path;
  plural: Plural;
  row: RowOf<T, F>;
  created: RowOf<T, F> & z.output<z.ZodObject<Reveals>>;
  new: NewOf<T, F>;
  change: ChangeOf<T, F>;
  operations: Exclude<CrudOperation, Without>;
}>;

/** Declares a collection. */
export function crudRouter<
  T extends SQLiteTable,
  const F extends FieldSpecs,
  const Path extends `/${string}`,
  const Plural extends string,
  const Without extends CrudOperation = never,
  const Reveals extends z.ZodRawShape = Record<never, never>,
>(
  table: T,
  options: CrudOptions<T, F, Path, Plural, Without, Reveals>,
): Crud<CallsOf<T, F, Path, Plural, Without, Reveals>, RowOf<T, F>> {
  const shape = new TableShape(table, options.fields as FieldSpecs);
  const without = { ...impossible(shape, options.scope), ...options.without };
  const label = options.label ??
    { one: options.one.replaceAll("_", " "), many: options.many.replaceAll("_", " ") };
  const defaultSort = options.defaultSort ?? (shape.has("createdAt") ? "-createdAt" : "-id");
  const collection: TableCollection = {
    label: label.one,
    table,
    shape,
    scope: options.scope,
    rowsMax: options.rowsMax,
    defaultSort,
    tracked: without.history === undefined || without.events === undefined,
    hooks: options.hooks ?? {},
  };
  const id = options.schemaId ?? pascal(options.one);
  const row = shape.rowSchema.meta({ id });
  const routes = collectionRoutes<CallsOf<T, F, Path, Plural, Without, Reveals>>({
    table,
    scope: options.scope,
    name: { one: options.one, many: options.many },
    label: { many: label.many, zh: options.zh },
    notes: options.notes,
    path: options.path,
    access: options.access,
    sessionOnly: options.sessionOnly,
    without,
    id: z.uuid(`must be the id of one of the ${label.many}`),
    row,
    answers: options.reveals ? { create: row.extend(options.reveals).meta({ id: `New${id}` }) } : {},
    new: shape.newSchema,
    replace: shape.replaceSchema,
    change: shape.changeSchema,
    filters: shape.filters,
    searched: options.searched,
    order: defaultSort === "-createdAt"
      ? ["newest first", "最新的在前"]
      : [`in the order ${defaultSort}`, `按 ${defaultSort} 排列`],
    versioned: shape.has("version"),
    restorable: shape.has("deletedAt"),
    idempotent: options.reveals === undefined ? true : "sealed",
    store: (ctx) => ctx.rows(collection),
  });
  return { routes, collection };
}

/** Operations that the table's columns do not allow. */
function impossible(shape: TableShape, { owner }: RowScope): WithoutReasons {
  const tracked = owner !== null && shape.has("version");
  return {
    ...(shape.has("deletedAt") ? {} : { restore: "the table has no column deletedAt" }),
    ...(tracked ? {} : {
      history: "the table has no version, or no owner",
      events: "the table has no version, or no owner",
    }),
  };
}

const pascal = (name: string) =>
  name.split("_").map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`).join("");
