import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import assert from "node:assert/strict";
import { z } from "zod";
import { route } from "../http/route.ts";
import { operation } from "../operation.ts";
import { crudRouter } from "./crud_router.ts";
import { requireDeclaredTables } from "./require_declared_tables.ts";
import { ADMINISTERED, ownedBy } from "./row_scope.ts";

const plants = sqliteTable("plants", {
  id: text().primaryKey(),
  userId: text("user_id").notNull(),
  name: text().notNull(),
}, (table) => [index("plants_by_user").on(table.userId)]);
const base = {
  one: "plant",
  many: "plants",
  zh: "植物",
  path: "/plants",
  rowsMax: 1,
  fields: { name: true },
} as const;
const { routes } = crudRouter(plants, {
  ...base,
  scope: ownedBy(plants.userId),
  access: { read: "records:read", write: "records:write" },
});

Deno.test("requireDeclaredTables() stops the start for a table that is neither a collection nor internal, or both", () => {
  requireDeclaredTables({ plants, other: 1 }, routes, {});
  requireDeclaredTables({ plants }, [], { plants: "nobody sees it" });
  assert.throws(() => requireDeclaredTables({ plants }, [], {}), /plants is neither .* crudRouter/);
  assert.throws(
    () => requireDeclaredTables({ plants }, routes, { plants: "nobody sees it" }),
    /plants is a collection and internal/,
  );
});

Deno.test("requireDeclaredTables() takes no route written by hand for a collection, whatever it names", () => {
  const list = operation({
    name: "list_plants",
    summary: "List plants",
    scope: "records:read",
    effect: "read",
    input: z.strictObject({}),
    output: z.strictObject({}),
  }, () => Promise.resolve({}));
  // @ts-expect-error -- a route has no table
  const byHand = route("GET /plants", list, { table: plants });
  assert.throws(() => requireDeclaredTables({ plants }, [byHand], {}), /plants is neither/);
});

Deno.test("a table whose rows have an owner cannot be declared as nobody's", () => {
  const access = { read: "admin", write: "admin" } as const;
  assert.throws(() => crudRouter(plants, { ...base, scope: ADMINISTERED, access }), /rows have an owner/);
});
