/** Whatever is written, there is a reading and no exception. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { planQuestion } from "./plan_question.ts";
import { readLine } from "./read_line.ts";
import { segmentWords } from "./segment_words.ts";
import { source, spanOf } from "./source.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

/** Pieces that rules look for, among any characters, so that rules are reached. */
const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom(
    ...[
      "\ud800",
      "\udc00",
      "\u200f",
      "\u202e",
      "\u200b",
      "\ufeff",
      "👨‍👩‍👧",
      "\u0301",
      "１２",
      "半",
      "亿",
      "两",
      "点",
      "块",
      "每",
      "前",
      "后",
    ],
    ...[
      "明天",
      "下周三",
      "2月30日",
      "25点",
      "99:99",
      "农历",
      "腊月三十",
      "花了",
      "提醒我",
      "血压",
      "120/80",
      "跑了",
      "心情",
    ],
    ...[
      "$",
      "¥",
      "1e309",
      "999999999999999999",
      "every",
      "in",
      "ago",
      "half",
      "quarter",
      "past",
      "3pm",
      "feb 30",
      "the",
      "of",
      "#tag",
      "\n",
      "。",
      ",",
    ],
    ...["一一一一", "万万", "千亿", "零", "-", "~", "到", "between", "and", " ", "ms", "0", "00", ".5"],
  ),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
const RUNS = { numRuns: 600 };

Deno.test("readLine() gives records with spans inside the text for any string", () => {
  fc.assert(
    fc.property(text, (line) => {
      const { records } = readLine(line, CONTEXT);
      assert.ok(records.length > 0);
      for (const record of records) {
        assert.ok(
          record.span.start >= 0 && record.span.end <= line.length && record.span.start <= record.span.end,
        );
        assert.equal(record.text, line.slice(record.span.start, record.span.end));
        assert.ok(record.confidence >= 0 && record.confidence <= 1);
        assert.match(record.occurredAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        const { amount } = record.data;
        assert.ok(amount === undefined || (Number.isFinite(amount) && Number(amount) > 0));
      }
    }),
    RUNS,
  );
});

Deno.test("planQuestion() gives a plan or null for any string", () => {
  fc.assert(
    fc.property(text, (line) => {
      const plan = planQuestion(line, CONTEXT);
      assert.ok(plan === null || plan.calls.length > 0);
    }),
    RUNS,
  );
});

Deno.test("source() leads every place of its text back into the original", () => {
  fc.assert(
    fc.property(text, (line) => {
      const from = source(line);
      assert.equal(from.starts.length, from.text.length);
      for (let at = 0; at < from.text.length; at++) {
        const { start, end } = spanOf(from, at, at + 1);
        assert.ok(start >= 0 && start < end && end <= line.length);
      }
    }),
    RUNS,
  );
});

Deno.test("segmentWords() gives words for any string", () => {
  fc.assert(fc.property(text, (line) => segmentWords(line).every((word) => word.length > 0)), RUNS);
});

Deno.test("readLine() reads impossible dates, hours and numbers as no value", () => {
  for (const line of ["2月30日", "25点开会", "99:99", "feb 30", "花了999999999999999999999元"]) {
    for (const record of readLine(line, CONTEXT).records) {
      assert.equal(record.type, "note", line);
    }
  }
});
