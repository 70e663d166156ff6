/** How Chinese speaks of hours and parts of the day; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { TimePiece } from "../time/read_times.ts";
import { clock, DAY_SHIFTS, NOT_HOUR, number, PART, PARTS, SHORT_PARTS } from "./time_words.ts";

export const ZH_CLOCK_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "zh.day-shift-part",
    pattern:
      "(?<s>大前(?=天)|大后(?=天)|昨|今|明|前|后)(?:天|日)?(?<p>晚|早|晨|夜|午)(?:上|间|里)?(?!餐|饭|点|茶|宵|会|自习|班(?!级|主任|会))",
    example: ["明早", "2026-11-23T08:00"],
    read: ({ groups, text }) =>
      /^(?:前|后)(?:晨|午)/.test(text) ? null : {
        moment: { shift: { day: DAY_SHIFTS[groups.s!]! }, part: SHORT_PARTS[groups.p!]! },
      },
  },
  {
    name: "zh.part",
    pattern: PART.pattern,
    example: ["傍晚", "2026-11-22T18:00"],
    read: ({ groups }) => ({ moment: { part: PARTS[PART.pick(groups)]![1] } }),
  },
  {
    name: "zh.part-short",
    pattern: "(?<=^|[日号天一二三四五六末\\d\\s,。])(?<p>早|晚)(?=[\\d一二三四五六七八九十])",
    example: ["周五晚8点", "2026-11-20T20:00"],
    read: ({ groups }) => ({ moment: { part: SHORT_PARTS[groups.p!]! }, weak: true }),
  },
  {
    name: "zh.shift",
    pattern: "(?<p>早|晚|夜)班(?=[\\s,]?[\\d一二三四五六七八九十]{1,3}点)",
    example: ["早班六点", "2026-11-22T06:00"],
    read: ({ groups }) => ({ moment: { part: SHORT_PARTS[groups.p!]! }, weak: true }),
  },
  {
    name: "zh.clock",
    pattern:
      `(?<![\\d.:第周期拜差每.]|星|(?<![周期拜号月初])[三四五六七八九百](?=十)|[三四五六七八九]十(?=[一二三四五六七八九]))(?<h>{hour})\\s?点${NOT_HOUR}(?:钟|整|(?<half>半)|(?<q>[一三13])刻钟?|过?(?<m>{unitMinute})分(?!钟)(?:(?<s>{unitMinute})秒)?|(?<m2>{minute})(?![\\d块元个天年月日公千米]))?(?<around>多|左右|前后|来钟)?`,
    example: ["三点半", "2026-11-22T15:30"],
    read: ({ groups, text }) => {
      const moment = clock({ ...groups, m: groups.m ?? groups.m2 });
      if (moment === null) return null;
      if (groups.around) moment.approximate = true;
      return { moment, weak: /^[一几]\s?点$/.test(text) };
    },
  },
  {
    name: "zh.clock-shi",
    pattern:
      `(?<![\\d.:第小同当及准按临随])(?<h>{hour})\\s?时(?!候|间|段|装|常|刻|代|尚|区|光|事|效|薪)(?:整|(?<m>{unitMinute})分(?:(?<s>{unitMinute})秒)?)?`,
    example: ["15时20分", "2026-11-22T15:20"],
    read: ({ groups, text }) => {
      const moment = clock(groups);
      return moment === null ? null : { moment, weak: text === "一时" };
    },
  },
  {
    name: "zh.clock-to",
    pattern:
      "差(?<m>{unitMinute}|一刻)(?:分钟?)?(?:到)?(?<h>{hour})点|(?<h2>{hour})点差(?<m2>{unitMinute}|一刻)分?",
    example: ["差5分8点", "2026-11-22T19:55"],
    read: ({ groups }) => {
      const hour = number(groups.h ?? groups.h2);
      const text = groups.m ?? groups.m2;
      const minutes = text === "一刻" ? 15 : number(text);
      if (!(hour >= 1 && hour <= 24 && minutes >= 1 && minutes <= 30)) return null;
      return { moment: { hour: hour - 1, minute: 60 - minutes } };
    },
  },
  {
    name: "zh.clock-range",
    pattern:
      `(?<![\\d.:第])(?<a>{hour})\\s?(?:到|至|~|-)\\s?(?<b>{hour})\\s?点(?:钟)?(?<half>半)?${NOT_HOUR}`,
    example: ["2到4点", "2026-11-22T14:00..2026-11-22T16:00"],
    read: ({ groups }) => {
      const a = number(groups.a);
      const b = number(groups.b);
      return a > 24 || b > 24
        ? null
        : { moment: { hour: a }, until: { hour: b, ...(groups.half ? { minute: 30 } : {}) } };
    },
  },
  {
    name: "zh.now",
    pattern: "现在|此刻|刚才|刚刚|目前|眼下|方才",
    example: ["刚才", "2026-11-22T20:00"],
    read: () => ({ moment: { now: true } }),
  },
];
