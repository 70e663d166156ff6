import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { sql } from "drizzle-orm";
import assert from "node:assert/strict";
import { temporaryFolder, testLogger } from "../testing.ts";
import { SchemaTooNewError } from "./migrate.ts";
import { type Database, openDatabase } from "./open_database.ts";
import * as schema from "./schema.ts";

const MIGRATIONS = new URL("../../sqlite/migrations/", import.meta.url);

const open = (folder: string) =>
  openDatabase({ url: `file:${folder}/new/folder/zhiji.db`, authToken: null }, testLogger());
const namesOf = async (database: Database, kind: string) =>
  (await database.rows<[string]>({
    sql: "SELECT name FROM sqlite_master WHERE type = ? ORDER BY 1",
    args: [kind],
  }))
    .map(([name]) => name);

Deno.test("a first start makes the folder, the file, every table and every index", async () => {
  await using folder = await temporaryFolder();
  const database = await open(folder.path);
  const tables = await namesOf(database, "table");
  const indexes = await namesOf(database, "index");
  await database.close();

  const latest = latestSnapshot();
  for (const [name, table] of Object.entries<{ indexes: object }>(latest.tables)) {
    assert.ok(tables.includes(name), `table ${name} is missing`);
    for (const index of Object.keys(table.indexes)) {
      assert.ok(indexes.includes(index), `index ${index} is missing`);
    }
  }
  assert.ok(tables.includes("records_search"));
});

Deno.test("a second start changes nothing and finds what the first one kept", async () => {
  await using folder = await temporaryFolder();
  const first = await open(folder.path);
  await first.commit([{ sql: "INSERT INTO cache_entries (key, value) VALUES ('a', 'b')", args: [] }]);
  await first.close();
  const second = await open(folder.path);
  assert.deepEqual(await second.rows("SELECT key, value FROM cache_entries"), [["a", "b"]]);
  const [applied] = await second.rows<[number]>("SELECT count(*) FROM __drizzle_migrations");
  assert.deepEqual(applied, [journal().length]);
  await second.close();
});

Deno.test("a schema newer than the code refuses to start and is left alone", async () => {
  await using folder = await temporaryFolder();
  const first = await open(folder.path);
  await first.write.run(
    sql`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)`,
  );
  await first.close();
  await assert.rejects(open(folder.path), (error) => {
    assert.ok(error instanceof SchemaTooNewError);
    assert.match(error.message, /newer schema than this version of Zhiji; start the newer version/);
    return true;
  });
  // The file was given back: the refusal is the same again, not that it is in use.
  await assert.rejects(open(folder.path), SchemaTooNewError);
});

Deno.test("a migration that fails leaves the schema as it was", async () => {
  await using folder = await temporaryFolder();
  const database = await open(folder.path);
  const before = await namesOf(database, "table");
  const statements = ["CREATE TABLE half (id)", "CREATE TABLE half (id)"].map((text) =>
    database.write.run(sql.raw(text))
  );
  // deno-lint-ignore no-explicit-any
  await assert.rejects(Promise.resolve((database.write as any).session.migrate(statements)));
  assert.deepEqual(await namesOf(database, "table"), before);
  const [foreignKeys] = await database.write.values<[number]>(sql`PRAGMA foreign_keys`);
  assert.deepEqual(foreignKeys, [1], "foreign keys are checked again");
  await database.close();
});

Deno.test("the committed migrations make what schema.ts says: generating would make nothing", async () => {
  const generated = await generateSQLiteDrizzleJson(schema, latestSnapshot().id);
  const missing = await generateSQLiteMigration(latestSnapshot(), generated);
  assert.deepEqual(missing, [], "run `deno task db:generate --name <what>` and commit what it makes");
});

Deno.test("the journal names every migration once, in order, and no file is left out", () => {
  const tags = journal().map(({ tag }) => tag);
  const times = journal().map(({ when }) => when);
  const files = [...Deno.readDirSync(MIGRATIONS)].filter(({ name }) => name.endsWith(".sql"))
    .map(({ name }) => name.replace(/\.sql$/, "")).sort();
  assert.deepEqual(tags, files);
  assert.deepEqual(times, times.toSorted((a, b) => a - b));
  assert.equal(new Set(times).size, times.length);
});

function journal(): { tag: string; when: number }[] {
  return JSON.parse(Deno.readTextFileSync(new URL("meta/_journal.json", MIGRATIONS))).entries;
}

function latestSnapshot(): Awaited<ReturnType<typeof generateSQLiteDrizzleJson>> {
  const name = `${journal().at(-1)!.tag.slice(0, 4)}_snapshot.json`;
  return JSON.parse(Deno.readTextFileSync(new URL(`meta/${name}`, MIGRATIONS)));
}
