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

async function bench(records: RecordDraft[] = RECORDS) {
  const ctx = await testContext();
  await ctx.records.addAll(records);
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
  ["how long since my last haircut", /10 days ago — March 8: "剪头发"/, 10],
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

const ABROAD: RecordDraft[] = [
  record("income", "工资", { amount: 1000, currency: "CNY", category: "salary" }, "2026-03-10"),
  spent("午饭", 128, "food", "2026-03-03"),
  spent("打车", 30.2, "transport", "2026-03-04"),
  spent("coffee abroad", 20, "food", "2026-03-05", { currency: "USD" }),
  spent("二月的灯", 90, "shopping", "2026-02-05"),
];

Deno.test("answerQuestion() answers in every currency by itself", async (t) => {
  await using bench_ = await bench(ABROAD);
  const cases: [question: string, said: string, values: [unit: string, value: number][]][] = [
    ["这个月结余多少", "这个月：收入 ¥1,000，支出 ¥158.20 和 $20，结余 ¥841.80 和 -$20。", [["CNY", 841.8], [
      "USD",
      -20,
    ]]],
    [
      "net savings this month",
      "This month: income ¥1,000, spending ¥158.20 and $20 — ¥841.80 and -$20 left.",
      [["CNY", 841.8], ["USD", -20]],
    ],
    ["这个月平均每天花多少", "这个月的支出平均每天 ¥8.79 和 $1.11（共 ¥158.20 和 $20，按 18 天计算）。", [
      ["CNY", 8.788889],
      ["USD", 1.111111],
    ]],
    [
      "这个月最贵的一笔是什么",
      "这个月的支出最高 ¥128（3月3日，“午饭”） 和 $20（3月5日，“coffee abroad”）（3 条记录，币种或单位不同，分开计算）。",
      [
        ["CNY", 128],
        ["USD", 20],
      ],
    ],
    ["哪个月花得最多", "支出最多的是 3月 ¥158.20；3月 $20。", []],
    [
      "这个月餐饮占支出的百分之多少",
      "这个月的餐饮支出占 80.91%（¥128，总共 ¥158.20）、100%（$20，总共 $20）。",
      [],
    ],
    [
      "what percentage of spending was food this month",
      "Food spending this month: 80.91% (¥128 of ¥158.20), 100% ($20 of $20).",
      [],
    ],
  ];
  for (const [question, said, values] of cases) {
    await t.step(question, async () => {
      const { text, result } = await bench_.ask(question);
      assert.equal(text, said);
      assert.equal(result?.value, null);
      if (values.length > 0) {
        assert.deepEqual(result?.groups?.map(({ unit, value }) => [unit, value]), values);
      }
    });
  }
  await t.step("the dearest two are ranked in each currency by itself", async () => {
    const { text, sources } = await bench_.ask("这个月最贵的两笔消费");
    assert.equal(text, "这个月的支出，从高到低：3月3日 午饭；3月4日 打车；3月5日 coffee abroad。");
    assert.equal(sources.length, 3);
  });
  await t.step("two periods differ in each currency by itself", async () => {
    const { text } = await bench_.ask("这个月比上个月多花了多少");
    assert.equal(text, "支出：这个月 ¥158.20 和 $20，上个月 ¥90，前者多 ¥68.20（75.78%）、多 $20。");
    const english = await bench_.ask("compare spending in February and March");
    assert.equal(
      english.text,
      "Spending: February ¥90, March ¥158.20 and $20 — ¥68.20 less (43.11%), $20 less (100%).",
    );
    assert.match((await bench_.ask("三月和二月的交通支出比较")).text, /前者多 ¥30\.20/);
  });
  await t.step("income and spending side by side, and the ids behind the balance", async () => {
    const { text } = await bench_.ask("这个月收入和支出分别多少");
    assert.equal(text, "这个月：收入 ¥1,000，支出 ¥158.20 和 $20，结余 ¥841.80 和 -$20。");
    const { result } = await bench_.ask("这个月结余多少");
    assert.deepEqual([result?.count, result?.recordIds.length], [4, 4]);
    assert.deepEqual(result?.groups?.map(({ count, recordIds }) => [count, recordIds.length]), [[3, 3], [
      1,
      1,
    ]]);
  });
});

const GIVEN_BACK: RecordDraft[] = [
  record("income", "工资", { amount: 1000, currency: "CNY", category: "salary" }, "2026-03-10"),
  record("income", "退款-纸巾", { amount: 59.9, currency: "CNY", category: "refund" }, "2026-03-11"),
  spent("纸巾", 59.9, "shopping", "2026-03-09"),
  spent("午饭", 100, "food", "2026-03-03"),
  record("income", "二月的退款", { amount: 8, currency: "CNY", category: "refund" }, "2026-02-11"),
];

Deno.test("answerQuestion() takes what was given back for no income, and tells it apart", async (t) => {
  await using bench_ = await bench(GIVEN_BACK);
  const cases: Case[] = [
    ["这个月收入多少", "这个月的收入共 ¥1,000（1 条记录）。另有退款 ¥59.90，不算收入。", 1000],
    [
      "how much did I earn this month",
      "Income this month: ¥1,000 (1 record). Refunds of ¥59.90 are not counted as income.",
      1000,
    ],
    ["二月收入多少", "二月的收入没有记录，合计为 0。另有退款 ¥8，不算收入。", 0],
    ["这个月花了多少", "这个月的支出共 ¥159.90（2 条记录）。另有退款 ¥59.90，没有从支出里扣除。", 159.9],
    ["这个月吃饭花了多少", "这个月的餐饮支出共 ¥100（1 条记录）。", 100],
    ["本月净支出多少", "本月：支出 ¥159.90，退款 ¥59.90，净支出 ¥100。", 100],
    ["net spending this month", "This month: spending ¥159.90, refunds ¥59.90 — ¥100 net.", 100],
    ["这个月结余多少", "这个月：收入 ¥1,000，支出 ¥159.90，退款 ¥59.90，结余 ¥900。", 900],
    ["这个月收入和支出分别多少", "这个月：收入 ¥1,000，支出 ¥159.90，退款 ¥59.90，结余 ¥900。", 1000],
    ["这个月退款多少", "这个月的退款收入共 ¥59.90（1 条记录）。", 59.9],
    ["how much did I get back this month", /¥1,059\.90/, 1059.9],
    ["这个月最大的一笔收入", /工资/, 1000],
    ["今年有几笔收入", /1/, 1],
  ];
  for (const [question, said, value] of cases) {
    await t.step(question, async () => {
      const { text, result } = await bench_.ask(question);
      if (typeof said === "string") assert.equal(text, said);
      else assert.match(text, said);
      assert.equal(result?.value, value);
    });
  }
  await t.step("what is told of refunds rests on a use of a tool and its records", async () => {
    const { toolUses, sources } = await bench_.ask("这个月收入多少");
    assert.deepEqual(toolUses.map(({ input }) => input.where), [
      { not: { "data.category__eq": "refund" } },
      { "data.category__eq": "refund" },
    ]);
    assert.deepEqual(sources.map(({ text }) => text), ["工资", "退款-纸巾"]);
    await using plain = await bench();
    assert.equal((await plain.ask("这个月花了多少")).toolUses.length, 1);
  });
});

const measured = (name: string, unit: string, value: number, day: string, value2?: number) =>
  record("metric", `${name} ${value}`, { name, value, unit, ...(value2 ? { value2 } : {}) }, day);

Deno.test("answerQuestion() tells both numbers of a blood pressure, how a weight changed, and counts things by their counters", async (t) => {
  await using bench_ = await bench([
    measured("bloodPressure", "mmHg", 120, "2026-03-01", 80),
    measured("bloodPressure", "mmHg", 140, "2026-03-02", 95),
    measured("bloodPressure", "mmHg", 110, "2026-02-02", 70),
    measured("weight", "kg", 70.5, "2026-03-01"),
    measured("weight", "kg", 70.2, "2026-03-08"),
    measured("weight", "kg", 69.9, "2026-03-15"),
    measured("height", "cm", 170, "2026-01-15"),
    measured("height", "cm", 171, "2026-02-15"),
    measured("heartRate", "bpm", 61, "2026-02-15"),
    record("exercise", "瑜伽", { activity: "yoga", durationMinutes: 30 }, "2026-03-12"),
    ...RECORDS.filter(({ type }) => type === "todo"),
    spent("午饭", 100, "food", "2026-03-03"),
    spent("打车", 30, "transport", "2026-03-03"),
  ]);
  const cases: Case[] = [
    ["这个月平均血压多少", "这个月的血压平均 130/87.5 mmHg（2 条记录）。", 130],
    [
      "average blood pressure this month",
      "Blood pressure this month: 130/87.5 mmHg on average (2 records).",
      130,
    ],
    ["血压的变化", /2月 110\/70 mmHg、3月 130\/87\.5 mmHg/],
    ["这个月体重变化", "这个月的体重减少了 0.6 公斤：3月1日 70.5 公斤，3月15日 69.9 公斤。", 70.2],
    [
      "身高的变化",
      "身高：1月 170 厘米、2月 171 厘米。身高增加了 1 厘米：1月15日 170 厘米，2月15日 171 厘米。",
    ],
    ["心率变化", /61/],
    ["这个月运动时间多少", "这个月的运动共 30 分钟（1 条记录）。", 30],
    ["还有几个待办", "待办共 1 个。", 1],
    ["how many todos are open", "Todos: 1.", 1],
    ["这个月餐饮和交通哪个花得多", "这个月的支出：餐饮 ¥100，交通 ¥30，前者多 ¥70（233.33%）。", 100],
    [
      "did I spend more on food or transport this month",
      /^Spending this month: food ¥100, transport ¥30/,
      100,
    ],
  ];
  for (const [question, said, value] of cases) {
    await t.step(question, async () => {
      const { text, result } = await bench_.ask(question);
      if (typeof said === "string") assert.equal(text, said);
      else assert.match(text, said);
      if (value !== undefined) assert.equal(result?.value, value);
    });
  }
  await t.step("both numbers are in the result", async () => {
    const { result } = await bench_.ask("这个月平均血压多少");
    assert.deepEqual(result?.groups?.map(({ key, value }) => [key, value]), [["value", 130], [
      "value2",
      87.5,
    ]]);
    assert.equal(result?.comparison, undefined);
  });
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
  await t.step("a question for no number is not answered by one", async () => {
    assert.match((await bench_.ask("when did I last have paella")).text, /^No record mentions "paella"\./);
    assert.match((await bench_.ask("上次滑雪是什么时候")).text, /^没有记录提到“滑雪”。/);
  });
  await t.step("two sides that are the same are called the same", async () => {
    await using same = await bench([
      spent("房租", 3000, "housing", "2026-03-01"),
      spent("房租", 3000, "housing", "2026-02-01"),
    ]);
    assert.equal(
      (await same.ask("房租比上个月多了多少")).text,
      "房租·支出：这个月 ¥3,000，上个月 ¥3,000，两者相同。",
    );
    assert.match((await same.ask("compare spending in February and March")).text, /¥3,000 — the same\.$/);
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
    ["when did I last run", ["how far", /March 17.*3 km|3 km/, 3]],
    ["上次跑步是什么时候", ["多远", /3 公里/, 3]],
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

Deno.test("answerQuestion() tells what was left of each month, and not of all of them as one", async () => {
  await using ctx = await testContext();
  const at = (month: number, type: string, amount: number) => ({
    type,
    text: type,
    data: { amount, currency: "CNY", category: type === "income" ? "salary" : "food" },
    occurredAt: `2026-0${month}-10T04:00:00.000Z`,
    source: "api" as const,
  });
  await ctx.records.addAll([
    at(1, "income", 1000),
    at(1, "expense", 300),
    at(2, "income", 1000),
    at(2, "expense", 1200),
  ]);
  const context = { now: "2026-03-18T10:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
  const { text } = await answerQuestion(ctx.records, "今年每个月结余多少", context, null);
  assert.equal(text, "今年的结余：1月 ¥700、2月 -¥200。");
  const weekends = await answerQuestion(
    ctx.records,
    "how much did I spend on weekdays in February",
    context,
    null,
  );
  assert.equal(weekends.result?.value, 1200);
  const none = await answerQuestion(
    ctx.records,
    "how much did I spend on weekends in February",
    context,
    null,
  );
  assert.equal(none.result?.value, 0);
});

Deno.test("answerQuestion() counts the types of the person's own by their label and their number", async (t) => {
  await using ctx = await testContext();
  await ctx.types.add({
    name: "reading",
    label: "读书",
    schema: {
      type: "object",
      properties: { pages: { type: "number", title: "页" }, book: { type: "string" } },
    },
    cues: ["reading log"],
  });
  const read = (text: string, pages: number, occurredAt: string) => ({
    type: "reading",
    text,
    data: { pages, book: text },
    occurredAt,
    source: "api" as const,
  });
  await ctx.records.addAll([
    read("三体", 30, "2026-02-10T04:00:00.000Z"),
    read("三体", 50, "2026-03-02T04:00:00.000Z"),
    read("活着", 20, "2026-03-10T04:00:00.000Z"),
  ]);
  const context = { now: "2026-03-18T10:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
  let previous: QueryPlan | null = null;
  const cases: [question: string, said: RegExp][] = [
    ["这个月读书读了多少页", /这个月的读书共 70（2 条记录）/],
    ["那上个月呢", /上个月的读书共 30（1 条记录）/],
    ["这个月读书几次", /这个月的读书共 2 次/],
    ["上次读书是什么时候", /3月10日：“活着”/],
    ["how many pages in my reading log this month", /70/],
    ["读书平均每次多少页", /平均 33\.33/],
    ["读书花了多少钱", /没有记录提到“读书”，所以读书·支出是 0/],
  ];
  for (const [question, said] of cases) {
    await t.step(question, async () => {
      const answer = await answerQuestion(ctx.records, question, context, previous);
      previous = answer.plan;
      assert.match(answer.text, said);
    });
  }
});

Deno.test("answerQuestion() lists appointments and what is still to be done of a time that is asked for", async (t) => {
  await using bench_ = await bench([
    ...RECORDS,
    record("todo", "取护照", { done: false, dueAt: at("2026-03-25") }, "2026-03-25"),
    record("todo", "买邮票", { done: true, dueAt: at("2026-03-25") }, "2026-03-25"),
  ]);
  for (
    const [question, said] of [
      ["下周有什么安排", /^下周的安排共 2 条：(?=.*牙医复诊)(?=.*取护照)(?!.*买邮票)/],
      ["am I free next wednesday", /^Plans next wednesday: 2 found\.(?=.*牙医复诊)(?=.*取护照)(?!.*买邮票)/],
    ] as const
  ) {
    await t.step(question, async () => assert.match((await bench_.ask(question)).text, said));
  }
});
