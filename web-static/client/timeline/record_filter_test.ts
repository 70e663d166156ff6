import assert from "node:assert/strict";
import type { WireRecord } from "../api/wire.ts";
import { conditionsOf, filterOf, isShownBy, type RecordFilter, searchOf } from "./record_filter.ts";

Deno.test("filterOf() and searchOf() keep a filter in the address, without what cannot be read", () => {
  const search = "?type=expense&tag=%E6%97%85%E8%A1%8C&from=2026-03-01&min=12.5&words=a+b";
  assert.deepEqual(filterOf(search), {
    type: "expense",
    tag: "旅行",
    from: "2026-03-01",
    min: "12.5",
    words: "a b",
  });
  assert.equal(searchOf(filterOf(search)), search);
  assert.deepEqual(filterOf("?from=2026-02-31&to=soon&min=-1&max=1e9&type=&other=1"), {});
  assert.equal(searchOf({}), "");
});

Deno.test("conditionsOf() asks for whole days of the person's time zone, within the bounds of the list", () => {
  const filter = { from: "2026-03-01", to: "2026-03-02", min: "5", words: "茶", category: "food" };
  assert.deepEqual(conditionsOf(filter, "Asia/Shanghai"), {
    "data.category": "food",
    "data.amount__gte": "5",
    text__contains: "茶",
    occurredAt__gte: "2026-02-28T16:00:00.000Z",
    occurredAt__lt: "2026-03-02T16:00:00.000Z",
  });
  const bounds = { from: "2026-03-02T00:00:00.000Z", before: "2026-03-02T12:00:00.000Z" };
  assert.deepEqual(conditionsOf({ from: "2026-03-01", to: "2026-03-02" }, "Asia/Shanghai", bounds), {
    occurredAt__gte: "2026-03-02T00:00:00.000Z",
    occurredAt__lt: "2026-03-02T12:00:00.000Z",
  });
});

Deno.test("isShownBy() tells what the service would", () => {
  const record = {
    type: "expense",
    text: "Tea with Amy",
    tags: ["friends"],
    data: { amount: 12.5, category: "food" },
    occurredAt: "2026-03-01T16:30:00.000Z",
  } as unknown as WireRecord;
  const shown = (filter: RecordFilter) => isShownBy(filter, record, "Asia/Shanghai");
  for (
    const filter of [
      {},
      { type: "expense", tag: "friends", category: "food" },
      { min: "12.5", max: "12.5" },
      { from: "2026-03-02", to: "2026-03-02" },
      { words: "tea" },
    ]
  ) assert.equal(shown(filter), true, JSON.stringify(filter));
  for (
    const filter of [
      { type: "income" },
      { tag: "work" },
      { category: "pets" },
      { min: "13" },
      { max: "12" },
      { from: "2026-03-03" },
      { to: "2026-03-01" },
      { words: "coffee" },
    ]
  ) assert.equal(shown(filter), false, JSON.stringify(filter));
});
