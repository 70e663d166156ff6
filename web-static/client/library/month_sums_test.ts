import assert from "node:assert/strict";
import { sumsByCurrency } from "./month_sums.ts";

const group = (key: string, unit: string, value: number, count = 1) => ({
  key,
  unit,
  value,
  count,
  recordIds: [],
});

Deno.test("sumsByCurrency() keeps currencies apart, one's own first, then the ones with most records", () => {
  const sums = sumsByCurrency({
    spent: [group("CNY", "CNY", 164.5, 2), group("EUR", "EUR", 120, 3), group("USD", "USD", 12.5, 4)],
    earned: [group("JPY", "JPY", 9000)],
    days: [
      group("2026-03-01", "CNY", 100),
      group("2026-03-01", "USD", 12.5),
      group("2026-03-02", "CNY", 64.5),
    ],
    categories: [
      group("transport", "CNY", 36.5),
      group("food", "CNY", 128),
      group("travel", "EUR", 120),
      group("food", "USD", 12.5),
    ],
  }, "CNY");
  assert.deepEqual(sums.map(({ currency, spent, earned }) => [currency, spent, earned]), [
    ["CNY", 164.5, 0],
    ["USD", 12.5, 0],
    ["EUR", 120, 0],
    ["JPY", 0, 9000],
  ]);
  assert.deepEqual([...sums[0]!.days], [["2026-03-01", 100], ["2026-03-02", 64.5]]);
  assert.deepEqual(sums[0]!.categories.map(({ category }) => category), ["food", "transport"]);
  assert.deepEqual(sums[1]!.categories, [{ category: "food", value: 12.5 }]);
  assert.deepEqual(sumsByCurrency({ spent: [], earned: [], days: [], categories: [] }, "CNY"), []);
});
