import assert from "node:assert/strict";
import type { WireRecord } from "../api/wire.ts";
import { changeTo } from "./state_change.ts";

Deno.test("changeTo() names what the old state lacks, so that it is removed", () => {
  const common = {
    type: "expense",
    text: "面 20",
    title: null,
    tags: ["a"],
    occurredAt: "2026-03-18T04:00:00Z",
  };
  const old = { ...common, data: { amount: 20, currency: "CNY" } } as unknown as WireRecord;
  const present = { ...old, tags: [], data: { amount: 25, currency: "CNY", merchant: "Li" } };
  assert.deepEqual(changeTo(old, present), {
    ...common,
    data: { amount: 20, currency: "CNY", merchant: null },
  });
});
