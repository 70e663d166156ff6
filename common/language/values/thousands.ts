/** Whether 8k are eight thousand or eight kilometres, and 2w twenty thousand or two weeks. @module */

import { saysCue } from "../cues.ts";
import { EN_FREE } from "../en/bare_numbers.ts";
import { INCOME, SPENDING } from "../records/categories.ts";
import { WORDS } from "../words.ts";
import type { BareNumber } from "./bare_number.ts";

interface Place {
  start: number;
  end: number;
}

const SCALED = /^(?<n>\d{1,4}(?:\.\d{1,2})?)\s?(?<scale>[kw])$/;
/** What tells of money stands so near. */
const NEAR_CHARS = 24;
const HAN = /[\u3400-\u9fff]/;

/** thousandsIn() reads `place`, a length or a stretch of time, as an amount where the words before it tell of money. */
export function thousandsIn(text: string, place: Place): BareNumber | null {
  const { n, scale } = SCALED.exec(text.slice(place.start, place.end))?.groups ?? {};
  if (n === undefined) return null;
  const near = text.slice(Math.max(0, place.start - NEAR_CHARS), place.start).split(/[,。;!?\n]/).at(-1)!;
  const behind = text.slice(place.end, place.end + NEAR_CHARS);
  if (scale === "w" && !HAN.test(near)) return null;
  const earns = INCOME.find(behind).some(({ start }) => start <= 1);
  if (
    WORDS.covers.test(near + behind) || !earns && (WORDS.namedDistance.test(near) || !EN_FREE.test(behind))
  ) return null;
  const tellsOfMoney = earns || saysCue(near, "spend") || saysCue(near, "receive") || saysCue(near, "paid") ||
    SPENDING.find(near).length > 0 || INCOME.find(near).length > 0;
  if (!tellsOfMoney) return null;
  const value = Number((Number(n) * (scale === "k" ? 1e3 : 1e4)).toFixed(2));
  return { ...place, value, inWords: false };
}
