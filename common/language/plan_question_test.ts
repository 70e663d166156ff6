import assert from "node:assert/strict";
import { planQuestion } from "./plan_question.ts";
import type { AggregateCall } from "./query_plan.ts";

const CONTEXT = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };

/** Appointments, and what is still to be done. */
const AGENDA = {
  or: [{ type__eq: "event" }, { and: [{ type__eq: "todo" }, { "data.done__eq": false }] }],
};

function input(question: string, previous?: string): AggregateCall["input"] {
  const before = previous === undefined ? null : planQuestion(previous, CONTEXT);
  const plan = planQuestion(question, CONTEXT, before);
  const call = plan!.calls[0]!;
  assert.equal(call.operation, "aggregate_records");
  const { timezone: _, ...rest } = call.input as AggregateCall["input"];
  return rest;
}

Deno.test("planQuestion() reads how much, with category and period", () => {
  assert.deepEqual(input("上个月吃饭花了多少钱?"), {
    type: "expense",
    metric: "sum",
    field: "data.amount",
    from: "2026-09-30T16:00:00.000Z",
    to: "2026-10-31T16:00:00.000Z",
    where: { "data.category__eq": "food" },
  });
});

Deno.test("planQuestion() reads how many and how far", () => {
  assert.equal(input("how many runs did I do this year").metric, "count");
  assert.equal(input("这个月跑步跑了多少公里").field, "data.distanceKm");
});

Deno.test("planQuestion() takes from the question before what a follow-up leaves out", () => {
  const followed = input("那上个月呢", "这个月吃饭花了多少");
  assert.deepEqual(followed.where, { "data.category__eq": "food" });
  assert.equal(followed.from, "2026-09-30T16:00:00.000Z");
  assert.equal(followed.metric, "sum");
});

Deno.test("planQuestion() gives null or a search where nothing can be counted", () => {
  assert.equal(planQuestion("嗯", CONTEXT), null);
  assert.equal(planQuestion("家里wifi密码是多少", CONTEXT)!.asks, "search");
});

Deno.test("planQuestion() takes no part of a word for a turn of phrase", async (t) => {
  const cases: [question: string, part: Partial<AggregateCall["input"]>][] = [
    ["花呗还了多少", { words: ["花呗"] }],
    ["买花花了多少", { words: ["花"] }],
    ["在上海花了多少", { words: ["上海"] }],
    ["中午吃饭花了多少", { words: ["中午"] }],
    ["微信支付花了多少", { words: ["微信"] }],
    ["how many steps did I walk yesterday", { where: { "data.name__eq": "steps" } }],
    ["今年一共捐了多少钱", { words: ["捐"] }],
    ["宠物医院花了多少", { where: { "data.category__eq": "pets" } }],
    ["超过一小时的运动有几次", { where: { "data.durationMinutes__gt": 60 } }],
    ["三月份油费占交通的多少", { anyWords: [["油费", "加油", "油钱", "petrol", "gasoline", "fuel"]] }],
    ["一共退了多少钱", { where: { "data.category__eq": "refund" } }],
    ["income minus expenses this month", { type: "income" }],
    ["money received as red envelopes", { where: { "data.category__eq": "gifts" } }],
    ["how many pounds did I lose this year", { where: { "data.name__eq": "weight" } }],
    ["不是餐饮的支出有多少", { where: { not: { "data.category__eq": "food" } } }],
    ["non-food spending in March", { where: { not: { "data.category__eq": "food" } } }],
    ["how much money came in this month", { type: "income" }],
    ["how much did I get from freelance", { type: "income", words: ["freelance"] }],
    ["how many USD did I spend in January", { metric: "sum", currency: "USD" }],
    ["how many moods did I log", { type: "mood", metric: "count" }],
    ["多久没剪头发了", { metric: "last", type: undefined }],
    ["how much did I spend on my cat", { where: { "data.category__eq": "pets" } }],
    ["健身花了多少钱", { type: "expense", words: ["健身"] }],
    ["how much did I spend on yoga this year", { type: "expense", words: ["yoga"] }],
    ["how much time did I spend on yoga", { type: "exercise", field: "data.durationMinutes" }],
    ["小王还我多少", { type: "income", words: ["小王"] }],
    ["how much was I paid in April", { type: "income" }],
    ["how much did I spend on the trip", { words: ["trip"] }],
    ["带#旅行标签的花了多少", { tags: ["旅行"] }],
    ["心情最不好是哪天", { type: "mood", metric: "min" }],
    ["这个月开心的日子有几天", { where: { "data.score__gte": 4 } }],
    ["一般午饭多少钱", { metric: "avg" }],
    ["今年最大的三笔收入", { type: "income", metric: "max", limit: 3 }],
    ["这个月水费电费燃气费一共多少", {
      anyWords: [
        ["水费", "water bill", "电费", "electricity", "electric bill", "power bill"].concat(
          ["燃气费", "煤气费", "瓦斯费", "gas bill"],
        ),
      ],
    }],
  ];
  for (const [question, part] of cases) {
    await t.step(question, () => {
      const read = input(question) as Record<string, unknown>;
      for (const [field, value] of Object.entries(part)) {
        assert.deepEqual(read[field], value, JSON.stringify(read));
      }
    });
  }
});

