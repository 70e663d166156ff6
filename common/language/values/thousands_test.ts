import assert from "node:assert/strict";
import { readLine } from "../read_line.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

Deno.test("k and w behind a number are thousands where the words tell of money, and nothing else elsewhere", async (t) => {
  const cases: readonly (readonly [line: string, ...amounts: string[]])[] = [
    ["工资到账8k", "income 8000"],
    ["房租3.5k", "expense 3500"],
    ["年终奖2w", "income 20000"],
    ["paid 1.5k for rent", "expense 1500"],
    ["got a 3k bonus", "income 3000"],
    ["跑了5k", "exercise"],
    ["ran a 5k", "exercise"],
    ["bike ride 20k", "exercise"],
    ["paid 60 for the 10k race", "expense 60"],
    ["买了4k电视花了3000", "expense 3000"],
    ["看4k视频", "note"],
    ["bought an 8k tv", "note"],
    ["donated for my 5k", "note"],
    ["请假2w", "note"],
    ["10k steps", "metric"],
  ];
  for (const [line, ...amounts] of cases) {
    await t.step(line, () => {
      const read = readLine(line, CONTEXT).records.map(({ type, data }) =>
        data.amount === undefined ? type : `${type} ${data.amount}`
      );
      assert.deepEqual(read, amounts);
    });
  }
});
