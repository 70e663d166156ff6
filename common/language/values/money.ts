/** Amounts of money with a mark: a symbol, a code or a word of currency. @module */

/** What a money rule reads. */
export interface MoneyPiece {
  amount: number;
  /** ISO 4217; null where the mark (元, 块, bucks, $) is the person's own. */
  currency: string | null;
  /** Family of a mark that is the person's own: 元 and 块 of yuans and dollars, `$` of dollars. */
  own?: "yuan" | "dollar" | "any";
}

export interface Money extends MoneyPiece {
  start: number;
  end: number;
  rule: string;
}

/** Beyond this an amount is no one's record: numbers this long are identifiers. */
export const AMOUNT_MAX = 1e15;
/** What a record can hold. */
export const RECORD_AMOUNT_MAX = 10_000_000_000;

const DOLLARS = new Set(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MOP", "BND", "FJD", "JMD", "TTD"]);
const YUANS = new Set(["CNY", "MYR", "HKD", "TWD", "MOP", "JPY", "KRW", ...DOLLARS]);

/** currencyOf() is the currency meant by a mark for a person whose own is `own`. */
export function currencyOf(piece: MoneyPiece, own: string): string {
  if (piece.currency !== null) {
    return piece.currency === "CNY/JPY" ? (own === "JPY" ? "JPY" : "CNY") : piece.currency;
  }
  if (piece.own === "dollar") return DOLLARS.has(own) ? own : "USD";
  if (piece.own === "yuan") return YUANS.has(own) ? own : "CNY";
  return own;
}

/** Amounts keep at most four decimals, as no currency has more. */
export function roundAmount(amount: number): number {
  return Number(amount.toFixed(4));
}
