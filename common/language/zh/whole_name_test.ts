import assert from "node:assert/strict";
import { readLine } from "../read_line.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

const CASES: readonly (readonly [line: string, category: string, merchant?: string])[] = [
  ["今天猫粮20元", "pets"],
  ["昨天猫砂35元", "pets"],
  ["每天猫粮10元", "pets"],
  ["星期天猫罐头40元", "pets"],
  ["今天猫咪看病花了300元", "pets"],
  ["春天猫毛衣 88元", "shopping"],
  ["上海滴滴答答 5元", "other"],
  ["昨天京东方股票亏了100元", "investment"],
  ["北京东站打车20", "transport"],
  ["我们全家出去吃饭花了300", "food"],
  ["今天天猫买了鞋200", "shopping", "天猫"],
  ["昨天天猫超市 89", "shopping", "天猫"],
  ["昨天滴滴 30", "transport", "滴滴"],
  ["美团购买电影票45", "entertainment", "美团"],
  ["全家买饭团 8", "food", "全家"],
  ["京东买手机3999", "shopping", "京东"],
];

Deno.test("a merchant's name neither begins inside another word nor is part of a longer one", async (t) => {
  for (const [line, category, merchant] of CASES) {
    await t.step(line, () => {
      const { type, data } = readLine(line, CONTEXT).records[0]!;
      assert.deepEqual([type, data.category, data.merchant], ["expense", category, merchant]);
    });
  }
});

Deno.test("the time for a line of names grows with its length and no faster", () => {
  const name = "今天猫粮滴滴答答";
  const msFor = (times: number) => {
    const began = performance.now();
    readLine(name.repeat(times), CONTEXT);
    return performance.now() - began;
  };
  msFor(250);
  const aTenth = Math.max(msFor(250), msFor(250), msFor(250));
  const whole = Math.min(msFor(2_500), msFor(2_500));
  assert.ok(whole < 40 * aTenth, `${whole} ms for ten times what took ${aTenth} ms`);
});
