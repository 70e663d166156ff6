/** How English speaks of money, one rule a row. @module */

import { amountOf, currencyOfCode } from "../any/money_rules.ts";
import { anyOf, type Rule } from "../rule.ts";
import type { MoneyPiece } from "../values/money.ts";
import { parseEnNumber } from "./numerals.ts";

/** Words of currency behind a number. */
const WORDS: readonly (readonly [pattern: string, currency: string | null, own?: MoneyPiece["own"]])[] = [
  ["(?:us|american|u\\.s\\.) dollars?", "USD"],
  ["(?:hong kong|hk) dollars?", "HKD"],
  ["(?:singapore|sing|sg) dollars?", "SGD"],
  ["(?:australian|aussie|aus) dollars?", "AUD"],
  ["canadian dollars?|loonies", "CAD"],
  ["new zealand dollars?|kiwi dollars?", "NZD"],
  ["(?:new )?taiwan(?:ese)? dollars?", "TWD"],
  ["dollars?|bucks?|smackers", null, "dollar"],
  ["euros?|eur", "EUR"],
  ["quid|(?:british |sterling )?pounds? sterling|british pounds?|sterling", "GBP"],
  ["(?:chinese )?(?:yuan|renminbi|kuai)", "CNY"],
  ["(?:japanese )?yen", "JPY"],
  ["(?:korean |south korean )?won", "KRW"],
  ["(?:indian )?rupees?", "INR"],
  ["(?:thai )?baht", "THB"],
  ["ringgit", "MYR"],
  ["rupiah", "IDR"],
  ["dong", "VND"],
  ["(?:mexican )?pesos?", "MXN"],
  ["swiss francs?|francs?", "CHF"],
  ["(?:russian )?rubles?|roubles?", "RUB"],
  ["dirhams?", "AED"],
  ["(?:turkish )?lira", "TRY"],
  ["zloty", "PLN"],
  ["shekels?", "ILS"],
  ["reais|brazilian reals?", "BRL"],
  ["(?:south african )?rand", "ZAR"],
  ["(?:swedish )?kron(?:a|or)", "SEK"],
  ["norwegian kroner?", "NOK"],
  ["danish kroner?", "DKK"],
  ["bitcoins?", "BTC"],
  ["pesetas?", "ESP"],
  ["finnish markka|markka", "FIM"],
  ["(?:dutch |netherlands )?guilders?", "NLG"],
  ["naira", "NGN"],
  ["pounds?(?= (?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\\d0)(?![a-z\\d]))", "GBP"],
  [
    "(?:irish |british )?pounds?(?<=(?:million|billion|thousand|hundred) pounds)(?!\\sof\\s(?:cargo|meat|freight|weight))",
    "GBP",
  ],
];

const WORD = anyOf("w", WORDS.map(([pattern]) => pattern));

const B = "(?<![a-z\\d])";
const HEAD = "(?<![a-z\\d.$€£¥/-]|\\d[,:])";

