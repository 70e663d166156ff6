/** How English speaks of periods: weeks, months, quarters, years; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { TimePiece } from "../time/read_times.ts";
import { parseEnNumber, parseOrdinal } from "./numerals.ts";
import { B, count, E, monthOf, SHIFTS, THIRDS, unitOf } from "./time_words.ts";

export const EN_PERIOD_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "en.month-year",
    pattern: `${B}(?<mo>{month})\\.?(?:\\s(?:of\\s)?|,\\s?|[-/])(?<y>{year})(?!\\d)`,
    example: ["march 2026", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!), year: Number(groups.y) } }),
  },
  {
    name: "en.month",
    pattern:
      `${B}(?:(?<p>last|this|next)\\s)?(?<mo>{month})${E}(?!\\s\\d{1,2}(?:st|nd|rd|th)?(?![\\d:]|\\s?[ap]m)|'[a-z])`,
    example: ["in march", "2026-03-01..2026-04-01"],
    read: ({ groups }) => {
      // A bare "may" is a verb; the next rule takes "in may".
      if (groups.mo === "may" && groups.p === undefined) return null;
      return {
        moment: { month: monthOf(groups.mo!), ...(groups.p === "last" ? { side: "past" as const } : {}) },
      };
    },
  },
  {
    name: "en.month-may",
    pattern:
      `(?<=${B}(?:in|since|during|of|for|by|until|till|before|after|from|to|and|through|early|late|mid|month of|about|versus|vs|with)\\s)(?<mo>may)${E}`,
    example: ["in may", "2026-05-01..2026-06-01"],
    read: () => ({ moment: { month: 5 } }),
  },
  {
    name: "en.year",
    pattern:
      `(?<=${B}(?:in|of|since|during|year|for|by|before|after|from|to|until|till|and|between|through|than|early|late|mid|vs|versus)\\s(?:the year\\s)?)(?<y>{year})(?!\\d|[,.]\\d|-\\d|\\s?(?:dollars|bucks|yuan|usd|eur|kcal|cal|steps|m|ml|km|kg|mg|rmb)(?![a-z]))`,
    example: ["in 2025", "2025-01-01..2026-01-01"],
    read: ({ groups }) => ({ moment: { year: Number(groups.y) } }),
  },
  {
    name: "en.year-range",
    pattern: `(?<![\\d.:/$-])(?<a>{year})\\s?(?:-|~|to|through|till|until)\\s?(?<b>{year})(?![\\d:/-])`,
    example: ["2023-2025", "2023-01-01..2026-01-01"],
    read: ({ groups }) => ({ moment: { year: Number(groups.a) }, until: { year: Number(groups.b) } }),
  },
  {
    name: "en.decade",
    pattern: `(?<![\\d$])(?:the\\s)?(?<y>(?:19|20)\\d0)\\s?'?s${E}`,
    example: ["the 1990s", "1990-01-01..2000-01-01"],
    read: ({ groups }) => ({ moment: { year: Number(groups.y), years: 10 } }),
  },
  {
    name: "en.century",
    pattern: `${B}(?:the\\s)?(?<n>\\d{1,2})(?:st|nd|rd|th)\\s{1,2}century${E}`,
    example: ["the 21st century", "2000-01-01..2100-01-01"],
    read: ({ groups }) => ({ moment: { year: (Number(groups.n) - 1) * 100, years: 100 } }),
  },
  {
    name: "en.nth-week",
    pattern:
      `${B}(?:the\\s)?(?<n>first|second|third|fourth|last|1st|2nd|3rd|4th) week (?:of|in) (?:(?<mo>{month})(?:\\s(?<y>{year}))?|(?<y2>{year})|(?:the|this) (?<u>month|year)|(?<p>next|last) month)${E}`,
    example: ["the first week of 2026", "2025-12-29..2026-01-05"],
    read: ({ groups }) => {
      const weekOf = groups.n === "last" ? -1 : parseOrdinal(groups.n!)!;
      const year = groups.y ?? groups.y2;
      return {
        moment: {
          weekOf,
          ...(groups.mo ? { month: monthOf(groups.mo) } : {}),
          ...(year ? { year: Number(year) } : {}),
          ...(groups.u === "month" || groups.p ? { shift: { month: SHIFTS[groups.p ?? "this"]! } } : {}),
        },
      };
    },
  },
  {
    name: "en.week-number",
    pattern: `${B}(?:the\\s)?week\\s(?<n>[1-5]?\\d)(?:\\s(?:of\\s)?(?<y>{year}))?(?!\\d|\\s?(?:of my|days?))`,
    example: ["week 23", "2026-06-01..2026-06-08"],
    read: ({ groups }) => ({
      moment: { weekOf: Number(groups.n), ...(groups.y ? { year: Number(groups.y) } : {}) },
      weak: false,
    }),
  },
  {
    name: "en.nth-month",
    pattern:
      `${B}(?:the\\s)?(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last) month of (?:(?<y>{year})|(?:the|this) year)`,
    example: ["the third month of 2026", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({
      moment: {
        month: groups.n === "last" ? 12 : parseOrdinal(groups.n!)!,
        ...(groups.y ? { year: Number(groups.y) } : { shift: { year: 0 } }),
      },
    }),
  },
  {
    name: "en.the-period",
    pattern:
      `(?<=${B}(?:in|for|during|of|within|later in|earlier in)\\s)the (?<u>week|month|year|quarter)${E}(?!\\s(?:before|after|of|that|when|\\d))`,
    example: ["for the month", "2026-11-01..2026-12-01"],
    read: ({ groups }) => ({ moment: { shift: { [groups.u!]: 0 } } }),
  },
  {
    name: "en.count-period",
    pattern:
      `(?<![a-z\\d.,:$/'-])(?<n>{count})\\s(?<p>upcoming|next|coming|following|past|previous|last)\\s(?<u>{unit})${E}`,
    example: ["the 5 past days", "2026-11-18..2026-11-23"],
    read: ({ groups }) => {
      const unit = unitOf(groups.u!);
      const amount = count(groups.n!);
      if (unit === null || !(amount > 0)) return null;
      // "was 80 last night" tells a price and then a night.
      if (amount > 1 && !groups.u!.endsWith("s")) return null;
      return {
        moment: {
          rolling: { length: { [unit[0]]: amount * unit[1] }, past: /past|previous|last/.test(groups.p!) },
        },
      };
    },
  },
  {
    name: "en.day-half",
    pattern:
      `(?<=${B}(?:today|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\s)(?<h>am|pm)${E}`,
    example: ["tomorrow am", "2026-11-23T10:00"],
    read: ({ groups }) => ({ moment: { part: groups.h === "am" ? "forenoon" : "afternoon" }, weak: true }),
  },
  {
    name: "en.weekend",
    pattern:
      `${B}(?:(?<p>last|past|previous|this past|this coming|this|coming|next|following|the)\\s)?weekend${E}(?!\\s(?:of\\s)?{month}\\.?\\s\\d)`,
    example: ["next weekend", "2026-11-28..2026-11-30"],
    read: ({ groups }) => {
      const prefix = groups.p;
      if (prefix === undefined || prefix === "the") return { moment: { weekend: true } };
      return { moment: { shift: { weekend: SHIFTS[prefix] ?? 0 } } };
    },
  },
  {
    name: "en.period-shift",
    pattern:
      `${B}(?:the\\s)?(?<p>last|past|previous|this|current|coming|next|following|same)\\s(?:(?:calendar|school|fiscal|financial|academic|tax)\\s)?(?<u>week|month|quarter|year)(?:'s)?${E}`,
    example: ["last month", "2026-10-01..2026-11-01"],
    read: ({ groups }) => ({ moment: { shift: { [groups.u!]: SHIFTS[groups.p!] ?? 0 } } }),
  },
  {
    name: "en.period-after-next",
    pattern: `${B}(?:the\\s)?(?<u>week|month|year) (?<p>after next|before last)${E}`,
    example: ["the week after next", "2026-11-30..2026-12-07"],
    read: ({ groups }) => ({ moment: { shift: { [groups.u!]: groups.p === "after next" ? 2 : -2 } } }),
  },
  {
    name: "en.period-third",
    pattern:
      `${B}(?:the\\s)?(?<t>start|beginning|end|middle) of (?:(?:the|this)\\s)?(?:(?<p>last|next|previous)\\s)?(?:(?<u>week|month|year|day)|(?<mo>{month}))${E}`,
    example: ["the end of the month", "2026-11-21..2026-12-01"],
    read: ({ groups }) => {
      const shift = SHIFTS[groups.p ?? "this"]!;
      if (groups.u === "day") {
        return groups.t === "end"
          ? { moment: { shift: { day: 0 }, hour: 18, approximate: true, exact: true } }
          : null;
      }
      const third = THIRDS[groups.t!]!;
      if (groups.mo) return { moment: { month: monthOf(groups.mo), third } };
      return { moment: { shift: { [groups.u!]: shift }, third } };
    },
  },
  {
    name: "en.month-third",
    pattern: `${B}(?<t>early|late|mid)[\\s-](?<mo>{month})${E}`,
    example: ["early march", "2026-03-01..2026-03-11"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!), third: THIRDS[groups.t!]! } }),
  },
  {
    name: "en.quarter",
    pattern:
      `${B}(?:q(?<q>[1-4])|(?:the\\s)?(?<o>first|second|third|fourth|1st|2nd|3rd|4th|last) quarter)${E}(?:\\s(?:of\\s)?(?<y>{year}))?`,
    example: ["third quarter of 2026", "2026-07-01..2026-10-01"],
    read: ({ groups }) => {
      const year = groups.y ? { year: Number(groups.y) } : {};
      if (groups.o === "last" && !groups.y) return { moment: { shift: { quarter: -1 } } };
      return {
        moment: {
          quarter: groups.q ? Number(groups.q) : groups.o === "last" ? 4 : parseOrdinal(groups.o!)!,
          ...year,
        },
      };
    },
  },
  {
    name: "en.half-year",
    pattern:
      `${B}(?:the\\s)?(?:(?<o>first|second|1st|2nd|last) half of (?:the\\s)?(?:(?<y>{year})|(?<p>this|last|next)?\\s?year)|h(?<h>[12])${E}(?:\\s(?<y2>{year}))?)`,
    example: ["first half of 2026", "2026-01-01..2026-07-01"],
    read: ({ groups }) => {
      const half = groups.h ? Number(groups.h) : groups.o === "first" || groups.o === "1st" ? 1 : 2;
      const year = groups.y ?? groups.y2;
      return {
        moment: {
          half,
          ...(year ? { year: Number(year) } : { shift: { year: SHIFTS[groups.p ?? "this"] ?? 0 } }),
        },
      };
    },
  },
  {
    name: "en.eow",
    pattern: `${B}(?<w>eow|eom|eoy)${E}`,
    example: ["eom", "2026-11-21..2026-12-01"],
    read: ({ groups }) => ({
      moment: groups.w === "eow"
        ? { shift: { week: 0 }, weekday: 5 }
        : groups.w === "eom"
        ? { shift: { month: 0 }, third: "end" }
        : { shift: { year: 0 }, third: "end" },
    }),
  },
  {
    name: "en.recently",
    pattern: `${B}(?:recently|lately|these days|the other day)${E}`,
    example: ["lately", "2026-10-24..2026-11-23"],
    read: ({ text }) =>
      text === "the other day"
        ? { moment: { shift: { day: -3 }, approximate: true } }
        : { moment: { rolling: { length: { day: 30 }, past: true }, approximate: true } },
  },
  {
    name: "en.year-part",
    pattern: `(?<![\\d.])(?<y>{year})[\\s-]?(?<p>q[1-4]|h[12])${E}(?!\\d)`,
    example: ["2026 h2", "2026-07-01..2027-01-01"],
    read: ({ groups }) => {
      const n = Number(groups.p![1]);
      return {
        moment: { year: Number(groups.y), ...(groups.p!.startsWith("q") ? { quarter: n } : { half: n }) },
      };
    },
  },
  {
    name: "en.year-words",
    pattern:
      `${B}(?:(?:in|of|since|during)\\s)?(?:the year\\s)?(?<c>nineteen|twenty|two thousand)(?:\\sand)?(?:\\s(?<r>(?:oh\\s)?(?:{minuteWord}|{hourWord}|(?:sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?)))?${E}(?!\\s?(?:dollars|bucks|people|minutes|percent|steps|pounds|euros|yuan|and))`,
    example: ["in two thousand and fifteen", "2015-01-01..2016-01-01"],
    read: ({ groups, text }) => {
      const rest = groups.r === undefined ? 0 : parseEnNumber(groups.r.replace(/^oh\s/, "")) ?? Number.NaN;
      const base = groups.c === "nineteen" ? 1900 : 2000;
      if (groups.c !== "two thousand" && groups.r === undefined) return null;
      return { moment: { year: base + rest }, weak: !/^(?:in|of|since|during|the)\s/.test(text) };
    },
  },
  {
    name: "en.month-number-year",
    pattern:
      "(?<![\\d./-])(?:(?<y>(?:19|20)\\d{2})-(?<mo>[1-9])|(?<mo2>1[0-2]|0?[1-9])[-/](?<y2>20\\d{2}))(?![\\d./-])",
    example: ["12-2015", "2015-12-01..2016-01-01"],
    read: ({ groups }) => ({
      moment: { year: Number(groups.y ?? groups.y2), month: Number(groups.mo ?? groups.mo2) },
    }),
  },
];
