import { requireDeclaredTables } from "../common/crud/require_declared_tables.ts";
import { INTERNAL_TABLES } from "../common/database/internal_tables.ts";
import * as schema from "../common/database/schema.ts";
import { auth } from "./auth/app.ts";
import { llm } from "./llm/app.ts";
import { mobile } from "./mobile/app.ts";
import { user } from "./user/app.ts";
import { web } from "./web/app.ts";

Deno.test("every table is a collection whose owner is declared, or internal for a reason", () => {
  const routes = [web, auth, user, mobile, llm].flatMap((service) => service.routes);
  requireDeclaredTables(schema, routes, INTERNAL_TABLES);
});
