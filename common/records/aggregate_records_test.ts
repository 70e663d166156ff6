import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { testContext, testUser } from "../testing.ts";
import type { AggregateInput } from "./aggregate_records.ts";
import type { RecordDraft } from "./record_repository.ts";

const expense = (amount: number, more: Partial<RecordDraft> = {}, currency = "CNY"): RecordDraft => ({
  type: "expense",
  text: `spent ${amount}`,
  source: "api",
  ...more,
  data: { amount, currency, category: "food", ...more.data },
});
const SUM: AggregateInput = { type: "expense", metric: "sum", field: "data.amount" };

Deno.test("aggregateRecords() adds amounts exactly", async () => {
  await using ctx = await testContext();
  await ctx.records.addAll(Array.from({ length: 10 }, () => expense(0.1)));
  const sum = await ctx.records.aggregate(SUM);
  assert.equal(sum.value, 1, "ten times 0.1 is 1");
  assert.equal(sum.unit, "CNY");
  assert.equal(sum.count, 10);
  assert.equal(sum.recordIds.length, 10);
  await ctx.records.addAll([expense(0.2), expense(9_999_999_999.99), expense(0.0001)]);
  assert.equal((await ctx.records.aggregate(SUM)).value, 10_000_000_001.1901);
  assert.equal(
    (await ctx.records.aggregate({ ...SUM, metric: "avg", where: { "data.amount__lte": 0.2 } })).value,
    0.100008,
  );
});

Deno.test("aggregateRecords() never mixes currencies, and gives one group for each", async () => {
  await using ctx = await testContext();
  const [a, b, c] = await ctx.records.addAll([expense(5), expense(7), expense(5, {}, "USD")]);
  const sum = await ctx.records.aggregate(SUM);
  assert.equal(sum.value, null);
  assert.deepEqual(sum.groups, [
    { key: "CNY", unit: "CNY", value: 12, count: 2, recordIds: [b!.id, a!.id] },
    { key: "USD", unit: "USD", value: 5, count: 1, recordIds: [c!.id] },
  ]);
  const usd = await ctx.records.aggregate({ ...SUM, currency: "USD" });
  assert.deepEqual(usd, { value: 5, unit: "USD", count: 1, recordIds: [c!.id] });
  const most = await ctx.records.aggregate({ ...SUM, metric: "max" });
  assert.deepEqual(new Set(most.recordIds), new Set([b!.id, c!.id]), "5 yuan is not the most of yuan");
  assert.ok(!most.recordIds.includes(a!.id));
  const byCategory = await ctx.records.aggregate({ ...SUM, groupBy: "category" });
  assert.deepEqual(byCategory.groups!.map(({ key, unit, value }) => [key, unit, value]), [
    ["food", "CNY", 12],
    ["food", "USD", 5],
  ]);
});

Deno.test("aggregateRecords() counts days and weeks in the person's time zone, weeks from Monday", async () => {
  await using ctx = await testContext();
  const at = (time: string) => expense(1, { occurredAt: time });
  await ctx.records.addAll([
    at("2026-03-15T15:59:59.999Z"), // Sunday 23:59 in Shanghai
    at("2026-03-15T16:00:00.000Z"), // Monday 00:00
    at("2026-03-22T15:59:59.999Z"), // Sunday 23:59
  ]);
  const by = async (groupBy: string, more: Partial<AggregateInput> = {}) =>
    (await ctx.records.aggregate({ ...SUM, groupBy, ...more })).groups!.map(({ key, value }) => [key, value]);
  assert.deepEqual(await by("day"), [["2026-03-15", 1], ["2026-03-16", 1], ["2026-03-22", 1]]);
  assert.deepEqual(await by("week"), [["2026-W11", 1], ["2026-W12", 2]]);
  assert.deepEqual(await by("month"), [["2026-03", 3]]);
  assert.deepEqual(await by("quarter"), [["2026-Q1", 3]]);
  assert.deepEqual(await by("year"), [["2026", 3]]);
  assert.deepEqual(await by("day", { timezone: "UTC" }), [["2026-03-15", 2], ["2026-03-22", 1]]);
});

