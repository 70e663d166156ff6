import assert from "node:assert/strict";
import type { QueryPlan } from "../language/query_plan.ts";
import type { RecordDraft } from "../records/record_repository.ts";
import { NOW, testContext } from "../testing.ts";
import { answerQuestion } from "./answer_question.ts";

const at = (day: string, hour = "12") => `${day}T${hour}:00:00+08:00`;
const record = (type: string, text: string, data: Record<string, unknown>, day: string): RecordDraft => ({
  type,
  text,
  data,
  occurredAt: new Date(at(day)).toISOString(),
  source: "api",
});
const spent = (text: string, amount: number, category: string, day: string, more = {}) =>
  record("expense", text, { amount, currency: "CNY", category, ...more }, day);

/** NOW is 18 March 2026 in Shanghai. */
const RECORDS: RecordDraft[] = [
  spent("和小王吃火锅", 128, "food", "2026-03-02", { merchant: "海底捞" }),
  spent("打车回家", 36, "transport", "2026-03-05"),
  spent("房租", 3000, "housing", "2026-03-01"),
  spent("a cup of tea", 12, "food", "2026-03-09"),
  spent("steak with the team", 240, "food", "2026-03-09"),
  spent("二月的火锅", 200, "food", "2026-02-10"),
  record("income", "工资", { amount: 9000, currency: "CNY", category: "salary" }, "2026-03-10"),
  record("exercise", "跑步5公里", { activity: "running", distanceKm: 5 }, "2026-03-15"),
  record("exercise", "跑步8公里", { activity: "running", distanceKm: 8 }, "2026-03-16"),
  record("exercise", "跑步3公里", { activity: "running", distanceKm: 3 }, "2026-03-17"),
  record("metric", "体重71", { name: "weight", value: 71, unit: "kg" }, "2026-02-01"),
  record("metric", "体重70", { name: "weight", value: 70, unit: "kg" }, "2026-03-14"),
  record("expense", "剪头发", { amount: 58, currency: "CNY", category: "other" }, "2026-03-08"),
  record("todo", "交水电费", { done: false, dueAt: at("2026-03-10") }, "2026-03-10"),
  record("event", "牙医复诊", { startAt: at("2026-03-25"), allDay: true }, "2026-03-25"),
];

async function bench() {
  const ctx = await testContext();
  await ctx.records.addAll(RECORDS);
  let previous: QueryPlan | null = null;
  const ask = async (question: string, follows = false) => {
    const context = { now: NOW, timezone: "Asia/Shanghai", currency: "CNY" };
    const answer = await answerQuestion(ctx.records, question, context, follows ? previous : null);
    previous = answer.plan;
    return answer;
  };
  return { ask, [Symbol.asyncDispose]: () => ctx[Symbol.asyncDispose]() };
}

/** The whole sentence, or a part of it, and the number. */
type Case = [question: string, said: string | RegExp, value?: number | null];