Deno.test("planQuestion() reads the periods of a question", async (t) => {
  const cases: [question: string, from: string, to: string][] = [
    ["今年夏天花了多少", "2026-05-31T16:00:00.000Z", "2026-08-31T16:00:00.000Z"],
    ["去年冬天花了多少", "2025-11-30T16:00:00.000Z", "2026-02-28T16:00:00.000Z"],
    ["spending last winter", "2025-11-30T16:00:00.000Z", "2026-02-28T16:00:00.000Z"],
    ["第一季花了多少", "2025-12-31T16:00:00.000Z", "2026-03-31T16:00:00.000Z"],
    ["国庆七天花了多少", "2026-09-30T16:00:00.000Z", "2026-10-07T16:00:00.000Z"],
    ["去年同期花了多少", "2024-12-31T16:00:00.000Z", "2025-11-22T16:00:00.000Z"],
    ["七月八月九月的房租一共多少", "2026-06-30T16:00:00.000Z", "2026-09-30T16:00:00.000Z"],
    ["三天内花了多少", "2026-11-19T16:00:00.000Z", "2026-11-22T16:00:00.000Z"],
    ["上个月10号之前花了多少", "2026-09-30T16:00:00.000Z", "2026-10-09T16:00:00.000Z"],
    ["截止昨天这个月花了多少", "2026-10-31T16:00:00.000Z", "2026-11-21T16:00:00.000Z"],
    ["国庆花了多少", "2026-09-30T16:00:00.000Z", "2026-10-07T16:00:00.000Z"],
    ["国庆当天花了多少", "2026-09-30T16:00:00.000Z", "2026-10-01T16:00:00.000Z"],
    ["was May cheaper than April", "2026-04-30T16:00:00.000Z", "2026-05-31T16:00:00.000Z"],
    ["春节前后 2月5号到2月9号一共花了多少", "2026-02-04T16:00:00.000Z", "2026-02-09T16:00:00.000Z"],
  ];
  for (const [question, from, to] of cases) {
    await t.step(question, () => {
      const read = input(question);
      assert.deepEqual([read.from, read.to], [from, to]);
    });
  }
  await t.step("south of the equator summer is around the new year", () => {
    const plan = planQuestion("what did I spend last summer", { ...CONTEXT, timezone: "Australia/Sydney" });
    assert.equal(plan!.periods[0]!.from, "2025-11-30T13:00:00.000Z");
  });
});

Deno.test("the subject names what is counted: several categories, and all but one", () => {
  const subject = (question: string) => planQuestion(question, CONTEXT)?.subject;
  assert.equal(subject("这个月吃饭花了多少"), "餐饮支出");
  assert.equal(subject("除了吃饭这个月花了多少"), "支出（不含餐饮）");
  assert.equal(subject("这个月吃饭和交通一共花了多少"), "餐饮和交通支出");
  assert.equal(
    subject("how much did I spend on food and transport this month"),
    "food and transport spending",
  );
  assert.equal(subject("spent excluding food this month"), "spending other than food");
  assert.equal(subject("这个月除了房租花了多少"), "支出（不含房租）");
  assert.equal(subject("吃饭除了咖啡花了多少"), "餐饮支出（不含咖啡）");
  assert.equal(subject("how much did I spend besides rent"), "spending other than rent");
});

