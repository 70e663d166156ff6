import assert from "node:assert/strict";
import { AppError } from "../error.ts";
import { testRuntime } from "../testing.ts";
import type { Field, Fields } from "./field.ts";
import { after, decodeCursor, encodeCursor, orderBy, parseSort } from "./keyset.ts";

const ID: Field = { kind: "text", sql: "id", nullable: false };
const FIELDS: Record<string, Field> = {
  price: { kind: "number", sql: "price", nullable: true },
  shop: { kind: "text", sql: "shop", nullable: false },
  tags: { kind: "list", sql: "tags", nullable: false },
};
const fields: Fields = new Map(Object.entries(FIELDS));

const isRefused = (pattern: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AppError && error.code === "invalid_input");
  assert.match(`${error.errors![0]!.path} ${error.errors![0]!.message}`, pattern);
  return true;
};

Deno.test("after() walks every order once, rows without a value last, whatever the page size", async () => {
  await using runtime = await testRuntime();
  // Few distinct values and many NULLs, so that pages begin and end inside runs of equal keys.
  const rows = Array.from({ length: 40 }, (_, i) => {
    const price = i % 3 === 0 ? null : i % 4;
    return [`id${String(i * 7 % 40).padStart(2, "0")}`, price, i % 2 === 0 ? "a" : "b"];
  });
  const table =
    `WITH item (id, price, shop) AS (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`;
  for (const sort of ["price", "-price", "shop,-price", "-shop,price", "id", "-id", "price,shop"]) {
    for (const limit of [1, 3, 7]) {
      const keys = parseSort(sort, fields, ID);
      const columns = keys.map(({ field }) => field.sql).join(", ");
      const read = (where: string, args: (string | number | null)[], count: number) =>
        runtime.database.rows<(string | number | null)[]>({
          sql: `${table} SELECT id, ${columns} FROM item WHERE ${where} ORDER BY ${orderBy(keys)} LIMIT ?`,
          args: [JSON.stringify(rows), ...args, count],
        });
      const whole = (await read("1", [], 100)).map(([id]) => id);
      assert.equal(new Set(whole).size, 40);
      const walked: unknown[] = [];
      for (let page = await read("1", [], limit); page.length > 0;) {
        walked.push(...page.map(([id]) => id));
        const next = after(keys, page.at(-1)!.slice(1));
        page = await read(next.sql, next.args, limit);
      }
      assert.deepEqual(walked, whole, `${sort} by ${limit}`);
      const nulls = rows.filter(([, price]) => price === null).map(([id]) => id);
      if (sort.endsWith("price") && !sort.includes(",")) {
        assert.deepEqual(
          new Set(whole.slice(-nulls.length)),
          new Set(nulls),
          "rows without a value come last",
        );
      }
    }
  }
});

Deno.test("parseSort() adds the id as the last key and refuses what cannot be sorted by", () => {
  assert.deepEqual(
    parseSort("-price,shop", fields, ID).map(({ name, descending }) => [name, descending]),
    [["price", true], ["shop", false], ["id", false]],
  );
  for (const sort of ["tags", "color", "", "-", "price,", "--price"]) {
    assert.throws(() => parseSort(sort, fields, ID), isRefused(/^sort cannot be by/), sort);
  }
  assert.throws(
    () => parseSort("price,price,price,price,price", fields, ID),
    isRefused(/^sort takes at most 4/),
  );
});

Deno.test("decodeCursor() takes a cursor only for the query it came from", () => {
  const cursor = encodeCursor("abc", ["2026-03-18", 9.5, null]);
  assert.deepEqual(decodeCursor(cursor, "abc", 3), ["2026-03-18", 9.5, null]);
  assert.throws(() => decodeCursor(cursor, "abd", 3), isRefused(/^cursor belongs to a query with another/));
  assert.throws(() => decodeCursor(cursor, "abc", 2), isRefused(/^cursor belongs to a query with another/));
  for (const none of ["", "!", "AAAA", encodeCursor("abc", [{} as never]), "x".repeat(5_000)]) {
    assert.throws(
      () => decodeCursor(none, "abc", 3),
      isRefused(/^cursor is (not one of ours|too long)/),
      none,
    );
  }
});
