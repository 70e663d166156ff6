/** Amounts of money as other programs write them, without a detour through binary fractions. @module */

const SIGNS: Readonly<Record<string, string>> = {
  "¥": "CNY",
  "￥": "CNY",
  "元": "CNY",
  "RMB": "CNY",
  "$": "USD",
  "US$": "USD",
  "HK$": "HKD",
  "NT$": "TWD",
  "€": "EUR",
  "£": "GBP",
};
/** Longer text is no amount, and is not searched for one. */
const CHARS_MAX = 40;
const AMOUNT =
  /^([+-]?)\s*([A-Z]{2,3}\$|[A-Z]{3}|[¥￥$€£])?\s*([+-]?)\s*([\d.,'\u00a0 ]+?)\s*([A-Z]{3}|[元¥￥$€£])?$/u;

export interface ReadAmount {
  /** Never negative; the shortest text of the number has the decimals that were written. */
  amount: number;
  negative: boolean;
  /** ISO 4217 where a sign or a code stood by; a lone ¥ is the yuan. */
  currency: string | null;
}

/** The amount, or null where the text is none; `(12.50)` is negative as bookkeepers write it. */
export function readAmount(text: string): ReadAmount | null {
  if (text.length > CHARS_MAX) return null;
  const given = text.trim().replace(/^[−–]/, "-");
  const inBrackets = /^\((.*)\)$/.exec(given)?.[1];
  const match = AMOUNT.exec(inBrackets ?? given);
  if (!match) return null;
  const [, before, sign, after, digits, unit] = match;
  const decimal = decimalOf(digits!.replaceAll(/['\u00a0 ]/g, ""));
  if (decimal === null) return null;
  const said = sign ?? unit;
  return {
    amount: Number(decimal),
    negative: inBrackets !== undefined || before === "-" || after === "-",
    currency: said === undefined ? null : SIGNS[said] ?? (/^[A-Z]{3}$/.test(said) ? said : null),
  };
}

/** `1,234.56` and `1.234,56` as `1234.56`: the last of two marks is the decimal one, and so is one with other than three digits behind. */
function decimalOf(digits: string): string | null {
  const [lastDot, lastComma] = [digits.lastIndexOf("."), digits.lastIndexOf(",")];
  const commaIsDecimal = lastDot >= 0 && lastComma >= 0
    ? lastComma > lastDot
    : lastComma >= 0 && /^\d+,(\d{1,2}|\d{4,})$/.test(digits);
  const plain = commaIsDecimal ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
  const grouped = commaIsDecimal
    ? /^\d{1,3}(\.\d{3})*,\d+$|^\d+,\d+$/
    : /^\d{1,3}(,\d{3})*(\.\d+)?$|^\d+(\.\d+)?$|^\.\d+$/;
  if (!grouped.test(digits)) return null;
  const [whole = "", fraction = ""] = plain.split(".");
  return fraction.replace(/0+$/, "") === "" ? whole || "0" : `${whole || "0"}.${fraction.replace(/0+$/, "")}`;
}
