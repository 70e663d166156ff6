import assert from "node:assert/strict";
import { fitTurn, TURN_CHARS_MAX } from "./fit_turn.ts";

const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

Deno.test("fitTurn() cuts the ids behind a number and its groups where a turn is too long, and says so", () => {
  const turn = {
    id: "a",
    createdAt: "2026-03-18T04:30:00.000Z",
    role: "assistant" as const,
    text: "¥12",
    plan: null,
    sources: [],
  };
  const group = (count: number) => ({ key: "food", value: 12, unit: "CNY", count, recordIds: ids(count) });
  const short = { value: 12, unit: "CNY", count: 3, groups: [group(3)], recordIds: ids(3) };
  assert.deepEqual(JSON.parse(fitTurn({ ...turn, result: short })).result, short);

  const long = { value: 12, unit: "CNY", count: 3_000, groups: [group(3_000)], recordIds: ids(3_000) };
  const content = fitTurn({ ...turn, result: { ...long, comparison: long } });
  assert.ok(content.length <= TURN_CHARS_MAX);
  const { result } = JSON.parse(content);
  for (const cut of [result, result.comparison]) {
    assert.deepEqual([cut.count, cut.recordIds.length, cut.recordIdsTruncated], [3_000, 100, true]);
    const [{ count, value, recordIds, recordIdsTruncated }] = cut.groups;
    assert.deepEqual([count, value, recordIds, recordIdsTruncated], [3_000, 12, [], true]);
  }
});
