import assert from "node:assert/strict";
import fc from "fast-check";
import { csvLine, parseCsv } from "./csv.ts";

Deno.test("parseCsv() gives back the cells that csvLine() wrote, whatever is in them", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("", '"', ",", "\r\n", "'=1", "=1", "''-", "\n"),
  );
  const row = fc.array(cell, { minLength: 2, maxLength: 5 });
  fc.assert(fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
    assert.deepEqual(parseCsv(rows.map(csvLine).join("")), rows);
  }));
});

Deno.test("csvLine() writes nothing that a spreadsheet would run", () => {
  for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"]) assert.equal(csvLine([formula])[0], "'");
});

Deno.test("parseCsv() reads what spreadsheets write", () => {
  assert.deepEqual(parseCsv('\uFEFFa,b\nx,"1,5"\n\n,\r\n'), [["a", "b"], ["x", "1,5"], ["", ""]]);
});
