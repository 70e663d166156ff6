/** What a question says of currencies: by every name, and in bounds. */

import assert from "node:assert/strict";
import type { RecordDraft } from "../records/record_repository.ts";
import { NOW, testContext } from "../testing.ts";
import { answerQuestion } from "./answer_question.ts";

const money = (
  type: "expense" | "income",
  text: string,
  amount: number,
  currency: string,
  day: string,
): RecordDraft => ({
  type,
  text,
  data: { amount, currency, category: type === "income" ? "salary" : "food" },
  occurredAt: `${day}T04:00:00.000Z`,
  source: "api",
});

/** NOW is 18 March 2026 in Shanghai. */
const RECORDS: RecordDraft[] = [
  money("expense", "午饭", 40, "CNY", "2026-03-02"),
  money("expense", "年夜饭", 1200, "CNY", "2026-03-03"),
  money("expense", "lunch", 12.5, "USD", "2026-03-04"),
  money("expense", "dinner", 600, "USD", "2026-03-05"),
  money("expense", "猫粮", 4571, "JPY", "2026-03-06"),
  money("expense", "拉面", 900, "JPY", "2026-03-07"),
  money("expense", "paella", 700, "EUR", "2026-03-08"),
  money("expense", "茶餐厅", 55, "HKD", "2026-03-09"),
  money("income", "工资", 9000, "CNY", "2026-03-10"),
  money("income", "invoice", 3000, "USD", "2026-03-11"),
];

async function bench(currency: string) {
  const ctx = await testContext();
  await ctx.records.addAll(RECORDS);
  const ask = (question: string) =>
    answerQuestion(ctx.records, question, { now: NOW, timezone: "Asia/Shanghai", currency }, null);
  return { ask, [Symbol.asyncDispose]: () => ctx[Symbol.asyncDispose]() };
}

type Case = [question: string, value: number, unit: string | null, count: number];

async function answers(t: Deno.TestContext, currency: string, cases: readonly Case[]) {
  await using bench_ = await bench(currency);
  for (const [question, ...expected] of cases) {
    await t.step(question, async () => {
      const { text, result } = await bench_.ask(question);
      assert.deepEqual([result?.value, result?.unit, result?.count], expected, text);
    });
  }
}

Deno.test("a question names a currency by any of its names, wherever it stands", (t) =>
  answers(t, "CNY", [
    ["total spending in dollars", 612.5, "USD", 2],
    ["how many dollars did I spend", 612.5, "USD", 2],
    ["how much did I spend in dollars", 612.5, "USD", 2],
    ["dollar expenses this month", 612.5, "USD", 2],
    ["my dollar spending this month", 612.5, "USD", 2],
    ["how many bucks did I spend", 612.5, "USD", 2],
    ["how much did I spend in $ this month", 612.5, "USD", 2],
    ["how much did I spend in US dollars", 612.5, "USD", 2],
    ["how many dollars did I earn this month", 3000, "USD", 1],
    ["total income in dollars", 3000, "USD", 1],
    ["how many hong kong dollars did I spend", 55, "HKD", 1],
    ["how much did I spend in €", 700, "EUR", 1],
    ["how many euros did I spend", 700, "EUR", 1],
    ["japanese yen spending this month", 5471, "JPY", 2],
    ["这个月花了多少美元", 612.5, "USD", 2],
    ["这个月花了多少美金", 612.5, "USD", 2],
    ["这个月花了多少刀", 612.5, "USD", 2],
    ["美刀花了多少", 612.5, "USD", 2],
    ["美元支出一共多少", 612.5, "USD", 2],
    ["收入有多少美元", 3000, "USD", 1],
    ["用港纸花了多少", 55, "HKD", 1],
    ["日圆花了多少", 5471, "JPY", 2],
    ["欧元消费多少", 700, "EUR", 1],
    ["人民币花了多少", 1240, "CNY", 2],
  ]));

Deno.test("dollars are the person's own where these are dollars", (t) =>
  answers(t, "HKD", [
    ["how many dollars did I spend", 55, "HKD", 1],
    ["total spending in dollars", 55, "HKD", 1],
    ["how much did I spend in US dollars", 612.5, "USD", 2],
    ["how many expenses over $50", 1, null, 1],
    ["这个月花了多少美元", 612.5, "USD", 2],
  ]));

Deno.test("a bound counts the currency it names, and without one the person's own", (t) =>
  answers(t, "CNY", [
    ["how many expenses over $500", 1, null, 1],
    ["how many expenses over 500 dollars this month", 1, null, 1],
    ["how many expenses under 20 bucks", 1, null, 1],
    ["expenses over €500 total", 700, "EUR", 1],
    ["how many expenses between 500 and 1000 dollars", 1, null, 1],
    ["how many expenses between $10 and $20", 1, null, 1],
    ["how many expenses over 100", 1, null, 1],
    ["这个月超过1000元的支出有几笔", 1, null, 1],
    ["超过1000块的支出有几笔", 1, null, 1],
    ["单笔超过5000日元的有几笔", 0, null, 0],
    ["超过1000日元的支出有几笔", 1, null, 1],
    ["小于50元的支出有几笔", 1, null, 1],
    ["500到1000美元之间的支出有几笔", 1, null, 1],
    ["10到50元之间的支出有几笔", 1, null, 1],
    ["超过100的支出有几笔", 1, null, 1],
    ["超过10美元的消费一共多少", 612.5, "USD", 2],
  ]));

Deno.test("the answer says which currency a bare number was taken for", async () => {
  await using bench_ = await bench("CNY");
  assert.match((await bench_.ask("how many expenses over 100")).text, /CNY/);
  assert.match((await bench_.ask("超过100的支出有几笔")).text, /CNY/);
  assert.doesNotMatch((await bench_.ask("超过1000元的支出有几笔")).text, /CNY/);
  assert.doesNotMatch((await bench_.ask("how many expenses over $500")).text, /CNY|USD/);
});

Deno.test("a currency that is left out is not the one that is counted", async () => {
  await using bench_ = await bench("CNY");
  for (
    const question of [
      "除了日元和港币之外花了多少",
      "这个月除了人民币花了多少",
      "spending other than yuan",
      "人民币以外的支出",
    ]
  ) {
    const { text, result } = await bench_.ask(question);
    const units = result?.groups?.map(({ unit }) => unit).sort();
    if (question.includes("日元")) assert.ok(!units?.includes("JPY"), text);
    else assert.deepEqual(units, ["EUR", "HKD", "JPY", "USD"], text);
  }
});

Deno.test("two bounds of one question both hold", (t) =>
  answers(t, "CNY", [
    ["how many expenses over 30 but under 100 yuan", 1, null, 1],
    ["超过30元小于100元的支出有几笔", 1, null, 1],
    ["大于10美元且小于100美元的消费有几笔", 1, null, 1],
  ]));

Deno.test("a blade is no dollar, and pounds lost are no money", async () => {
  await using bench_ = await bench("CNY");
  const currencyOf = async (question: string) => {
    const call = (await bench_.ask(question)).plan.calls[0]!;
    return call.operation === "aggregate_records" ? call.input.currency : null;
  };
  assert.equal(await currencyOf("剪刀花了多少"), undefined);
  assert.equal(await currencyOf("买菜刀花了多少钱"), undefined);
  assert.equal(await currencyOf("how many pounds did I lose this month"), undefined);
  assert.equal(await currencyOf("how much did I spend at dollar tree"), undefined);
});
