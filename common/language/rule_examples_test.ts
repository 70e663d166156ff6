/** Every row of every table has an example, and each example is a test: adding a rule is adding its test. */

import assert from "node:assert/strict";
import { ANY_MONEY_RULES } from "./any/money_rules.ts";
import { ANY_TIME_RULES } from "./any/time_rules.ts";
import { CUE_ROWS } from "./cues.ts";
import { EN_MONEY_RULES } from "./en/money_rules.ts";
import { EN_TIME_RULES } from "./en/time_rules.ts";
import { EN_UNITS } from "./en/units.ts";
import { describeTime } from "./eval/describe_time.ts";
import { ACTIVITY_ROWS } from "./records/activity_table.ts";
import { METRIC_CUE_ROWS } from "./records/metric_table.ts";
import { readLine } from "./read_line.ts";
import { findAll } from "./rule.ts";
import { source } from "./source.ts";
import { readTimes } from "./time/read_times.ts";
import { ANY_TIMES, EN_TIMES, ZH_TIMES } from "./time/tables.ts";
import { PROTECTED } from "./values/protected.ts";
import { readQuantities } from "./values/quantity.ts";
import { MONEY_TABLE, UNIT_TABLES } from "./values/value_tables.ts";
import { WORD_ROWS } from "./words.ts";
import { ZH_MONEY_RULES } from "./zh/money_rules.ts";
import { ZH_TIME_RULES } from "./zh/time_rules.ts";
import { ZH_UNITS } from "./zh/units.ts";

Deno.test("each time rule reads its example", async (t) => {
  for (const { name, example: [line, read] } of [...ANY_TIME_RULES, ...ZH_TIME_RULES, ...EN_TIME_RULES]) {
    await t.step(`${name}: ${line}`, () => {
      const times = readTimes(source(line).text, [ANY_TIMES, ZH_TIMES, EN_TIMES]);
      const time = times.find((one) => one.rules.includes(name));
      assert.ok(time, `read by ${times.map((one) => one.rules.join("+")).join(", ") || "no rule"}`);
      assert.equal(describeTime(time), read);
    });
  }
});

Deno.test("each money rule reads its example", async (t) => {
  for (const { name, example: [line, read] } of [...ANY_MONEY_RULES, ...ZH_MONEY_RULES, ...EN_MONEY_RULES]) {
    await t.step(`${name}: ${line}`, () => {
      const found = findAll(MONEY_TABLE, source(line).text).find((one) => one.rule === name);
      assert.ok(found);
      assert.equal(`${found.read.amount} ${found.read.currency ?? found.read.own}`, read);
    });
  }
});

Deno.test("each unit converts its example", async (t) => {
  for (const { name, dimension, example: [line, value] } of [...ZH_UNITS, ...EN_UNITS]) {
    await t.step(`${name}: ${line}`, () => {
      const found = readQuantities(source(line).text, UNIT_TABLES).find((one) => one.dimension === dimension);
      assert.equal(found?.value, value);
    });
  }
});

Deno.test("each cue stands in its example", async (t) => {
  for (const { cue, pattern, example } of CUE_ROWS) {
    await t.step(`${cue}: ${example}`, () => assert.match(source(example).text, new RegExp(pattern)));
  }
});

Deno.test("each group of words stands in its example", async (t) => {
  for (const { name, pattern, example } of WORD_ROWS) {
    // An example may end with the space that its words need, so it is not trimmed.
    await t.step(`${name}: ${example}`, () => assert.match(source(example).text, new RegExp(pattern)));
  }
});

Deno.test("each protected stretch covers its example's digits", async (t) => {
  for (const { name, regexp, example } of PROTECTED) {
    await t.step(`${name}: ${example}`, () => {
      const text = source(example).text;
      const [match] = Array.from(text.matchAll(regexp));
      assert.ok(match);
      assert.doesNotMatch(text.replace(match[0], ""), /\d/);
    });
  }
});

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

Deno.test("each metric is read from its example", async (t) => {
  for (const { name, example: [line, value] } of METRIC_CUE_ROWS) {
    await t.step(`${name}: ${line}`, () => {
      const record = readLine(line, CONTEXT).records.find((one) => one.data.name === name);
      assert.equal(record?.data.value, value);
    });
  }
});

Deno.test("each activity is read from its example", async (t) => {
  for (const { activity, example } of ACTIVITY_ROWS) {
    await t.step(`${activity}: ${example}`, () => {
      assert.equal(readLine(example, CONTEXT).records[0]?.data.activity, activity);
    });
  }
});
