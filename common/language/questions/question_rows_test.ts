/** Every row of every language has a question that shows it, and each is a test: adding a row is adding its test. */

import assert from "node:assert/strict";
import { source } from "../source.ts";
import { toLocal } from "../time/civil.ts";
import { QUESTION_LANGUAGES } from "./languages.ts";
import { understand, type Understood } from "./understand.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

function read(question: string): Understood {
  return understand(source(question), CONTEXT, toLocal(Date.parse(CONTEXT.now), CONTEXT.timezone));
}

Deno.test("each turn of a question is read in its example", async (t) => {
  for (
    const row of QUESTION_LANGUAGES.flatMap(({ shapes, orders, turns }) => [...shapes, ...orders, ...turns])
  ) {
    const [pattern, example] = row;
    await t.step(`${pattern}: ${example}`, () => {
      const { rows } = read(example);
      assert.ok(rows.includes(row), `read by ${rows.map(([one]) => String(one)).join(" ")}`);
    });
  }
});

Deno.test("each word for a category names it in its example", async (t) => {
  for (const [, example, category] of QUESTION_LANGUAGES.flatMap(({ categories }) => categories)) {
    await t.step(example, () => {
      assert.ok(read(example).things.some(({ ask }) => ask?.category === category));
    });
  }
});

Deno.test("each bound is read in its example", async (t) => {
  for (const [, example, operator] of QUESTION_LANGUAGES.flatMap(({ limits }) => limits)) {
    await t.step(example, () => assert.equal(read(example).limit?.operator, operator));
  }
});

Deno.test("each name of a currency is read in its example", async (t) => {
  for (const [, example, code] of QUESTION_LANGUAGES.flatMap(({ currencies }) => currencies)) {
    const expected = code === "dollar" ? "USD" : code === "CNY/JPY" ? "CNY" : code;
    await t.step(`${code}: ${example}`, () => assert.equal(read(example).currency, expected));
  }
});

Deno.test("each season is a period of its example", async (t) => {
  for (const [, example, season] of QUESTION_LANGUAGES.flatMap(({ seasons }) => seasons)) {
    await t.step(`${season}: ${example}`, () => assert.ok(read(example).periods.length >= 1));
  }
});

Deno.test("each part of a period cuts down the one of its example", async (t) => {
  for (const [pattern, example] of QUESTION_LANGUAGES.flatMap(({ parts }) => parts)) {
    await t.step(`${pattern}: ${example}`, () => {
      assert.match(example.toLowerCase(), pattern);
      assert.equal(read(example).ask.beyond, undefined);
      assert.ok(read(example).periods.length === 1);
    });
  }
});