const CASES: Case[] = [
  ["这个月平均每天花多少钱", /这个月的支出平均每天 ¥193（共 ¥3,474，按 18 天计算）/, 193],
  [
    "average spend per day this month",
    /Spending this month: ¥193 a day on average \(¥3,474 over 18 days\)/,
    193,
  ],
  ["这个月收入和支出分别多少", "这个月：收入 ¥9,000，支出 ¥3,474，结余 ¥5,526。", 9000],
  ["income vs expenses this month", "This month: income ¥9,000, spending ¥3,474 — ¥5,526 left.", 9000],
  ["这个月结余多少", /结余 ¥5,526/, 5526],
  ["这个月餐饮占总支出的百分之多少", /这个月的餐饮支出占 10\.94%（¥380，总共 ¥3,474）/, 10.9384],
  ["这个月餐饮比上个月多花了多少", /这个月 ¥380，上个月 ¥200，前者多 ¥180（90%）/, 380],
  ["这个月餐饮和交通哪个花得多", /餐饮 ¥380，交通 ¥36，前者多 ¥344/, 380],
  ["did I spend more on food or transport this month", /food ¥380, transport ¥36 — ¥344 more/, 380],
  ["这个月哪天花得最多", /最多的是 3月1日 ¥3,000/, 3000],
  ["which day did I spend the most this month", /the most is March 1 ¥3,000/, 3000],
  ["哪一周花得最多", /最多的是 2月23日起的一周 ¥3,000/, 3000],
  ["which week did I spend the most", /the most is the week of February 23 ¥3,000/, 3000],
  ["每个季度花了多少", /2026年第一季度 ¥3,674/],
  ["第二贵的一笔是什么", /3月9日：“steak with the team”（¥240）/, 240],
  ["最贵的两笔消费", /3月1日 房租；3月9日 steak with the team/],
  ["距离上次剪头发多久了", "已经 10 天了（3月8日：“剪头发”）。", 10],
  ["how long since my last haircut", /No record mentions "haircut"/],
  ["连续跑步几天了", "跑步目前连续 3 天。", 3],
  ["今年体重轻了多少", /体重减少了 1 公斤：2月1日 71 公斤，3月14日 70 公斤/, 1],
  ["这个月除了房租花了多少", /¥474/, 474],
  ["how much did I spend on tea and steak", /¥252/, 252],
  ["过期的待办有哪些", /共 1 条：3月10日 交水电费/],
  ["牙医是哪天", /3月25日.*牙医复诊/],
  ["超过100的消费有几笔", /超过100·支出共 4 次/, 4],
  ["100到300之间的消费有哪些", /共 3 条/],
  ["最近三个月花了多少", "最近三个月（2025年12月19日至3月18日）的支出共 ¥3,674（7 条记录）。", 3674],
  ["what did I spend this winter", /^Spending this winter \(December 1, 2025 to February 28\): ¥200/, 200],
  ["what did I spend last month", /^Spending last month: ¥200 \(1 record\)/, 200],
];

Deno.test("answerQuestion() answers with a number of SQL's and says what was counted", async (t) => {
  await using bench_ = await bench();
  for (const [question, said, value] of CASES) {
    await t.step(question, async () => {
      const { text, result } = await bench_.ask(question);
      if (typeof said === "string") assert.equal(text, said);
      else assert.match(text, said);
      if (value !== undefined) assert.equal(result?.value, value);
    });
  }
});

Deno.test("answerQuestion() proves which day, week or category it was by the records of that one", async (t) => {
  await using bench_ = await bench();
  const cases: [question: string, value: number, count: number, texts: string[]][] = [
    ["今年哪个月花得最多", 3474, 6, [
      "steak with the team",
      "a cup of tea",
      "剪头发",
      "打车回家",
      "和小王吃火锅",
      "房租",
    ]],
    ["which month did I spend the least this year", 200, 1, ["二月的火锅"]],
    ["这个月哪天花得最多", 3000, 1, ["房租"]],
    ["which category did I spend the least on this month", 36, 1, ["打车回家"]],
    ["今年花得最多的两类", 3000, 5, [
      "房租",
      "steak with the team",
      "a cup of tea",
      "和小王吃火锅",
      "二月的火锅",
    ]],
    ["连续跑步几天了", 3, 3, ["跑步3公里", "跑步8公里", "跑步5公里"]],
  ];
  for (const [question, value, count, texts] of cases) {
    await t.step(question, async () => {
      const { result, sources } = await bench_.ask(question);
      assert.deepEqual([result?.value, result?.count], [value, count]);
      assert.equal(result?.recordIds.length, count);
      assert.deepEqual(sources.map(({ text }) => text).sort(), texts.sort());
      assert.deepEqual(sources.map(({ id }) => id).sort(), result?.recordIds.toSorted());
    });
  }
});

