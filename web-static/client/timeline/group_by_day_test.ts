import assert from "node:assert/strict";
import type { WireRecord } from "../api/wire.ts";
import { groupByDay } from "./group_by_day.ts";

function record(id: string, occurredAt: string): WireRecord {
  return { id, occurredAt } as WireRecord;
}

Deno.test("groupByDay() puts records under the days of the person's time zone, in their order", () => {
  const records = [
    record("c", "2026-03-18T16:30:00.000Z"),
    record("b", "2026-03-18T15:59:59.999Z"),
    record("a", "2026-03-17T16:00:00.000Z"),
  ];
  const days = (timezone: string) =>
    groupByDay(records, timezone).map(({ day, records }) =>
      `${day}: ${records.map(({ id }) => id).join("")}`
    );
  assert.deepEqual(days("Asia/Shanghai"), ["2026-03-19: c", "2026-03-18: ba"]);
  assert.deepEqual(days("UTC"), ["2026-03-18: cb", "2026-03-17: a"]);
  assert.deepEqual(groupByDay([], "UTC"), []);
});
