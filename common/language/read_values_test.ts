import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

const CASES: readonly (readonly [line: string, ...words: string[]])[] = [
  ["烤鱼花了58元", "烤鱼"],
  ["今天好开心，烤鱼花了58元", "烤鱼"],
  ["昨天打车38，晚上和小王吃火锅花了128元", "打车", "火锅"],
  ["Walked home, then dinner was $58", "dinner"],
  ["下午开了个会,之后工资到账8000", "工资"],
];

for (const [line, ...words] of CASES) {
  Deno.test(`the words that tell the category are where the page marks them: ${line}`, () => {
    const marked = readLine(line, CONTEXT).records.flatMap(({ values }) => values)
      .filter(({ kind }) => kind === "category").map(({ span }) => line.slice(span.start, span.end));
    assert.deepEqual(marked, words);
  });
}

Deno.test("a feeling told before what was bought is a record beside it, as it is behind it", () => {
  const types = (line: string) => readLine(line, CONTEXT).records.map(({ type }) => type).sort();
  assert.deepEqual(types("今天好开心，烤鱼花了58元"), ["expense", "mood"]);
  assert.deepEqual(types("烤鱼花了58元，今天好开心"), ["expense", "mood"]);
});

Deno.test("a night told by its hours and by its length is one", () => {
  const { records } = readLine("昨晚十二点睡今早七点起,算下来睡了七小时", CONTEXT);
  assert.deepEqual(records.map(({ type, data }) => [type, data.value]), [["metric", 7]]);
});

Deno.test("numerals are measured by Latin units too, and are no hours", () => {
  const data = (line: string) => readLine(line, CONTEXT).records.map(({ data }) => data);
  assert.equal(data("刚上秤六十八点四kg")[0]!.value, 68.4);
  assert.equal(data("跑了五点二km")[0]!.distanceKm, 5.2);
});

Deno.test("a name in Latin letters before an amount in numerals loses none of it", () => {
  const amounts = (line: string) => readLine(line, CONTEXT).records.map(({ data }) => data.amount);
  assert.deepEqual(amounts("ktv八十八元"), [88]);
  assert.deepEqual(amounts("$23 milk"), [23]);
});
