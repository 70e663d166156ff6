import assert from "node:assert/strict";
import { FrozenClock, NOW } from "../testing.ts";
import { newRow } from "./new_row.ts";

Deno.test("newRow() makes a UUID v7 and the clock's moment twice", () => {
  const row = newRow(new FrozenClock());
  assert.match(row.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([row.createdAt, row.updatedAt], [NOW, NOW]);
});

Deno.test("newRow() makes ids that sort by when they were made, also within one millisecond", () => {
  const clock = new FrozenClock();
  const ids = Array.from({ length: 2_000 }, () => newRow(clock).id);
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
});
