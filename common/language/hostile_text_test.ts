/** No text makes reading slow: the time grows with the length, whatever is repeated. */

import assert from "node:assert/strict";
import process from "node:process";
import { CUE_ROWS } from "./cues.ts";
import { EN_MONEY_RULES } from "./en/money_rules.ts";
import { EN_TIME_RULES } from "./en/time_rules.ts";
import { readLine } from "./read_line.ts";
import { PROTECTED } from "./values/protected.ts";
import { ZH_MONEY_RULES } from "./zh/money_rules.ts";
import { ZH_TIME_RULES } from "./zh/time_rules.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const CHARS = 4_000;
const TIMES_LONGER = 4;
/** A square would take sixteen times as long. */
const RATIO_MAX = 10;
/** Processor time too short to be measured: the time of others on the same machine does not count. */
const FLOOR_MS = 120;
const RUNS = 3;
/** No repetition costs more than so many times what prose of the same length does. */
const PROSE_TIMES_MAX = 5;
/** No record is made of it: reading ends at the hundredth. */
const PROSE = "昨天中午和小王在路边的店里坐了一会儿,说起那年冬天的雪。";

/** One row in so many: all of them take minutes. */
const EVERY = 12;
const examples = [
  ...[...ZH_TIME_RULES, ...EN_TIME_RULES, ...ZH_MONEY_RULES, ...EN_MONEY_RULES].map(({ example }) =>
    example[0]
  ),
  ...CUE_ROWS.map(({ example }) => example),
  ...PROTECTED.map(({ example }) => example),
].filter((_, at) => at % EVERY === 0);
const units = [
  ...examples.map((example) => `${example} `),
  ...examples.map((example) => example.slice(0, 1 + example.length / 2)),
  ...[
    "一",
    "1",
    "1 ",
    "1/",
    "1,",
    "1:",
    "明天",
    "5号 ",
    "every ",
    "twenty ",
    "a ",
    "a",
    "'",
    '"',
    "块",
    ",",
    "的",
  ],
  ...["\n", "$", "-", "( ", "#", "密码", "小王", "花了", "\u{1f600}", "\u200f", "\ud800", "e\u0301", "和"],
  "房客交了下季度房租 九千",
];

function fastestMs(text: string): number {
  let fastest = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const began = process.cpuUsage().user;
    readLine(text, CONTEXT);
    fastest = Math.min(fastest, (process.cpuUsage().user - began) / 1_000);
  }
  return fastest;
}

Deno.test("readLine() takes time that grows with the length of any repetition, not with its square", async (t) => {
  readLine("昨天打车花了38元, lunch 12", CONTEXT);
  const prose = PROSE.repeat(Math.ceil(CHARS * TIMES_LONGER / PROSE.length));
  fastestMs(prose);
  const proseMs = fastestMs(prose);
  for (const unit of [...units, PROSE]) {
    await t.step(JSON.stringify(unit), () => {
      const long = unit.repeat(Math.ceil(CHARS * TIMES_LONGER / unit.length)).slice(0, CHARS * TIMES_LONGER);
      const longMs = fastestMs(long);
      if (longMs < FLOOR_MS) return;
      // A machine that has slowed down since prose was measured is asked for both once more, side by side.
      const times = longMs < PROSE_TIMES_MAX * proseMs
        ? longMs / proseMs
        : fastestMs(long) / fastestMs(prose);
      assert.ok(times < PROSE_TIMES_MAX, `${times.toFixed(1)} times as long as prose`);
      const ratio = longMs / fastestMs(long.slice(0, CHARS));
      assert.ok(ratio < RATIO_MAX, `${longMs.toFixed(0)} ms, ${ratio.toFixed(1)} times as long`);
    });
  }
});