export const EN_MONEY_RULES: readonly Rule<MoneyPiece>[] = [
  {
    name: "en.currency",
    pattern:
      `${HEAD}(?<!(?:young|little|wee|other|last|each|this|that)\\s(?=one\\s))(?<n>{en}|an?)(?:\\s|-)?${WORD.pattern}(?![a-z])(?:\\s(?:and\\s)?(?<c>{en})\\s?(?:cents?|pence|p)(?![a-z])|\\s(?:and\\s)?(?<c2>[1-9]\\d|(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?)(?=$|[.,;!?]|\\s(?:more|for|the|each|at|on|all|to|in)(?![a-z])))?`,
    example: ["128 dollars and 50 cents", "128.5 dollar"],
    read: ({ groups }) => {
      const [, currency, own] = WORDS[WORD.pick(groups)]!;
      const amount = groups.n === "a" || groups.n === "an" ? 1 : amountOf(groups.n);
      if (amount === null) return null;
      const cents = parseEnNumber(groups.c ?? groups.c2 ?? "") ?? 0;
      return { amount: Number((amount + cents / 100).toFixed(4)), currency, ...(own ? { own } : {}) };
    },
  },
  {
    name: "en.part-of-million",
    pattern:
      `${B}(?<f>half|(?:a\\s)?quarter|three quarters)(?: of)?(?: an?)?\\s(?<s>million|billion|thousand)\\s(?:(?<us>us\\s)?(?:dollars?|bucks)|(?<c>usd|eur|gbp|cny|rmb))(?![a-z])`,
    example: ["half million usd", "500000 USD"],
    read: ({ groups }) => {
      const part = groups.f === "half" ? 0.5 : groups.f!.startsWith("three") ? 0.75 : 0.25;
      const scale = groups.s === "thousand" ? 1e3 : groups.s === "million" ? 1e6 : 1e9;
      const currency = groups.c ? currencyOfCode(groups.c) : groups.us ? "USD" : null;
      return { amount: part * scale, currency, ...(currency === null ? { own: "dollar" as const } : {}) };
    },
  },
  {
    name: "en.kuai-mao",
    pattern:
      `${HEAD}(?<n>{en})\\s(?:kuai|yuan)\\s(?:and\\s)?(?<j>{en})\\s(?:mao|jiao)(?:\\s(?<f>[1-9]|one|two|three|four|five|six|seven|eight|nine)(?:\\sfen)?)?(?![a-z])`,
    example: ["one kuai and five mao five", "1.55 CNY"],
    read: ({ groups }) => {
      const [whole, jiao] = [amountOf(groups.n), amountOf(groups.j)];
      if (whole === null || jiao === null || jiao > 9) return null;
      const fen = amountOf(groups.f) ?? 0;
      return { amount: Number((whole + jiao / 10 + fen / 100).toFixed(2)), currency: "CNY" };
    },
  },
  {
    name: "en.currency-before",
    pattern: `${B}(?:dollars?|euros?)\\s(?<n>{digits}(?:\\s(?:thousand|million|billion))?)(?![\\d%])`,
    example: ["dollar 22.5 million", "22500000 dollar"],
    read: ({ groups, text }) => {
      const amount = amountOf(groups.n);
      if (amount === null) return null;
      return text.startsWith("e") ? { amount, currency: "EUR" } : { amount, currency: null, own: "dollar" };
    },
  },
  {
    name: "en.scaled-code",
    pattern:
      `${HEAD}(?:m(?<c>usd|eur|gbp|aud|cad|sgd|hkd|jpy)\\s(?<n>{digits})|(?<n2>{en})\\sm(?<c2>usd|eur|gbp|aud|cad|sgd|hkd|jpy))(?![a-z\\d])`,
    example: ["MAUD 60", "60000000 AUD"],
    read: ({ groups }) => {
      const amount = amountOf(groups.n ?? groups.n2);
      return amount === null
        ? null
        : { amount: amount * 1e6, currency: currencyOfCode(groups.c ?? groups.c2!) };
    },
  },
  {
    name: "en.indian-digits",
    pattern:
      "(?<![a-z\\d.,:/-])(?:rs\\.?\\s?|₹\\s?)?(?<n>\\d{1,2}(?:,\\d{2}){1,4},\\d{3}(?:\\.\\d{1,2})?)(?:\\s?(?:rupees|rs|inr))?(?![\\d,])",
    example: ["12,34,567.89 rupees", "1234567.89 INR"],
    read: ({ groups }) => ({ amount: Number(groups.n!.replaceAll(",", "")), currency: "INR" }),
  },
  {
    name: "en.lakh",
    pattern: `${HEAD}(?<n>\\d{1,4}(?:\\.\\d{1,2})?)\\s(?<s>lakhs?|crores?)(?:\\s(?:rupees|rs|inr))?(?![a-z])`,
    example: ["35 lakh rupees", "3500000 INR"],
    read: ({ groups }) => ({
      amount: Number(groups.n) * (groups.s!.startsWith("lakh") ? 1e5 : 1e7),
      currency: "INR",
    }),
  },
  {
    name: "en.cents",
    pattern: `${HEAD}(?<n>{en})(?:\\s|-)?(?:cents?|¢)(?![a-z])`,
    example: ["75 cents", "0.75 dollar"],
    read: ({ groups }) => {
      const cents = amountOf(groups.n);
      return cents === null
        ? null
        : { amount: Number((cents / 100).toFixed(4)), currency: null, own: "dollar" };
    },
  },
  {
    name: "en.pence",
    pattern:
      `${HEAD}(?<n>\\d{1,3}(?:\\.\\d)?|one|a|{en})(?:p(?![a-z\\d])|\\s?(?:pence|penny|pennies)(?![a-z]))`,
    example: ["80p", "0.8 GBP"],
    read: ({ groups }) => {
      const pence = groups.n === "a" ? 1 : amountOf(groups.n);
      return pence === null ? null : { amount: Number((pence / 100).toFixed(4)), currency: "GBP" };
    },
  },
  {
    name: "en.note",
    pattern:
      `${B}(?:(?:a|an|one|two|three)\\s)?(?<w>tenner|fiver|twenty|fifty)(?:s|er)?(?![a-z]|\\s(?:one|two|three|four|five|six|seven|eight|nine|minutes|percent|people))`,
    example: ["a tenner", "10 any"],
    read: ({ groups, text }) => {
      if (!/^(?:a|an|one|tenner|fiver)(?![a-z])/.test(text) || /^(?:twenty|fifty)$/.test(groups.w!)) {
        return null;
      }
      return { amount: groups.w === "fiver" ? 5 : 10, currency: null, own: "any" };
    },
  },
  {
    name: "en.grand",
    pattern:
      `${HEAD}(?<n>{digits}|a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty)\\s?grand(?![a-z]|\\s(?:total|piano|opening|final))`,
    example: ["5 grand", "5000 any"],
    read: ({ groups }) => {
      const amount = groups.n === "a" ? 1 : amountOf(groups.n);
      return amount === null ? null : { amount: amount * 1000, currency: null, own: "any" };
    },
  },
];
