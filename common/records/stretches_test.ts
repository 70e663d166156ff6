import assert from "node:assert/strict";
import { testContext } from "../testing.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";

Deno.test("stretchesOf() covers every record once in either order, and never parts a moment", async () => {
  await using ctx = await testContext();
  const { database } = ctx.runtime;
  const { userId } = ctx.principal;
  const times = [1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 5, 9].map((day) => `2026-03-0${day}T00:00:00.000Z`);
  await ctx.records.addAll(times.map((occurredAt, i) => ({
    type: i % 2 ? "note" : "mood",
    text: `line ${i}`,
    data: i % 2 ? {} : { score: 3 },
    occurredAt,
    source: "api" as const,
  })));
  const inOf = ({ from, to }: Stretch) => times.filter((time) => time >= from && time < to);
  for (const order of ["newest first", "oldest first"] as const) {
    for (const size of [1, 2, 3, 100]) {
      const stretches = await Array.fromAsync(stretchesOf(database, { userId }, order, size));
      const seen = stretches.flatMap(inOf);
      assert.deepEqual(seen.sort(), times, `${order} ${size}`);
      assert.ok(stretches.every((stretch) => new Set(inOf(stretch)).size <= size), "small enough");
      const starts = stretches.map(({ from }) => from);
      assert.deepEqual(starts, order === "oldest first" ? starts.toSorted() : starts.toSorted().reverse());
    }
  }
  const some = { userId, type: "note", from: times[3]!, to: times[10]! };
  const notes = await Array.fromAsync(stretchesOf(database, some, "newest first", 2));
  assert.deepEqual([notes.at(-1)!.from, notes[0]!.to], [some.from, some.to]);
});