Deno.test("aggregateRecords() gives days of 23 and 25 hours their own hours", async () => {
  await using ctx = await testContext();
  // New York leaves an hour out on 8 March 2026 and has one twice on 1 November.
  const at = (time: string) => expense(1, { occurredAt: time });
  await ctx.records.addAll([
    at("2026-03-08T05:00:00.000Z"), // 00:00, the first moment of the short day
    at("2026-03-09T03:59:59.000Z"), // 23:59, its last
    at("2026-03-09T04:00:00.000Z"), // 00:00 of the next
    at("2026-11-01T04:00:00.000Z"), // 00:00 of the long day
    at("2026-11-02T04:59:59.000Z"), // 23:59, 25 hours later
    at("2026-11-02T05:00:00.000Z"), // 00:00 of the next
  ]);
  const { groups } = await ctx.records.aggregate({ ...SUM, groupBy: "day", timezone: "America/New_York" });
  assert.deepEqual(groups!.map(({ key, value }) => [key, value]), [
    ["2026-03-08", 2],
    ["2026-03-09", 1],
    ["2026-11-01", 2],
    ["2026-11-02", 1],
  ]);
});

Deno.test("aggregateRecords() gives the ids behind every number", async () => {
  await using ctx = await testContext();
  const [food, taxi, trip, note] = await ctx.records.addAll([
    expense(30, { tags: ["work"], occurredAt: "2026-03-01T00:00:00.000Z", text: "lunch at 海底捞" }),
    expense(10, { data: { category: "transport" }, occurredAt: "2026-03-02T00:00:00.000Z" }),
    expense(20, { tags: ["work", "trip"], occurredAt: "2026-03-03T00:00:00.000Z" }),
    { type: "note", text: "nothing", data: {}, source: "api" },
  ]);
  const of = (input: AggregateInput) => ctx.records.aggregate({ type: "expense", ...input });
  const cases: [AggregateInput, value: number | null, ids: string[]][] = [
    [{ metric: "count" }, 3, [trip!.id, taxi!.id, food!.id]],
    [{ metric: "list" }, null, [trip!.id, taxi!.id, food!.id]],
    [{ metric: "sum", field: "data.amount" }, 60, [trip!.id, taxi!.id, food!.id]],
    [{ metric: "avg", field: "data.amount" }, 20, [trip!.id, taxi!.id, food!.id]],
    [{ metric: "min", field: "data.amount" }, 10, [taxi!.id]],
    [{ metric: "max", field: "data.amount" }, 30, [food!.id]],
    [{ metric: "first", field: "data.amount" }, 30, [food!.id]],
    [{ metric: "last", field: "data.amount" }, 20, [trip!.id]],
    [{ metric: "count", tags: ["work", "trip"] }, 1, [trip!.id]],
    [{ metric: "count", words: ["海底捞"] }, 1, [food!.id]],
    [{ metric: "count", words: ["海底撈"] }, 1, [food!.id]],
    [{ metric: "count", words: ["%"] }, 0, []],
    [{ metric: "count", from: "2026-03-02T00:00:00.000Z", to: "2026-03-03T00:00:00.000Z" }, 1, [taxi!.id]],
    [{ metric: "count", where: { "data.category": "transport" } }, 1, [taxi!.id]],
    [{ metric: "count", type: "note" }, 1, [note!.id]],
    [{ metric: "sum", field: "data.amount", type: "income" }, 0, []],
  ];
  for (const [input, value, ids] of cases) {
    const output = await of(input);
    assert.deepEqual([output.value, output.recordIds], [value, ids], JSON.stringify(input));
  }
  const least = await of({ metric: "min", field: "data.amount", groupBy: "category" });
  assert.deepEqual(least.groups!.map(({ key, value }) => [key, value]), [["food", 20], ["transport", 10]]);
  assert.deepEqual(least.recordIds, [trip!.id, taxi!.id]);
  const byTag = await of({ metric: "sum", field: "data.amount", groupBy: "tag" });
  assert.deepEqual(byTag.groups!.map(({ key, value }) => [key, value]), [["trip", 20], ["work", 50]]);
  assert.equal(byTag.value, 60);
});

