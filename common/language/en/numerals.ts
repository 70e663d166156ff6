/** Numbers written in English words or digits: twenty three, two hundred and fifty, 1.5k, a dozen. @module */

const SMALL: Readonly<Record<string, number>> = {
  zero: 0,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const LARGE: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  grand: 1000,
  thousand: 1000,
  k: 1000,
  million: 1e6,
  m: 1e6,
  mil: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
};

const ORDINALS: readonly string[] = [
  "zeroth",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
  "twenty[- ]?first",
  "twenty[- ]?second",
  "twenty[- ]?third",
  "twenty[- ]?fourth",
  "twenty[- ]?fifth",
  "twenty[- ]?sixth",
  "twenty[- ]?seventh",
  "twenty[- ]?eighth",
  "twenty[- ]?ninth",
  "thirtieth",
  "thirty[- ]?first",
];

const ONES = "one|two|three|four|five|six|seven|eight|nine";
const TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const TENS = "twenty|thirty|fourty|forty|fifty|sixty|seventy|eighty|ninety";
const BELOW_100 = `(?:(?:${TENS})(?:[\\s-]?(?:${ONES}))?|${TEENS}|${ONES}|zero)`;
const SCALE = "hundred|thousand|million|billion|trillion|dozen|grand";

/** A number in words: at most five scale groups. */
export const WORD_NUMBER =
  `(?:(?:an?|${BELOW_100})\\s(?:${SCALE})|${BELOW_100})(?:[\\s-](?:and\\s)?(?:${BELOW_100}\\s(?:${SCALE})|${SCALE}|${BELOW_100})){0,5}`;

/** Ordinals one to thirty-one as words, longest first, as one class. */
export const ORDINAL_WORD = ORDINALS.slice(1).reverse().join("|");

/** parseOrdinal() reads `3rd`, `twenty-first`; null for what is none. */
export function parseOrdinal(text: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  if (digits) return Number(digits[1]);
  const index = ORDINALS.findIndex((ordinal) => new RegExp(`^(?:${ordinal})$`).test(text));
  return index > 0 ? index : null;
}

/** "one twenty" is said for a hundred and twenty, "nineteen fifty" for 1950. */
function follows(section: number, small: number): boolean {
  return section >= 1 && section <= 99 && small >= 10;
}

/** parseEnNumber() reads digits with a scale, or words; null for what is none. */
export function parseEnNumber(text: string): number | null {
  const digits = /^([\d,]+(?:\.\d+)?|\.\d+)\s?(k|m|mil|bn|b|thousand|million|billion|hundred|grand|dozen)?$/
    .exec(text.trim());
  if (digits) {
    const value = Number(digits[1]!.replaceAll(",", "")) * (LARGE[digits[2] ?? ""] ?? 1);
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? Number(value.toPrecision(15)) : null;
  }
  let total = 0;
  let section = 0;
  let seen = false;
  for (const word of text.trim().split(/[\s-]+/)) {
    if (word === "and") continue;
    if (word === "half") {
      section += 0.5;
      seen = true;
      continue;
    }
    const small = SMALL[word];
    const large = LARGE[word];
    if (small !== undefined) section = follows(section, small) ? section * 100 + small : section + small;
    else if (large === 100 || large === 12) section = (section || 1) * large;
    else if (large !== undefined) {
      total += (section || 1) * large;
      section = 0;
    } else return null;
    seen = true;
  }
  return seen ? total + section : null;
}

/** "one thirty over eighty five", as a nurse says it. */
export const SPOKEN_PAIR =
  /\b(one(?:\s(?:hundred(?:\sand)?\s)?[a-z]+(?:[\s-][a-z]+)?)|ninety[\s-]?[a-z]*)\sover\s([a-z]+(?:[\s-][a-z]+)?)/;

/** parseSpokenHundreds() reads "one thirty" as 130. */
export function parseSpokenHundreds(words: string): number | null {
  const value = parseEnNumber(words);
  const rest = /^one\s(?!hundred)(.+)$/.exec(words);
  if (!rest) return value;
  const tens = parseEnNumber(rest[1]!);
  return tens === null ? null : 100 + tens;
}