Deno.test("planQuestion() ranks days and records by what is said of them", async (t) => {
  const cases: [question: string, part: Partial<AggregateCall["input"]>, derive?: Record<string, unknown>][] =
    [
      ["花钱最多的三天", { metric: "sum", groupBy: "day" }, { kind: "extreme", order: "max", groups: 3 }],
      ["花得最少的两周", { metric: "sum", groupBy: "week" }, { kind: "extreme", order: "min", groups: 2 }],
      ["my three most expensive days", { groupBy: "day" }, { kind: "extreme", order: "max", groups: 3 }],
      ["which two months did I spend the most", { groupBy: "month" }, {
        kind: "extreme",
        order: "max",
        groups: 2,
      }],
      ["my most expensive day", { groupBy: "day" }, { kind: "extreme", order: "max", groups: 1 }],
      ["跑步最远的两次", { metric: "max", field: "data.distanceKm", limit: 2 }],
      ["my two longest runs", { metric: "max", field: "data.distanceKm", limit: 2 }],
      ["步数最多的三天", { metric: "max", field: "data.value", limit: 3 }],
    ];
  for (const [question, part, derive] of cases) {
    await t.step(question, () => {
      const plan = planQuestion(question, CONTEXT)!;
      const { input } = plan.calls[0] as AggregateCall;
      for (const [field, value] of Object.entries(part)) {
        assert.deepEqual(input[field as keyof typeof input], value, JSON.stringify(input));
      }
      assert.equal(input.words, undefined);
      assert.deepEqual(plan.derive, derive);
    });
  }
});

Deno.test("planQuestion() lists what was done, and not the todos alone", () => {
  for (
    const question of [
      "昨天做了什么",
      "昨天我都干了些啥",
      "what did I do yesterday",
      "what have I been up to this week",
    ]
  ) {
    const { type, metric, where } = input(question);
    assert.deepEqual([type, metric, where], [undefined, "list", undefined], question);
  }
  assert.equal(input("这周完成了哪些待办").type, "todo");
  assert.deepEqual(input("昨天吃了什么").where, { "data.category__eq": "food" });
});

Deno.test("planQuestion() takes the mean of runs by their distance, and a pace by both", () => {
  assert.equal(input("average run").field, "data.distanceKm");
  assert.equal(input("平均每次跑步多少").field, "data.distanceKm");
  assert.equal(input("average yoga session").field, "data.durationMinutes");
  assert.deepEqual(planQuestion("跑步的平均配速是多少", CONTEXT)!.derive, { kind: "rate", rate: "pace" });
  assert.equal(planQuestion("my fastest pace", CONTEXT), null);
});

Deno.test("planQuestion() leaves out what stands beside the word for it, before or behind", async (t) => {
  const RENT = ["房租", "租金", "交租", "屋租", "月租", "rent"];
  const cases: [question: string, part: Record<string, unknown>][] = [
    ["单笔上千的开销都有哪些，房租除外", { noWords: RENT, where: { "data.amount__gte": 1000 } }],
    ["发红包和收红包不算，光工资今年到手多少", {
      where: { and: [{ not: { "data.category__eq": "gifts" } }, { "data.category__eq": "salary" }] },
    }],
    ["besides rent, how much did I spend on food", { where: { "data.category__eq": "food" } }],
    ["除了房租，吃饭花了多少", { noWords: RENT, where: { "data.category__eq": "food" } }],
    ["除了房租以外花了多少", { noWords: RENT, where: undefined }],
    ["biggest expense in May that is not rent", { words: undefined, metric: "max" }],
    ["which category did I spend most on in may, rent aside", { groupBy: "category", anyWords: undefined }],
  ];
  for (const [question, part] of cases) {
    await t.step(question, () => {
      const read = input(question) as Record<string, unknown>;
      for (const [field, value] of Object.entries(part)) {
        assert.deepEqual(read[field], value, JSON.stringify(read));
      }
    });
  }
});

