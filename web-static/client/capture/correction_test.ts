import assert from "node:assert/strict";
import type { WireReading } from "../api/wire.ts";
import { toReading, toType, withChange } from "./correction.ts";

const NOW = Date.parse("2026-03-18T04:00:00Z");
const READ: WireReading = {
  type: "expense",
  text: "吃火锅花了128元",
  title: "火锅",
  data: { amount: 128, currency: "CNY", category: "food", merchant: "海底捞" },
  tags: [],
  occurredAt: "2026-03-18T04:00:00.000Z",
  span: { start: 0, end: 9 },
  confidence: 0.9,
  values: [
    { kind: "money", span: { start: 5, end: 9 }, field: "data.amount", value: 128 },
    { kind: "category", span: { start: 1, end: 3 }, field: "data.category", value: "food" },
  ],
  alternatives: [],
};

Deno.test("toType() keeps what was read and removes what the other type has no place for", async (t) => {
  const later = { ...READ, type: "note", data: {}, occurredAt: "2026-03-19T04:00:00.000Z" };
  const cases: [name: string, type: string, present: WireReading, data: Record<string, unknown> | null][] = [
    ["a note knows nothing more", "note", READ, {
      amount: null,
      currency: null,
      category: null,
      merchant: null,
    }],
    ["money stays money", "income", READ, {
      merchant: null,
      amount: 128,
      currency: "CNY",
      category: "food",
    }],
    ["money that was read is taken up again", "expense", { ...later, type: "note" }, {
      amount: 128,
      currency: "USD",
      category: "food",
    }],
    ["a todo of the past has no deadline", "todo", { ...READ, data: {} }, { done: false }],
    ["a todo to come has one", "todo", later, { done: false, dueAt: later.occurredAt }],
    ["an event begins when it is", "event", later, { startAt: later.occurredAt, allDay: true }],
    ["a measurement takes more than a tap", "metric", READ, null],
    ["an expense without money takes more than a tap", "expense", { ...later, values: [] }, null],
  ];
  for (const [name, type, present, data] of cases) {
    await t.step(name, () => {
      const change = toType(type, present, { ...present, alternatives: [] }, "USD", NOW);
      assert.deepEqual(change?.data ?? null, data);
    });
  }
});

Deno.test("toType() takes the service's own reading of that type where there is one", () => {
  const todo = { type: "todo", data: { done: false, dueAt: "2026-03-20T01:00:00.000Z" }, occurredAt: "x" };
  const reading = { ...READ, alternatives: [{ ...todo, confidence: 0.3 }] };
  assert.deepEqual(toType("todo", READ, reading, "CNY"), {
    type: "todo",
    occurredAt: "x",
    data: { amount: null, currency: null, category: null, merchant: null, ...todo.data },
  });
});

Deno.test("a change to a reading and back is the first reading again", () => {
  const other = { type: "income", data: { amount: 1, currency: "CNY", category: "other" }, occurredAt: "y" };
  const changed = withChange(READ, toReading(other, READ));
  assert.deepEqual([changed.type, changed.data, changed.occurredAt], ["income", other.data, "y"]);
  assert.deepEqual(withChange(changed, toReading(READ, changed)), READ);
});
