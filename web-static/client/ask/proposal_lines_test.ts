import assert from "node:assert/strict";
import type { WireRecord } from "../api/wire.ts";
import { en } from "../i18n/messages_en.ts";
import { proposalLines, proposedRecord } from "./proposal_lines.ts";

const WORDS = { messages: en, locale: "en-US", timezone: "Asia/Shanghai" };
const RECORD = {
  id: "r",
  type: "expense",
  text: "hotpot 128",
  title: null,
  data: { amount: 128, currency: "CNY", category: "food", merchant: "Haidilao" },
  tags: ["friends"],
  occurredAt: "2026-03-18T04:00:00.000Z",
} as unknown as WireRecord;

Deno.test("proposalLines() names what would be another, and nothing else", () => {
  const input = {
    id: "r",
    expectedVersion: 1,
    data: { amount: 138.5, category: "travel", merchant: null },
    tags: [],
  };
  assert.deepEqual(proposalLines(input, RECORD, WORDS), [
    { label: "Amount", before: "128", after: "138.5" },
    { label: "Category", before: "Food", after: "Travel" },
    { label: "Where", before: "Haidilao", after: null },
    { label: "Tags", before: "friends", after: null },
  ]);
  assert.deepEqual(proposalLines({ id: "r", data: {} }, RECORD, WORDS), []);
});

Deno.test("proposedRecord() is a new one where there is none to change", () => {
  const proposed = proposedRecord({ type: "todo", title: "call mom", data: { done: false } }, null);
  assert.deepEqual([proposed.type, proposed.text, proposed.title, proposed.data, proposed.tags], [
    "todo",
    "call mom",
    "call mom",
    { done: false },
    [],
  ]);
});
