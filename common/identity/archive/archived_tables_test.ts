import assert from "node:assert/strict";
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../database/schema.ts";
import { testRuntime } from "../../testing.ts";
import { ARCHIVED_TABLES, READ_ONLY, ROUND_TRIPS } from "./archived_tables.ts";
import { wireColumns } from "./table_rows.ts";

/** Tables that are not in the schema: of SQLite, of the migrations, of the search index. */
const NOT_IN_SCHEMA = /^(sqlite_|__drizzle|migrations$|records_search)/;
const tables = Object.entries(schema).filter(([, value]) => is(value, SQLiteTable)) as [
  string,
  SQLiteTable,
][];

Deno.test("of every table of the database it is decided whether an archive holds it and an import takes it", async () => {
  await using runtime = await testRuntime();
  const rows = await runtime.database.rows<[string]>("SELECT name FROM sqlite_master WHERE type = 'table'");
  const there = rows.map(([name]) => name).filter((name) => !NOT_IN_SCHEMA.test(name)).sort();
  assert.deepEqual(tables.map(([, table]) => getTableName(table)).sort(), there);
  assert.deepEqual(Object.keys(ARCHIVED_TABLES).sort(), tables.map(([name]) => name).sort());
});

Deno.test("what is left out has a reason", () => {
  for (const [name, archived] of Object.entries(ARCHIVED_TABLES)) {
    if (archived.as !== "rows") assert.ok(archived.why.length > 10, name);
  }
});

Deno.test("a row that comes back has every column but its owner", () => {
  for (const { name, row, codec } of ROUND_TRIPS) {
    if (name === "records") continue;
    const columns = Object.keys(wireColumns(schema[name]));
    assert.deepEqual(Object.keys(row.shape).sort(), columns.sort(), name);
    assert.ok(codec.columns.length > 0);
  }
});

Deno.test("no secret is exported", () => {
  for (const { name, columns } of READ_ONLY) {
    const known = Object.keys(wireColumns(schema[name], columns));
    assert.deepEqual(known.sort(), [...columns].sort(), `columns of ${name}`);
    assert.deepEqual(
      columns.filter((column) => /hash|secret|publicKey|credential|userId/i.test(column)),
      [],
      name,
    );
  }
  for (const { name } of ROUND_TRIPS) {
    const secret = Object.keys(wireColumns(schema[name])).filter((column) => /hash|secret/i.test(column));
    assert.deepEqual(secret, [], name);
  }
});

Deno.test("a table that holds a person's rows loses them when the person is erased", async () => {
  await using runtime = await testRuntime();
  for (const [, table] of tables) {
    const name = getTableName(table);
    const columns = await runtime.database.rows<[string]>(`SELECT name FROM pragma_table_info('${name}')`);
    if (!columns.some(([column]) => column === "user_id")) continue;
    const keys = await runtime.database.rows<[string, string, string]>(
      `SELECT "from", "table", on_delete FROM pragma_foreign_key_list('${name}')`,
    );
    assert.deepEqual(
      keys.filter(([from]) => from === "user_id"),
      [["user_id", "users", "CASCADE"]],
      name,
    );
  }
});
