/** Amounts written with symbols and ISO codes, the same in every language. @module */

import { parseEnNumber } from "../en/numerals.ts";
import { anyOf, type Rule } from "../rule.ts";
import { AMOUNT_MAX, type MoneyPiece } from "../values/money.ts";
import { parseZhNumber } from "../zh/numerals.ts";

/** Symbols before (or behind) an amount. */
const SYMBOLS: readonly (readonly [pattern: string, currency: string | null, own?: MoneyPiece["own"]])[] = [
  ["us ?\\$|usd ?\\$|u\\$", "USD"],
  ["hk ?\\$|hkd ?\\$", "HKD"],
  ["nt\\$|tw\\$", "TWD"],
  ["s\\$|sg\\$", "SGD"],
  ["a\\$|au ?\\$|aud ?\\$", "AUD"],
  ["c\\$|ca ?\\$|cad ?\\$", "CAD"],
  ["nz ?\\$|nzd ?\\$", "NZD"],
  ["mex ?\\$|mxn ?\\$", "MXN"],
  ["₡", "CRC"],
  ["₾", "GEL"],
  ["₭", "LAK"],
  ["₿", "BTC"],
  ["₦", "NGN"],
  ["₴", "UAH"],
  ["mop\\$", "MOP"],
  ["r\\$", "BRL"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["₩", "KRW"],
  ["ரூ", "LKR"],
  ["₹|rs\\.?(?=\\s?\\d)|(?<=\\d ?)rs", "INR"],
  ["฿", "THB"],
  ["₽", "RUB"],
  ["₫", "VND"],
  ["₱", "PHP"],
  ["₺", "TRY"],
  ["₪", "ILS"],
  ["rm(?=\\s?\\d)", "MYR"],
  ["r(?=\\d{2,6}(?:[.,]\\d\\d)?(?![a-z\\d-]))", "ZAR"],
  ["rp(?=\\s?\\d)", "IDR"],
  ["(?:rmb|cn)?[¥]", "CNY/JPY"],
  ["\\$", null, "dollar"],
];

/** ISO codes people write, in any case. */
export const CODES =
  "rmb|cny|usd|eur|gbp|jpy|hkd|twd|ntd|sgd|aud|cad|nzd|krw|inr|thb|myr|idr|vnd|php|chf|sek|nok|dkk|rub|brl|mxn|zar|aed|try|pln|mop|ils|btc|ngn|uah|sar|qar|kwd|huf|czk|ron|ars|clp|cop|pen|egp|pkr|bdt|lkr|mmk|khr|lak|mnt|kzt";
const CODE_OF: Readonly<Record<string, string>> = { rmb: "CNY", ntd: "TWD" };

export function currencyOfCode(code: string): string {
  return CODE_OF[code] ?? code.toUpperCase();
}

export function amountOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const amount = parseZhNumber(text) ?? parseEnNumber(text);
  return amount === null || amount > AMOUNT_MAX ? null : amount;
}

const AMOUNT =
  "(?:{digits})(?:\\s?(?:[kmbw万千亿百](?![a-z\\d&'])|(?:bn|mil|thousand|million|billion|trillion)(?![a-z])))?";

const BEFORE = anyOf("b", SYMBOLS.map(([pattern]) => pattern));
const BEHIND = anyOf("e", SYMBOLS.map(([pattern]) => pattern));

function symbolOf(index: number, amount: number | null): MoneyPiece | null {
  const [, currency, own] = SYMBOLS[index] ?? [];
  return amount === null || currency === undefined ? null : { amount, currency, ...(own ? { own } : {}) };
}

export const ANY_MONEY_RULES: readonly Rule<MoneyPiece>[] = [
  {
    name: "any.symbol-before",
    pattern: `(?<![a-z\\d$])${BEFORE.pattern}\\s?(?<n>${AMOUNT})(?![\\d%])`,
    example: ["HK$ 86.50", "86.5 HKD"],
    read: ({ groups }) => {
      const piece = symbolOf(BEFORE.pick(groups), amountOf(groups.n));
      // €1.450 as continental Europe writes it: no currency has three decimals there.
      return piece?.currency === "EUR" && /^\d{1,3}\.\d{3}$/.test(groups.n!)
        ? { ...piece, amount: piece.amount * 1000 }
        : piece;
    },
  },
  {
    name: "any.euro-comma",
    pattern:
      "(?<![a-z\\d.,$])(?:(?:€|eur|chf)\\s?(?<n>\\d{1,3}(?:\\.\\d{3}){0,2},\\d\\d)|(?<m>\\d{1,3}(?:\\.\\d{3}){0,2},\\d\\d)\\s?(?:€|eur|chf))(?![\\d,.%]\\d|\\d|[a-z])",
    example: ["€12,50", "12.5 EUR"],
    read: ({ groups, text }) => ({
      amount: Number((groups.n ?? groups.m!).replaceAll(".", "").replace(",", ".")),
      currency: text.includes("chf") ? "CHF" : "EUR",
    }),
  },
  {
    name: "any.symbol-behind",
    pattern:
      `(?<![a-z\\d.,:$-])(?<n>{digits})\\s?${BEHIND.pattern}(?!\\d|[a-z])(?:\\s(?<cents>\\d{1,2})\\s?cents?(?![a-z]))?`,
    example: ["30€", "30 EUR"],
    read: ({ groups }) => {
      const amount = amountOf(groups.n);
      return symbolOf(
        BEHIND.pick(groups),
        amount === null ? null : Number((amount + Number(groups.cents ?? 0) / 100).toFixed(4)),
      );
    },
  },
  {
    name: "any.code-before",
    pattern: `(?<![a-z\\d])(?<c>${CODES})\\s?(?<n>${AMOUNT})(?![\\d%])`,
    example: ["USD 32.99", "32.99 USD"],
    read: ({ groups }) => {
      const amount = amountOf(groups.n);
      return amount === null ? null : { amount, currency: currencyOfCode(groups.c!) };
    },
  },
  {
    name: "any.code-million",
    pattern:
      `(?<![a-z\\d.:-]|\\d,)(?<n>{digits})\\s?(?:(?<c>${CODES})\\s(?<s>thousand|million|billion)|m(?<c2>usd|eur|gbp|aud|cad|sgd|hkd|jpy))(?![a-z\\d])`,
    example: ["75 USD million", "75000000 USD"],
    read: ({ groups }) => {
      const amount = amountOf(groups.n);
      const scale = groups.s === "thousand" ? 1e3 : groups.s === "billion" ? 1e9 : 1e6;
      return amount === null
        ? null
        : { amount: amount * scale, currency: currencyOfCode(groups.c ?? groups.c2!) };
    },
  },
  {
    name: "any.code-behind",
    pattern:
      `(?<![a-z\\d.:-]|\\d,)(?<n>${AMOUNT})\\s?(?<c>${CODES})(?![a-z\\d])(?:\\s(?<cents>[1-9]\\d)(?=$|[.;!?]|,\\s|\\smore\\b))?`,
    example: ["268 rmb", "268 CNY"],
    read: ({ groups }) => {
      const amount = amountOf(groups.n);
      if (amount === null) return null;
      // "17 USD 25" is said as it is read out.
      const cents = Number(groups.cents ?? 0) / 100;
      return { amount: Number((amount + cents).toFixed(4)), currency: currencyOfCode(groups.c!) };
    },
  },
];
