import assert from "node:assert/strict";
import { usedImports } from "./drop_unused_imports.ts";

Deno.test("usedImports() keeps what is imported by its name or a path in it, and drops the rest", () => {
  const imports = {
    "drizzle-kit": "npm:drizzle-kit@1",
    "drizzle-orm": "npm:drizzle-orm@1",
    "uuid": "npm:uuid@1",
    "uui": "npm:uui@1",
  };
  assert.deepEqual(
    Object.keys(usedImports(imports, new Set(["drizzle-orm/libsql", "uuid", "./uui.ts"]))),
    ["drizzle-orm", "uuid"],
  );
});
