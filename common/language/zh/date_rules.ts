/** How Chinese speaks of days: dates, weekdays, festivals; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { TimePiece } from "../time/read_times.ts";
import {
  DAY_SHIFTS,
  dayOf,
  FESTIVAL,
  FESTIVALS,
  HEAD,
  HOLIDAY_DAYS,
  monthOf,
  number,
  PERIOD_SHIFTS,
  WEEK_HEAD,
  WEEKDAYS,
  yearOf,
} from "./time_words.ts";

export const ZH_DATE_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "zh.year-month-day",
    pattern:
      `${HEAD}(?<y>\\d{4}|\\d{2}|[〇零一二三四五六七八九]{4}|[〇零一二三四五六七八九]{2})\\s?年\\s?(?<mo>{month})\\s?月(?:份)?\\s?(?<d>{day})\\s?(?:日|号)?(?![\\d点个时:])`,
    example: ["2026年11月5日", "2026-11-05"],
    read: ({ groups }) => {
      const year = yearOf(groups.y!);
      return year === null ? null : { moment: { year, month: monthOf(groups.mo!), day: dayOf(groups.d!) } };
    },
  },
  {
    name: "zh.dot-date",
    pattern:
      "(?<![\\d.¥$]|[一-龥](?<![到在约定改从是于和])\\s?)(?<mo>1[0-2]|0?[1-9])\\.(?<d>3[01]|[12]\\d|0?[1-9])(?=\\s?(?:晚|早|上午|下午|中午|凌晨|周[一二三四五六日]|前|之前))",
    example: ["5.30晚八点", "2026-05-30T20:00"],
    read: ({ groups }) => ({ moment: { month: Number(groups.mo), day: Number(groups.d) } }),
  },
  {
    name: "zh.month-day",
    pattern:
      `${HEAD}(?<![个])(?<mo>{month})\\s?月(?:份)?的?\\s?(?<d>{day})\\s?(?:日|号|(?=$|[\\s,。;晚早上下中凌的去买和跟是有我在到]))`,
    example: ["11月5号", "2026-11-05"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!), day: dayOf(groups.d!) } }),
  },
  {
    name: "zh.day",
    pattern:
      `${HEAD}(?<![周期拜型a-z节颗粒])(?<d>{day})\\s?(?:号(?!线|楼|店|门|房(?!东|租|子)|桌|院|馆|厅|机|码|位|选手|球|座|柜|窗|车|仓|电池|病|员|字|铺|井|坑|航站)|日(?!元|币|本|子|常|程|志|记|均|语|系|料|剧|落|出))`,
    example: ["5号", "2026-11-05"],
    read: ({ groups }) => ({ moment: { day: dayOf(groups.d!) } }),
  },
  {
    name: "zh.day-range",
    pattern:
      `${HEAD}(?:(?<mo>{month})\\s?月(?:份)?\\s?)?(?<a>{day})\\s?(?:日|号)?\\s?(?:到|至|~|-)\\s?(?<b>{day})\\s?(?:号|日)(?!线|楼|店|门|房|桌|元|币|本)`,
    example: ["3-5号", "2026-11-03..2026-11-06"],
    read: ({ groups }) => {
      const month = groups.mo ? { month: monthOf(groups.mo) } : {};
      return { moment: { ...month, day: dayOf(groups.a!) }, until: { ...month, day: dayOf(groups.b!) } };
    },
  },
  {
    name: "zh.lunar",
    pattern:
      "(?:(?:农历|阴历|旧历)(?:(?<y>\\d{4})年)?(?<mo>{month}|腊|冬)月(?<d>初[一二三四五六七八九十]|{day})|(?<mo2>正|腊|冬)月(?<d2>初[一二三四五六七八九十]|{day}))(?:日|号)?",
    example: ["农历八月十五", "2026-09-25"],
    read: ({ groups }) => {
      const mo = groups.mo ?? groups.mo2!;
      const month = mo === "腊" ? 12 : mo === "冬" ? 11 : monthOf(mo);
      const year = groups.y ? { year: Number(groups.y) } : {};
      return { moment: { lunar: { month, day: dayOf(groups.d ?? groups.d2!) }, ...year } };
    },
  },
  {
    name: "zh.lunar-new-year-day",
    pattern: "大?年?初(?<d>[一二三四五六七八九十])(?!中|期|步|级|稿|次|恋)",
    example: ["大年初二", "2026-02-18"],
    read: ({ groups }) => ({ moment: { lunar: { month: 1, day: number(groups.d) } } }),
  },
  {
    name: "zh.festival-day",
    pattern: "(?<f>国庆|五一|元旦|春节)(?:节|假期|长假)?(?:第(?<n>[一二两三四五六七1-7])天|(?<d>[1-7])号)",
    example: ["国庆第三天", "2026-10-03"],
    read: ({ groups }) => {
      const day = number(groups.n ?? groups.d);
      const month = { 国庆: 10, 五一: 5, 元旦: 1, 春节: null }[groups.f!];
      return { moment: month ? { month, day } : { lunar: { month: 1, day } } };
    },
  },
  {
    name: "zh.festival",
    pattern: `${FESTIVAL.pattern}(?<long>长假|假期|期间|黄金周)?(?:当天|那天)?`,
    example: ["中秋节", "2026-09-25"],
    read: ({ groups, text }) => {
      const holiday = FESTIVALS[FESTIVAL.pick(groups)]![1];
      // 平安夜七点 is in the evening.
      if (text.endsWith("夜")) return { moment: { holiday, part: "evening" } };
      // The days off of 春节 begin with its eve, since 2025.
      const first = groups.long && holiday === "springFestival" ? "springFestivalEve" : holiday;
      return { moment: { holiday: first, ...(groups.long ? { lasts: HOLIDAY_DAYS[holiday] ?? 3 } : {}) } };
    },
  },
  {
    name: "zh.day-shift",
    pattern: "(?<!第|[一二两三四五六七八九十])(?<s>大前|大后|前|昨|今|明|后|翌|次)(?:天|日|儿个?)(?!生)",
    example: ["大后天", "2026-11-25"],
    read: ({ groups, text }) =>
      /^(?:次|隔)儿|^前日$/.test(text) ? null : { moment: { shift: { day: DAY_SHIFTS[groups.s!]! } } },
  },
  {
    name: "zh.day-shift-cantonese",
    pattern: "(?<s>听|寻|噚|琴|前|后)(?<p>日|晚)(?!报|记(?!得|住|着))|(?<m>今朝|听朝|寻朝)",
    example: ["聽日", "2026-11-23"],
    read: ({ groups }) => {
      if (groups.m) {
        return {
          moment: { shift: { day: groups.m === "今朝" ? 0 : groups.m === "听朝" ? 1 : -1 }, part: "morning" },
        };
      }
      const day = groups.s === "听" ? 1 : groups.s === "后" ? 2 : groups.s === "前" ? -2 : -1;
      return { moment: { shift: { day }, ...(groups.p === "晚" ? { part: "evening" as const } : {}) } };
    },
  },
  {
    name: "zh.weekday",
    pattern:
      `${WEEK_HEAD}(?<p>上上个?|下下个?|上个?|下个?|这个?|本)?(?:{weekdayWord})(?<w>{weekday}|[1-6](?![\\d年个天次]))(?!次|趟|回|顿|遍|节|篇|围|刊)(?:(?<=[上下这本]个?(?:{weekdayWord})[一二三四五六日天])|(?![二三四五六日](?![点十百千万个人号月天件份条次块楼年])))`,
    example: ["下周三", "2026-11-25"],
    read: ({ groups }) => {
      const weekday = WEEKDAYS[groups.w!] ?? Number(groups.w);
      const prefix = groups.p?.replace("个", "");
      return { moment: prefix ? { weekday, shift: { week: PERIOD_SHIFTS[prefix]! } } : { weekday } };
    },
  },
  {
    name: "zh.nth-weekday",
    pattern: "(?<n>第[一二三四五]|最后一?)个(?:{weekdayWord})(?<w>{weekday})",
    example: ["第二个周六", "2026-11-14"],
    read: ({ groups }) => ({
      moment: {
        nth: {
          n: groups.n!.startsWith("最") ? -1 : number(groups.n!.slice(1)),
          weekday: WEEKDAYS[groups.w!]!,
        },
      },
    }),
  },
];
