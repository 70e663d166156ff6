import assert from "node:assert/strict";
import { phraseAnswer } from "./phrase_answer.ts";
import { planQuestion } from "./plan_question.ts";
import type { AggregateResult, CitedRecord } from "./query_plan.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

const hotpot: CitedRecord = {
  id: "r1",
  type: "expense",
  text: "和小王吃火锅花了128元",
  title: "火锅",
  data: { amount: 128, currency: "CNY", category: "food", merchant: "海底捞" },
  occurredAt: "2026-11-21T04:00:00.000Z",
  timezone: "Asia/Shanghai",
};

function answer(question: string, results: Partial<AggregateResult>[], cited: CitedRecord[] = []): string {
  const plan = planQuestion(question, CONTEXT);
  assert.ok(plan, question);
  const whole = results.map((result) => ({ value: null, unit: null, count: 0, recordIds: [], ...result }));
  return phraseAnswer(plan, whole, cited, CONTEXT);
}

Deno.test("phraseAnswer() names what was counted, the period and the currency, in the language of the question", async (t) => {
  const cases: [question: string, results: Partial<AggregateResult>[], cited: CitedRecord[], said: string][] =
    [
      [
        "上个月吃饭花了多少钱",
        [{ value: 1011, unit: "CNY", count: 5 }],
        [],
        "上个月的餐饮支出共 ¥1,011（5 条记录）。",
      ],
      [
        "how much did I spend on food last month",
        [{ value: 118.45, unit: "USD", count: 3 }],
        [],
        "Food spending last month: $118.45 (3 records).",
      ],
      [
        "上个月跑步的平均配速是多少",
        [{ value: 125, unit: "min", count: 3 }, { value: 20, unit: "km", count: 3 }],
        [],
        "上个月的跑步平均配速 6:15 每公里（共 20 公里，125 分钟）。",
      ],
      [
        "what was my average pace last month",
        [{ value: 125, unit: "min", count: 3 }, { value: 20, unit: "km", count: 3 }],
        [],
        "Running last month: 6:15 per km on average (20 km in 125 min).",
      ],
      [
        "上个月花了多少泰铢",
        [{ value: 300, unit: "THB", count: 1 }],
        [],
        "上个月的支出共 300 泰铢（1 条记录）。",
      ],
      ["上周跑了几公里", [{ value: 12.5, unit: "km", count: 3 }], [], "上周的跑步共 12.5 公里（3 条记录）。"],
      [
        "上次吃火锅是什么时候",
        [{ count: 1, recordIds: ["r1"] }],
        [hotpot],
        "11月21日：“和小王吃火锅花了128元”。",
      ],
    ];
  for (const [question, results, cited, said] of cases) {
    await t.step(question, () => assert.equal(answer(question, results, cited), said));
  }
});

Deno.test("phraseAnswer() keeps currencies apart", () => {
  const groups = [
    { key: "CNY", value: 128, count: 1, unit: "CNY", recordIds: [] },
    { key: "USD", value: 28, count: 2, unit: "USD", recordIds: [] },
  ];
  assert.equal(
    answer("这个月吃饭花了多少钱", [{ count: 3, groups }]),
    "这个月的餐饮支出共 ¥128 和 $28（3 条记录，币种或单位不同，分开计算）。",
  );
  assert.equal(
    answer("how much did I spend this week", [{ count: 3, groups }]),
    "Spending this week: ¥128 and $28 (3 records; different currencies or units are kept apart).",
  );
});

Deno.test("phraseAnswer() calls an extreme an extreme in every currency", () => {
  const groups = [
    { key: "CNY", value: 899, count: 4, unit: "CNY", recordIds: [] },
    { key: "USD", value: 23.5, count: 2, unit: "USD", recordIds: [] },
  ];
  assert.match(answer("这个月花钱最多的一笔是什么", [{ count: 6, groups }]), /支出最高 ¥899 和 \$23\.50（/);
});

Deno.test("phraseAnswer() says so when there is nothing", () => {
  assert.match(
    answer("how much did I spend on pets in April", [{ value: 0 }]),
    /^Nothing recorded for pets spending .*april: 0\.$/i,
  );
  assert.match(answer("上个月吃饭花了多少钱", [{ value: 0 }]), /^上个月的餐饮支出没有记录，合计为 0。$/);
});
