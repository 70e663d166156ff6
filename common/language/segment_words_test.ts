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

Deno.test("segmentWords() leaves the marks of Latin letters out, and those of other scripts alone", () => {
  const written = "Café Straße Çeşme smørrebrød";
  assert.deepEqual(segmentWords(written), segmentWords("cafe strasse cesme smorrebrod"));
  assert.equal(segmentWords(written)[0], "cafe");
  assert.deepEqual(segmentWords("ガム"), ["ガム"]);
  assert.deepEqual(segmentWords("йод"), ["йод"]);
});

Deno.test("segmentWords() keeps numbers", () => {
  assert.deepEqual(segmentWords("spent 12.99"), ["spent", "12.99"]);
});

Deno.test("segmentWords() tells a word by its parts, so that one that is written apart is found", async (t) => {
  const cases: [text: string, ...words: string[]][] = [
    ["iPhone15", "iphon", "15"],
    ["iphone 15", "iphon", "15"],
    ["2,999", "2999"],
    ["¥1,299.00", "1299.00"],
    ["1,2,3", "1", "2", "3"],
    ["v2.9", "v", "2.9"],
    ["5km", "5", "km"],
    ["big_file", "big", "file"],
    ["github.com", "github", "com"],
    ["看github.com，好", "github", "com"],
    ["don't", "don't"],
    ["Ben's", "ben"],
  ];
  for (const [text, ...words] of cases) {
    await t.step(
      text,
      () => assert.deepEqual(segmentWords(text).filter((word) => !/[看好]/.test(word)), words),
    );
  }
  await t.step("a code of many parts is one word", () => {
    assert.deepEqual(segmentWords("a1b2c3d4e5"), ["a1b2c3d4e5"]);
  });
  await t.step("the whole is kept beside its parts for those who ask for it", () => {
    assert.deepEqual(segmentWords("iPhone15", ["whole"]), ["iphone15"]);
    assert.deepEqual(segmentWords("2.9.6", ["word", "beginning"]), ["2.9.6", "2.9"]);
    assert.deepEqual(segmentWords("昨天打车", ["beginning"]), ["车"]);
  });
});

Deno.test("segmentWords() is bounded", () => {
  assert.ok(segmentWords("火".repeat(1_000_000)).length <= 20_000);
});
