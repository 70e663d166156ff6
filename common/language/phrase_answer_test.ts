import assert from "node:assert/strict";
import { phraseAnswer } from "./phrase_answer.ts";
import { planQuestion } from "./plan_question.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

Deno.test("phraseAnswer() names what was counted, the period and the currency, in the language of the question", () => {
  const plan = planQuestion("上个月吃饭花了多少钱", CONTEXT)!;
  const result = { value: 1011, unit: "CNY", count: 5, recordIds: [] };
  assert.equal(phraseAnswer(plan, [result], [], CONTEXT), "上个月的餐饮支出共 ¥1,011(5 条记录)。");
});

Deno.test("phraseAnswer() says so when there is nothing", () => {
  const plan = planQuestion("how much did I spend on pets in April", CONTEXT)!;
  const result = { value: 0, unit: null, count: 0, recordIds: [] };
  assert.match(
    phraseAnswer(plan, [result], [], CONTEXT),
    /^Nothing recorded for april pets spending: 0\.$/,
  );
});
