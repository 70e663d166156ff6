/** How Chinese speaks of lengths of time; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { Length } from "../time/moment.ts";
import type { TimePiece } from "../time/read_times.ts";
import { HEAD, number, UNITS } from "./time_words.ts";

export const ZH_LENGTH_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "zh.length",
    pattern:
      `${HEAD}(?<![周期拜](?=[一二三四五六][百千]天))(?<![\\d一二两三四五六七八九十百千]\\.?)(?<n>{count})\\s?(?<g>个)?\\s?(?<more>多|来)?(?<half>半)?(?<u>小时|钟头|秒钟|秒|分钟|天|周(?![一二三四五六日末岁])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|月|季度|年|h(?![a-z&])|min(?![a-z]))(?:(?<tail>半)|的?时间|(?=.))?(?!级|纪|份)`,
    example: ["一个半小时", "length hour 1.5"],
    read: ({ groups }) => {
      const unit = UNITS[groups.u!];
      if (!unit) return null;
      // 三月 is March, 三个月 three months; 十二年 twelve years, 2012年 a year.
      if (groups.u === "月" && !groups.g) return null;
      if (groups.u === "年" && /^\d{4}$/.test(groups.n!)) return null;
      let amount = number(groups.n);
      if (!(amount > 0) || amount > 100_000) return null;
      if (groups.half || groups.tail) amount += 0.5;
      return { length: { [unit]: amount } };
    },
  },
  {
    name: "zh.length-took",
    pattern:
      "(?<=(?:用时|耗时|用了|成绩|全程|净成绩|配速|跑了|时间)[:是]?\\s?)(?<m>\\d{1,3}|[一二三四五六七八九十]{1,4})分(?:(?<half>半)|(?<s>\\d{1,2})秒?)?(?!钟|之|公|店)",
    example: ["用时55分半", "length minute 55.5"],
    read: ({ groups }) => {
      const minutes = number(groups.m) + (groups.half ? 0.5 : 0);
      if (!(minutes > 0)) return null;
      return { length: { minute: minutes, ...(groups.s ? { second: Number(groups.s) } : {}) } };
    },
  },
  {
    name: "zh.length-hour-minute",
    pattern:
      `${HEAD}(?<h>{count})个?(?:小时|钟头|h)(?<m>{unitMinute})分(?!钟|之|钱)(?:(?<s>{unitMinute})秒)?`,
    example: ["1小时58分", "length hour 1 minute 58"],
    read: ({ groups }) => {
      const hour = number(groups.h);
      const minute = number(groups.m);
      if (!(hour >= 0) || !(minute >= 0)) return null;
      return { length: { hour, minute, ...(groups.s ? { second: number(groups.s) } : {}) } };
    },
  },
  {
    name: "zh.length-ge-zhong",
    pattern: `${HEAD}(?<n>{count})[个粒](?<half>半)?(?:字)?钟(?!头|表|点|情)`,
    example: ["两个钟", "length hour 2"],
    read: ({ groups }) => ({ length: { hour: number(groups.n) + (groups.half ? 0.5 : 0) } }),
  },
  {
    name: "zh.length-quarter",
    pattern: "(?<n>[一三两二])刻钟",
    example: ["一刻钟", "length minute 15"],
    read: ({ groups }) => ({ length: { minute: 15 * number(groups.n) } }),
  },
  {
    name: "zh.length-minute-short",
    pattern: `${HEAD}(?<n>\\d{1,3})分(?!钟|钱|之|数|部|公司|店|钟|享|手|成|期|析|类|别)(?:(?<s>\\d{1,2})秒)`,
    example: ["25分30秒", "length minute 25 second 30"],
    read: ({ groups }) => ({ length: { minute: Number(groups.n), second: Number(groups.s) } }),
  },
  {
    name: "zh.half-length",
    pattern: "半(?<g>个|粒)?(?<u>小时|钟头|钟(?!头)|天|月|年|星期|礼拜|分钟|周)",
    example: ["半小时", "length minute 30"],
    read: ({ groups }) => {
      if (groups.u === "月" && !groups.g) return null;
      const length: Record<string, Length> = {
        "小时": { minute: 30 },
        "钟": { minute: 30 },
        "钟头": { minute: 30 },
        "天": { hour: 12 },
        "月": { day: 15 },
        "年": { month: 6 },
        "星期": { day: 3.5 },
        "礼拜": { day: 3.5 },
        "周": { day: 3.5 },
        "分钟": { second: 30 },
      };
      return { length: length[groups.u!]! };
    },
  },
];
