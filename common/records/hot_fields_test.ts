import assert from "node:assert/strict";
import { compilePage, type ListInput } from "../crud/list_rows.ts";
import { testContext } from "../testing.ts";
import { recordListing } from "./list_records.ts";
import { RECORD_FIELDS } from "./record_fields.ts";

Deno.test("lists sorted by amount, due time or start read no more records than they show", async () => {
  await using ctx = await testContext();
  const { database } = ctx.runtime;
  const listing = recordListing(database, ctx.principal.userId, RECORD_FIELDS);
  const planOf = async (input: ListInput) => {
    const { statement: { sql, args } } = compilePage(listing, input);
    const rows = await database.rows<string[]>({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    return rows.map((row) => row[3]).join("; ");
  };
  const cases: [conditions: ListInput["conditions"], sort: string, index: string][] = [
    [{ "data.amount__gte": "100" }, "-data.amount", "records_by_amount"],
    [{ "data.amount__lt": "5" }, "data.amount", "records_by_amount"],
    [{ type: "todo", "data.dueAt__lt": "2026-04-01" }, "data.dueAt", "records_by_due_time"],
    [{ "data.dueAt__between": "2026-03-01,2026-04-01" }, "data.dueAt", "records_by_due_time"],
    [{ "data.startAt__gte": "2026-03-18T00:00:00Z" }, "data.startAt", "records_by_start"],
    [{ type: "expense", "data.category": "food" }, "-occurredAt", "records_by_type"],
    [{ type: "expense", "data.amount__gt": "5" }, "-occurredAt", "records_by_type"],
    [{ "data.amount__gt": "5" }, "-occurredAt", "records_by_time"],
    [{}, "-occurredAt", "records_by_time"],
  ];
  for (const [conditions, sort, index] of cases) {
    const plan = await planOf({ conditions, sort });
    assert.match(plan, new RegExp(`^SEARCH records USING INDEX ${index} `), sort);
    assert.doesNotMatch(plan, /TEMP B-TREE/, `${sort}: ${plan}`);
  }
});
