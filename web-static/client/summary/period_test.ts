import assert from "node:assert/strict";
import { addPeriods, boundsOf, firstDay, firstDayOf, type Period, periodName } from "./period.ts";

Deno.test("periods begin on their first day, weeks on Monday", async (t) => {
  const cases: [period: Period, day: string, first: string, next: string][] = [
    ["day", "2026-02-28", "2026-02-28", "2026-03-01"],
    ["week", "2026-03-18", "2026-03-16", "2026-03-23"],
    ["week", "2026-03-16", "2026-03-16", "2026-03-23"],
    ["week", "2026-03-22", "2026-03-16", "2026-03-23"],
    ["month", "2026-12-31", "2026-12-01", "2027-01-01"],
  ];
  for (const [period, day, first, next] of cases) {
    await t.step(`${period} of ${day}`, () => {
      assert.equal(firstDayOf(period, day), first);
      assert.equal(addPeriods(period, first, 1), next);
      assert.equal(addPeriods(period, next, -1), first);
    });
  }
});

Deno.test("firstDay() goes by the person's own midnight", () => {
  const instant = Date.parse("2026-03-15T17:00:00Z");
  assert.equal(firstDay("week", instant, "Asia/Shanghai"), "2026-03-16");
  assert.equal(firstDay("week", instant, "UTC"), "2026-03-09");
});

Deno.test("boundsOf() keeps to the clock where it is changed", () => {
  assert.deepEqual(boundsOf("day", "2026-03-08", "America/New_York"), {
    from: "2026-03-08T05:00:00.000Z",
    to: "2026-03-09T04:00:00.000Z",
  });
});

Deno.test("periodName() is what a person would say", () => {
  assert.equal(periodName("month", "2026-03-01", "en-US"), "March 2026");
  assert.equal(periodName("day", "2026-03-18", "zh-CN"), "2026年3月18日星期三");
  assert.equal(periodName("week", "2026-03-16", "zh-CN"), "2026年3月16日至22日");
  assert.equal(periodName("week", "2026-03-30", "zh-CN"), "2026年3月30日至4月5日");
  assert.equal(periodName("week", "2026-12-28", "zh-CN"), "2026年12月28日至2027年1月3日");
  assert.match(periodName("week", "2026-03-16", "en-US"), /^Mar 16\W+22, 2026$/);
});
