import assert from "node:assert/strict";
import { planQuestion } from "./plan_question.ts";
import type { AggregateCall } from "./query_plan.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

function input(question: string, previous?: string): AggregateCall["input"] {
  const before = previous === undefined ? null : planQuestion(previous, CONTEXT);
  const plan = planQuestion(question, CONTEXT, before);
  const call = plan!.calls[0]!;
  assert.equal(call.operation, "aggregate_records");
  const { timezone: _, ...rest } = call.input as AggregateCall["input"];
  return rest;
}

Deno.test("planQuestion() reads how much, with category and period", () => {
  assert.deepEqual(input("上个月吃饭花了多少钱?"), {
    type: "expense",
    metric: "sum",
    field: "data.amount",
    from: "2026-09-30T16:00:00.000Z",
    to: "2026-10-31T16:00:00.000Z",
    where: { "data.category__eq": "food" },
  });
});

Deno.test("planQuestion() reads how many and how far", () => {
  assert.equal(input("how many runs did I do this year").metric, "count");
  assert.equal(input("这个月跑步跑了多少公里").field, "data.distanceKm");
});

Deno.test("planQuestion() takes from the question before what a follow-up leaves out", () => {
  const followed = input("那上个月呢", "这个月吃饭花了多少");
  assert.deepEqual(followed.where, { "data.category__eq": "food" });
  assert.equal(followed.from, "2026-09-30T16:00:00.000Z");
  assert.equal(followed.metric, "sum");
});

Deno.test("planQuestion() gives null or a search where nothing can be counted", () => {
  assert.equal(planQuestion("嗯", CONTEXT), null);
  assert.equal(planQuestion("家里wifi密码是多少", CONTEXT)!.asks, "search");
});