Deno.test("planQuestion() reads what is asked of what was asked before", async (t) => {
  const cases: [before: string, question: string, part: Record<string, unknown>][] = [
    ["Ya Kun 这个月跑了几次", "那一共多少钱", {
      type: "expense",
      metric: "sum",
      words: ["Ya", "Kun"],
      where: undefined,
    }],
    ["上个月去了几次健身房", "花了多少钱", { type: "expense", metric: "sum", words: ["健身房"] }],
    ["how often did I get a haircut this year", "how much is that", { metric: "sum", field: "data.amount" }],
    ["九月剩下的日子还有什么活动", "一共几个活动", { type: "event", metric: "count" }],
    ["how much did the wedding cost", "which was the priciest", { type: "expense", metric: "max" }],
    ["上周跑步平均多少", "那再上一周呢", {
      from: "2026-11-01T16:00:00.000Z",
      to: "2026-11-08T16:00:00.000Z",
    }],
    ["how much did I spend on food last month", "and the month before", { from: "2026-08-31T16:00:00.000Z" }],
    ["下周有什么安排", "周五呢", { where: AGENDA, from: "2026-11-26T16:00:00.000Z" }],
    ["how many parkruns have I done", "which one was the fastest", { metric: "min", words: ["parkruns"] }],
    ["how much on Insomnia this month", "and Tesco", { metric: "sum", words: ["Tesco"] }],
    ["what's on tomorrow", "and the day after", { type: "event", from: "2026-11-23T16:00:00.000Z" }],
    ["上次理发是什么时候", "再上一次呢", { metric: "list", limit: 2, to: "2026-11-22T12:00:00.000Z" }],
    ["average sleep last month", "what was the shortest night", {
      metric: "min",
      from: "2026-09-30T16:00:00.000Z",
    }],
    ["上周跑了几次", "用了多久", { type: "exercise", field: "data.durationMinutes" }],
    ["这个月地铁花了多少", "最贵的是哪次", { metric: "max" }],
    ["工资什么时候发的", "发了多少", { metric: "last", field: "data.amount" }],
    ["最近一次血压", "上一次呢", { metric: "list", limit: 2 }],
    ["last month spending by category", "without rent", { groupBy: "category" }],
    ["how many runs did I do in September", "average pace", { from: "2026-08-31T16:00:00.000Z" }],
    ["上个月的周末花了多少", "工作日呢", {
      from: "2026-09-30T16:00:00.000Z",
      to: "2026-10-31T16:00:00.000Z",
    }],
  ];
  for (const [before, question, part] of cases) {
    await t.step(`${before}: ${question}`, () => {
      const read = input(question, before) as Record<string, unknown>;
      for (const [field, value] of Object.entries(part)) {
        assert.deepEqual(read[field], value, JSON.stringify(read));
      }
    });
  }
});

Deno.test("planQuestion() compares with what was before, and ends that with the next question", () => {
  const plan = (question: string, before: string) =>
    planQuestion(question, CONTEXT, planQuestion(before, CONTEXT))!;
  const compared = plan("比上个月多还是少", "上个月地铁最贵的是哪次");
  assert.deepEqual(compared.sides, ["这个月", "上个月"]);
  assert.equal((compared.calls[0] as AggregateCall).input.metric, "sum");
  assert.equal(planQuestion("那天去哪了", CONTEXT, compared)!.calls.length, 1);
  assert.deepEqual(plan("跟前一个月比", "上个月吃饭花了多少").periods.map((one) => one?.from), [
    "2026-09-30T16:00:00.000Z",
    "2026-08-31T16:00:00.000Z",
  ]);
  const share = plan("其中外卖占多少", "这个月餐饮花了多少");
  assert.deepEqual((share.calls[1] as AggregateCall).input.where, { "data.category__eq": "food" });
  assert.deepEqual(planQuestion("五月支出涨了吗", CONTEXT)!.sides, ["五月", "前一个月"]);
  assert.deepEqual(planQuestion("比上个月涨了多少", CONTEXT)!.sides, ["这个月", "上个月"]);
  assert.equal(input("房租涨了吗").groupBy, "month");
  assert.deepEqual(planQuestion("coffee or groceries, which cost me more", CONTEXT)!.sides, [
    "coffee",
    "groceries",
  ]);
  assert.deepEqual(planQuestion("did I spend more this month", CONTEXT)!.sides, ["this month", "last month"]);
  assert.deepEqual(planQuestion("am I sleeping better this month than last", CONTEXT)!.sides, [
    "this month",
    "last month",
  ]);
});

Deno.test("planQuestion() compares two things that were asked about one after the other", () => {
  for (
    const [first, second, third, sides] of [
      ["how much did I spend on Finn this year", "and Mochi", "which was more", ["Finn", "Mochi"]],
      ["早餐花了多少", "午餐呢", "哪个多", ["早餐", "午餐"]],
    ] as const
  ) {
    const before = planQuestion(second, CONTEXT, planQuestion(first, CONTEXT));
    assert.deepEqual(planQuestion(third, CONTEXT, before)!.sides, sides);
  }
});

Deno.test("planQuestion() counts nothing of a time that only the answer before tells", () => {
  for (
    const [before, question] of [
      ["which month did I spend the most", "what did I buy that month"],
      ["骑车骑得最远是哪次", "那天花了多少钱"],
    ] as const
  ) {
    const plan = planQuestion(question, CONTEXT, planQuestion(before, CONTEXT));
    assert.ok(plan === null || plan.asks === "search", JSON.stringify(plan));
  }
});

