/** Sentences of one line are read each by its own words, and the stops that phones write change nothing. */

import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";

const ZH = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const EN = { now: "2026-11-22T20:00:00.000Z", timezone: "Europe/London", currency: "GBP" };
const GOLDEN = new URL("./golden/", import.meta.url);
/** One golden line in so many: enough to meet every kind. */
const SAMPLED = 5;

type Told = readonly [told: string, type: string];

const ZH_FIRST: readonly Told[] = [
  ["周二九点看牙", "event"],
  ["明天下午三点开会", "event"],
  ["明天交房租", "todo"],
  ["记得给妈妈打电话", "todo"],
  ["跑了五公里", "exercise"],
  ["买菜花了32", "expense"],
  ["体重68公斤", "metric"],
  ["工资到账八千", "income"],
];
const ZH_SECOND: readonly Told[] = [
  ["周四晚上八点聚餐", "event"],
  ["周末要洗车", "todo"],
  ["还要去取快递", "todo"],
  ["打车花了18", "expense"],
  ["游了一千米", "exercise"],
  ["有点焦虑", "mood"],
];
const EN_FIRST: readonly Told[] = [
  ["dentist Tuesday at 9", "event"],
  ["interview Friday 2pm", "event"],
  ["pay the rent tomorrow", "todo"],
  ["call mom", "todo"],
  ["ran 5k", "exercise"],
  ["taxi 18", "expense"],
  ["bp 120/80", "metric"],
  ["got paid 2,000", "income"],
];
const EN_SECOND: readonly Told[] = [
  ["curry night Thursday at 8", "event"],
  ["wash the car this weekend", "todo"],
  ["need to pick up the parcel", "todo"],
  ["lunch 12", "expense"],
  ["swam 40 lengths", "exercise"],
  ["feeling a bit anxious", "mood"],
];

for (
  const { firsts, seconds, stop, context } of [
    { firsts: ZH_FIRST, seconds: ZH_SECOND, stop: "。", context: ZH },
    { firsts: EN_FIRST, seconds: EN_SECOND, stop: ". ", context: EN },
  ]
) {
  for (const [first, type] of firsts) {
    Deno.test(`"${first}${stop}…" is two records in either order`, () => {
      const wrong = seconds.flatMap(([second, other]) =>
        [[first, second], [second, first]].map((two) => two.join(stop)).filter((text) => {
          const types = readLine(text, context).records.map((record) => record.type).sort();
          return types.join() !== [type, other].sort().join();
        })
      );
      assert.deepEqual(wrong, []);
    });
  }
}

Deno.test("what was done has not the day of what is to come", () => {
  const { records } = readLine("26号体检。游了一千米", ZH);
  const swum = records.find(({ type }) => type === "exercise");
  assert.equal(swum?.occurredAt, ZH.now);
});

Deno.test("a feeling of today leaves the deed of tomorrow its day", () => {
  const { records } = readLine("今天心情特别差,明天一定要找领导谈谈", ZH);
  assert.deepEqual(records.map(({ type }) => type), ["mood", "todo"]);
  assert.equal(records[1]?.data.dueAt, "2026-11-22T16:00:00.000Z");
});

Deno.test("two appointments on two days keep each its own", () => {
  const { records } = readLine("Tuesday optician at 9, Thursday curry night with the lads at 8", EN);
  assert.deepEqual(records.map(({ data }) => data.startAt), [
    "2026-11-24T09:00:00.000Z",
    "2026-11-26T20:00:00.000Z",
  ]);
});

Deno.test("a weekend with an hour is an hour of its first day", () => {
  const { records } = readLine("周末下午三点同学聚会", ZH);
  assert.equal(records[0]?.data.startAt, "2026-11-28T07:00:00.000Z");
});

for (const name of ["lines.zh.dev.jsonl", "lines.en.dev.jsonl"]) {
  Deno.test(`a stop at the end of a line changes nothing: ${name}`, async () => {
    const lines = (await Deno.readTextFile(new URL(name, GOLDEN))).split("\n").filter(Boolean)
      .map((row) => JSON.parse(row)).filter(({ text }) =>
        typeof text === "string" && !/[.!?。！？…]\s*$/.test(text)
      )
      .filter((_, index) => index % SAMPLED === 0);
    const read = (text: string, line: typeof EN) =>
      readLine(text, line).records.map(({ type, data }) => [type, data]);
    const wrong = lines.filter((line) => {
      const stop = /[\u3400-\u9fff]/.test(line.text) ? "。" : ".";
      return JSON.stringify(read(line.text, line)) !== JSON.stringify(read(line.text + stop, line));
    });
    assert.ok(lines.length > 400);
    assert.deepEqual(wrong.map(({ text }) => text), []);
  });
}
