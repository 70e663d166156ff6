import assert from "node:assert/strict";
import type { RecordDraft } from "../records/record_repository.ts";
import { testContext } from "../testing.ts";
import { periodFacts } from "./period_facts.ts";
import { periodReport } from "./period_report.ts";

const PERIOD = {
  from: "2026-02-28T16:00:00.000Z",
  to: "2026-03-31T16:00:00.000Z",
  timezone: "Asia/Shanghai",
};
const record = (type: string, data: Record<string, unknown>): RecordDraft => ({
  type,
  text: type,
  data,
  occurredAt: "2026-03-10T04:00:00.000Z",
  source: "api",
});

Deno.test("periodReport() tells refunds apart from what was earned, and both numbers of a blood pressure", async () => {
  await using ctx = await testContext();
  await ctx.records.addAll([
    record("income", { amount: 1000, currency: "CNY", category: "salary" }),
    record("income", { amount: 59.9, currency: "CNY", category: "refund" }),
    record("metric", { name: "bloodPressure", value: 120, value2: 80, unit: "mmHg" }),
    record("metric", { name: "bloodPressure", value: 140, value2: 95, unit: "mmHg" }),
    record("metric", { name: "weight", value: 70, unit: "kg" }),
  ]);
  const facts = await periodFacts(ctx.records, PERIOD);
  assert.deepEqual(facts.income, [{ key: "CNY", value: 1000, unit: "CNY", count: 1 }]);
  const zh = periodReport(facts, PERIOD, "zh");
  assert.match(zh, /^收入 ¥1,000。$/m);
  assert.match(zh, /^退款 ¥59\.90（不算收入，也没有从支出里扣除）。$/m);
  assert.match(zh, /^平均：血压 130\/87\.5 mmHg、体重 70 公斤。$/m);
  const en = periodReport(facts, PERIOD, "en");
  assert.match(en, /^Earned ¥1,000\.$/m);
  assert.match(en, /^Given back ¥59\.90 \(not counted as income, nor taken off what was spent\)\.$/m);
  assert.match(en, /130\/87\.5 mmHg/);
});

Deno.test("periodReport() names a person's own types by their label, and money as the language does", async () => {
  await using ctx = await testContext();
  await ctx.types.add({
    name: "reading",
    label: "读书",
    schema: { type: "object", properties: { pages: { type: "number" } } },
    cues: [],
  });
  await ctx.records.addAll([
    record("reading", { pages: 30 }),
    record("expense", { amount: 300, currency: "THB", category: "food" }),
    record("expense", { amount: 12.5, currency: "EUR", category: "food" }),
  ]);
  const facts = await periodFacts(ctx.records, PERIOD);
  const zh = periodReport(facts, PERIOD, "zh");
  assert.match(zh, /支出 2、读书 1/);
  assert.match(zh, /€12\.50/);
  assert.match(zh, /300 泰铢/);
  const en = periodReport(facts, PERIOD, "en");
  assert.match(en, /读书 1/);
  assert.match(en, /300 Thai baht/);
});
