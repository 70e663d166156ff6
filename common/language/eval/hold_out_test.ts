import assert from "node:assert/strict";
import { batchOf, holdOut } from "./hold_out.ts";
import type { GoldenLine } from "./score_lines.ts";

const line = (id: string, text: string, type: string): GoldenLine => ({
  id,
  text,
  now: "2026-11-22T12:00:00.000Z",
  timezone: "Asia/Shanghai",
  currency: "CNY",
  records: [{ type }],
});

Deno.test("batchOf() names the batch by the number of the line", () => {
  assert.equal(batchOf("zh-dev-001"), "first");
  assert.equal(batchOf("zh-dev-970"), "first");
  assert.equal(batchOf("zh-dev-971"), "author 1");
  assert.equal(batchOf("en-dev-1522"), "spoken");
  assert.equal(batchOf("zh-types-001"), "blind");
});

Deno.test("holdOut() reads every line once in fifths, and each later batch by itself", () => {
  const lines = [
    ...Array.from({ length: 6 }, (_, at) => line(`zh-dev-00${at + 1}`, `打车花了${30 + at}元`, "expense")),
    line("zh-dev-1840", "听说隔壁老王买房花了三百万", "note"),
    line("en-dev-1522", "lunch 12 bucks", "expense"),
  ];
  const scores = holdOut(lines);
  assert.deepEqual([...scores.keys()], ["fifths", "harder", "spoken"]);
  assert.equal(scores.get("fifths")!.tallies.get("type")!.total, lines.length);
  assert.equal(scores.get("harder")!.tallies.get("false records")!.total, 1);
  assert.equal(scores.get("spoken")!.tallies.get("type")!.total, 1);
});
