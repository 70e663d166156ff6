import assert from "node:assert/strict";
import { readLine } from "../read_line.ts";

const NOW = "2026-11-22T12:00:00.000Z";

function amounts(line: string, timezone: string, currency: string): string[] {
  return readLine(line, { now: NOW, timezone, currency }).records.map(({ type, data }) =>
    data.amount === undefined ? type : `${type} ${data.amount} ${data.currency} ${data.category}`
  );
}

type Cases = readonly (readonly [line: string, ...read: string[]])[];

const ZH: Cases = [
  ["买了3斤苹果，每斤5块", "expense 15 CNY food"],
  ["苹果5块一斤买了两斤半", "expense 12.5 CNY food"],
  ["停车费5块/小时，停了3小时", "expense 15 CNY transport"],
  ["停车5块每小时，停了两个半小时", "expense 12.5 CNY transport"],
  ["电影票45一张，买了两张", "expense 90 CNY entertainment"],
  ["2杯奶茶，一杯18", "expense 36 CNY food"],
  ["工资每天200，干了3天", "income 600 CNY salary"],
  ["住酒店每晚350住了2晚", "expense 700 CNY travel"],
  ["英语课一节150上了4节", "expense 600 CNY education"],
  ["5元3个的橙子买了6个", "expense 10 CNY food"],
  ["苹果10块3斤买了6斤", "expense 20 CNY food"],
  // The sum that is said is the sum.
  ["一箱三十八，买了40箱，一共1520", "expense 1520 CNY shopping"],
  ["打车一次三十 打了两次 共六十", "expense 60 CNY transport"],
  // A price without a number of pieces is a price.
  ["鸡蛋每斤5块", "note"],
  ["打车 23.5 + 停车 10", "expense 23.5 CNY transport", "expense 10 CNY transport"],
];

const EN: Cases = [
  ["bought 3 at $5 each", "expense 15 USD other"],
  ["bought 4 coffees for $3 each", "expense 12 USD food"],
  ["3 tickets at 12.50 each", "expense 37.5 USD entertainment"],
];

const ONCE: Cases = [
  ["和3个朋友AA吃饭，一共400，我付了100", "expense 100 CNY food"],
  ["和同事聚餐一共600每人100", "expense 100 CNY food"],
  ["AA吃饭我付了100，打车又付了30", "expense 100 CNY food", "expense 30 CNY transport"],
  ["午饭30，晚饭一共50", "expense 30 CNY food", "expense 50 CNY food"],
  ["花了100美元（约720元）买鼠标", "expense 100 USD shopping"],
  ["花了30欧元，合230元", "expense 30 EUR other"],
  ["充话费100送50", "expense 100 CNY communication"],
  ["满300减50，实付250", "expense 250 CNY other"],
  ["优惠了20，花了80", "expense 80 CNY other"],
  ["房租2800押金2800一起交了5600", "expense 2800 CNY housing", "expense 2800 CNY housing"],
  ["牙医洗牙280医保报了100自己出180", "expense 180 CNY medical"],
  ["京东买了显示器1299用了100优惠券", "expense 1299 CNY shopping"],
  // Digits that belong to a shop's name or count nights are no amounts.
  ["在711买了饭团关东煮21.5", "expense 21.5 CNY food"],
  ["7-11买水3", "expense 3 CNY food"],
  ["住宿3晚共960", "expense 960 CNY travel"],
  ["买了双42码的鞋399", "expense 399 CNY shopping"],
  ["两块五的水", "expense 2.5 CNY other"],
  ["CHF 20 fondue", "expense 20 CHF other"],
  ["€12,50 Kaffee", "expense 12.5 EUR other"],
  ["人民币五十元整", "expense 50 CNY other"],
  ["今天coffee 28 cake 36", "expense 28 CNY food", "expense 36 CNY food"],
  ["加油300块跑了50公里", "expense 300 CNY transport"],
  ["话费充了100到账98", "expense 100 CNY communication"],
  ["工资一万扣税后到手8500", "income 8500 CNY salary"],
  [
    "水费电费燃气费分别是45 120 80",
    "expense 45 CNY housing",
    "expense 120 CNY housing",
    "expense 80 CNY housing",
  ],
  ["苹果、香蕉分别12 8块", "expense 12 CNY food", "expense 8 CNY food"],
  // Between one's own pockets nothing is spent.
  ["还信用卡3000", "note"],
  ["信用卡还款5000", "note"],
  ["发工资9200还了花呗3000", "income 9200 CNY salary"],
  ["她买了包1200", "note"],
  ["今天去商场 老公买了件外套600", "note"],
];

const ONCE_EN: Cases = [
  ["split the bill of 400, I paid 100", "expense 100 USD other"],
  ["spent $100 (about 90 euros) on a mouse", "expense 100 USD shopping"],
  [
    "rent, internet and phone bill were $900, $60 and $45 respectively",
    "expense 900 USD housing",
    "expense 60 USD communication",
    "expense 45 USD communication",
  ],
  ["put $500 in savings", "note"],
  ["credit card payment 900", "note"],
  ["my old job paid 52k", "note"],
  ["the tv is on sale for $999", "note"],
];

async function check(t: Deno.TestContext, cases: Cases, timezone: string, currency: string) {
  for (const [line, ...read] of cases) {
    await t.step(line, () => assert.deepEqual(amounts(line, timezone, currency), read));
  }
}

Deno.test("the price of a piece is taken as often as pieces are counted", async (t) => {
  await check(t, ZH, "Asia/Shanghai", "CNY");
  await check(t, EN, "America/New_York", "USD");
});

Deno.test("one purchase is one record: others' shares, conversions and what was given are none", async (t) => {
  await check(t, ONCE, "Asia/Shanghai", "CNY");
  await check(t, ONCE_EN, "America/New_York", "USD");
});
