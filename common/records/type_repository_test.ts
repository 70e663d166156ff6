import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { parseInput } from "../operation.ts";
import { testContext, testUser } from "../testing.ts";
import type { TypeSchema } from "./type_schema.ts";
import { TypeSchema as TypeSchemaCheck } from "./type_schema.ts";

const BOOK = {
  name: "book",
  label: "Book",
  cues: ["看书"],
  schema: {
    type: "object",
    properties: {
      author: { type: "string", maxLength: 50 },
      pages: { type: "integer", minimum: 1 },
      finished: { type: "boolean" },
      readAt: { type: "string", format: "date-time" },
      themes: { type: "array", items: { type: "string" } },
    },
    required: ["author"],
  } satisfies TypeSchema as TypeSchema,
};
const book = (data: Record<string, unknown>) => ({ type: "book", text: "x", data, source: "api" as const });
const fails = (code: string, path?: string) => (error: unknown) => {
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, code);
  if (path !== undefined) assert.equal(error.errors?.[0]?.path, path);
  return true;
};

Deno.test("records of an own type are checked, filtered and added up as it declares", async () => {
  await using ctx = await testContext();
  await assert.rejects(ctx.records.addAll([book({ author: "Lu Xun" })]), fails("invalid_input", "type"));
  await ctx.types.add(BOOK);
  const cases: [Record<string, unknown>, path: string][] = [
    [{}, "data.author"],
    [{ author: "a", pages: 0 }, "data.pages"],
    [{ author: "a", pages: 1.5 }, "data.pages"],
    [{ author: "a", pages: "9" }, "data.pages"],
    [{ author: "a", colour: "red" }, "data.colour"],
    [{ author: "a", readAt: "yesterday" }, "data.readAt"],
    [{ author: "a", themes: [1] }, "data.themes.0"],
    [{ author: "x".repeat(51) }, "data.author"],
  ];
  for (const [data, path] of cases) {
    await assert.rejects(ctx.records.addAll([book(data)]), fails("invalid_input", path));
  }
  await ctx.records.addAll([
    book({ author: "Lu Xun", pages: 9, finished: true, readAt: "2026-03-01T08:00:00+08:00", themes: ["a"] }),
    book({ author: "Lao She", pages: 100 }),
  ]);
  const list = async (conditions: Record<string, unknown>) =>
    (await ctx.records.list({ conditions, sort: "data.pages" })).data.map(({ data }) => data.pages);
  assert.deepEqual(await list({ "data.pages__gt": "10" }), [100], "as a number, not as text");
  assert.deepEqual(await list({ type: "book" }), [9, 100]);
  assert.deepEqual(await list({ "data.finished": "true" }), [9]);
  assert.deepEqual(await list({ "data.readAt": "2026-03-01T00:00:00Z" }), [9]);
  assert.deepEqual(await list({ "data.themes__has": "a" }), [9]);
  const sum = await ctx.records.aggregate({ type: "book", metric: "sum", field: "data.pages" });
  assert.equal(sum.value, 109);
});

Deno.test("a changed schema tells which records do not fit and leaves them as they are", async () => {
  await using ctx = await testContext();
  await ctx.types.add(BOOK);
  const [short] = await ctx.records.addAll([
    book({ author: "a", pages: 9 }),
    book({ author: "b", pages: 100 }),
  ]);
  const schema: TypeSchema = {
    ...BOOK.schema,
    properties: { ...BOOK.schema.properties, pages: { type: "integer", minimum: 10 } },
  };
  const { type, check } = await ctx.types.change("book", { schema });
  assert.equal(type.version, 2);
  assert.equal(check.checked, 2);
  assert.deepEqual(check.failing.map(({ recordId, errors }) => [recordId, errors[0]!.path]), [[
    short!.id,
    "data.pages",
  ]]);
  assert.equal(check.failed, 1);
  assert.deepEqual((await ctx.records.get(short!.id)).data, { author: "a", pages: 9 });
  await assert.rejects(
    ctx.records.change(short!.id, { data: { pages: 8 } }),
    fails("invalid_input", "data.pages"),
  );
  await assert.rejects(ctx.types.change("book", { label: "x" }, 1), fails("version_mismatch"));
});

Deno.test("a changed schema says of every record that does not fit, and names the first hundred", async () => {
  await using ctx = await testContext();
  await ctx.types.add(BOOK);
  await ctx.records.addAll(Array.from({ length: 103 }, () => book({ author: "a", pages: 9 })));
  const pages = { type: "integer" as const, minimum: 10 };
  const schema: TypeSchema = { ...BOOK.schema, properties: { ...BOOK.schema.properties, pages } };
  const { check } = await ctx.types.change("book", { schema });
  assert.deepEqual([check.checked, check.failed, check.failing.length], [103, 103, 100]);
});

Deno.test("types have one owner, built-in ones cannot be taken, and one in use cannot be removed", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  await ctx.types.add(BOOK);
  await assert.rejects(ctx.types.add(BOOK), fails("conflict", "name"));
  await assert.rejects(ctx.types.add({ ...BOOK, name: "note" }), fails("conflict", "name"));
  await assert.rejects(ctx.types.change("note", { label: "x" }), fails("forbidden"));
  await assert.rejects(other.ctx.types.get("book"), fails("not_found"));
  await assert.rejects(other.ctx.records.addAll([book({ author: "a" })]), fails("invalid_input", "type"));
  await other.ctx.types.add(BOOK);
  const [record] = await ctx.records.addAll([book({ author: "a" })]);
  await ctx.records.remove(record!.id);
  await assert.rejects(ctx.types.remove("book"), fails("conflict"));
  await other.ctx.types.remove("book");
  await assert.rejects(other.ctx.types.get("book"), fails("not_found"));
  assert.equal(await ctx.types.count({ conditions: { builtIn: "false" } }), 1);
});

Deno.test("TypeSchema takes no keyword that could make a check slow or wide", () => {
  const withField = (field: unknown) => ({ type: "object", properties: { a: field } });
  for (
    const schema of [
      { type: "string" },
      withField({ type: "string", pattern: "(a+)+$" }),
      withField({ $ref: "https://example.com" }),
      withField({ type: "object", properties: {} }),
      withField({ type: "array", items: { type: "array", items: { type: "string" } } }),
      { type: "object", properties: { "a.b": { type: "string" } } },
      { type: "object", properties: { constructor: { type: "string" } } },
      { type: "object", properties: {}, required: ["a"] },
      { type: "object", properties: {}, additionalProperties: true },
    ]
  ) {
    assert.throws(() => parseInput(TypeSchemaCheck, schema), fails("invalid_input"), JSON.stringify(schema));
  }
});
