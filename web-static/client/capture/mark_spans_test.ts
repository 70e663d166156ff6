import assert from "node:assert/strict";
import type { WireValue } from "../api/wire.ts";
import { markSpans } from "./mark_spans.ts";

function value(kind: WireValue["kind"], start: number, end: number) {
  return { kind, span: { start, end } };
}

Deno.test("markSpans() cuts the line at its values and loses no character of it", async (t) => {
  const text = "昨天吃火锅128元";
  const cases: [name: string, values: ReturnType<typeof value>[], marked: string[]][] = [
    ["nothing read", [], []],
    ["in any order", [value("money", 5, 9), value("time", 0, 2)], ["time:昨天", "money:128元"]],
    ["the longer of two that begin together", [value("category", 3, 4), value("place", 3, 5)], [
      "place:火锅",
    ]],
    ["the earlier of two that overlap", [value("time", 0, 3), value("category", 2, 5)], ["time:昨天吃"]],
    ["the same value of two records", [value("time", 0, 2), value("time", 0, 2)], ["time:昨天"]],
    ["beyond the line or empty", [value("money", 8, 20), value("time", 4, 4)], []],
  ];
  for (const [name, values, marked] of cases) {
    await t.step(name, () => {
      const pieces = markSpans(text, values);
      assert.equal(pieces.map((piece) => piece.text).join(""), text);
      assert.deepEqual(
        pieces.filter(({ kind }) => kind !== null).map(({ kind, text }) => `${kind}:${text}`),
        marked,
      );
    });
  }
});
