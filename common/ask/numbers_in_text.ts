/**
 * Finds the numbers, dates and citations in a text in Chinese or English, so that each can be checked
 * before it is let through.
 * @module
 */

export type Mention =
  | { kind: "citation"; at: number; length: number; ns: number[] }
  | { kind: "date"; at: number; length: number; parts: number[] }
  /** `values`: what the number may mean; 1.2万 is 12000, and 1.2 of 万. */
  | { kind: "number"; at: number; length: number; values: number[]; measured: boolean };

const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  拾: 10,
  佰: 100,
  仟: 1e3,
  萬: 1e4,
  億: 1e8,
  k: 1e3,
  w: 1e4,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  dozen: 12,
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
  // As banks write them, so that nobody adds a stroke.
  壹: 1,
  贰: 2,
  貳: 2,
  兩: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const HAN_SCALES = "百千万亿佰仟萬億";
/** Characters of Chinese numbers, for a class of a pattern. */
export const HAN_NUMERALS = `${Object.keys(DIGITS).join("")}十拾${HAN_SCALES}`;
const WORDS = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
  "seventeen eighteen nineteen",
].join(" ").split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = `(?:${MONTHS.join("|")})[a-z]*\\.?`;
const SCALE_WORD = "(?:hundred|thousand|million|billion|trillion|dozen)";
/** English words that are part of numbers and dates. */
export const COUNTING_WORD = `${MONTH}|${WORDS.join("|")}|${TENS.join("|")}|${SCALE_WORD}|of|and|an?`;
const SMALL = `(?:(?:${TENS.join("|")})(?:[\\s-](?:${WORDS.slice(1, 10).join("|")})\\b)?|(?:${
  WORDS.slice(2).join("|")
})\\b)`;
/** "Two hundred and five thousand", "a million": a lone "one" or "a" is an ordinary word. */
const IN_WORDS = `\\b(?:(?:an?|one)(?:[\\s-]${SCALE_WORD}\\b)+|${SMALL}(?:[\\s-]${SCALE_WORD}\\b)*)` +
  `(?:(?<=${SCALE_WORD})(?:,?\\s|\\sand\\s|-)(?:${SMALL}|one\\b)(?:[\\s-]${SCALE_WORD}\\b)*)*`;
const HAN_MONTH = "[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?";
const HAN_DATE =
  `[零〇一二三四五六七八九]{4}年(?:${HAN_MONTH})?|${HAN_MONTH}|[一二三四五六七八九十]{2,3}[日号]`;
/** Words that make the number beside them a quantity, so that no date can stand in for it. */
const UNIT =
  "倍|折|元|块|毛|人民币|美元|欧元|日元|公里|千米|米|厘米|公斤|千克|斤|克|分钟|小时|秒|次|笔|条|个|件|杯|顿|步|岁|度|毫升|升|%|％|" +
  "yuan|rmb|cny|usd|eur|dollars?|euros?|pounds?|kg|km|g|ml|bpm|cm|kcal|times?|records?|entries|steps?|hours?|" +
  "minutes?|mins?|percent|fold";

const PATTERNS = [
  String
    .raw`(?<citation>[\[［【]\s?\^?(?<cited>[1-9]\d{0,2}(?:\s?(?:[-–~、;；]|[,，](?!\d{3}\b))\s?[1-9]\d{0,2}){0,9})\s?[\]］】])`,
  `(?<hanDate>${HAN_DATE})`,
  String.raw`(?<date>\d{4}\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}[日号]?)?(?!\d)` +
  String.raw`|\d{1,2}\s?月\s?\d{1,2}\s?[日号]?|\d{4}\s?年|\d{1,2}\s?月(?!\d)|\d{1,2}\s?[日号](?!元)` +
  String.raw`|(?<!\d)\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)` +
  String
    .raw`|\b${MONTH}\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${MONTH}(?:\s\d{4})?\b)`,
  String.raw`(?<ordinal>(?<=^|\n)[ \t]*\d{1,2}[.、)](?=\s|[^\d]))`,
  String
    .raw`(?<number>(?<currency>[¥￥$€£]\s?)?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(?<scale>[${HAN_SCALES}]{1,3}|(?:${SCALE_WORD}|mn|bn)\b|[kw](?![a-z])))?(?<unit>\s?(?:${UNIT})(?![a-z]))?)`,
  String.raw`(?<han>[${HAN_NUMERALS}]{2,}|[二两三四五六七八九十](?=\s?(?:${UNIT})))`,
  `(?<word>${IN_WORDS})`,
];
/** More in one range are no citation anybody reads. */
const CITED_AT_ONCE_MAX = 20;
const MENTION = new RegExp(PATTERNS.join("|"), "giu");

