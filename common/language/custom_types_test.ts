import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";
import type { ReadContext, TypeCue } from "./reading.ts";

const READING_TYPE: TypeCue = {
  name: "book",
  label: "读书",
  cues: ["看书", "读书", "read"],
  schema: {
    type: "object",
    properties: { pages: { type: "number", title: "页" }, title: { type: "string" } },
  },
};
const CONTEXT: ReadContext = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

Deno.test("readLine() reads a type of the person's own by its cue and fills its schema", () => {
  const [record] = readLine("昨天看书30页 三体", { ...CONTEXT, types: [READING_TYPE] }).records;
  assert.equal(record!.type, "book");
  assert.equal(record!.data.pages, 30);
  assert.equal(record!.occurredAt, "2026-11-21T04:00:00.000Z");
});

Deno.test("readLine() keeps a question about a type of one's own a note", () => {
  assert.equal(
    readLine("为什么大家都不看书了?", { ...CONTEXT, types: [READING_TYPE] }).records[0]!.type,
    "note",
  );
});

Deno.test("readLine() learns a category from a correction of a similar line", () => {
  const learned = [{
    text: "老地方 35",
    type: "expense",
    data: { amount: 35, currency: "CNY", category: "food" },
  }];
  const [record] = readLine("老地方 42", { ...CONTEXT, learned }).records;
  assert.equal(record!.type, "expense");
  assert.deepEqual(record!.data, { amount: 42, currency: "CNY", category: "food" });
});

Deno.test("readLine() learns that a kind of line is a note", () => {
  const learned = [{ text: "楼下超市鸡蛋 12", type: "note", data: {} }];
  assert.equal(readLine("楼下超市鸡蛋 13", { ...CONTEXT, learned }).records[0]!.type, "note");
});

Deno.test("readLine() reuses the person's own tags", () => {
  const [record] = readLine("三亚吃海鲜花了320", { ...CONTEXT, tags: ["三亚", "工作"] }).records;
  assert.deepEqual(record!.tags, ["三亚"]);
});
