/** Goods are found in the language a record was told in, and the answer says so. */

import assert from "node:assert/strict";
import type { RecordDraft } from "../records/record_repository.ts";
import { NOW, testContext } from "../testing.ts";
import { answerQuestion } from "./answer_question.ts";

const spent = (text: string, amount: number, category: string): RecordDraft => ({
  type: "expense",
  text,
  data: { amount, currency: "CNY", category },
  occurredAt: "2026-03-05T04:00:00.000Z",
  source: "api",
});

const RECORDS = [
  spent("交房租3000", 3000, "housing"),
  spent("paid the rent 1500", 1500, "housing"),
  spent("rented a bike 77", 77, "transport"),
  spent("物业费200", 200, "housing"),
  spent("一杯咖啡30", 30, "food"),
  spent("coffee 25", 25, "food"),
  spent("two coffees 40", 40, "food"),
  spent("cat food 90", 90, "pets"),
  spent("猫粮120", 120, "pets"),
  spent("dog food 70", 70, "pets"),
  spent("haircut 88", 88, "other"),
];

Deno.test("a question finds goods by their name in either language", async (t) => {
  await using ctx = await testContext();
  await ctx.records.addAll(RECORDS);
  const cases: [question: string, value: number, also: RegExp | null][] = [
    ["how much rent did I pay", 4500, /房租/],
    ["房租交了多少", 4500, /rent/],
    ["how much did I pay to rent a bike", 77, null],
    ["how much did I spend on coffee this month", 95, /咖啡/],
    ["咖啡花了多少", 95, /coffee/],
    ["how much did I spend on cat food", 210, /猫粮/],
    ["猫粮花了多少", 210, /cat food/],
    ["how much did I spend on dog food", 70, null],
    ["how much did I spend on haircuts", 88, null],
    ["理发花了多少", 88, /haircut/],
  ];
  for (const [question, value, also] of cases) {
    await t.step(question, async () => {
      const context = { now: NOW, timezone: "Asia/Shanghai", currency: "CNY" };
      const { text, result } = await answerQuestion(ctx.records, question, context, null);
      assert.equal(result?.value, value, text);
      if (also) assert.match(text, also);
      else assert.doesNotMatch(text, /也算|counted too/);
    });
  }
});
