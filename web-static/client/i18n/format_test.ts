import assert from "node:assert/strict";
import { formatBytes, formatDate, formatDay, formatMoney, formatQuantity } from "./format.ts";
import { en } from "./messages_en.ts";
import { zh } from "./messages_zh.ts";

Deno.test("formatMoney() writes amounts as people of the language do", async (t) => {
  const cases: [amount: number, currency: string, locale: string, text: string][] = [
    [128, "CNY", "zh-CN", "¥128"],
    [128.5, "CNY", "zh-CN", "¥128.50"],
    [15000, "CNY", "en-US", "CN¥15,000"],
    [18.5, "USD", "en-US", "$18.50"],
    [0.0001, "USD", "en-US", "$0.0001"],
    [1200, "JPY", "en-US", "¥1,200"],
    [1200, "JPY", "zh-CN", "JP¥1,200"],
    [18.5, "USD", "zh-CN", "US$18.50"],
  ];
  for (const [amount, currency, locale, text] of cases) {
    await t.step(`${amount} ${currency} ${locale}`, () => {
      assert.equal(formatMoney(amount, currency, locale), text);
    });
  }
});

Deno.test("formatQuantity() knows money, units and bare numbers", async (t) => {
  const cases: [value: number, unit: string | null, zh: string, en: string][] = [
    [140, "CNY", "¥140", "CN¥140"],
    [5, "km", "5 公里", "5 km"],
    [37.2, "°C", "37.2°C", "37.2°C"],
    [10000, "count", "10,000 步", "10,000 steps"],
    [3, null, "3", "3"],
    [2, "bowls", "2 bowls", "2 bowls"],
  ];
  for (const [value, unit, inChinese, inEnglish] of cases) {
    await t.step(`${value} ${unit}`, () => {
      assert.equal(formatQuantity(value, unit, zh, "zh-CN"), inChinese);
      assert.equal(formatQuantity(value, unit, en, "en-US"), inEnglish);
    });
  }
});

Deno.test("formatDay() names the days nearby and dates the others", () => {
  const today = "2026-03-18";
  assert.equal(formatDay("2026-03-18", today, zh, "zh-CN"), "今天");
  assert.equal(formatDay("2026-03-17", today, en, "en-US"), "Yesterday");
  assert.equal(formatDay("2026-03-19", today, zh, "zh-CN"), "明天");
  assert.equal(formatDay("2026-03-13", today, zh, "zh-CN"), "3月13日 周五");
  assert.equal(formatDay("2026-03-13", today, en, "en-US"), "Fri, Mar 13");
  assert.equal(formatDate("2025-12-31", today, "zh-CN"), "2025年12月31日 周三");
});

Deno.test("formatBytes() says sizes in the unit that fits", () => {
  const said = [0, 1023, 1024, 44 * 1024, 3.45 * 1024 ** 2, 25 * 1024 ** 2].map((bytes) =>
    formatBytes(bytes, "en-US")
  );
  assert.deepEqual(said, ["0 B", "1,023 B", "1 KB", "44 KB", "3.5 MB", "25 MB"]);
});
