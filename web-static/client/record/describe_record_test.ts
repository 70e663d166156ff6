import assert from "node:assert/strict";
import { en } from "../i18n/messages_en.ts";
import { zh } from "../i18n/messages_zh.ts";
import { describeRecord } from "./describe_record.ts";

Deno.test("describeRecord() says what a record of each type is about", async (t) => {
  const cases: [
    type: string,
    title: string | null,
    data: Record<string, unknown>,
    zh: string,
    en: string,
  ][] = [
    [
      "expense",
      "lunch",
      { amount: 18.5, currency: "USD", category: "food", merchant: "Chipotle" },
      "Lunch | US$18.50 | 餐饮, Chipotle",
      "Lunch | $18.50 | Food, Chipotle",
    ],
    [
      "expense",
      "星巴克",
      { amount: 38, currency: "CNY", category: "food", merchant: "星巴克" },
      "星巴克 | ¥38 | 餐饮",
      "星巴克 | CN¥38 | Food",
    ],
    [
      "income",
      "工资",
      { amount: 15000, currency: "CNY", category: "salary" },
      "工资 | +¥15,000 | ",
      "工资 | +CN¥15,000 | Salary",
    ],
    [
      "metric",
      null,
      { name: "bloodPressure", value: 120, value2: 80, unit: "mmHg" },
      "血压 | 120/80 mmHg | ",
      "Blood pressure | 120/80 mmHg | ",
    ],
    [
      "exercise",
      null,
      { activity: "running", distanceKm: 5, durationMinutes: 32 },
      "跑步 | 5 公里 | 32 分钟",
      "Running | 5 km | 32 min",
    ],
    ["mood", "心情不错", { score: 4, label: "心情不错" }, "心情不错 |  | ", "心情不错 |  | Good"],
    [
      "event",
      "meeting",
      { allDay: true, people: ["Tom"], location: "library" },
      "Meeting |  | 全天, library, Tom",
      "Meeting |  | All day, library, Tom",
    ],
    ["note", "iPhone case", {}, "iPhone case |  | ", "iPhone case |  | "],
    ["reading", null, { pages: 30 }, "The words |  | ", "The words |  | "],
  ];
  for (const [type, title, data, inChinese, inEnglish] of cases) {
    await t.step(`${type}: ${title}`, () => {
      const record = { type, title, data, text: "The words", tags: [] };
      const said = ({ heading, figure, details }: ReturnType<typeof describeRecord>) =>
        `${heading} | ${figure ?? ""} | ${details.join(", ")}`;
      assert.equal(said(describeRecord(record, zh, "zh-CN")), inChinese);
      assert.equal(said(describeRecord(record, en, "en-US")), inEnglish);
    });
  }
});
