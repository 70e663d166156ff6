/** Numbers written with Chinese numerals, digits, or both: 一千二, 三万五, 1.2万, 30w. @module */

const DIGITS: Readonly<Record<string, number>> = {
  "〇": 0,
  "零": 0,
  "一": 1,
  "壹": 1,
  "二": 2,
  "贰": 2,
  "两": 2,
  "俩": 2,
  "三": 3,
  "叁": 3,
  "四": 4,
  "肆": 4,
  "五": 5,
  "伍": 5,
  "六": 6,
  "陆": 6,
  "七": 7,
  "柒": 7,
  "八": 8,
  "捌": 8,
  "九": 9,
  "玖": 9,
  "仨": 3,
};
const UNITS: Readonly<Record<string, number>> = {
  "十": 10,
  "拾": 10,
  "百": 100,
  "千": 1000,
  "k": 1000,
  "万": 10_000,
  "w": 10_000,
  "亿": 100_000_000,
  "兆": 1_000_000_000_000,
};

/** Han numerals as a regular expression class, at most 16 of them. */
export const HAN_NUMBER = "[〇零一二两俩三四五六七八九十百千万亿兆半廿卅壹贰叁肆伍陆柒捌玖拾]{1,16}";

/** parseHanNumber() reads Han numerals; null where the order makes no number. */
export function parseHanNumber(text: string): number | null {
  if (text === "") return null;
  if (text === "半") return 0.5;
  const spelled = text.replace(/廿/g, "二十").replace(/卅/g, "三十");
  const dot = spelled.indexOf("点");
  if (dot > 0) {
    const whole = parseHanNumber(spelled.slice(0, dot));
    let fraction = "";
    for (const char of spelled.slice(dot + 1)) {
      const digit = DIGITS[char];
      if (digit === undefined) return null;
      fraction += digit;
    }
    return whole === null || fraction === "" ? null : Number(`${whole}.${fraction}`);
  }
  if (/^[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2,}$/.test(spelled)) {
    let digits = "";
    for (const char of spelled) digits += DIGITS[char];
    return Number(digits);
  }
  // 百六 is 160, 万二 12000, as Cantonese says it.
  const short = /^([百千万])([二三四五六七八九])$/.exec(spelled);
  if (short) return UNITS[short[1]!]! * (1 + DIGITS[short[2]!]! / 10);
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 0;
  let zero = false;
  for (const char of spelled) {
    if (char === "零" || char === "〇") {
      if (digit !== null) return null;
      zero = true;
      continue;
    }
    if (char === "半") {
      // 三万半 is rare and 两千半 is not said; only 一半 and 半 alone are numbers.
      return digit === 1 && spelled === "一半" ? 0.5 : null;
    }
    const value = DIGITS[char];
    if (value !== undefined) {
      if (digit !== null) return null;
      digit = value;
      continue;
    }
    const unit = UNITS[char];
    if (unit === undefined) return null;
    if (unit >= 10_000) {
      const before = section + (digit ?? 0);
      if (before === 0 && total === 0) return null;
      // 三万亿: what stands before 亿 is multiplied as a whole, unless a larger unit has closed it (四十九兆九千亿).
      const closed = Math.trunc(total / (unit * 10_000)) * unit * 10_000;
      total = unit === 100_000_000 ? closed + (total - closed + before) * unit : total + before * unit;
      section = 0;
    } else {
      if (digit === null && unit !== 10) return null;
      section += (digit ?? 1) * unit;
    }
    digit = null;
    zero = false;
    lastUnit = unit;
  }
  if (digit !== null) {
    // 一千二 is 1200, 三万五 is 35000, 一百零五 is 105.
    section += lastUnit >= 100 && !zero ? digit * (lastUnit / 10) : digit;
  }
  const number = total + section;
  return Number.isSafeInteger(number) ? number : null;
}

/** Digits with a Chinese or short multiplier behind them: 1.2万, 30w, 3千, 2k. */
const MIXED =
  /^([\d,]+(?:\.\d+)?)\s?(十万|百万|千万|万亿|百亿|千亿|[十百千万亿wk])?(\d|[一二三四五六七八九半])?$/;

/** parseZhNumber() reads any number a Chinese line holds; null for what is none. */
export function parseZhNumber(text: string): number | null {
  const trimmed = text.trim();
  const mixed = MIXED.exec(trimmed);
  if (mixed) {
    const plain = Number(mixed[1]!.replaceAll(",", ""));
    let unit = 1;
    for (const char of mixed[2] ?? "") unit *= UNITS[char] ?? 1;
    const tail = mixed[3];
    if (tail !== undefined && mixed[2] === undefined) return Number.isFinite(plain) ? plain : null;
    const rest = tail === undefined
      ? 0
      : tail === "半"
      ? unit / 2
      : (DIGITS[tail] ?? Number(tail)) * unit / 10;
    const value = Number((plain * unit + rest).toPrecision(15));
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
  }
  return parseHanNumber(trimmed);
}
