import assert from "node:assert/strict";
import { addMonths, boundsOf, daysOf, monthOf } from "./month.ts";

Deno.test("addMonths() goes over the ends of years", () => {
  assert.equal(addMonths("2026-12", 1), "2027-01");
  assert.equal(addMonths("2026-01", -1), "2025-12");
});

Deno.test("daysOf() knows leap years", () => {
  assert.equal(daysOf("2028-02").at(-1), "2028-02-29");
  assert.equal(daysOf("2026-02").length, 28);
});

Deno.test("boundsOf() begins and ends at midnight of the person's time zone", () => {
  const { from, to } = boundsOf("2026-03", "Asia/Shanghai");
  assert.equal(Date.parse(from), Date.parse("2026-02-28T16:00:00Z"));
  assert.equal(Date.parse(to), Date.parse("2026-03-31T16:00:00Z"));
  assert.equal(monthOf(Date.parse(from), "Asia/Shanghai"), "2026-03");
  assert.equal(monthOf(Date.parse(to) - 1, "Asia/Shanghai"), "2026-03");
});
