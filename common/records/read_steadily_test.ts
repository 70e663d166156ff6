import assert from "node:assert/strict";
import { setImmediate } from "node:timers";
import { testContext } from "../testing.ts";

const RECORDS = 12_000;
/** Without the search index, which is not asked here: so many records by hand would take seconds. */
const MANY =
  `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${RECORDS})
  INSERT INTO records (id, user_id, type, text, data, tags, occurred_at, timezone, source, version, seq, created_at, updated_at)
  SELECT 'r' || n, ?, 'expense', 'x', '{"amount":0.1,"currency":"CNY","category":"food"}', '[]',
    strftime('%Y-%m-%dT%H:%M:%S.000Z', 1700000000 + n * 600, 'unixepoch'), 'UTC', 'api', 1, n, '', '' FROM numbers`;

async function manyRecords() {
  const ctx = await testContext();
  const { userId } = ctx.principal;
  await ctx.runtime.database.commit([
    { sql: MANY, args: [userId] },
    { sql: "INSERT INTO change_counters (user_id, value) VALUES (?, ?)", args: [userId, RECORDS] },
  ]);
  return ctx;
}

Deno.test("a sum over many records lets the event loop turn meanwhile", async () => {
  await using ctx = await manyRecords();
  let turns = 0;
  let done = false;
  const turn = () => {
    turns++;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  const { value } = await ctx.records.aggregate({ metric: "sum", field: "data.amount", groupBy: "month" });
  const { total } = await ctx.records.list({ count: true, conditions: { "data.amount__gt": "0" } });
  const { recordIds } = await ctx.records.aggregate({ metric: "max", field: "data.amount", limit: 3 });
  done = true;
  assert.deepEqual(recordIds, ["r12000", "r11999", "r11998"], "of equal ones the newest first");
  assert.deepEqual([value, total], [RECORDS / 10, RECORDS]);
  assert.ok(turns > 1, `${turns} turns`);
});

Deno.test("numbers are of one state of the records, while they are moved about in time", async () => {
  await using ctx = await manyRecords();
  let done = false;
  let moves = 0;
  // Moved from the end that is read last to the one that is read first, and back: seen twice, or not at all.
  const moving = (async () => {
    while (!done) {
      const forth = moves++ % 2 === 0;
      await ctx.runtime.database.commit([
        {
          sql:
            `UPDATE records SET occurred_at = ? WHERE id IN (SELECT id FROM records ORDER BY row LIMIT 50)`,
          args: [forth ? "2030-01-01T00:00:00.000Z" : "2020-01-01T00:00:00.000Z"],
        },
        { sql: "UPDATE change_counters SET value = value + 1", args: [] },
      ]);
    }
  })();
  try {
    for (let i = 0; i < 6; i++) {
      const { value, count } = await ctx.records.aggregate({ metric: "sum", field: "data.amount" });
      assert.deepEqual([value, count], [RECORDS / 10, RECORDS]);
      assert.equal(await ctx.records.count({ conditions: { type: "expense" } }), RECORDS);
    }
  } finally {
    done = true;
    await moving;
  }
  assert.ok(moves > 6, `${moves} moves`);
});
