/** Every value of a line: protected stretches, times, money, quantities and bare numbers, none overlapping. @module */

import { HAN_PAIR, MARKED, OUT_OF, PAIR, SCORE } from "../any/number_patterns.ts";
import { type Costs, findAll } from "../rule.ts";
import { ANY_TIMES, EN_TIMES, ZH_TIMES } from "../time/tables.ts";
import { readTimes, type TimeExpression } from "../time/read_times.ts";
import { ZH_DECIMAL } from "../zh/bare_numbers.ts";
import { parseHanNumber, parseZhNumber } from "../zh/numerals.ts";
import type { Money } from "./money.ts";
import type { BareNumber } from "./bare_number.ts";
import { PROTECTED } from "./protected.ts";
import { readNumbers } from "./read_numbers.ts";
import { type Quantity, readQuantities } from "./quantity.ts";
import { thousandsIn } from "./thousands.ts";
import { MONEY_TABLE, UNIT_TABLES } from "./value_tables.ts";

export interface Values {
  times: TimeExpression[];
  money: Money[];
  quantities: Quantity[];
  numbers: BareNumber[];
  /** 3/5, 4 out of 10: a mark on a scale. */
  scores: { start: number; end: number; value: number; of: number; outOf: boolean }[];
  /** 120/80, 141 over 92. */
  pairs: { start: number; end: number; high: number; low: number }[];
}

interface Place {
  start: number;
  end: number;
}

const overlaps = (a: Place, b: Place) => a.start < b.end && b.start < a.end;
const clear = <Item extends Place>(items: readonly Item[], taken: readonly Place[]): Item[] => {
  if (taken.length === 0) return [...items];
  // Both are in order, so one walk is enough.
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  let from = 0;
  return [...items].sort((a, b) => a.start - b.start).filter((item) => {
    while (from < sorted.length && sorted[from]!.end <= item.start) from++;
    return !(from < sorted.length && overlaps(item, sorted[from]!));
  });
};

/** placesOf() finds what overlaps a place, by halving: no list is walked for every item of another. */
function placesOf<Item extends Place>(items: readonly Item[]): (place: Place) => Item[] {
  const sorted = [...items].sort((a, b) => a.start - b.start);
  return (place) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.end <= place.start) low = middle + 1;
      else high = middle;
    }
    const found: Item[] = [];
    for (; low < sorted.length && sorted[low]!.start < place.end; low++) found.push(sorted[low]!);
    return found;
  };
}

function longestFirst<Item extends Place>(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  const sorted = [...items].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const item of sorted) {
    const last = kept.at(-1);
    if (!last || item.start >= last.end) kept.push(item);
    else if (item.end - item.start > last.end - last.start) kept[kept.length - 1] = item;
  }
  return kept;
}

/** readValues() finds every value of normalised text. */
export function readValues(text: string, costs?: Costs): Values {
  const guarded: Place[] = [];
  for (const row of PROTECTED) {
    for (const match of text.matchAll(row.regexp)) {
      guarded.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  const scores = Array.from(text.matchAll(SCORE), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[1] ? Number(match[1]) : parseZhNumber(match[3]!) ?? 0,
    of: match[2] ? Number(match[2]) : 10,
    outOf: match[2] !== undefined,
  }));
  const pairs = clear(
    [...text.matchAll(PAIR), ...text.matchAll(HAN_PAIR)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      high: parseZhNumber(match[1]!) ?? 0,
      low: parseZhNumber(match[2]!) ?? 0,
    })).filter(({ high, low }) => high >= 70 && high <= 260 && low >= 30 && low <= 160 && high > low),
    [],
  );
  const money = longestFirst(
    clear(
      findAll(MONEY_TABLE, text, costs).map(({ rule, start, end, read }) => ({ rule, start, end, ...read })),
      guarded,
    ),
  );
  let times = clear(readTimes(text, [ANY_TIMES, ZH_TIMES, EN_TIMES], costs), guarded);
  let quantities = longestFirst(clear(readQuantities(text, UNIT_TABLES), guarded));
  const thousands = [...quantities, ...times].flatMap(({ start, end }) =>
    thousandsIn(text, { start, end }) ?? []
  );
  times = clear(times, thousands);
  quantities = clear(quantities, thousands);
  // Of a time, an amount and a quantity that overlap, the longer is meant.
  const isLonger = (a: Place, b: Place) => a.end - a.start >= b.end - b.start;
  const moneyAt = placesOf(money);
  times = times.filter((time) => !moneyAt(time).some((one) => isLonger(one, time)));
  const timesAt = placesOf(times);
  quantities = quantities.filter((one) =>
    moneyAt(one).length === 0 &&
    !timesAt(one).some((time) =>
      time.moment !== null ? time.end - time.start > one.end - one.start : isLonger(time, one)
    )
  );
  const quantitiesAt = placesOf(quantities);
  times = times.filter((time) => quantitiesAt(time).length === 0);
  const decimals = Array.from(text.matchAll(ZH_DECIMAL), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: parseHanNumber(match[0]) ?? Number(match[0]),
    inWords: true,
  }));
  const marks = scores.filter((one) =>
    MARKED.test(text.slice(Math.max(0, one.start - 24), one.start)) ||
    OUT_OF.test(text.slice(one.start, one.end))
  );
  const decimalsAt = placesOf(decimals);
  const marksAt = placesOf(marks);
  times = times.filter((time) => decimalsAt(time).length === 0 && marksAt(time).length === 0);
  const timesLeftAt = placesOf(times);
  const amounts = money.filter((one) => timesLeftAt(one).length === 0);
  const numbers = [
    ...clear(readNumbers(text), [
      ...guarded,
      ...times,
      ...amounts,
      ...quantities,
      ...decimals,
      ...thousands,
    ]),
    ...decimals,
    ...thousands,
  ]
    .sort((a, b) => a.start - b.start);
  return { times, money: amounts, quantities, numbers, scores, pairs };
}

/** valuesWithin() are the values of a stretch: all lists are in order, so each is found by halving. */
export function valuesWithin(values: Values, start: number, end: number): Values {
  const cut = <Item extends Place>(items: readonly Item[]): Item[] => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    let stop = low;
    while (stop < items.length && items[stop]!.end <= end) stop++;
    return items.slice(low, stop);
  };
  const { times, money, quantities, numbers, scores, pairs } = values;
  return {
    times: cut(times),
    money: cut(money),
    quantities: cut(quantities),
    numbers: cut(numbers),
    scores: cut(scores),
    pairs: cut(pairs),
  };
}
