/** Every value of a line: protected stretches, times, money, quantities and bare numbers, none overlapping. @module */

import { parseEnNumber } from "../en/numerals.ts";
import { type Costs, findAll } from "../rule.ts";
import { ANY_TIMES, EN_TIMES, ZH_TIMES } from "../time/tables.ts";
import { readTimes, type TimeExpression } from "../time/read_times.ts";
import { parseHanNumber, parseZhNumber } from "../zh/numerals.ts";
import type { Money } from "./money.ts";
import { PROTECTED } from "./protected.ts";
import { type Quantity, readQuantities } from "./quantity.ts";
import { MONEY_TABLE, UNIT_TABLES } from "./value_tables.ts";

/** A number with no mark: money only where the clause says so. */
export interface BareNumber {
  start: number;
  end: number;
  value: number;
  /** Written in words or numerals rather than digits. */
  inWords: boolean;
}

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

const SCORE =
  /(?<![\d./])([0-9]|10)(?:\s?\/\s?|\s(?:out of|of)\s)(5|10)(?![\d./])|(?<![\d.])([0-9]|10|[一二三四五六七八九十])分(?=$|[,。!\s])/g;
const PAIR = /(?<![\d./-])(\d{2,3})\s?(?:\/|over|和|,|，|~|-|:)\s?(\d{2,3})(?![\d./-]|:\d|%)/g;
const DIGITS =
  /(?<![a-z\d./#_-]|\d[,:]|第|no\.?\s?|-\s?)(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,8}(?:\.\d{1,2})?)(?:\s?([十百千]?万(?!一|事|能|岁)|w(?![a-z])|k(?![a-z])|百(?!分|日|天|货|度|万)|千(?!米|克|万|卡)|亿)([\d一二三四五六七八九](?![\d.个]))?)?(?![\d:_-]|\/(?!mo|month|yr|year|week|wk|night|day|person|人|月|年|天|晚)|\.\d|,\d{3}|[a-z]{1,2}\d|[a-z]+\b(?<=\d(?:st|nd|rd|th|x|g|w|v|a|am|pm|h|hrs|min|mins|mph|gb|mb|tb|px|mm|hz|rpm|oz)))/g;
const HAN =
  /(?<![一二两三四五六七八九十百千万〇零第\d])([一二两三四五六七八九十百千万〇零]{2,12})(?![一二两三四五六七八九十百千万〇零])/g;
const WORDS =
  /(?<![a-z])((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand)(?:[\s-](?:and\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)){0,6})(?![a-z])/g;

/** Words counted: a number before them counts things. */
const COUNTED =
  /^(?:的(?=$|[,。\s])|个(?!月)|单(?!$|,|。|买|独|程|车)|趟|笔|针|剂|那[个些]|分(?!钱)|只|条|本|张|件|次|回|杯|份|瓶|碗|盒|包(?!邮)|袋|箱|双|套|台|辆|部(?!分)|支|枝|根|片|块|颗|粒|朵|棵|头|匹|位|名|人|口|家|间|层|楼|栋|幢|室|号|页|章|节|课|集|季|期|届|级|年|月|日|天|周|星期|小时|分钟|秒|点|岁|倍|成|度|%|折|寸|英寸|公|里|米|厘|毫|升|斤|克|两(?!百|千|万)|步|字|句|行|页|题|道|场|局|轮|圈|组|遍|趟|顿|桌|排|座|幕|颗|串|打(?=鸡?蛋|啤酒|袜|毛巾|铅笔)|卷|罐|听|桶|盆|副|门|样|种|类|股|手|匙|勺|把|顶|尊|幅|篇|首|封|则|项|款|批|堆|群|伙|帮|代|世|mah|gb|mb|tb|px|mm|hz|w(?![a-z])|v(?![a-z])|岁)/;
/** In English a number before a noun counts it; only these words behind it leave it free to be an amount. */
const FREE_EN =
  /^\s?(?:$|[^\sa-z]|\s(?:[^a-z\s]|(?:got|debited|charged|went|given|landed|arrived|deposited|rent|tip|fee|deposit|bill|on|for|at|from|to|with|and|in|today|yesterday|this|last|incl|including|total|all|altogether|via|by|plus|per|but|or|the|my|we|i|so|after|before|including|tip|each|ea|only|off|then|over|tonight|again|came|went|cash|card|down|up|paid|worth|max|min|it|ugh|lol|sigh|ouch|yikes|wow|damn|yay|nice|phew|oof|omg|smh|tbh|even|flat|ok|meh|worth|another|gone|later|more|extra|[a-z]+ing|i owed?|haha|though|again|now|rn|resting|fasting|before|too|because|while|when|if|as|of my|into|towards|through|thru)(?![a-z])))/;

/** A decimal in numerals that a measurement announces: 血糖五点八 is no hour. */
const HAN_DECIMAL =
  /(?<=(?:血糖|体温|体重|体脂|心率)[^,。\d]{0,4})\d{1,3}\.\d{1,2}(?=\s)|(?<=(?:血糖|体温|体重|体脂率?|腰围|视力|身高|烧到|测了?|量了?)[^,。\d]{0,5})[一二两三四五六七八九十百]{1,5}点[零一二三四五六七八九]{1,3}(?![分刻半钟])/g;
/** What is marked on a scale. */
const MARKED = /(?:心情|情绪|状态|精力|评分|打分|\bmood\b|\brating\b|\bscore\b|\brate\b)[^,。\d]{0,14}$/;

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
    Array.from(text.matchAll(PAIR), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      high: Number(match[1]),
      low: Number(match[2]),
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
  const decimals = Array.from(text.matchAll(HAN_DECIMAL), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: parseHanNumber(match[0]) ?? Number(match[0]),
    inWords: true,
  }));
  const marks = scores.filter((one) =>
    MARKED.test(text.slice(Math.max(0, one.start - 24), one.start)) ||
    /out of| of /.test(text.slice(one.start, one.end))
  );
  const decimalsAt = placesOf(decimals);
  const marksAt = placesOf(marks);
  times = times.filter((time) => decimalsAt(time).length === 0 && marksAt(time).length === 0);
  const timesLeftAt = placesOf(times);
  const amounts = money.filter((one) => timesLeftAt(one).length === 0);
  const numbers = [
    ...clear(readNumbers(text), [...guarded, ...times, ...amounts, ...quantities, ...decimals]),
    ...decimals,
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

function readNumbers(text: string): BareNumber[] {
  const numbers: BareNumber[] = [];
  const counted = (end: number, decimals = false) => {
    const behind = text.slice(end, end + 16);
    if (decimals && /^\s[a-z]/.test(behind)) return false;
    // 回了我一个200的
    if (/^的/.test(behind) && /个\s?\d+$/.test(text.slice(Math.max(0, end - 10), end))) return false;
    // 挂号50 B超220: behind a space a word with Chinese in it is the next thing.
    if (/^\s[a-z]{1,3}[\u3400-\u9fff]/.test(behind)) return false;
    return COUNTED.test(behind) || (/^\s?-?[a-z]/.test(behind) && !FREE_EN.test(behind));
  };
  // 67,40 as continental Europe writes it; in Chinese text a comma parts two numbers.
  if (!/[\u3400-\u9fff]/.test(text)) {
    for (const match of text.matchAll(/(?<![\d.,])\d{1,4},\d\d(?![\d,.]|\s?[ap]m|\s?%)/g)) {
      numbers.push({
        start: match.index,
        end: match.index + match[0].length,
        value: Number(match[0].replace(",", ".")),
        inWords: false,
      });
    }
  }
  const continental = numbers.length;
  let before = 0;
  for (const match of text.matchAll(DIGITS)) {
    // Both are in order, so one walk finds what overlaps.
    while (before < continental && numbers[before]!.end <= match.index) before++;
    if (before < continental && numbers[before]!.start < match.index + match[0].length) continue;
    const end = match.index + match[0].trimEnd().length;
    const value = parseZhNumber(match[0].trim()) ?? Number(match[1]!.replaceAll(",", ""));
    if (value === null || counted(end, /\.\d\d$/.test(match[0].trim()))) continue;
    numbers.push({ start: match.index, end, value, inWords: false });
  }
  for (const match of text.matchAll(HAN)) {
    const value = parseHanNumber(match[1]!);
    const end = match.index + match[0].length;
    // Only a number with a unit in it (三百六) or a plain ten stands alone as an amount.
    if (value === null || value < 10 || !/[十百千万]/.test(match[1]!) || counted(end)) continue;
    if (
      /^[千万百][千万百]$|^万一$|^千万$|^十分$|^一[百千万]?万$|^十[一二三]?$/.test(match[1]!) &&
      value !== 10_000
    ) {
      if (!/^十[一二三]?$/.test(match[1]!)) continue;
    }
    numbers.push({ start: match.index, end, value, inWords: true });
  }
  for (const match of text.matchAll(WORDS)) {
    const end = match.index + match[0].length;
    if (
      counted(end) || /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(match[1]!)
    ) continue;
    const value = spokenPrice(match[1]!) ?? parseEnNumber(match[1]!);
    if (value === null || value < 1) continue;
    numbers.push({ start: match.index, end, value, inWords: true });
  }
  return numbers.sort((a, b) => a.start - b.start);
}

/** "five seventy five" said of a price is 5.75. */
function spokenPrice(words: string): number | null {
  const match =
    /^([a-z]+(?:-[a-z]+)?)\s((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-][a-z]+)?|ten|fifteen)$/
      .exec(words);
  if (!match) return null;
  const whole = parseEnNumber(match[1]!);
  const cents = parseEnNumber(match[2]!);
  return whole !== null && cents !== null && whole < 20 && cents < 100 ? whole + cents / 100 : null;
}
