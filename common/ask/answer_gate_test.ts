import assert from "node:assert/strict";
import fc from "fast-check";
import { NOW, processorMs } from "../testing.ts";
import type { ZhijiRecord } from "../records/record.ts";
import { AnswerGate } from "./answer_gate.ts";
import { Evidence } from "./evidence.ts";

function record(id: string, text: string, data: Record<string, unknown>): ZhijiRecord {
  const at = "2026-03-17T04:00:00.000Z";
  return {
    id,
    type: "expense",
    text,
    title: null,
    data,
    tags: [],
    occurredAt: at,
    timezone: "Asia/Shanghai",
    captureId: null,
    span: null,
    confidence: null,
    source: "api",
    version: 1,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  };
}

function evidence(): Evidence {
  const evidence = new Evidence("Asia/Shanghai", NOW);
  evidence.cite(record("a", "和小王吃火锅花了128元", { amount: 128, currency: "CNY" }));
  evidence.cite(record("b", "打车 36.5", { amount: 36.5, currency: "CNY" }));
  evidence.add({ value: 164.5, count: 2, groups: [{ key: "2026-03", value: 12000 }] });
  return evidence;
}

function through(text: string, pieces = [text]): string {
  const gate = new AnswerGate(evidence());
  return pieces.map((piece) => gate.push(piece)).join("") + gate.end();
}

const CASES: [said: string, let_through: string][] = [
  ["你花了128元[1]。", "你花了128元[1]。"],
  ["你花了 ¥128.00 [1]。", "你花了 ¥128.00 [1]。"],
  ["你花了129元。", "你花了[?]元。"],
  ["一共164.5元,2笔。", "一共164.5元,2笔。"],
  ["一共164.50元,3笔。", "一共164.50元,[?]笔。"],
  ["一万二千元", "一万二千元"],
  ["一百二十八元", "一百二十八元"],
  ["一百二十九元", "[?]元"],
  ["1.2万元", "1.2万元"],
  ["1.3万元", "[?]元"],
  ["3月17日吃火锅", "3月17日吃火锅"],
  ["3月19日吃火锅", "[?]吃火锅"],
  ["2026-03-17 12:00", "2026-03-17 12:00"],
  ["On March 17 you spent 128 yuan.", "On March 17 you spent 128 yuan."],
  ["On March 21 you spent 999 yuan.", "On [?] you spent [?] yuan."],
  ["On 17 March 2026 and on 21 March 2026", "On 17 March 2026 and on [?]"],
  ["On March 17, 2026 it was 36.5 yuan", "On March 17, 2026 it was 36.5 yuan"],
  ["twenty-five or twenty five", "[?] or [?]"],
  ["128 yuan and 99 yuan and 36.5", "128 yuan and [?] yuan and 36.5"],
  ["You spent twelve dollars.", "You spent [?] dollars."],
  ["two records [2][7]", "two records [2]"],
  ["17 yuan", "[?] yuan"],
  ["1. 火锅\n2. 打车\n3. 其他", "1. 火锅\n2. 打车\n3. 其他"],
  ["第一次和万一都不是数", "第一次和万一都不是数"],
  ["12,000", "12,000"],
  ["-128", "-128"],
  ["hello", "hello"],
  // Digits of other scripts, formal numerals, and digits with nothing visible between them are numbers too.
  ["一共１２８元,不是９９９元", "一共128元,不是[?]元"],
  ["٩٩٩ yuan", "[?] yuan"],
  ["壹佰贰拾捌元,玖佰玖拾玖元", "壹佰贰拾捌元,[?]元"],
  ["12\u200b8 yuan, 9\u200d9\u20609", "128 yuan, [?]"],
  // A word behind a number may make it a thousand times as large.
  ["128 thousand yuan, 128 million, 12 thousand", "[?] yuan, [?], 12 thousand"],
  ["12千元和3千万元和128百万", "12千元和[?]元和[?]"],
  ["nine hundred and ninety-nine yuan", "[?] yuan"],
  ["one hundred and twenty-eight yuan", "one hundred and twenty-eight yuan"],
  ["twelve thousand yuan; a million; one thousand", "twelve thousand yuan; [?]; [?]"],
  ["a dozen coffees, two dozen", "[?] coffees, [?]"],
  ["one day and a cup", "one day and a cup"],
  ["是上月的3倍,也是两倍", "是上月的[?]倍,也是两倍"],
  ["是上月的五倍", "是上月的[?]倍"],
  ["三月十七日,十七日,三月十九日", "三月十七日,十七日,[?]"],
  // Models write citations in more ways than they are told to.
  ["火锅【1】打车［2］【7】", "火锅[1]打车[2]"],
  ["两笔[1, 2]", "两笔[1][2]"],
  ["两笔[1、2,9]和[1-2]", "两笔[1][2]和[1][2]"],
  ["一笔[^1],没有[^8]", "一笔[1],没有"],
  ["[买菜] 【提醒】[2026-03-17] [7", "[买菜] 【提醒】[2026-03-17] [[?]"],
  ["两三次,三三两两,陆陆续续", "两三次,三三两两,陆陆续续"],
];

Deno.test("AnswerGate lets through what is proven and nothing else", async (t) => {
  for (const [said, expected] of CASES) await t.step(said, () => assert.equal(through(said), expected));
});

Deno.test("AnswerGate gives the same text however the answer is cut into pieces", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CASES),
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }),
      ([said, expected], lengths) => {
        const pieces: string[] = [];
        let rest = said;
        for (const length of lengths) {
          pieces.push(rest.slice(0, length));
          rest = rest.slice(length);
        }
        assert.equal(through(said, [...pieces, rest]), expected);
      },
    ),
    { numRuns: 2_000 },
  );
});

Deno.test("AnswerGate checks a piece of any length in time that grows with its length", () => {
  for (const word of ["1 ", "twenty ", "nine-", "January ", "a hundred and ", "三月", "[1,"]) {
    const began = processorMs();
    through(word.repeat(65_536 / word.length));
    const ms = processorMs() - began;
    assert.ok(ms < 3_000, `${word}: ${Math.round(ms)} ms`);
  }
});

Deno.test("AnswerGate sends words on without waiting for the sentence", () => {
  const gate = new AnswerGate(evidence());
  assert.equal(gate.push("你昨天吃"), "你昨天吃");
  assert.equal(gate.push("You had hotpot and "), "You had hotpot ");
  assert.equal(gate.push("tea, then "), "and tea, ");
});
