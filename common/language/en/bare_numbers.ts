/** Numbers in English words that stand alone, and the words behind a number that leave it free. @module */

import type { BareNumber } from "../values/bare_number.ts";
import { parseEnNumber } from "./numerals.ts";

const SPOKEN =
  /(?<![a-z])((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand)(?:[\s-](?:and\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)){0,6})(?![a-z])/g;

/** In English a number before a noun counts it; only these words behind it leave it free to be an amount. */
export const EN_FREE =
  /^\s?(?:$|[^\sa-z]|\s(?:[^a-z\s]|(?:straight|finally|got|debited|charged|went|without|right|out the door|excess|deductible|premium|copay|fine|toll|invoice|balance|charge|refund|bonus|rebate|cashback|given|landed|arrived|deposited|rent|tip|fee|deposit|bill|on|for|at|from|to|with|and|in|today|yesterday|this|last|incl|including|total|all|altogether|via|by|plus|per|but|or|the|my|we|i|so|after|before|including|tip|each|ea|only|off|then|over|tonight|again|came|went|cash|card|down|up|paid|worth|max|min|it|out of|towards?|so|he|she|they|ugh|lol|sigh|ouch|yikes|wow|damn|yay|nice|phew|oof|omg|smh|tbh|even|flat|ok|meh|worth|another|gone|later|more|extra|[a-z]+ing|i owed?|haha|though|again|now|rn|resting|fasting|before|too|because|while|when|if|as|of my|of (?:it|that|which|them)|net|gross|received|back|cleared|hit|cashed|into|towards|through|thru)(?![a-z])))/;

/** "received 1500 freelance payment": right behind such a verb a large number counts nothing. */
export const EN_PAID = /\b(?:received|earned|paid|spent)\s$/;

/** "heart rate 72 just now": what is behind the name of a measurement is its value, whatever follows. */
export const EN_MEASURED =
  /\b(?:heart ?rate|pulse|hr|temp|temps|temperature|fever|blood sugar|sugar|glucose|bp|blood pressure|weight|bmi|spo2|sats)(?:'s)?(?: (?:is|was|at|of|hit|down to|up to|back to|now|around|about)){0,2}\s$/;

/** "weight 3 sets": it was done so often. */
export const EN_TIMES = /^\s?(?:sets|reps|x)\b/;

/** What costs hundreds: "tyres four eighty" is 480, where a coffee is 4.80. */
const DEAR =
  /\b(?:t[iy]res?|brakes?|windshields?|windscreens?|batter(?:y|ies)|repairs?|deductible|mechanic|plumber|electrician|roof|boiler|furnace|fridge|washer|dryer|dishwasher|oven|stove|laptop|phone|tablet|monitor|tv|console|camera|sofa|couch|mattress|bed frame|dresser|bike|bicycle|scooter|trumpet|guitar|violin|piano|keyboard|saw|drill|mower|suit|coat|jacket|dress|boots|glasses|contacts|vet|dentist|crown|root canal|surgery|copay|rent|mortgage|insurance|premium|electric(?:ity)?|utilities|heating|tuition|school fees?|flights?|hotel|airbnb|tickets|wof|mot|rego|service on the car|car service|bail|lawyer|fine|stroller|pram|crib|car seat|wedding|bridesmaid)\b/;

/** enNumbersIn() finds numbers above twelve in words: smaller ones count things. */
export function enNumbersIn(text: string, isCounted: (end: number) => boolean): BareNumber[] {
  const numbers: BareNumber[] = [];
  for (const match of text.matchAll(SPOKEN)) {
    const end = match.index + match[0].length;
    if (
      isCounted(end) || /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(match[1]!)
    ) continue;
    const value = (isDear(text, match.index, end) ? null : spokenPrice(match[1]!)) ??
      parseEnNumber(match[1]!);
    if (value === null || value < 1) continue;
    numbers.push({ start: match.index, end, value, inWords: true });
  }
  return numbers;
}

/** What stands in the same breath as a number says what it is the price of. */
function isDear(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - BREATH_CHARS), start).split(BREATH).at(-1)!;
  const behind = text.slice(end, end + BREATH_CHARS).split(BREATH)[0]!;
  return DEAR.test(before + behind) || BROKEN_OFF.test(before) &&
      DEAR.test(text.slice(Math.max(0, start - BREATH_CHARS), start));
}

const BREATH_CHARS = 40;
const BREATH = /[,;.]|\band\b/;
/** "a trumpet, used, two seventy five": nothing but the number stands behind the comma. */
const BROKEN_OFF = /^\s*$/;

/** What prices end with: "two seventeen" is 217, "six ninety nine" 6.99. */
const CENTS = new Set([25, 29, 39, 45, 49, 50, 59, 69, 75, 79, 80, 85, 89, 90, 95, 98, 99]);
const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const ONES = /^(?:one|two|three|four|five|six|seven|eight|nine)$/;

/** The numbers below a hundred that words name one after the other: "one thirty two eighty" are 1, 32 and 80. */
function belowHundreds(words: string): number[] | null {
  const numbers: number[] = [];
  const said = words.split(/[\s-]+/);
  for (let at = 0; at < said.length; at++) {
    const joins = TENS.test(said[at]!) && ONES.test(said[at + 1] ?? "");
    const value = parseEnNumber(joins ? `${said[at]} ${said[at + 1]}` : said[at]!);
    if (value === null || value >= 100) return null;
    numbers.push(value);
    if (joins) at++;
  }
  return numbers;
}

/** "five seventy five" said of a price is 5.75, "one sixty eight" 168, "two seventeen" 217, "one thirty two eighty" 132.80. */
function spokenPrice(words: string): number | null {
  if (/\band\b/.test(words)) return null;
  const [first, second, third, ...rest] = belowHundreds(words) ?? [];
  if (first === undefined || second === undefined || second < 10 || rest.length > 0) return null;
  if (third !== undefined) return third < 10 || first > 9 ? null : first * 100 + second + third / 100;
  const isHundreds = first === 1 || first < 10 && !CENTS.has(second);
  return isHundreds ? first * 100 + second : first + second / 100;
}
