import fc from "fast-check";
import assert from "node:assert/strict";
import { duePeriods, nextDueMs, periodOf, SUMMARY_PERIODS } from "./summary_period.ts";

const at = (text: string) => Date.parse(text);
const ALL = { daily: true, weekly: true, monthly: true, at: "07:30" };

Deno.test("periodOf() has the days of the person's calendar, however long they are", () => {
  // Clocks go forward on 8 March 2026 in New York: that day has 23 hours.
  const day = periodOf("daily", "2026-03-08", "07:30", "America/New_York");
  assert.equal(day.from, "2026-03-08T05:00:00.000Z");
  assert.equal(day.to, "2026-03-09T04:00:00.000Z");
  assert.equal(day.dueMs, at("2026-03-09T11:30:00Z"));
  const month = periodOf("monthly", "2026-02-01", "00:00", "Asia/Shanghai");
  assert.deepEqual([month.from, month.to], ["2026-01-31T16:00:00.000Z", "2026-02-28T16:00:00.000Z"]);
  // Half past two is left out on 8 March in New York: it is due at half past three.
  const skipped = periodOf("daily", "2026-03-07", "02:30", "America/New_York");
  assert.equal(skipped.dueMs, at("2026-03-08T07:30:00Z"));
});

Deno.test("duePeriods() gives each period once, and the newest where many were missed", () => {
  const due = (after: string, until: string, max = 7) =>
    duePeriods(ALL, "Asia/Shanghai", at(after), at(until), max).map(({ period, startsOn }) =>
      `${period} ${startsOn}`
    );
  assert.deepEqual(due("2026-03-18T00:00:00Z", "2026-03-18T23:00:00Z"), []);
  assert.deepEqual(due("2026-03-18T00:00:00Z", "2026-03-18T23:30:00Z"), ["daily 2026-03-18"]);
  assert.deepEqual(due("2026-03-22T00:00:00Z", "2026-03-23T00:00:00Z"), [
    "daily 2026-03-22",
    "weekly 2026-03-16",
  ]);
  assert.deepEqual(due("2026-03-30T23:45:00Z", "2026-04-01T00:00:00Z"), [
    "daily 2026-03-31",
    "monthly 2026-03-01",
  ]);
  assert.deepEqual(due("2026-01-01T00:00:00Z", "2026-03-18T23:30:00Z", 2), [
    "daily 2026-03-18",
    "daily 2026-03-17",
    "weekly 2026-03-09",
    "weekly 2026-03-02",
    "monthly 2026-02-01",
    "monthly 2026-01-01",
  ]);
});

Deno.test("nextDueMs() is the moment at which duePeriods() has something to give, in every zone and season", () => {
  fc.assert(fc.property(
    fc.integer({ min: at("2025-01-01T00:00:00Z"), max: at("2027-12-31T00:00:00Z") }),
    fc.constantFrom(
      "Asia/Shanghai",
      "America/New_York",
      "Europe/Berlin",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
    ),
    fc.constantFrom("00:00", "02:30", "07:30", "23:59"),
    fc.constantFrom(...SUMMARY_PERIODS),
    (ms, zone, time, period) => {
      const wishes = { daily: false, weekly: false, monthly: false, [period]: true, at: time };
      const next = nextDueMs(wishes, zone, ms)!;
      assert.ok(next > ms);
      assert.equal(duePeriods(wishes, zone, ms, next - 1, 7).length, 0);
      assert.equal(duePeriods(wishes, zone, ms, next, 7).length, 1);
    },
  ));
  assert.equal(nextDueMs({ ...ALL, daily: false, weekly: false, monthly: false }, "UTC", 0), null);
});