Deno.test("aggregateRecords() gives every group the ids behind its own number", async () => {
  await using ctx = await testContext();
  const ids = (await ctx.records.addAll([
    expense(30, { tags: ["work"], occurredAt: "2026-03-01T04:00:00.000Z" }),
    expense(10, { data: { category: "transport" }, occurredAt: "2026-03-02T04:00:00.000Z" }),
    expense(20, { tags: ["work", "trip"], occurredAt: "2026-04-03T04:00:00.000Z" }),
    expense(30, { occurredAt: "2026-03-03T04:00:00.000Z" }),
    expense(5, { occurredAt: "2026-04-04T04:00:00.000Z" }, "USD"),
  ])).map(({ id }) => id);
  const of = async (input: Partial<AggregateInput>) =>
    (await ctx.records.aggregate({ ...SUM, ...input })).groups!
      .map(({ key, recordIds }) => [key, ...recordIds.map((id) => ids.indexOf(id))]);
  const cases: [Partial<AggregateInput>, groups: (string | number)[][]][] = [
    [{}, [["CNY", 2, 3, 1, 0], ["USD", 4]]],
    [{ groupBy: "month" }, [["2026-03", 3, 1, 0], ["2026-04", 2], ["2026-04", 4]]],
    [{ groupBy: "month", metric: "count", field: undefined }, [["2026-03", 3, 1, 0], ["2026-04", 4, 2]]],
    [{ groupBy: "category", currency: "CNY" }, [["food", 2, 3, 0], ["transport", 1]]],
    [{ groupBy: "tag" }, [["trip", 2], ["work", 2, 0]]],
    [{ groupBy: "month", metric: "max" }, [["2026-03", 3, 0], ["2026-04", 2], ["2026-04", 4]]],
    [{ groupBy: "month", metric: "max", limit: 1 }, [["2026-03", 3], ["2026-04", 2], ["2026-04", 4]]],
    [{ groupBy: "tag", limit: 1 }, [["trip", 2], ["work", 2]]],
  ];
  for (const [input, groups] of cases) assert.deepEqual(await of(input), groups, JSON.stringify(input));
});

