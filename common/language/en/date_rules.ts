/** How English speaks of days: dates, weekdays, festivals; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { Moment } from "../time/moment.ts";
import type { TimePiece } from "../time/read_times.ts";
import { parseOrdinal } from "./numerals.ts";
import { B, E, FESTIVAL, FESTIVALS, monthOf, SHIFTS, weekdayOf } from "./time_words.ts";

export const EN_DATE_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "en.month-day-year",
    pattern:
      `${B}(?<mo>{month})\\.?[\\s/-]?(?:the\\s)?(?<d>{day})\\s?(?:,\\s?|[\\s/-])(?:of\\s)?(?<y>{year}|'\\d{2})(?!\\d)`,
    example: ["november 5th, 2026", "2026-11-05"],
    read: ({ groups }) => ({
      moment: {
        year: Number(groups.y!.replace("'", "20")),
        month: monthOf(groups.mo!),
        day: parseOrdinal(groups.d!) ?? 0,
      },
    }),
  },
  {
    name: "en.day-month-year",
    pattern:
      `(?<![\\d.:$/])(?:the\\s)?(?<d>{day})[\\s/-]?(?:of\\s)?(?<mo>{month})\\.?(?:,?\\s|[/-])(?:of\\s)?(?<y>{year})(?!\\d)`,
    example: ["5 november 2026", "2026-11-05"],
    read: ({ groups }) => ({
      moment: { year: Number(groups.y), month: monthOf(groups.mo!), day: parseOrdinal(groups.d!) ?? 0 },
    }),
  },
  {
    name: "en.month-day-range",
    pattern:
      `${B}(?<mo>{month})\\.?\\s(?<a>{day})\\s?(?:-|to|through|until|till)\\s?(?<b>{day})(?![\\d:a-z]|\\s?(?:am|pm))(?:,?\\s(?<y>{year}))?`,
    example: ["nov 3-5", "2026-11-03..2026-11-06"],
    read: ({ groups }) => {
      const month = monthOf(groups.mo!);
      const year = groups.y ? { year: Number(groups.y) } : {};
      return {
        moment: { month, day: parseOrdinal(groups.a!) ?? 0, ...year },
        until: { month, day: parseOrdinal(groups.b!) ?? 0, ...year },
      };
    },
  },
  {
    name: "en.days-of-month",
    pattern:
      `${B}(?:(?:from|between)\\s)?(?:the\\s)?(?<a>{day})\\s?(?:-|to|and|through|until|till)\\s?(?:the\\s)?(?<b>{day})\\s(?:of\\s)?(?<mo>{month})${E}(?:,?\\s(?<y>{year}))?`,
    example: ["from 9 to 12 of june", "2026-06-09..2026-06-13"],
    read: ({ groups }) => {
      const month = monthOf(groups.mo!);
      const year = groups.y ? { year: Number(groups.y) } : {};
      const [from, until] = [parseOrdinal(groups.a!) ?? 0, parseOrdinal(groups.b!) ?? 0];
      return from < until
        ? { moment: { month, day: from, ...year }, until: { month, day: until, ...year } }
        : null;
    },
  },
  {
    name: "en.month-day",
    pattern:
      `${B}(?<mo>{month})\\.?(?:[\\s/-](?:the\\s)?|(?=\\d))(?<d>{day})(?!\\d|:\\d|\\.\\d|[a-z]|\\s?(?:am|pm|bucks|dollars|percent|%|miles|km|kg))`,
    example: ["nov 5th", "2026-11-05"],
    read: ({ groups }) => ({ moment: { month: monthOf(groups.mo!), day: parseOrdinal(groups.d!) ?? 0 } }),
  },
  {
    name: "en.day-month",
    pattern: `(?<![\\d.:$/])(?:the\\s)?(?<d>{day})(?:\\s|-)?(?:day\\s)?(?:of\\s)?(?<mo>{month})${E}`,
    example: ["the 5th of november", "2026-11-05"],
    read: ({ groups }) => ({
      moment: { month: monthOf(groups.mo!), day: parseOrdinal(groups.d!) ?? 0 },
      weak: groups.mo === "may" && /^\d+$/.test(groups.d!),
    }),
  },
  {
    name: "en.ordinal-day",
    pattern:
      `${B}(?:(?:on\\s)?the\\s|on\\s(?=\\d)|(?<=\\b(?:by|before|till|until|due)\\s)(?=\\d)|(?=\\d{1,2}[a-z]{2},?\\s(?:at\\s)?(?:1[0-2]|[1-9])(?:[.:][0-5]\\d(?!\\d)|\\s?[ap]m(?![a-z]))))(?<d>{ordinal})(?:\\sday)?${E}(?!\\s(?:time|floor|one|of (?:the )?(?:four|three|many)|place|person|half|quarter|week|month|year|chapter|draft|edition|season|episode|round|try|attempt|mon|tue|wed|thu|fri|sat|sun|graders?|street|st|ave))(?:\\sof (?:the|this) month)?`,
    example: ["on the 5th", "2026-11-05"],
    read: ({ groups, text }) => {
      const day = parseOrdinal(groups.d!);
      if (day === null) return null;
      const month = /month$/.test(text) ? { shift: { month: 0 } } : {};
      return { moment: { day, ...month }, weak: !/\d/.test(groups.d!) && !/month$|^on/.test(text) };
    },
  },
  {
    name: "en.weekday-ordinal",
    pattern: `${B}(?<w>{weekday})\\s(?:the\\s)?(?<d>(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th))${E}`,
    example: ["friday the 13th", "2026-11-13"],
    read: ({ groups }) => ({ moment: { weekday: weekdayOf(groups.w!), day: parseOrdinal(groups.d!) ?? 0 } }),
  },
  {
    name: "en.day-shift",
    pattern:
      `${B}(?:(?:the\\s)?(?<two>day (?:after tomorrow|before yesterday))|(?<w>today|tomorrow|tmrw|tmr|tmw|tomorow|tommorow|yesterday|yday|tonight|tonite|last night|tomorrow night))${E}(?:'s)?`,
    example: ["the day after tomorrow", "2026-11-24"],
    read: ({ groups }) => {
      if (groups.two) return { moment: { shift: { day: groups.two.includes("tomorrow") ? 2 : -2 } } };
      const word = groups.w!;
      if (word === "tonight" || word === "tonite") return { moment: { shift: { day: 0 }, part: "evening" } };
      if (word === "last night") return { moment: { shift: { day: -1 }, part: "evening" } };
      if (word === "tomorrow night") return { moment: { shift: { day: 1 }, part: "evening" } };
      return {
        moment: {
          shift: {
            day: word.startsWith("to") && word !== "today" || word.startsWith("tm")
              ? 1
              : word === "today"
              ? 0
              : -1,
          },
        },
      };
    },
  },
  {
    name: "en.weekday-week",
    pattern:
      `${B}(?:(?:a\\s)?week\\son\\s(?<w>{weekday})|(?<w2>{weekday})\\sweek)${E}(?!\\s(?:day|end|and|of|to))`,
    example: ["a week on friday", "2026-12-04"],
    read: ({ groups }) => ({
      moment: {
        weekday: weekdayOf(groups.w ?? groups.w2!),
        side: "future",
        offset: { length: { week: 1 }, sign: 1 },
      },
    }),
  },
  {
    name: "en.weekday",
    pattern:
      `${B}(?:(?<p>last|past|previous|this past|this coming|this|coming|upcoming|next|following|on)\\s)?(?<w>{weekday})(?:s?)${E}(?!-)(?:\\s(?<after>last week|next week|this week))?`,
    example: ["next friday", "2026-11-27"],
    read: ({ groups, text }) => {
      const weekday = weekdayOf(groups.w!);
      const prefix = groups.p;
      if (groups.after) {
        return {
          moment: {
            weekday,
            shift: {
              week: groups.after.startsWith("last") ? -1 : groups.after.startsWith("next") ? 1 : 0,
            },
          },
        };
      }
      const short = /^(?:sun|sat|mon|wed|fri)$/.test(text);
      if (prefix === undefined || prefix === "on") {
        return { moment: { weekday }, weak: short && text !== "fri" && text !== "mon" };
      }
      if (prefix === "last" || prefix === "past" || prefix === "previous" || prefix === "this past") {
        return { moment: { weekday, side: "past" } };
      }
      if (prefix === "this coming" || prefix === "coming" || prefix === "upcoming") {
        return { moment: { weekday, side: "future" } };
      }
      return { moment: { weekday, shift: { week: SHIFTS[prefix]! } } };
    },
  },
  {
    name: "en.nth-weekday",
    pattern:
      `${B}(?:the\\s)?(?<n>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (?<w>{weekday})(?: (?:of|in) (?:(?:the|this) month|(?<p>next|last) month|(?<mo>{month})(?:\\s(?<y>{year}))?))?${E}`,
    example: ["the first monday of the month", "2026-11-02"],
    read: ({ groups, text }) => {
      const last = groups.n === "last";
      if (last && !/ (?:of|in) /.test(text)) return null;
      const moment: Moment = {
        nth: { n: last ? -1 : parseOrdinal(groups.n!)!, weekday: weekdayOf(groups.w!) },
      };
      if (groups.mo) moment.month = monthOf(groups.mo);
      if (groups.y) moment.year = Number(groups.y);
      if (groups.p) moment.shift = { month: SHIFTS[groups.p]! };
      return { moment };
    },
  },
  {
    name: "en.festival",
    pattern: `${B}${FESTIVAL.pattern}${E}(?:,?\\s(?:of\\s)?(?<y>{year})(?!\\d))?`,
    example: ["thanksgiving", "2025-11-27"],
    read: ({ groups }) => ({
      moment: {
        holiday: FESTIVALS[FESTIVAL.pick(groups)]![1],
        ...(groups.y ? { year: Number(groups.y) } : {}),
      },
    }),
  },
];
