import assert from "node:assert/strict";
import type { WireRecord } from "../api/wire.ts";
import { changeOf } from "./data_fields.ts";

const EXPENSE: WireRecord = {
  id: "1",
  type: "expense",
  text: "吃火锅花了128元",
  title: "火锅",
  data: { amount: 128, currency: "CNY", category: "food", merchant: "海底捞" },
  tags: ["聚餐"],
  occurredAt: "2026-03-17T04:00:12.345Z",
  timezone: "Asia/Shanghai",
  captureId: null,
  span: null,
  confidence: null,
  source: "web",
  version: 1,
  createdAt: "2026-03-18T04:30:00.000Z",
  updatedAt: "2026-03-18T04:30:00.000Z",
  deletedAt: null,
};
const UNCHANGED = {
  type: "expense",
  title: "火锅",
  tags: "聚餐",
  occurredAt: "2026-03-17T12:00",
  "data.amount": "128",
  "data.currency": "CNY",
  "data.category": "food",
  "data.merchant": "海底捞",
  "data.payment": "",
};

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

Deno.test("changeOf() sends what was changed and nothing else", async (t) => {
  const cases: [name: string, fields: Record<string, string>, change: unknown][] = [
    ["nothing; seconds stay", {}, {}],
    ["an amount", { "data.amount": "99.5" }, { data: { amount: 99.5 } }],
    ["a field made empty", { "data.merchant": " " }, { data: { merchant: null } }],
    ["no title", { title: "" }, { title: null }],
    ["tags by either comma", { tags: "#聚餐，朋友, 朋友" }, { tags: ["聚餐", "朋友"] }],
    ["another time", { occurredAt: "2026-03-17T19:30" }, { occurredAt: "2026-03-17T11:30:00.000Z" }],
  ];
  for (const [name, fields, change] of cases) {
    await t.step(name, () => {
      assert.deepEqual(changeOf(form({ ...UNCHANGED, ...fields }), EXPENSE, "Asia/Shanghai"), change);
    });
  }
});

Deno.test("changeOf() clears the old type's data where the type is changed", () => {
  const event = form({
    type: "event",
    title: "火锅",
    tags: "聚餐",
    "data.startAt": "2026-03-20T18:00",
    "data.endAt": "",
    "data.location": "",
    "data.people": "小王、小李",
  });
  assert.deepEqual(changeOf(event, EXPENSE, "Asia/Shanghai"), {
    type: "event",
    data: {
      amount: null,
      currency: null,
      category: null,
      merchant: null,
      startAt: "2026-03-20T10:00:00.000Z",
      people: ["小王", "小李"],
      allDay: false,
    },
    occurredAt: "2026-03-20T10:00:00.000Z",
  });
});
