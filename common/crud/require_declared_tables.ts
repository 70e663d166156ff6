/** The start fails for a table that nobody has decided about: a collection says who owns its rows, an internal table why it is none. @module */
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { StartError } from "../error.ts";
import type { Route } from "../http/route.ts";

/** Throws unless every table of `schema` is either the table of a collection or named as internal, and not both. */
export function requireDeclaredTables(
  schema: Readonly<Record<string, unknown>>,
  routes: readonly Route[],
  internal: Readonly<Record<string, string>>,
): void {
  const collections = new Set(routes.flatMap(({ declares }) => declares?.table ?? []));
  for (const [name, table] of Object.entries(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const [isCollection, isInternal] = [collections.has(table), Object.hasOwn(internal, name)];
    if (isCollection === isInternal) {
      const what = isCollection ? "a collection and internal" : "neither a collection nor internal";
      throw new StartError(
        `the table ${
          getTableName(table)
        } is ${what}: hand it to crudRouter() or collectionRoutes(), or give the reason in internal_tables.ts`,
      );
    }
  }
}
