import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import assert from "node:assert/strict";
import type { Route } from "../http/route.ts";
import { requireDeclaredTables } from "./require_declared_tables.ts";

const plants = sqliteTable("plants", { id: text().primaryKey() });
const route = { table: plants } as unknown as Route;

Deno.test("requireDeclaredTables() stops the start for a table that is neither a collection nor internal, or both", () => {
  requireDeclaredTables({ plants, other: 1 }, [route], {});
  requireDeclaredTables({ plants }, [], { plants: "nobody sees it" });
  assert.throws(() => requireDeclaredTables({ plants }, [], {}), /plants is neither .* crudRouter/);
  assert.throws(
    () => requireDeclaredTables({ plants }, [route], { plants: "nobody sees it" }),
    /plants is a collection and internal/,
  );
});
