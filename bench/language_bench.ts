/** How fast lines and questions are read, and that the time grows with the length: `deno bench bench/language_bench.ts`. @module */

import { planQuestion } from "../common/language/plan_question.ts";
import { readLine } from "../common/language/read_line.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const LINE = "昨天中午和小王吃火锅花了128元,很开心";
const ENGLISH = "spent $42.50 on gas and coffee this morning";
const QUESTION = "上个月吃饭花了多少钱";
const long = (unit: string, chars: number) => unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars);

Deno.bench("readLine: 20 characters", { group: "line", baseline: true }, () => {
  readLine(LINE, CONTEXT);
});
Deno.bench("readLine: 40 characters of English", { group: "line" }, () => {
  readLine(ENGLISH, CONTEXT);
});
Deno.bench("readLine: 2,000 characters", { group: "line" }, () => {
  readLine(long(`${LINE}。`, 2_000), CONTEXT);
});
Deno.bench("planQuestion", () => {
  planQuestion(QUESTION, CONTEXT);
});

/** Texts made to hurt: the time must grow with the length, not with its square. */
const HOSTILE: readonly (readonly [name: string, unit: string])[] = [
  ["prose", `${LINE}。`],
  ["one numeral", "一"],
  ["one digit", "1"],
  ["digits and spaces", "1 "],
  ["slashes", "1/"],
  ["time words", "明天"],
  ["every", "every "],
  ["number words", "twenty "],
  ["quotes", '"'],
  ["yuan", "块"],
  ["commas", ","],
  ["letters", "a"],
  ["names", "小王"],
  ["no end of a cue", "密码"],
];
for (const [name, unit] of HOSTILE) {
  for (const chars of [5_000, 20_000]) {
    const text = long(unit, chars);
    Deno.bench(`readLine: ${name}, ${chars}`, { group: `hostile ${name}` }, () => {
      readLine(text, CONTEXT);
    });
  }
}
