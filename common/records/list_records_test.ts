import assert from "node:assert/strict";
import { testContext } from "../testing.ts";
import type { RecordDraft } from "./record_repository.ts";

const note = (draft: Partial<RecordDraft>): RecordDraft => ({
  type: "note",
  text: "a line",
  data: {},
  source: "api",
  ...draft,
});

const refusal = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
  } catch (error) {
    const [wrong] = (error as { errors: { path: string; message: string }[] }).errors;
    return `${wrong!.path} ${wrong!.message}`;
  }
  return assert.fail("was not refused");
};

Deno.test("list() and aggregate() refuse a field of data that no type has, and name those that there are", async () => {
  await using ctx = await testContext();
  const { records } = ctx;
  const known = /there are .*\bdata\.amount\b.*\bdata\.dueAt\b/;
  assert.match(await refusal(() => records.list({ conditions: { "data.amonut__gt": "1" } })), known);
  assert.match(await refusal(() => records.list({ sort: "-data.amonut" })), known);
  assert.match(await refusal(() => records.list({ filter: { or: [{ "data.amonut": 1 }] } })), known);
  assert.match(await refusal(() => records.count({ conditions: { "data.amonut": 1 } })), known);
  assert.match(await refusal(() => records.aggregate({ metric: "sum", field: "data.amonut" })), known);
  assert.match(await refusal(() => records.aggregate({ metric: "count", groupBy: "amonut" })), known);
  assert.match(
    await refusal(() => records.aggregate({ metric: "count", where: { "data.amonut": 1 } })),
    known,
  );
});

Deno.test("list() knows the fields of own types, with the kinds they declare", async () => {
  await using ctx = await testContext();
  const { records, types } = ctx;
  const property = { type: "object" as const, properties: { pages: { type: "integer" as const } } };
  await types.add({ name: "book", label: "Book", schema: property, cues: [] });
  await records.addAll([
    note({ type: "book", data: { pages: 9 } }),
    note({ type: "book", data: { pages: 100 } }),
  ]);
  const found = await records.list({ conditions: { "data.pages__gt": "50" }, sort: "data.pages" });
  assert.deepEqual(found.data.map(({ data }) => data.pages), [100]);
  assert.match(
    await refusal(() => records.list({ conditions: { "data.pages": "many" } })),
    /data\.pages takes a number/,
  );
  assert.match(await refusal(() => records.list({ conditions: { "data.title": "x" } })), /\bdata\.pages\b/);
});

Deno.test("list() takes a field that several types have as the type that is asked for declares it", async () => {
  await using ctx = await testContext();
  const { records, types } = ctx;
  // `score` is a number of moods; here it is a text.
  const schema = { type: "object" as const, properties: { score: { type: "string" as const } } };
  await types.add({ name: "match", label: "Match", schema, cues: [] });
  await records.addAll([
    note({ type: "match", data: { score: "3:1" } }),
    note({
      type: "mood",
      data: { score: 4 },
    }),
  ]);
  const of = async (conditions: Record<string, unknown>) =>
    (await records.list({ conditions })).data.map(({ data }) => data.score);
  assert.deepEqual(await of({ type: "match", "data.score": "3:1" }), ["3:1"]);
  assert.deepEqual(await of({ "data.score__gte": "4" }), [4]);
  assert.match(await refusal(() => of({ "data.score": "3:1" })), /takes a number/);
});

Deno.test("list() leaves the trash out unless a condition names it, and a value is no condition", async () => {
  await using ctx = await testContext();
  const { records } = ctx;
  const [, gone] = await records.addAll([note({}), note({})]);
  await records.remove(gone!.id);
  const count = async (filter: unknown) => (await records.list({ filter })).data.length;
  assert.equal(await count({ type__in: ["note", "deletedAt"] }), 1);
  assert.equal(await count({ or: [{ text: 'a "deletedAt' }, { type: "note" }] }), 1);
  assert.equal(await count({ and: [{ type: "note" }, { not: { deletedAt__isnull: true } }] }), 1);
  assert.equal(await count({ or: [{ deletedAt__isnull: false }, { deletedAt__isnull: true }] }), 2);
  assert.equal(await records.count({ conditions: { type: "note" } }), 1);
});

Deno.test("comparisons and sums take in no value of another kind, which a changed type has left behind", async () => {
  await using ctx = await testContext();
  const { records, types } = ctx;
  const schema = (type: "string" | "number") => ({
    type: "object" as const,
    properties: { grade: { type } },
  });
  await types.add({ name: "exam", label: "Exam", schema: schema("string"), cues: [] });
  await records.addAll([note({ type: "exam", data: { grade: "7 of 10" } })]);
  await types.change("exam", { schema: schema("number") });
  await records.addAll([note({ type: "exam", data: { grade: 5 } })]);
  const grades = async (conditions: Record<string, unknown>) =>
    (await records.list({ conditions })).data.map(({ data }) => data.grade);
  assert.deepEqual(await grades({ "data.grade__gt": 1 }), [5]);
  assert.deepEqual(await grades({ "data.grade__gte": 5 }), [5]);
  const { value, count } = await records.aggregate({ metric: "sum", field: "data.grade" });
  assert.deepEqual([value, count], [5, 1]);
  await types.change("exam", { schema: schema("string") });
  assert.deepEqual(await grades({ "data.grade__lt": "9" }), ["7 of 10"]);
});
