/** How Chinese speaks of periods: weeks, months, quarters, years; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { TimePiece } from "../time/read_times.ts";
import {
  dayOf,
  HEAD,
  monthOf,
  number,
  PERIOD_SHIFTS,
  THIRDS,
  WEEK_HEAD,
  YEAR_SHIFTS,
  yearOf,
} from "./time_words.ts";

export const ZH_PERIOD_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "zh.year-month",
    pattern:
      `${HEAD}(?<y>\\d{4}|\\d{2}|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2})\\s?年\\s?的?(?<mo>{month})\\s?月(?:份)?`,
    example: ["2026年3月", "2026-03-01..2026-04-01"],
    read: ({ groups }) => {
      const year = yearOf(groups.y!);
      return year === null ? null : { moment: { year, month: monthOf(groups.mo!) } };
    },
  },
  {
    name: "zh.year",
    pattern:
      `${HEAD}(?<y>(?:19|20)\\d{2}|[6-9]\\d|0\\d|[一二][〇零九一二三四五六七八]{3}|[〇零六七八九][〇零一二三四五六七八九])\\s?年(?!级|纪|间|龄|代|多)`,
    example: ["2025年", "2025-01-01..2026-01-01"],
    read: ({ groups }) => {
      const year = yearOf(groups.y!);
      return year === null ? null : { moment: { year } };
    },
  },
  {
    name: "zh.year-range",
    pattern: `${HEAD}(?<a>(?:19|20)\\d{2})\\s?年?\\s?(?:到|至|~|-)\\s?(?<b>(?:19|20)\\d{2})\\s?年`,
    example: ["2023-2025年", "2023-01-01..2026-01-01"],
    read: ({ groups }) => ({ moment: { year: Number(groups.a) }, until: { year: Number(groups.b) } }),
  },
  {
    name: "zh.republic-year",
    pattern:
      `民国(?<y>\\d{1,3}|[一二三四五六七八九十百零〇]{1,4})年(?:(?<mo>{month})月(?:(?<d>{day})(?:日|号)?)?)?`,
    example: ["民國115年3月5日", "2026-03-05"],
    read: ({ groups }) => ({
      moment: {
        year: 1911 + number(groups.y),
        ...(groups.mo ? { month: monthOf(groups.mo) } : {}),
        ...(groups.d ? { day: dayOf(groups.d) } : {}),
      },
    }),
  },
  {
    name: "zh.decade",
    pattern:
      "(?:(?<c>(?:19|20)|二十一?|十九)世纪)?(?<d>[〇零一二三四五六七八九]十|\\d0)年代(?<t>初|末|中期)?",
    example: ["九十年代", "1990-01-01..2000-01-01"],
    read: ({ groups }) => {
      const decade = number(groups.d!.replace("零", ""));
      if (!(decade >= 0 && decade < 100)) return null;
      const century = groups.c === undefined ? (decade >= 30 ? 1900 : 2000) : (number(groups.c) - 1) * 100;
      return { moment: { year: century + decade, years: 10 } };
    },
  },
  {
    name: "zh.month",
    pattern:
      `${HEAD}(?<mo>{month})\\s?月(?:份|(?!天|饼|经|薪|亮|球|票|租|底|初|中|末|上旬|下旬|嫂|子|光|老))`,
    example: ["3月份", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!) } }),
  },
  {
    name: "zh.month-range",
    pattern:
      `${HEAD}(?<a>{month})\\s?月?(?:份)?\\s?(?:到|至|~|-)\\s?(?<b>{month})\\s?月(?:份)?(?![\\d一二三四五六七八九十])`,
    example: ["3到5月", "2026-03-01..2026-06-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.a!) }, until: { month: monthOf(groups.b!) } }),
  },
  {
    name: "zh.weekend",
    pattern:
      `${WEEK_HEAD}(?<p>上上个?|下下个?|上个?|下个?|这个?|本)?(?:{weekdayWord})(?:末|六日(?!子|期|历|常))`,
    example: ["下周末", "2026-11-28..2026-11-30"],
    read: ({ groups }) => {
      const prefix = groups.p?.replace("个", "");
      return { moment: prefix ? { shift: { weekend: PERIOD_SHIFTS[prefix]! } } : { weekend: true } };
    },
  },
  {
    name: "zh.week",
    pattern: "(?<p>上上|下下|上|下|这|本|当)(?:一)?个?(?:{weekdayWord})(?![一二三四五六日末岁年报刊\\d])",
    example: ["上周", "2026-11-09..2026-11-16"],
    read: ({ groups }) => ({ moment: { shift: { week: PERIOD_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.week-part",
    pattern: "(?<p>上|下|这|本)?个?(?:周|星期)(?<t>初|中|尾)(?!级|学|间|期|步|文|心|国|华)",
    example: ["下周初", "2026-11-23..2026-11-26"],
    read: ({ groups }) => ({
      moment: { shift: { week: PERIOD_SHIFTS[groups.p ?? "这"]! }, third: THIRDS[groups.t!]! },
    }),
  },
  {
    name: "zh.half-week",
    pattern: "(?<t>上|前|下|后)半(?:个)?(?:周|星期)",
    example: ["下半周", "2026-11-19..2026-11-23"],
    read: ({ groups }) => ({
      moment: { shift: { week: 0 }, third: groups.t === "上" || groups.t === "前" ? "start" : "end" },
    }),
  },
  {
    name: "zh.month-shift",
    pattern: "(?<p>上上上|下下下|上上|下下|上|下|这|本|当)(?:一)?个?月(?!球|亮|饼|票|经|台)(?:份)?",
    example: ["上个月", "2026-10-01..2026-11-01"],
    read: ({ groups }) => ({ moment: { shift: { month: PERIOD_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.month-third",
    pattern:
      "(?:(?<mo>{month})\\s?)?月(?:份)?的?(?<t>初|底|末|中旬|上旬|下旬|中(?!国|文|心|间|学|午|秋|华|介|彩))",
    example: ["月底", "2026-11-21..2026-12-01"],
    read: ({ groups }) => ({
      moment: { ...(groups.mo ? { month: monthOf(groups.mo) } : {}), third: THIRDS[groups.t!]! },
    }),
  },
  {
    name: "zh.shifted-month-third",
    pattern: "(?<p>上|下|这|本)(?:一)?个?月的?(?<t>初|底|末|中旬|上旬|下旬|中(?!国|文|心|间|学|午|秋))",
    example: ["下个月初", "2026-12-01..2026-12-11"],
    read: ({ groups }) => ({
      moment: { shift: { month: PERIOD_SHIFTS[groups.p!]! }, third: THIRDS[groups.t!]! },
    }),
  },
  {
    name: "zh.third-alone",
    pattern: "(?<t>上旬|中旬|下旬)",
    example: ["中旬", "2026-11-11..2026-11-21"],
    read: ({ groups }) => ({ moment: { third: THIRDS[groups.t!]! } }),
  },
  {
    name: "zh.year-shift",
    pattern:
      "(?<!第|[一二三四五六七八九十\\d])(?<p>大前|大后|前|去|今|明|后|来|本|当|上一|下一|这一)年(?!级|纪|度|会|夜|后|前|来|代|薪(?!水|资|金)|货|终|轻)",
    example: ["去年", "2025-01-01..2026-01-01"],
    read: ({ groups }) => ({ moment: { shift: { year: YEAR_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.year-third",
    pattern:
      "(?:(?<p>去|今|明|后|前)年?|(?<y>\\d{4})年|(?<![今去明前后一二三四五六七八九十\\d几多半新过少老青中]))年的?(?<t>初|底|末|中(?=旬|[,\\s的]|$))(?!一|二|三|四|五)",
    example: ["年底", "2026-10-01..2027-01-01"],
    read: ({ groups }) => {
      if (groups.y) return { moment: { year: Number(groups.y), third: THIRDS[groups.t!]! } };
      return { moment: { shift: { year: YEAR_SHIFTS[groups.p ?? "今"]! }, third: THIRDS[groups.t!]! } };
    },
  },
  {
    name: "zh.quarter",
    pattern: "(?:第?(?<q>[一二三四1-4])\\s?季度|q(?<q2>[1-4])(?!\\d))",
    example: ["第三季度", "2026-07-01..2026-10-01"],
    read: ({ groups }) => ({ moment: { quarter: number(groups.q ?? groups.q2) } }),
  },
  {
    name: "zh.quarter-shift",
    pattern: "(?<p>上上|上|下|这|本)(?:一)?个?季度?",
    example: ["上季度", "2026-07-01..2026-10-01"],
    read: ({ groups }) => ({ moment: { shift: { quarter: PERIOD_SHIFTS[groups.p!]! } } }),
  },
  {
    name: "zh.half-year",
    pattern: "(?<h>上|下|前|后)半年",
    example: ["上半年", "2026-01-01..2026-07-01"],
    read: ({ groups }) => ({ moment: { half: groups.h === "上" || groups.h === "前" ? 1 : 2 } }),
  },
  {
    name: "zh.half-month",
    pattern: "(?:(?<mo>{month})月(?:份)?|(?<p>上|下|这|本)个?月)?的?(?<h>上|下)半个?月",
    example: ["上半月", "2026-11-01..2026-11-16"],
    read: ({ groups }) => ({
      moment: {
        ...(groups.mo
          ? { month: monthOf(groups.mo) }
          : { shift: { month: PERIOD_SHIFTS[groups.p ?? "这"]! } }),
        half: groups.h === "上" ? 1 : 2,
      },
    }),
  },
  {
    name: "zh.nth-week",
    pattern: "第(?<n>{count})(?:个)?(?:周|星期)(?![一二三四五六日])",
    example: ["第二周", "2026-01-05..2026-01-12"],
    read: ({ groups }) => ({ moment: { weekOf: number(groups.n) } }),
  },
  {
    name: "zh.nth-month",
    pattern: "第(?<n>{month})个月",
    example: ["第三个月", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.n!) } }),
  },
  {
    name: "zh.recent-days",
    pattern:
      "(?:最近|近来|近期|这阵子|这段时间|这些天|这几天|近几天)(?![一两二三四五六七八九十半几\\d]\\s?个?(?:天|周|星期|礼拜|月|年|小时|季))",
    example: ["最近", "2026-10-24..2026-11-23"],
    read: ({ text }) => ({
      moment: {
        rolling: { length: /天/.test(text) ? { day: 3 } : { day: 30 }, past: true },
        approximate: true,
      },
      weak: false,
    }),
  },
  {
    name: "zh.other-day",
    pattern: "前(?:几|两|些|阵)(?:天|日|子)",
    example: ["前几天", "2026-11-19"],
    read: ({ text }) => ({ moment: { shift: { day: text.includes("两") ? -2 : -3 }, approximate: true } }),
  },
  {
    name: "zh.same-day",
    pattern: "当天|当日|同一天",
    example: ["当天", "2026-11-22"],
    read: () => ({ moment: { shift: { day: 0 } } }),
  },
  {
    name: "zh.workdays",
    pattern: "(?<n>{count})个?工作日(?<d>后|之后|以后|内|之内|前|之前)",
    example: ["3个工作日后", "2026-11-25"],
    read: ({ groups }) => ({
      moment: { shift: { workday: number(groups.n) * (groups.d!.includes("前") ? -1 : 1) } },
    }),
  },
];
