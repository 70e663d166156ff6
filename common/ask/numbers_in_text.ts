/**
 * Finds the numbers, dates and citations in a text in Chinese or English, so that each can be checked
 * before it is let through.
 * @module
 */

export type Mention =
  | { kind: "citation"; at: number; length: number; n: number }
  | { kind: "date"; at: number; length: number; parts: number[] }
  /** `values`: what the number may mean; 1.2万 is 12000, and 1.2 of 万. */
  | { kind: "number"; at: number; length: number; values: number[]; measured: boolean };

const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  k: 1e3,
  K: 1e3,
  w: 1e4,
};
const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const WORDS = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
  "seventeen eighteen nineteen",
].join(" ").split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = `(?:${MONTHS.join("|")})[a-z]*\\.?`;
/** English words that are part of numbers and dates. */
export const COUNTING_WORD = `${MONTH}|${WORDS.join("|")}|${TENS.join("|")}|of`;
/** Words that make the number beside them a quantity, so that no date can stand in for it. */
const UNIT =
  "元|块|毛|人民币|美元|欧元|日元|公里|千米|米|厘米|公斤|千克|斤|克|分钟|小时|秒|次|笔|条|个|件|杯|顿|步|岁|度|毫升|升|%|％|" +
  "yuan|rmb|cny|usd|eur|dollars?|euros?|pounds?|kg|km|g|ml|bpm|cm|kcal|times?|records?|entries|steps?|hours?|" +
  "minutes?|mins?|percent";

const PATTERNS = [
  String.raw`(?<citation>\[(?<cited>\d{1,4})\])`,
  String.raw`(?<date>\d{4}\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}[日号]?)?(?!\d)` +
  String.raw`|\d{1,2}\s?月\s?\d{1,2}\s?[日号]?|\d{4}\s?年|\d{1,2}\s?月(?!\d)|\d{1,2}\s?[日号](?!元)` +
  String.raw`|(?<!\d)\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)` +
  String
    .raw`|\b${MONTH}\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${MONTH}(?:\s\d{4})?\b)`,
  String.raw`(?<ordinal>(?<=^|\n)[ \t]*\d{1,2}[.、)](?=\s|[^\d]))`,
  String
    .raw`(?<number>(?<currency>[¥￥$€£]\s?)?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?<scale>[百千万亿]|[kKw](?![a-z])))?(?<unit>\s?(?:${UNIT})(?![a-z]))?)`,
  String.raw`(?<han>[零〇一二两三四五六七八九十百千万亿]{2,}|[二两三四五六七八九十](?=\s?(?:${UNIT})))`,
  String.raw`(?<word>\b(?:${TENS.join("|")})(?:[- ](?:${WORDS.slice(1, 10).join("|")}))?\b|\b(?:${
    WORDS.slice(2).join("|")
  })\b(?:\s(?:hundred|thousand))?|\bone (?:hundred|thousand)\b)`,
];
const MENTION = new RegExp(PATTERNS.join("|"), "giu");

/** Everything in a text that claims something countable, in its order; numbers of lists ("1." at a line's start) are not. */
export function numbersInText(text: string): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const groups = match.groups!;
    const place = { at: match.index, length: match[0].length };
    if (groups.citation) found.push({ kind: "citation", ...place, n: Number(groups.cited) });
    else if (groups.date) found.push({ kind: "date", ...place, parts: dateParts(groups.date) });
    else if (groups.number) {
      const value = Number(groups.digits!.replaceAll(",", ""));
      const scale = groups.scale ? SCALES[groups.scale] ?? 1 : 1;
      const measured = Boolean(groups.currency || groups.unit);
      const length = place.length - (groups.unit?.length ?? 0);
      found.push({ kind: "number", at: place.at, length, values: [value * scale], measured });
    } else if (groups.han) {
      const value = hanNumber(groups.han);
      if (value !== null) found.push({ kind: "number", ...place, values: value, measured: true });
    } else if (groups.word) {
      found.push({ kind: "number", ...place, values: [wordNumber(groups.word)], measured: true });
    }
  }
  return found;
}

function dateParts(text: string): number[] {
  const month = new RegExp(`\\b${MONTH}`, "iu").exec(text)?.[0];
  const named = month ? [MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1] : [];
  return [...named, ...[...text.matchAll(/\d+/g)].map((digits) => Number(digits[0]))];
}

/** 三百五十 as 350 and, as it is also said, 一百二 as 120; null for words such as 万一 or 千万. */
function hanNumber(text: string): number[] | null {
  if ([...text].every((character) => character in DIGITS)) {
    return [Number([...text].map((character) => DIGITS[character]).join(""))];
  }
  if (/^[百千万亿]/.test(text)) return null;
  let total = 0, section = 0, digit = 0, lastScale = 1;
  for (const character of text) {
    if (character in DIGITS) {
      digit = DIGITS[character]!;
      if (digit === 0) lastScale = 10;
      continue;
    }
    const scale = SCALES[character]!;
    if (scale >= 1e4) {
      total = (total + section + digit) * scale;
      section = 0;
    } else section += (digit || 1) * scale;
    digit = 0;
    lastScale = scale;
  }
  const said = total + section + digit;
  return digit > 0 && lastScale > 10 ? [said, total + section + digit * lastScale / 10] : [said];
}

function wordNumber(text: string): number {
  const scale = / hundred/i.test(text) ? 100 : / thousand/i.test(text) ? 1000 : 1;
  const words = text.toLowerCase().split(/[- ]/).filter((word) => word !== "hundred" && word !== "thousand");
  return scale * words.reduce((sum, word) => {
    const ten = TENS.indexOf(word);
    return sum + (ten >= 0 ? (ten + 2) * 10 : WORDS.indexOf(word));
  }, 0);
}
