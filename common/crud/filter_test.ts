import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { testRuntime } from "../testing.ts";
import type { Field, Fields, Fragment } from "./field.ts";
import { compileLeaf, compileTree } from "./filter.ts";

/** A table of five rows that needs no table: what a fragment selects is read from real libSQL. */
const ROWS = `WITH item (id, name, price, at, done, tags) AS (VALUES
  (1, '50%_off', 9.5, '2026-03-01T00:00:00.000Z', 1, '["a","b"]'),
  (2, '50 off', 10, '2026-03-02T00:00:00.000Z', 0, '["b"]'),
  (3, 'back\\slash', 100, '2026-03-03T00:00:00.000Z', 1, '[]'),
  (4, '火锅', NULL, NULL, NULL, '["火锅"]'),
  (5, 'Hot Pot', -1, '2026-03-04T00:00:00.000Z', 0, '["a"]'))`;
const FIELDS: Record<string, Field> = {
  id: { kind: "number", sql: "id", nullable: false },
  name: { kind: "text", sql: "name", nullable: false },
  price: { kind: "number", sql: "price", nullable: true },
  at: { kind: "time", sql: "at", nullable: true },
  done: { kind: "boolean", sql: "done", nullable: true },
  tags: { kind: "list", sql: "tags", nullable: false },
};
const fields: Fields = new Map(Object.entries(FIELDS));

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === "invalid_input", String(error));
    return `${error.errors![0]!.path}: ${error.errors![0]!.message}`;
  }
  return assert.fail("was not refused");
};

Deno.test("compileLeaf() gives every operator its meaning", async (t) => {
  await using runtime = await testRuntime();
  const select = async ({ sql, args }: Fragment) =>
    (await runtime.database.rows<[number]>({ sql: `${ROWS} SELECT id FROM item WHERE ${sql}`, args }))
      .map(([id]) => id);
  const cases: [name: string, value: unknown, ids: number[]][] = [
    ["name", "50 off", [2]],
    ["price__eq", "10", [2]],
    ["price", 10, [2]],
    ["price__ne", "10", [1, 3, 4, 5]],
    ["price__gt", "9.5", [2, 3]],
    ["price__gte", "9.5", [1, 2, 3]],
    ["price__lt", "10", [1, 5]],
    ["price__lte", "10", [1, 2, 5]],
    ["price__between", "9.5,10", [1, 2]],
    ["price__between", [9.5, 10], [1, 2]],
    ["price__in", "10,100", [2, 3]],
    ["price__in", ["10", "100"], [2, 3]],
    ["price__in", ["10", "100,-1"], [2, 3, 5]],
    ["price__nin", "10,100", [1, 4, 5]],
    ["name__contains", "50", [1, 2]],
    ["name__contains", "%_", [1]],
    ["name__contains", "\\", [3]],
    ["name__contains", "' OR 1=1 --", []],
    ["name__startswith", "50%", [1]],
    ["name__startswith", "火", [4]],
    ["name__like", "50%off", [1, 2]],
    ["name__like", "5_ off", [2]],
    ["name__like", "50\\%\\_off", [1]],
    ["name__like", "hot%", [5]],
    ["tags__has", "a", [1, 5]],
    ["tags__has", "a,b", [1]],
    ["tags__has", "火锅", [4]],
    ["price__isnull", "true", [4]],
    ["price__isnull", false, [1, 2, 3, 5]],
    ["done", "true", [1, 3]],
    ["done__ne", true, [2, 4, 5]],
    ["done__in", "true,false", [1, 2, 3, 5]],
    ["at__gte", "2026-03-03", [3, 5]],
    ["at__lt", "2026-03-02T08:00:00+08:00", [1]],
    ["at__between", "2026-03-01T00:00:00Z,2026-03-02T00:00:00Z", [1, 2]],
  ];
  for (const [name, value, ids] of cases) {
    await t.step(`${name}=${JSON.stringify(value)}`, async () => {
      assert.deepEqual(await select(compileLeaf(name, value, fields)), ids);
    });
  }
  await t.step("a tree of and, or and not", async () => {
    const cheap = { or: [{ price__lt: 0 }, { price__isnull: true }] };
    assert.deepEqual(await select(compileTree(cheap, fields)), [4, 5]);
    assert.deepEqual(await select(compileTree({ not: cheap }, fields)), [1, 2, 3]);
    assert.deepEqual(await select(compileTree({ not: { price__gt: 9 } }, fields)), [4, 5]);
    assert.deepEqual(await select(compileTree({ and: [{ done: true }, { tags__has: "a" }] }, fields)), [1]);
    assert.deepEqual(await select(compileTree({ done: true, price__gt: 50 }, fields)), [3]);
  });
});

