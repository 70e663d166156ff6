/** Parts of a period, each as the time it becomes. */

import assert from "node:assert/strict";
import { planQuestion } from "../plan_question.ts";
import type { AggregateCall, QueryPlan } from "../query_plan.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

const inputOf = (plan: QueryPlan | null, at = 0) => (plan!.calls[at] as AggregateCall).input;

/** Local days, the last one included. */
function days({ from, to }: { from?: string; to?: string }): string {
  const day = (time: string) => new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(5, 10);
  return `${day(from!)}..${day(new Date(Date.parse(to!) - 1).toISOString())}`;
}

/** The stretches that a call is asked of. */
function stretches({ where }: AggregateCall["input"]): { from: string; to: string }[] {
  const within = JSON.stringify(where).matchAll(/"occurredAt__between":\["([^"]+)","([^"]+)"\]/g);
  return Array.from(within, ([, from, to]) => ({ from: from!, to: to! }));
}

Deno.test("a period is cut down to the part that is named of it", async (t) => {
  const cases: [question: string, expected: string][] = [
    ["本月前10天花了多少", "11-01..11-10"],
    ["上个月最后一天花了多少", "10-31..10-31"],
    ["三月最后一周花了多少", "03-25..03-31"],
    ["五月的第二个星期花了多少", "05-08..05-14"],
    ["三月上半月花了多少", "03-01..03-15"],
    ["4月下半月吃饭花了多少", "04-16..04-30"],
    ["how much did I spend in the first 10 days of March", "03-01..03-10"],
    ["how much did I spend in the first half of March", "03-01..03-15"],
    ["second half of February food", "02-16..02-28"],
    ["what did I do in the first week of May", "05-01..05-07"],
    ["spending in the last week of last month", "10-25..10-31"],
  ];
  for (const [question, expected] of cases) {
    await t.step(question, () => assert.equal(days(inputOf(planQuestion(question, CONTEXT))), expected));
  }
});

Deno.test("weekends, weekdays and evenings are the stretches of their period", async (t) => {
  const cases: [question: string, first: string, number: number][] = [
    ["上个月的周末花了多少", "10-03..10-04", 5],
    ["上个月工作日吃饭花了多少", "10-01..10-02", 5],
    ["how much did I spend on weekends in March", "03-01..03-01", 5],
    ["on weekends, how much did I spend on food in March", "03-01..03-01", 5],
    ["how much did I spend on Mondays in October", "10-05..10-05", 4],
    ["这个月晚上花了多少", "11-01..11-01", 30],
  ];
  for (const [question, first, number] of cases) {
    await t.step(question, () => {
      const found = stretches(inputOf(planQuestion(question, CONTEXT)));
      assert.deepEqual([days(found[0]!), found.length], [first, number]);
    });
  }
  await t.step("of no time that is said they are those of the last year", () => {
    const plan = planQuestion("how much do I spend on weekends", CONTEXT);
    assert.deepEqual([days(inputOf(plan)), stretches(inputOf(plan)).length], ["11-23..11-22", 53]);
  });
  await t.step("weekends beside weekdays are two sides", () => {
    const plan = planQuestion("weekends vs weekdays in March", CONTEXT);
    assert.deepEqual(plan!.sides, ["weekends", "weekdays"]);
    assert.notDeepEqual(inputOf(plan).where, inputOf(plan, 1).where);
  });
  await t.step("a mean is of weekends, or of the days", () => {
    const unit = (question: string) => {
      const { derive } = planQuestion(question, CONTEXT)!;
      return derive?.kind === "per" ? [derive.unit, derive.units] : derive;
    };
    assert.deepEqual(unit("上个月平均每个周末花多少"), ["weekend", 5]);
    assert.deepEqual(unit("average weekday spending last month"), ["day", 22]);
    assert.deepEqual(unit("周末平均花多少"), ["weekend", null]);
  });
});

Deno.test("a part of what no calendar knows gets no number", async (t) => {
  for (const question of ["how much did I spend in the last few days of my trip", "每天晚上花了多少"]) {
    await t.step(question, () => {
      const plan = planQuestion(question, CONTEXT);
      assert.ok(plan === null || plan.asks === "search", JSON.stringify(plan?.calls));
    });
  }
});
