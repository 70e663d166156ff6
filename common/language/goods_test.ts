/** Whatever the lists of goods name, a line with its name and its price is an expense. */

import assert from "node:assert/strict";
import { EN_SPENDING } from "./en/categories.ts";
import type { WordLists } from "./lexicon.ts";
import { readLine } from "./read_line.ts";
import { ZH_SPENDING } from "./zh/categories.ts";

const ZH = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const EN = { now: "2026-11-22T12:00:00.000Z", timezone: "America/New_York", currency: "USD" };

/** Words that name other things as well, or hold a number: what a line of them alone means is anyone's guess. */
const OPEN = new Set([
  ..."粉丝 闲鱼 月租 停车位月租 月租费 压岁钱 利息 标普 余额宝转入 义卖 房东 孝敬爸妈 硬座 硬卧 软卧 二等座 一等座 商务座"
    .split(" "),
  ..."7-11 t3 sk2 ps5 太二 味千 十元店 648 648元 711 1688 沪深300 401k hongbao shares flights bitcoin sugar ring"
    .split(" "),
  ..."ang_bao flights_home estimated_taxes all_you_can_eat h-e-b boots_meal_deal_no collection_plate index_fund"
    .split(" "),
]);

const namesOf = (lists: WordLists): string[] =>
  Object.entries(lists).filter(([category]) => category !== "none")
    .flatMap(([, words]) => words.trim().split(/\s+/)).filter((name) => !OPEN.has(name))
    .map((name) => name.replaceAll("_", " "));

const CASES = [
  { lists: ZH_SPENDING, context: ZH, line: (name: string) => `${name}二十三块五`, amount: 23.5 },
  { lists: ZH_SPENDING, context: ZH, line: (name: string) => `${name} 45元`, amount: 45 },
  { lists: ZH_SPENDING, context: ZH, line: (name: string) => `买${name}花了32`, amount: 32 },
  { lists: EN_SPENDING, context: EN, line: (name: string) => `spent 14 on ${name}`, amount: 14 },
  { lists: EN_SPENDING, context: EN, line: (name: string) => `$23 ${name}`, amount: 23 },
];

for (const { lists, context, line, amount } of CASES) {
  Deno.test(`"${line("…")}" is an expense whatever was bought`, () => {
    const wrong = namesOf(lists).map(line).filter((text) => {
      const { records } = readLine(text, context);
      return records.length !== 1 || records[0]!.type !== "expense" || records[0]!.data.amount !== amount;
    });
    assert.deepEqual(wrong, []);
  });
}
