import assert from "node:assert/strict";
import { readLine } from "../read_line.ts";

const NOW = "2026-11-22T12:00:00.000Z";

function told(line: string): string[] {
  return readLine(line, { now: NOW, timezone: "Asia/Shanghai", currency: "CNY" }).records.map((
    { type, data, occurredAt },
  ) => `${type} ${data.amount ?? data.value ?? data.distanceKm} ${occurredAt.slice(0, 13)}`);
}

const LINES: readonly (readonly [line: string, ...read: string[]])[] = [
  ["早上打车20晚上打车35", "expense 20 2026-11-22T00", "expense 35 2026-11-22T11"],
  ["昨天早上花了10块晚上花了20", "expense 10 2026-11-21T00", "expense 20 2026-11-21T11"],
  ["昨天8点打车20 9点吃饭30", "expense 20 2026-11-21T00", "expense 30 2026-11-21T01"],
  ["今天早上跑步5公里晚上游泳1000米", "exercise 5 2026-11-22T00", "exercise 1 2026-11-22T11"],
  ["昨天早上跑步5公里 晚上游泳1000米", "exercise 5 2026-11-21T00", "exercise 1 2026-11-21T11"],
  ["早上体重65kg晚上66kg", "metric 65 2026-11-22T00", "metric 66 2026-11-22T11"],
  ["昨天早上体重65 晚上体重66", "metric 65 2026-11-21T00", "metric 66 2026-11-21T11"],
  ["早上血压130/85 晚上125/80", "metric 130 2026-11-22T00", "metric 125 2026-11-22T11"],
  ["早上血糖5.6晚上7.8", "metric 5.6 2026-11-22T00", "metric 7.8 2026-11-22T11"],
];

Deno.test("each thing of a line is of the part of the day, and of the day, that was said of it", async (t) => {
  for (const [line, ...read] of LINES) {
    await t.step(line, () => assert.deepEqual(told(line), read));
  }
});
