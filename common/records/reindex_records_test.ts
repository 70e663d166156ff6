import assert from "node:assert/strict";
import { testContext } from "../testing.ts";

const MIGRATION = new URL("../../sqlite/migrations/0015_search_tokens_by_parts.sql", import.meta.url);

Deno.test("records that were indexed by older tokens are found by the new ones once the database is migrated", async () => {
  await using ctx = await testContext();
  const { clock, database, jobs } = ctx.runtime;
  const { userId } = ctx.principal;
  const [phone, gone] = await ctx.records.addAll(["iPhone15坏了", "iPhone15丢了"].map((text) => ({
    type: "note",
    text,
    data: {},
    source: "api" as const,
  })));
  await ctx.records.remove(gone!.id);
  // As the version before had it.
  await database.commit([{
    sql: "INSERT OR REPLACE INTO records_search (rowid, tokens) SELECT row, ? FROM records WHERE id = ?",
    args: [`${userId.replaceAll("-", "")}_iphone15`, phone!.id],
  }]);
  const found = async () => (await ctx.records.search({ q: "iphone 15" })).map(({ record }) => record.id);
  assert.deepEqual(await found(), []);

  const statements = (await Deno.readTextFile(MIGRATION)).split("--> statement-breakpoint");
  await database.commit(statements.map((sql) => ({ sql, args: [] })));
  // The migration has the time of the machine.
  clock.advance(Date.now() + 60_000 - clock.now());
  assert.equal(await jobs.runDue(), 1);

  assert.deepEqual(await found(), [phone!.id]);
  const [job] = await jobs.list(userId, undefined);
  assert.deepEqual([job?.kind, job?.status, job?.result], ["index", "done", { indexed: 1 }]);
});
