/** A month's money, each currency by itself: amounts of several are never added together. @module */
import type { WireGroup } from "../api/wire.ts";

export interface CurrencySums {
  currency: string;
  spent: number;
  earned: number;
  /** Spent by day, `2026-03-18`. */
  days: ReadonlyMap<string, number>;
  /** Spent by category, the most first. */
  categories: { category: string; value: number }[];
}

interface Groups {
  spent: readonly WireGroup[];
  earned: readonly WireGroup[];
  days: readonly WireGroup[];
  categories: readonly WireGroup[];
}

/** The person's own currency first, then those with the most records. */
export function sumsByCurrency(groups: Groups, own: string): CurrencySums[] {
  const counts = new Map<string, number>();
  for (const { unit, count } of [...groups.spent, ...groups.earned]) {
    if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + count);
  }
  const weight = (currency: string) => currency === own ? Infinity : counts.get(currency)!;
  return [...counts.keys()]
    .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
    .map((currency) => {
      const of = (list: readonly WireGroup[]) => list.filter(({ unit }) => unit === currency);
      const total = (list: readonly WireGroup[]) => of(list)[0]?.value ?? 0;
      return {
        currency,
        spent: total(groups.spent),
        earned: total(groups.earned),
        days: new Map(of(groups.days).map(({ key, value }) => [key, value ?? 0])),
        categories: of(groups.categories)
          .map(({ key, value }) => ({ category: key, value: value ?? 0 }))
          .sort((a, b) => b.value - a.value),
      };
    });
}