Deno.test("compileLeaf() refuses what it does not know and names the key", () => {
  const cases: [name: string, value: unknown, refused: RegExp][] = [
    ["color", "red", /^color: is not a known field/],
    ["name__eq__eq", "x", /^name__eq__eq: is not a known field/],
    ["__proto__", "x", /is not a known field/],
    ["name__toString", "x", /^name__toString: has no such operator/],
    ["name__regex", "x", /^name__regex: has no such operator/],
    ["tags", "a", /^tags: cannot be used: eq does not fit a list/],
    ["price__contains", "1", /^price__contains: cannot be used/],
    ["price", "ten", /^price: takes a number/],
    ["price", "", /^price: takes a number/],
    ["price", "Infinity", /^price: takes a number/],
    ["price", ["1", "2"], /^price: takes a number/],
    ["price__between", "1", /^price__between: takes two values/],
    ["price__in", "1,x", /^price__in: takes a number/],
    ["price__in", [], /^price__in: takes 1 to 200 values/],
    ["price__in", Array(201).fill(1), /^price__in: takes 1 to 200 values/],
    ["at", "yesterday", /^at: takes a time/],
    ["at", "2026-02-31T99:00:00Z", /^at: takes a time/],
    ["at", "2026-02-30T00:00:00Z", /^at: takes a time/],
    ["at", "2026-02-30", /^at: takes a time/],
    ["done", "yes", /^done: takes true or false/],
    ["price__isnull", "1", /^price__isnull: takes true or false/],
    ["name", { eq: 1 }, /^name: takes a text/],
    ["name", "x".repeat(2_001), /^name: takes at most 2000 characters/],
    ["name__like", "%a".repeat(9), /^name__like: takes at most 8 wildcards/],
  ];
  for (const [name, value, refused] of cases) {
    assert.match(refusal(() => compileLeaf(name, value, fields)), refused);
  }
});

Deno.test("compileTree() bounds depth and count and says where", () => {
  for (const wrap of [(inner: unknown) => ({ not: inner }), (inner: unknown) => ({ and: [inner] })]) {
    let deep: unknown = { price: 1 };
    for (let i = 0; i < 9; i++) deep = wrap(deep);
    assert.match(refusal(() => compileTree(deep, fields)), /nested more than 8 deep/);
  }
  const wide = { or: Array.from({ length: 65 }, () => ({ price: 1 })) };
  assert.match(refusal(() => compileTree(wide, fields)), /more than 64 conditions/);
  assert.match(refusal(() => compileTree({ and: [] }, fields)), /^filter\.and: must be a list/);
  assert.match(
    refusal(() => compileTree({ and: [{ or: 3 }] }, fields)),
    /^filter\.and\.0\.or: must be a list/,
  );
  assert.match(refusal(() => compileTree({}, fields)), /^filter: must not be empty/);
  assert.match(refusal(() => compileTree([], fields)), /^filter: must be an object/);
  assert.match(refusal(() => compileTree({ not: null }, fields)), /^filter\.not: must be an object/);
});

Deno.test("a list in a tree is what it says, one in an address is parted by commas", () => {
  assert.deepEqual(compileTree({ name__in: ["a,b", "c"] }, fields).args, ["a,b", "c"]);
  assert.deepEqual(compileLeaf("name__in", "a,b", fields).args, ["a", "b"]);
  assert.deepEqual(compileLeaf("name__in", ["a,b", "c"], fields).args, ["a", "b", "c"]);
});
