/** How Chinese speaks of what comes again: repetitions; one rule a row. @module */

import type { Rule } from "../rule.ts";
import { everyUnit } from "../time/length.ts";
import type { TimePiece } from "../time/read_times.ts";
import {
  dayOf,
  monthOf,
  number,
  RRULE_DAYS,
  SHORT_PARTS,
  UNITS,
  WEEKDAYS,
  weekdaysOf,
} from "./time_words.ts";

export const ZH_REPEAT_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "zh.every-day",
    pattern: "每(?:一)?[天日]|天天|日日|每(?<p>晚|早)(?:上)?",
    example: ["每天", "repeat FREQ=DAILY"],
    read: ({ groups }) => ({
      moment: { repeat: { freq: "DAILY" }, ...(groups.p ? { part: SHORT_PARTS[groups.p]! } : {}) },
    }),
  },
  {
    name: "zh.every-weekday",
    pattern:
      "每(?:一)?个?(?:{weekdayWord})(?<w>[一二三四五六日天](?:[、,和与及跟]?(?:{weekdayWord})?[一二三四五六日天]){0,6})(?!次|趟|回|顿|遍)",
    example: ["每周一三五", "repeat FREQ=WEEKLY;BYDAY=MO,WE,FR"],
    read: ({ groups }) => {
      const byDay = weekdaysOf(groups.w!);
      return byDay.length === 0 ? null : { moment: { repeat: { freq: "WEEKLY", byDay } } };
    },
  },
  {
    name: "zh.weekdays",
    pattern:
      "(?<![每上下这本])(?:{weekdayWord})(?=[一二三四五六日]{2,5}(?![一二三四五六日天]))(?!六日)(?<w>一?二?三?四?五?六?日?)(?![点十百千万个人号月天件份条次块楼]|\\d)",
    example: ["周一三五", "repeat FREQ=WEEKLY;BYDAY=MO,WE,FR"],
    read: ({ groups }) => {
      const byDay = weekdaysOf(groups.w!);
      return byDay.length < 2 ? null : { moment: { repeat: { freq: "WEEKLY", byDay } } };
    },
  },
  {
    name: "zh.every-weekday-range",
    pattern:
      "(?:每(?:个)?)?(?:{weekdayWord})(?<a>{weekday})(?:到|至|-|~)(?:{weekdayWord})?(?<b>{weekday})每天|每(?:个)?(?:{weekdayWord})(?<c>{weekday})(?:到|至|-|~)(?:{weekdayWord})?(?<e>{weekday})",
    example: ["每周一到周五", "repeat FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    read: ({ groups }) => {
      const a = WEEKDAYS[groups.a ?? groups.c!]!;
      const b = WEEKDAYS[groups.b ?? groups.e!]!;
      return a >= b ? null : { moment: { repeat: { freq: "WEEKLY", byDay: RRULE_DAYS.slice(a - 1, b) } } };
    },
  },
  {
    name: "zh.every-workday",
    pattern: "每个?工作日|工作日每天|每逢工作日",
    example: ["每个工作日", "repeat FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    read: () => ({ moment: { repeat: { freq: "WEEKLY", byDay: RRULE_DAYS.slice(0, 5) } } }),
  },
  {
    name: "zh.every-weekend",
    pattern: "每(?:个|逢)?周末",
    example: ["每个周末", "repeat FREQ=WEEKLY;BYDAY=SA,SU"],
    read: () => ({ moment: { repeat: { freq: "WEEKLY", byDay: ["SA", "SU"] } } }),
  },
  {
    name: "zh.every-unit",
    pattern: "每(?:隔)?(?:一)?个?(?<u>小时|星期|礼拜|周|月|季度|年)(?![一二三四五六日末\\d])",
    example: ["每周", "repeat FREQ=WEEKLY"],
    read: ({ groups }) => ({ moment: { repeat: everyUnit(UNITS[groups.u!]!, 1) } }),
  },
  {
    name: "zh.every-month-day",
    pattern: "每(?:个)?月的?(?<d>{day})(?:号|日)?(?![个次\\d])",
    example: ["每月5号", "repeat FREQ=MONTHLY;BYMONTHDAY=5"],
    read: ({ groups }) => ({ moment: { repeat: { freq: "MONTHLY", byMonthDay: [dayOf(groups.d!)] } } }),
  },
  {
    name: "zh.every-month-end",
    pattern: "每(?:个)?月(?:的)?(?:月底|月末|底|末|最后一天)",
    example: ["每月底", "repeat FREQ=MONTHLY;BYMONTHDAY=-1"],
    read: () => ({ moment: { repeat: { freq: "MONTHLY", byMonthDay: [-1] } } }),
  },
  {
    name: "zh.every-month-start",
    pattern: "每(?:个)?月(?:的)?(?:月初|初)",
    example: ["每月初", "repeat FREQ=MONTHLY;BYMONTHDAY=1"],
    read: () => ({ moment: { repeat: { freq: "MONTHLY", byMonthDay: [1] } } }),
  },
  {
    name: "zh.every-month-weekday",
    pattern: "每(?:个)?月的?(?<n>第[一二三四五]|最后一?)个(?:{weekdayWord})(?<w>{weekday})",
    example: ["每月第一个周一", "repeat FREQ=MONTHLY;BYDAY=1MO"],
    read: ({ groups }) => {
      const n = groups.n!.startsWith("最") ? -1 : number(groups.n!.slice(1));
      return {
        moment: { repeat: { freq: "MONTHLY", byDay: [`${n}${RRULE_DAYS[WEEKDAYS[groups.w!]! - 1]}`] } },
      };
    },
  },
  {
    name: "zh.every-year-date",
    pattern: "每年的?(?<mo>{month})月(?<d>{day})(?:号|日)?",
    example: ["每年3月8日", "repeat FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"],
    read: ({ groups }) => ({
      moment: { repeat: { freq: "YEARLY", byMonth: [monthOf(groups.mo!)], byMonthDay: [dayOf(groups.d!)] } },
    }),
  },
  {
    name: "zh.every-other",
    pattern: "隔(?:一)?(?<u>天|周|月|年)(?!就|便|便)|每隔一?(?<u2>天|周|月|年)",
    example: ["隔天", "repeat FREQ=DAILY;INTERVAL=2"],
    read: ({ groups }) => ({ moment: { repeat: everyUnit(UNITS[groups.u ?? groups.u2!]!, 2) } }),
  },
];