Deno.test("aggregateRecords() says where not all ids are given, and shares them out among the groups", async () => {
  await using ctx = await testContext();
  const { userId } = ctx.principal;
  // Ten thousand and ten expenses, ten of them for transport, the oldest.
  await ctx.runtime.database.commit([{
    sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10010)
      INSERT INTO records (id, user_id, type, text, data, tags, occurred_at, timezone, source, version, seq,
        created_at, updated_at)
      SELECT printf('01990000-0000-7000-8000-%012d', i), ?, 'expense', 'lunch',
        json_object('amount', 1, 'currency', 'CNY', 'category', iif(i <= 10, 'transport', 'food')), '["all"]',
        printf('2026-01-%02dT%02d:%02d:00.000Z', 1 + i / 1440, i / 60 % 24, i % 60), 'UTC', 'import', 1, i, '', ''
      FROM n`,
    args: [userId],
  }]);
  const whole = await ctx.records.aggregate(SUM);
  assert.deepEqual([whole.count, whole.recordIds.length, whole.recordIdsTruncated], [10_010, 10_000, true]);
  const byCategory = await ctx.records.aggregate({ ...SUM, groupBy: "category" });
  assert.deepEqual(
    byCategory.groups!.map(({ key, count, recordIds, recordIdsTruncated }) => [
      key,
      count,
      recordIds.length,
      recordIdsTruncated,
    ]),
    [["food", 10_000, 9_990, true], ["transport", 10, 10, undefined]],
  );
  assert.equal(byCategory.recordIdsTruncated, true);
  const byTag = await ctx.records.aggregate({ ...SUM, groupBy: "tag" });
  assert.equal(byTag.groups![0]!.recordIdsTruncated, true);
  const most = await ctx.records.aggregate({ ...SUM, metric: "max" });
  assert.deepEqual([most.recordIds.length, most.recordIdsTruncated], [10_000, true]);
  const oldest = await ctx.records.aggregate({ ...SUM, to: "2026-01-01T00:10:00.000Z" });
  assert.deepEqual([oldest.recordIds.length, oldest.recordIdsTruncated], [9, undefined]);
  const list = await ctx.records.aggregate({ type: "expense", metric: "list", limit: 3 });
  assert.deepEqual([list.recordIds.length, list.recordIdsTruncated], [3, true]);
});

Deno.test("aggregateRecords() leaves out the trash and what is another's", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  await other.ctx.records.addAll([expense(1_000)]);
  const [kept, gone] = await ctx.records.addAll([expense(1), expense(2)]);
  await ctx.records.remove(gone!.id);
  const sum = await ctx.records.aggregate(SUM);
  assert.deepEqual([sum.value, sum.recordIds], [1, [kept!.id]]);
  const grouped = await ctx.records.aggregate({ ...SUM, groupBy: "day" });
  assert.deepEqual(grouped.groups!.map(({ value }) => value), [1]);
});

Deno.test("aggregateRecords() refuses a field that is no number, more groups than it answers, and says which", async () => {
  await using ctx = await testContext();
  await ctx.records.addAll([
    expense(1, { occurredAt: "1990-01-01T00:00:00.000Z" }),
    expense(1, { occurredAt: "2026-01-01T00:00:00.000Z" }),
  ]);
  const cases: [Partial<AggregateInput>, path: string][] = [
    [{ field: undefined }, "field"],
    [{ field: "data.category" }, "field"],
    [{ field: "user_id" }, "field"],
    [{ groupBy: "tags" }, "groupBy"],
    [{ metric: "last", groupBy: "month" }, "groupBy"],
    [{ metric: "first", groupBy: "category" }, "groupBy"],
    [{ groupBy: "day" }, "groupBy"],
    [{ where: { userId: "x" } }, "userId"],
  ];
  for (const [input, path] of cases) {
    await assert.rejects(
      ctx.records.aggregate({ ...SUM, ...input }),
      (error) => error instanceof AppError && error.errors?.[0]?.path === path,
      JSON.stringify(input),
    );
  }
});

Deno.test("aggregateRecords() gives the newest of a list and the most extreme of an extreme, as many as asked for", async () => {
  await using ctx = await testContext();
  const ids = (await ctx.records.addAll(
    [3, 1, 4, 1.5, 9].map((amount, day) =>
      expense(amount, { occurredAt: `2026-03-0${day + 1}T04:00:00.000Z` })
    ),
  )).map(({ id }) => id);
  const of = async (input: AggregateInput) =>
    (await ctx.records.aggregate(input)).recordIds.map((id) => ids.indexOf(id));
  assert.deepEqual(await of({ metric: "list", limit: 2 }), [4, 3]);
  assert.deepEqual(await of({ ...SUM, metric: "max", limit: 3 }), [4, 2, 0]);
  assert.deepEqual(await of({ ...SUM, metric: "min", limit: 2 }), [1, 3]);
  assert.equal((await ctx.records.aggregate({ ...SUM, metric: "max", limit: 3 })).value, 9);
  const yen =
    (await ctx.records.addAll([expense(900, {}, "JPY"), expense(800, {}, "JPY"), expense(700, {}, "JPY")]))
      .map(({ id }) => id);
  const most = await ctx.records.aggregate({ ...SUM, metric: "max", limit: 2 });
  assert.deepEqual(most.recordIds, [ids[4], ids[2], yen[0], yen[1]], "yen are not ranked among yuan");
});

Deno.test("aggregateRecords() looks for any of several words, and for none of others, whole words only", async () => {
  await using ctx = await testContext();
  const ids = (await ctx.records.addAll([
    expense(1, { text: "cup of tea" }),
    expense(2, { text: "steak for the team" }),
    expense(3, { text: "two coffees" }),
    expense(4, { text: "打车去机场" }),
    expense(5, { text: "滴滴回家" }),
    expense(6, { text: "車位租金" }),
  ])).map(({ id }) => id);
  const of = async (input: Partial<AggregateInput>) =>
    (await ctx.records.aggregate({ ...SUM, ...input })).recordIds.map((id) => ids.indexOf(id)).sort();
  assert.deepEqual(await of({ anyWords: [["tea", "coffee"]] }), [0, 2]);
  assert.deepEqual(await of({ anyWords: [["打车", "滴滴"]], words: ["回家"] }), [4]);
  assert.deepEqual(await of({ noWords: ["tea", "打车", "滴滴", "车位"] }), [1, 2]);
  assert.deepEqual(await of({ words: ["车"] }), [3], "a lone character is looked for in the text");
});
