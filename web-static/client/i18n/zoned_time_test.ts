import assert from "node:assert/strict";
import { dayOf, daysBetween, fromLocalInput, startOfTomorrow, toLocalInput } from "./zoned_time.ts";

Deno.test("fromLocalInput() and toLocalInput() are each other's way back", async (t) => {
  const cases: [local: string, timezone: string, instant: string][] = [
    ["2026-03-18T12:30", "Asia/Shanghai", "2026-03-18T04:30:00.000Z"],
    ["2026-03-18T00:00", "Asia/Kathmandu", "2026-03-17T18:15:00.000Z"],
    ["2026-01-05T09:00", "America/New_York", "2026-01-05T14:00:00.000Z"],
    ["2026-07-05T09:00", "America/New_York", "2026-07-05T13:00:00.000Z"],
    ["2026-12-31T23:59", "Pacific/Kiritimati", "2026-12-31T09:59:00.000Z"],
    ["2026-12-31T23:59", "Pacific/Pago_Pago", "2027-01-01T10:59:00.000Z"],
    // Clocks went back an hour: 01:30 came twice, the first is meant.
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
  ];
  for (const [local, timezone, instant] of cases) {
    await t.step(`${local} ${timezone}`, () => {
      assert.equal(fromLocalInput(local, timezone), instant);
      assert.equal(toLocalInput(instant, timezone), local);
    });
  }
});

Deno.test("fromLocalInput() moves a time that never was past the gap", () => {
  // In New York 02:30 did not exist on 8 March 2026: clocks went from 02:00 to 03:00.
  assert.equal(fromLocalInput("2026-03-08T02:30", "America/New_York"), "2026-03-08T07:30:00.000Z");
});

Deno.test("startOfTomorrow() is midnight in the zone, whatever the length of the day", async (t) => {
  const cases: [now: string, timezone: string, start: string][] = [
    ["2026-03-18T15:59:59.999Z", "Asia/Shanghai", "2026-03-18T16:00:00.000Z"],
    ["2026-03-18T16:00:00.000Z", "Asia/Shanghai", "2026-03-19T16:00:00.000Z"],
    ["2026-03-08T12:00:00.000Z", "America/New_York", "2026-03-09T04:00:00.000Z"],
    ["2026-11-01T04:30:00.000Z", "America/New_York", "2026-11-02T05:00:00.000Z"],
  ];
  for (const [now, timezone, start] of cases) {
    await t.step(`${now} ${timezone}`, () => {
      assert.equal(startOfTomorrow(Date.parse(now), timezone), start);
    });
  }
});

Deno.test("dayOf() and daysBetween() count days of the calendar", () => {
  assert.equal(dayOf("2026-03-18T16:00:00.000Z", "Asia/Shanghai"), "2026-03-19");
  assert.equal(dayOf(Date.parse("2026-03-18T16:00:00.000Z"), "UTC"), "2026-03-18");
  assert.equal(daysBetween("2026-02-28", "2026-03-01"), 1);
  assert.equal(daysBetween("2026-03-18", "2026-03-17"), -1);
});