Deno.test("answerQuestion() does not call it nothing when it has not understood a word", async (t) => {
  await using bench_ = await bench();
  await t.step("a word nobody said, and nothing else to go by: the closest records", async () => {
    const { text, result, sources } = await bench_.ask("这个月滑雪花了多少");
    assert.match(text, /^没有记录提到“滑雪”，所以这个月的滑雪·支出是 0。/);
    assert.equal(result?.count, 0);
    assert.ok(sources.length <= 3);
  });
  await t.step("beside something known it is left out, and the answer says so", async () => {
    const { text, result } = await bench_.ask("这个月火锅欻欻花了多少");
    assert.match(text, /¥128.*没有记录提到“欻欻”，没有按它查找/);
    assert.equal(result?.value, 128);
  });
  await t.step("goods that nobody mentions were not bought", async () => {
    const petrol = await bench_.ask("how much did I spend on petrol this month");
    assert.match(petrol.text, /^No record mentions "petrol", so petrol spending this month is 0\./);
    assert.equal(petrol.result?.value, 0);
  });
  await t.step("an honest zero stays one", async () => {
    const { text, result } = await bench_.ask("二月打车花了多少");
    assert.equal(result?.value, 0);
    assert.match(text, /^二月的.*没有记录，合计为 0。$/);
  });
  await t.step("what no record can tell is searched for", async () => {
    for (const question of ["这个月还能花多少", "how much can I still afford this month"]) {
      assert.equal((await bench_.ask(question)).result, null, question);
    }
  });
  await t.step("a count of nothing named is no count of everything", async () => {
    assert.equal((await bench_.ask("有多少个")).result, null);
  });
});

Deno.test("answerQuestion() follows up on the question before", async (t) => {
  await using bench_ = await bench();
  await bench_.ask("这个月吃饭花了多少");
  const cases: Case[] = [
    ["那上个月呢", /上个月的餐饮支出共 ¥200/, 200],
    ["哪几笔", /共 1 条：2月10日 二月的火锅/],
  ];
  for (const [question, said, value] of cases) {
    await t.step(question, async () => {
      const { text, result } = await bench_.ask(question, true);
      assert.match(text, said as RegExp);
      if (value !== undefined) assert.equal(result?.value, value);
    });
  }
  await t.step("without the rent?", async () => {
    await bench_.ask("how much did I spend this month");
    assert.equal((await bench_.ask("minus 房租?", true)).result?.value, 474);
  });
});

Deno.test("answerQuestion() lays what is said now over what was said before", async (t) => {
  await using bench_ = await bench();
  const conversations: [first: string, ...rest: Case[]][] = [
    ["上次剪头发是什么时候", ["花了多少钱", /¥58/, 58]],
    ["when did I last have steak", ["how much was it", /\$?¥240/, 240]],
    ["这个月餐饮花了多少", ["和上个月比呢", /这个月 ¥380，上个月 ¥200，前者多 ¥180/, 380], [
      "交通呢",
      /交通/,
      36,
    ]],
    ["今年跑了多少公里", ["几次", /共 3 次/, 3], ["最远的一次", /8 公里/, 8]],
    ["这个月收入多少", ["支出呢", /¥3,474/, 3474], ["结余呢", /结余 ¥5,526/, 5526]],
    ["did I spend more on food or transport this month", ["and last month?", /food ¥200, transport 0/, 200]],
    ["average spend per day this month", ["and last month?", /over 28 days/, 7.142857]],
    ["biggest expense this month", ["and the second?", /steak with the team/, 240]],
    ["这周跑了几次", ["每次多远", /5\.5 公里/, 5.5]],
    ["体重现在多少", ["上个月最高呢", /71 公斤/, 71]],
  ];
  for (const [first, ...rest] of conversations) {
    await t.step(first, async () => {
      await bench_.ask(first);
      for (const [question, said, value] of rest) {
        const { text, result } = await bench_.ask(question, true);
        assert.match(text, said as RegExp, question);
        assert.equal(result?.value, value, question);
      }
    });
  }
  await t.step("a question that is not understood breaks no conversation", async () => {
    await bench_.ask("这个月餐饮花了多少");
    assert.equal((await bench_.ask("为什么这么多", true)).result, null);
    assert.equal((await bench_.ask("那上个月呢", true)).result?.value, 200);
  });
});