/** Everything in a text that claims something countable, in its order; numbers of lists ("1." at a line's start) are not. */
export function numbersInText(text: string): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const groups = match.groups!;
    const place = { at: match.index, length: match[0].length };
    if (groups.citation) found.push({ kind: "citation", ...place, ns: citedNumbers(groups.cited!) });
    else if (groups.hanDate) {
      const parts = groups.hanDate.match(/[^年月日号]+/gu)!.flatMap((part) => hanNumber(part) ?? []);
      found.push({ kind: "date", ...place, parts });
    } else if (groups.date) found.push({ kind: "date", ...place, parts: dateParts(groups.date) });
    else if (groups.number) {
      const value = Number(groups.digits!.replaceAll(",", ""));
      const scale = scaleOf(groups.scale?.toLowerCase() ?? "");
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

/** Numbers as people write them, in the digits of ASCII and with nothing invisible between them. */
export function plainDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replace(/(?<=\d)[\u200b-\u200d\u2060\ufeff\u00ad]+(?=\d)/g, "");
}

/** Digits of a script follow each other, from a code that ends in 0 or 6; those of mathematics decompose. */
function asciiDigit(character: string): string {
  const plain = character.normalize("NFKC");
  if (/^\d$/.test(plain)) return plain;
  const code = character.codePointAt(0)!;
  const start = code & ~0xf;
  return String((code - start - (/^\p{Nd}$/u.test(String.fromCodePoint(start)) ? 0 : 6)) % 10);
}

/** `1, 2` and `1-3` as the numbers they stand for. */
function citedNumbers(text: string): number[] {
  return text.split(/[、;；,，]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[-–~]/).map(Number);
    const length = Math.max(1, Math.min(CITED_AT_ONCE_MAX, to - from + 1));
    return Array.from({ length }, (_, at) => from + at);
  });
}

/** 千万 is a thousand times ten thousand. */
function scaleOf(text: string): number {
  return SCALES[text] ?? [...text].reduce((product, character) => product * (SCALES[character] ?? 1), 1);
}

/**
 * 三百五十 as 350 and, as it is also said, 一百二 as 120; null for words such as 万一 or 千万, for what is about so
 * many (两三) and for idioms (三三两两).
 */
function hanNumber(text: string): number[] | null {
  const characters = [...text];
  if (characters.every((character) => character in DIGITS)) {
    if (/^(.)\1(.)\2$/u.test(text)) return null;
    if (characters.length === 2 && !/[零〇]/.test(text)) return null;
    return [Number(characters.map((character) => DIGITS[character]).join(""))];
  }
  if (HAN_SCALES.includes(characters[0]!)) return null;
  let total = 0, section = 0, digit = 0, lastScale = 1;
  for (const character of characters) {
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
  let total = 0, section = 0;
  for (const word of text.toLowerCase().match(/[a-z]+/g)!) {
    const scale = SCALES[word];
    const ten = TENS.indexOf(word);
    if (scale === undefined) section += ten >= 0 ? (ten + 2) * 10 : /^an?$/.test(word) ? 1 : valueOf(word);
    else if (scale < 1e3) section = (section || 1) * scale;
    else {
      total += (section || 1) * scale;
      section = 0;
    }
  }
  return total + section;
}

/** Of a word up to nineteen; 0 for "and". */
function valueOf(word: string): number {
  return Math.max(0, WORDS.indexOf(word));
}
