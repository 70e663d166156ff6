import assert from "node:assert/strict";
import { readLine } from "./read_line.ts";
import type { ReadContext } from "./reading.ts";

/** Sunday, 22 November 2026, eight in the evening in Shanghai. */
const SHANGHAI: ReadContext = { now: "2026-11-22T12:00:00.000Z", timezone: "Asia/Shanghai", currency: "CNY" };
const NEW_YORK: ReadContext = {
  now: "2026-11-22T20:00:00.000Z",
  timezone: "America/New_York",
  currency: "USD",
};

/** A record as one line: type, the data named, and the local time it is put at. */
function short(text: string, context: ReadContext): string[] {
  return readLine(text, context).records.map((record) => {
    const data = Object.entries(record.data).filter(([key]) =>
      key !== "original" && key !== "done" && key !== "currency"
    )
      .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join("+") : value}`).join(" ");
    return `${record.type} ${data}`.trim();
  });
}

const CASES: readonly (readonly [line: string, context: ReadContext, records: readonly string[]])[] = [
  ["昨天中午和小王吃火锅花了128元", SHANGHAI, ["expense amount=128 category=food"]],
  ["早饭8块 午饭25 晚饭跟朋友撸串花了96", SHANGHAI, [
    "expense amount=8 category=food",
    "expense amount=25 category=food",
    "expense amount=96 category=food",
  ]],
  ["工资到账18650.32", SHANGHAI, ["income amount=18650.32 category=salary"]],
  ["提醒我明天下午3点给妈妈打电话", SHANGHAI, ["todo dueAt=2026-11-23T07:00:00.000Z"]],
  ["下周三下午两点到四点产品评审会", SHANGHAI, [
    "event startAt=2026-11-25T06:00:00.000Z endAt=2026-11-25T08:00:00.000Z allDay=false",
  ]],
  ["血压135/88 心率70", SHANGHAI, [
    "metric name=bloodPressure value=135 unit=mmHg value2=88",
    "metric name=heartRate value=70 unit=bpm",
  ]],
  ["早上跑了5公里 用时28分钟", SHANGHAI, ["exercise activity=running distanceKm=5 durationMinutes=28"]],
  ["今天超开心", SHANGHAI, ["mood score=5 label=超开心"]],
  ["WiFi密码 88886666", SHANGHAI, ["note"]],
  ["spent forty two bucks on gas this morning", NEW_YORK, ["expense amount=42 category=transport"]],
  ["remind me to call mom tomorrow 3pm", NEW_YORK, ["todo dueAt=2026-11-23T20:00:00.000Z"]],
  ["dentist next tuesday 9:30", NEW_YORK, ["event startAt=2026-11-24T14:30:00.000Z allDay=false"]],
  ["ran 3 miles in 27 min", NEW_YORK, ["exercise activity=running distanceKm=4.83 durationMinutes=27"]],
  ["weighed in at 182.4 lbs this morning", NEW_YORK, ["metric name=weight value=82.74 unit=kg"]],
  ["my sister bought a house for 1.2 million", NEW_YORK, ["note"]],
];

Deno.test("readLine() reads common lines of both languages", async (t) => {
  for (const [line, context, records] of CASES) {
    await t.step(line, () => assert.deepEqual(short(line, context), records));
  }
});

Deno.test("readLine() reads a measurement behind a plan, and no title keeps the gap where a time stood", async (t) => {
  const lines: [line: string, title: string, weight: number][] = [
    ["Dentist on Monday 9:30, weight 72.4 kg", "Dentist", 72.4],
    ["周一上午九点半看牙医，体重65公斤", "看牙医", 65],
  ];
  for (const [line, title, weight] of lines) {
    await t.step(line, () => {
      const { records } = readLine(line, SHANGHAI);
      assert.deepEqual(records.map(({ type }) => type), ["event", "metric"]);
      assert.deepEqual([records[0]!.title, records[1]!.data.value], [title, weight]);
    });
  }
  await t.step("a title of two parts", () => {
    const [record] = readLine("Pick up the cake on Friday at 5, and candles", NEW_YORK).records;
    assert.doesNotMatch(record!.title ?? "", / [,.]/);
  });
});

Deno.test("readLine() keeps what it cannot read as one note with the whole text", () => {
  const { records } = readLine("  天空是蓝色的\n", SHANGHAI);
  assert.equal(records.length, 1);
  assert.equal(records[0]!.type, "note");
  assert.equal(records[0]!.text, "  天空是蓝色的\n");
  assert.deepEqual(records[0]!.span, { start: 0, end: 9 });
});

Deno.test("readLine() gives spans of the text as it was given, full width and Traditional included", () => {
  const text = "昨天買菜花了１２元";
  const [record] = readLine(text, SHANGHAI).records;
  const money = record!.values.find((value) => value.kind === "money")!;
  assert.equal(text.slice(money.span.start, money.span.end), "１２元");
});

Deno.test("readLine() keeps the original of a converted measure beside its value", () => {
  const [record] = readLine("体重139.6斤", SHANGHAI).records;
  assert.deepEqual(record!.data, { name: "weight", value: 69.8, unit: "kg" });
  assert.deepEqual(record!.values[0]!.original, { value: 139.6, unit: "斤" });
});

Deno.test("readLine() offers the other half of the day where the policy chose one", () => {
  const [record] = readLine("明天3点开会", SHANGHAI).records;
  assert.equal(record!.data.startAt, "2026-11-23T07:00:00.000Z");
  assert.equal(record!.alternatives[0]!.data.startAt, "2026-11-22T19:00:00.000Z");
});

Deno.test("readLine() reads whole classes of lines that were once misread", async (t) => {
  const rows: readonly (readonly [line: string, context: ReadContext, ...records: string[]])[] = [
    // Company, a verb of eating and an amount: no recipe, nobody else's meal.
    ["和小李吃烤肉215元", SHANGHAI, "expense amount=215 category=food"],
    ["楼下水果店买了串葡萄二十三块五", SHANGHAI, "expense amount=23.5 category=food"],
    // A name ends before a day; today's weekday is next week's once its hour is over.
    [
      "lunch with Tom Sunday 1pm",
      NEW_YORK,
      "event startAt=2026-11-29T18:00:00.000Z allDay=false people=Tom",
    ],
    ["book club tuesday 7", NEW_YORK, "event startAt=2026-11-25T00:00:00.000Z allDay=false"],
    [
      "下周三到周五去广州出差",
      SHANGHAI,
      "event startAt=2026-11-24T16:00:00.000Z endAt=2026-11-27T16:00:00.000Z allDay=true",
    ],
    ["大后天早上七点集合", SHANGHAI, "event startAt=2026-11-24T23:00:00.000Z allDay=false"],
    // What others ask of one is to be done; what others do or are reminded of is not.
    ["导师让周五前交开题报告", SHANGHAI, "todo dueAt=2026-11-26T16:00:00.000Z"],
    ["物业提醒 明天上午停水", SHANGHAI, "note"],
    ["jake spent 400 on sneakers lol", NEW_YORK, "note"],
    ["almost bought a $90 candle", NEW_YORK, "note"],
    // A day said with the last hour is the day of all.
    [
      "standup at 9, vendor at 11 tomorrow",
      NEW_YORK,
      "event startAt=2026-11-23T14:00:00.000Z allDay=false",
      "event startAt=2026-11-23T16:00:00.000Z allDay=false",
    ],
    [
      "120/75, pulse 68",
      NEW_YORK,
      "metric name=bloodPressure value=120 unit=mmHg value2=75",
      "metric name=heartRate value=68 unit=bpm",
    ],
  ];
  for (const [line, context, ...records] of rows) {
    await t.step(line, () => assert.deepEqual(short(line, context), records));
  }
});