Deno.test("planQuestion() joins times, months said in a row, and each of them", () => {
  const months = input("一二三月的房租各交了多少");
  assert.deepEqual([months.from, months.to, months.groupBy], [
    "2025-12-31T16:00:00.000Z",
    "2026-03-31T16:00:00.000Z",
    "month",
  ]);
  const rest = input("what's on this month from tomorrow on, events only");
  assert.equal(rest.from, "2026-11-22T16:00:00.000Z");
  const since = input("送礼这块春节以来花了几笔 从2月20号算");
  assert.deepEqual([since.from, since.to], ["2026-02-19T16:00:00.000Z", undefined]);
  assert.equal(input("break october's spending into categories").from, "2026-09-30T16:00:00.000Z");
});

Deno.test("planQuestion() finds the things of a kind, and looks for what was only wished", () => {
  assert.ok(input("how many coffees at Insomnia").anyWords?.[0]?.includes("flat white"));
  assert.ok(!input("how many lattes").anyWords?.flat().includes("flat white"));
  const wish = planQuestion("我之前想给妈妈买什么礼物", CONTEXT)!;
  assert.equal(wish.asks, "search");
  assert.deepEqual(wish.calls[0]!.input, { q: "妈妈 礼物", limit: 5 });
});

Deno.test("planQuestion() lists what is asked for as several", async (t) => {
  const cases: [question: string, part: Record<string, unknown>][] = [
    ["上周都跟谁吃过饭", { metric: "list", where: { "data.category__eq": "food" } }],
    ["这个月都约了谁", { metric: "list", type: "event" }],
    ["where did I eat out in June", { metric: "list", where: { "data.category__eq": "food" } }],
    ["which days did I run last week", { metric: "list", groupBy: undefined }],
    ["上个月哪几天跑步了", { metric: "list", groupBy: undefined }],
    ["every expense between 20 and 50", { metric: "list", type: "expense" }],
    ["单笔过千的有哪些", { metric: "list", type: "expense" }],
    ["list everything in euros", { metric: "list", currency: "EUR" }],
    ["日元的那几笔", { metric: "list", currency: "JPY" }],
    ["手头还有啥事没弄", { metric: "list", type: "todo" }],
    ["what's left on my plate", { metric: "list", type: "todo" }],
    ["remind me what I've got on Friday", { metric: "list", type: "event" }],
    ["接下来几天有啥安排", { metric: "list", where: AGENDA }],
    ["下个月有什么安排", { metric: "list", type: undefined, where: AGENDA }],
    ["do I have anything on friday", { metric: "list", type: undefined, where: AGENDA }],
    ["am I free thursday", { metric: "list", type: undefined, where: AGENDA }],
    ["split May by category", { groupBy: "category", type: "expense" }],
    ["each month's rent", { groupBy: "month", type: "expense" }],
    ["六月每类各花多少", { groupBy: "category", type: "expense" }],
  ];
  for (const [question, part] of cases) {
    await t.step(question, () => {
      const read = input(question) as Record<string, unknown>;
      for (const [field, value] of Object.entries(part)) {
        assert.deepEqual(read[field], value, JSON.stringify(read));
      }
    });
  }
});

Deno.test("planQuestion() tries another reading where one finds nothing", () => {
  const otherwise = (question: string) =>
    (planQuestion(question, CONTEXT)!.otherwise?.calls[0] as AggregateCall | undefined)?.input;
  assert.equal(otherwise("星巴克跑了几次")?.type, undefined);
  assert.deepEqual(otherwise("下周五和谁吃饭")?.type, "event");
  const either = otherwise("这个月咖啡奶茶一共花了多少")?.anyWords;
  assert.ok(either?.length === 1 && either[0]!.includes("咖啡") && either[0]!.includes("奶茶"));
});

Deno.test("planQuestion() gives no number where no record tells one", async (t) => {
  for (
    const question of [
      "我有多少钱",
      "我一般几点睡",
      "who do I eat with most often",
      "how much money do I have",
    ]
  ) {
    await t.step(question, () => {
      const plan = planQuestion(question, CONTEXT);
      assert.ok(plan === null || plan.asks === "search", JSON.stringify(plan?.calls));
    });
  }
});

Deno.test("planQuestion() takes no everyday word for a measurement or a run", () => {
  assert.notEqual(input("明天跟HR谈appraisal是哪个房间").type, "metric");
  assert.equal(input("when was I last in the water for a swim").type, "exercise");
  assert.equal(input("what's a typical chipotle run costing me").type, "expense");
  assert.equal(input("卖旧显示器卖了多少钱").type, "income");
  assert.deepEqual(input("what did the glasses run me").words, ["glasses"]);
});
