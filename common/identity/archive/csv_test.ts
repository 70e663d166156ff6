import assert from "node:assert/strict";
import fc from "fast-check";
import { readTable } from "../../imports/read_table.ts";
import { cellOf, csvLine } from "./csv.ts";

const cellsOf = async (text: string) =>
  (await readTable(text, ",")).rows.map(({ cells }) => cells.map((cell) => cellOf(cell)));

Deno.test("what csvLine() writes is read again as it was, whatever is in it", async () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("", '"', ",", "\r\n", "'=1", "=1", "''-", "\n"),
  );
  // A row of blanks alone is none.
  const row = fc.tuple(fc.constant("x"), cell, cell, cell);
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
    assert.deepEqual(await cellsOf(rows.map((cells) => csvLine(cells)).join("")), rows);
  }));
});

Deno.test("csvLine() writes nothing that a spreadsheet would run", () => {
  for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"]) assert.equal(csvLine([formula])[0], "'");
});
