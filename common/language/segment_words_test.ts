import assert from "node:assert/strict";
import { segmentWords } from "./segment_words.ts";

Deno.test("segmentWords() gives pairs of Han characters, so that two-character words are found", () => {
  assert.ok(segmentWords("昨天吃火锅").includes("火锅"));
  assert.ok(segmentWords("支付宝付款").includes("付宝"));
});

Deno.test("segmentWords() folds Traditional to Simplified, full width to half, and case", () => {
  assert.deepEqual(segmentWords("火鍋"), segmentWords("火锅"));
  assert.deepEqual(segmentWords("ＵＳＢ"), ["usb"]);
});

Deno.test("segmentWords() stems English lightly and leaves stop words out", () => {
  assert.deepEqual(segmentWords("the groceries and running shoes"), ["grocery", "run", "shoe"]);
});

Deno.test("segmentWords() keeps numbers", () => {
  assert.deepEqual(segmentWords("spent 12.99"), ["spent", "12.99"]);
});

Deno.test("segmentWords() is bounded", () => {
  assert.ok(segmentWords("火".repeat(1_000_000)).length <= 20_000);
});
