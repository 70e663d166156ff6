/** Bounds as people put them, each as the condition and the currency it becomes. */

import assert from "node:assert/strict";
import { planQuestion } from "../plan_question.ts";
import type { AggregateCall } from "../query_plan.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

function asked(question: string, before?: string): [conditions: unknown, currency: string | undefined] {
  const previous = before === undefined ? null : planQuestion(before, CONTEXT);
  const { where, currency } = planQuestion(question, CONTEXT, previous)!.calls[0]!
    .input as AggregateCall["input"];
  const flat = (one: unknown): Record<string, unknown> => {
    const { and } = (one ?? {}) as { and?: unknown[] };
    return and ? Object.assign({}, ...and.map(flat)) : (one ?? {}) as Record<string, unknown>;
  };
  return [flat(where), currency];
}

Deno.test("a bound is read however it is put", async (t) => {
  const cases: [question: string, conditions: Record<string, number>, currency: string | undefined][] = [
    ["大于等于500元的支出有几笔", { "data.amount__gte": 500 }, "CNY"],
    ["小于等于20元的支出有几笔", { "data.amount__lte": 20 }, "CNY"],
    ["不高于20美元的支出有几笔", { "data.amount__lte": 20 }, "USD"],
    ["刚好45元的支出有几笔", { "data.amount__eq": 45 }, "CNY"],
    ["50-100元的支出有几笔", { "data.amount__gte": 50, "data.amount__lte": 100 }, "CNY"],
    ["50元至100元的支出有几笔", { "data.amount__gte": 50, "data.amount__lte": 100 }, "CNY"],
    ["五十到一百美元的支出有几笔", { "data.amount__gte": 50, "data.amount__lte": 100 }, "USD"],
    ["how many expenses not over 20 yuan", { "data.amount__lte": 20 }, "CNY"],
    ["how many expenses were exactly $18", { "data.amount__eq": 18 }, "USD"],
    ["how many expenses from 50 to 100 yuan", { "data.amount__gte": 50, "data.amount__lte": 100 }, "CNY"],
    ["how many expenses of $10-$20", { "data.amount__gte": 10, "data.amount__lte": 20 }, "USD"],
    ["how many runs between 5 and 8 km", {
      "data.activity__eq": "running" as unknown as number,
      "data.distanceKm__gte": 5,
      "data.distanceKm__lte": 8,
    }, undefined],
  ];
  for (const [question, ...expected] of cases) {
    await t.step(question, () => assert.deepEqual(asked(question), expected));
  }
});

Deno.test("a bound and a currency that follow are those that are said last", () => {
  const dollars = "how much did I spend in dollars this month";
  assert.deepEqual(asked("and over 50?", dollars), [{ "data.amount__gt": 50 }, "USD"]);
  assert.deepEqual(asked("and over 100 yuan?", dollars), [{ "data.amount__gt": 100 }, "CNY"]);
  assert.deepEqual(asked("那100欧元以上的呢", "这个月花了多少美元"), [{ "data.amount__gte": 100 }, "EUR"]);
  const left = planQuestion("除了美元呢", CONTEXT, planQuestion("这个月奶茶花了多少", CONTEXT))!;
  const { noWords, anyWords } = (left.calls[0] as AggregateCall).input;
  assert.deepEqual([noWords, anyWords?.[0]?.[0]], [undefined, "奶茶"]);
});
