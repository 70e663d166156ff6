/** Numbers that no unit or currency marks, in digits and in words of every language. @module */

import { DIGITS } from "../any/number_patterns.ts";
import { EN_FREE, EN_MEASURED, EN_PAID, EN_TIMES, enNumbersIn } from "../en/bare_numbers.ts";
import { ZH_COUNTED, ZH_PIECE_OF, ZH_STOPPED, zhNumbersIn } from "../zh/bare_numbers.ts";
import { parseZhNumber } from "../zh/numerals.ts";
import type { BareNumber } from "./bare_number.ts";

/** "shirt 29 pants 45": things with a number each, behind what they were for, and nothing behind the last. */
const LISTED =
  /^(?:[\u3400-\u9fff]{1,8} ?|[a-z ]{2,24}: )?(?:[a-z][a-z'-]{2,14}(?: [a-z'-]{2,14}){0,2} \d{1,4}(?:\.\d\d)?[ ,]{0,2}){2,8}$/;

/** So many are no things that are counted. */
const PAID_MIN = 100;

/** readNumbers() finds the numbers of normalised text that count nothing. */
export function readNumbers(text: string): BareNumber[] {
  const numbers: BareNumber[] = [];
  const isList = LISTED.test(text);
  const counted = (end: number, decimals = false) => {
    if (isList) return false;
    const behind = text.slice(end, end + 16);
    if (decimals && /^\s[a-z]/.test(behind)) return false;
    if (ZH_PIECE_OF.test(text.slice(Math.max(0, end - 10), end + 1))) return false;
    // 挂号50 B超220: behind a space a word with Chinese in it is the next thing.
    if (/^\s[a-z]{1,3}[\u3400-\u9fff]/.test(behind)) return false;
    return ZH_COUNTED.test(behind) || (/^\s?-?[a-z]/.test(behind) && !EN_FREE.test(behind));
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
    if (ZH_STOPPED.test(text.slice(Math.max(0, match.index - 4), match.index))) continue;
    const end = match.index + match[0].trimEnd().length;
    const value = parseZhNumber(match[0].trim()) ?? Number(match[1]!.replaceAll(",", ""));
    const isPaid = value !== null && value >= PAID_MIN &&
      EN_PAID.test(text.slice(Math.max(0, match.index - 12), match.index));
    const isMeasured = EN_MEASURED.test(text.slice(Math.max(0, match.index - 32), match.index)) &&
      !EN_TIMES.test(text.slice(end, end + 6));
    if (value === null || !isPaid && !isMeasured && counted(end, /\.\d\d$/.test(match[0].trim()))) continue;
    numbers.push({ start: match.index, end, value, inWords: false });
  }
  numbers.push(...zhNumbersIn(text, counted), ...enNumbersIn(text, counted));
  return numbers.sort((a, b) => a.start - b.start);
}
