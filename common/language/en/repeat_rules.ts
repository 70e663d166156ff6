/** How English speaks of what comes again: repetitions; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { DayPart } from "../time/moment.ts";
import type { TimePiece } from "../time/read_times.ts";
import { parseEnNumber, parseOrdinal } from "./numerals.ts";
import { B, E, monthOf, repeatOf, RRULE_DAYS, weekdayOf, weekdaysIn } from "./time_words.ts";

export const EN_REPEAT_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "en.every-weekday",
    pattern:
      `${B}(?:every|each)\\s(?<w>{weekday})s?(?<rest>(?:,?\\s?(?:and|&|,|/)?\\s?(?:{weekday})s?${E}){0,6})${E}|${B}(?:on\\s)?(?<ws>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:,?\\s?(?:and|&)?\\s?(?:mon|tues|wednes|thurs|fri|satur|sun)days){0,6})${E}`,
    example: ["every monday and friday", "repeat FREQ=WEEKLY;BYDAY=MO,FR"],
    read: ({ groups }) => ({
      moment: {
        repeat: { freq: "WEEKLY", byDay: weekdaysIn(groups.ws ?? `${groups.w} ${groups.rest ?? ""}`) },
      },
    }),
  },
  {
    name: "en.every-other-weekday",
    pattern: `${B}(?:every|each) (?<n>other|second|third) (?<w>{weekday})${E}`,
    example: ["every other monday", "repeat FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
    read: ({ groups }) => ({
      moment: {
        repeat: {
          freq: "WEEKLY",
          interval: groups.n === "third" ? 3 : 2,
          byDay: [RRULE_DAYS[weekdayOf(groups.w!) - 1]!],
        },
      },
    }),
  },
  {
    name: "en.every-workday",
    pattern: `${B}(?:every|each) (?:weekday|work ?day|business day)|${B}on weekdays|${B}weekdays${E}`,
    example: ["every weekday", "repeat FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    read: () => ({ moment: { repeat: { freq: "WEEKLY", byDay: RRULE_DAYS.slice(0, 5) } } }),
  },
  {
    name: "en.every-weekend",
    pattern: `${B}(?:every|each) weekend|${B}on weekends`,
    example: ["every weekend", "repeat FREQ=WEEKLY;BYDAY=SA,SU"],
    read: () => ({ moment: { repeat: { freq: "WEEKLY", byDay: ["SA", "SU"] } } }),
  },
  {
    name: "en.every-part",
    pattern: `${B}(?:every|each)\\s(?:single\\s)?(?<p>morning|afternoon|evening|night)${E}|${B}nightly${E}`,
    example: ["every morning", "repeat FREQ=DAILY"],
    read: ({ groups }) => ({ moment: { repeat: { freq: "DAILY" }, part: (groups.p ?? "night") as DayPart } }),
  },
  {
    name: "en.every-unit",
    pattern:
      `${B}(?:every|each)\\s(?:single\\s)?(?:(?<n>\\d{1,3}|other|two|three|four|five|six|second|third)\\s)?(?<u>hour|day|week|month|quarter|year|fortnight|minute)s?${E}|${B}once an? (?<u2>hour|day|week|month|quarter|year)`,
    example: ["every two weeks", "repeat FREQ=WEEKLY;INTERVAL=2"],
    read: ({ groups }) => {
      const n = groups.n;
      const interval = n === undefined
        ? 1
        : n === "other" || n === "second"
        ? 2
        : n === "third"
        ? 3
        : parseEnNumber(n) ?? 1;
      const repeat = repeatOf(groups.u ?? groups.u2!, interval);
      return repeat === null ? null : { moment: { repeat } };
    },
  },
  {
    name: "en.adverb",
    pattern:
      `${B}(?<w>everyday|daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|hourly)${E}`,
    example: ["weekly", "repeat FREQ=WEEKLY"],
    read: ({ groups }) => {
      const of: Record<string, readonly [string, number]> = {
        everyday: ["day", 1],
        daily: ["day", 1],
        weekly: ["week", 1],
        biweekly: ["week", 2],
        fortnightly: ["week", 2],
        monthly: ["month", 1],
        quarterly: ["quarter", 1],
        yearly: ["year", 1],
        annually: ["year", 1],
        hourly: ["hour", 1],
      };
      const [unit, interval] = of[groups.w!]!;
      return {
        moment: { repeat: repeatOf(unit, interval)! },
        weak: groups.w !== "everyday" && groups.w !== "daily" ? false : false,
      };
    },
  },
  {
    name: "en.every-month-day",
    pattern:
      `${B}(?:on\\s)?the (?<d>{ordinal})(?:\\sday)? of (?:every|each) month|${B}(?:every|each) month on the (?<d2>{ordinal})`,
    example: ["the 5th of every month", "repeat FREQ=MONTHLY;BYMONTHDAY=5"],
    read: ({ groups }) => ({
      moment: { repeat: { freq: "MONTHLY", byMonthDay: [parseOrdinal(groups.d ?? groups.d2!)!] } },
    }),
  },
  {
    name: "en.every-month-weekday",
    pattern:
      `${B}(?:(?:every|each|the) |(?=[a-z]+ [a-z]+ (?:of|in) (?:every|each) month))(?<n>first|second|third|fourth|last) (?<w>{weekday}) (?:(?:of|in) (?:every|each|the) month|(?<=(?:every|each) (?:first|second|third|fourth|last) \\w+))(?![a-z])`,
    example: ["the first monday of every month", "repeat FREQ=MONTHLY;BYDAY=1MO"],
    read: ({ groups, text }) => {
      if (!/every|each/.test(text)) return null;
      const n = groups.n === "last" ? -1 : parseOrdinal(groups.n!)!;
      return {
        moment: { repeat: { freq: "MONTHLY", byDay: [`${n}${RRULE_DAYS[weekdayOf(groups.w!) - 1]}`] } },
      };
    },
  },
  {
    name: "en.every-year-date",
    pattern:
      `${B}(?:every|each) (?<mo>{month})\\.? (?<d>{day})${E}|${B}(?:every|each) year on (?<mo2>{month})\\.? (?<d2>{day})${E}`,
    example: ["every march 8", "repeat FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"],
    read: ({ groups }) => ({
      moment: {
        repeat: {
          freq: "YEARLY",
          byMonth: [monthOf(groups.mo ?? groups.mo2!)],
          byMonthDay: [parseOrdinal(groups.d ?? groups.d2!)!],
        },
      },
    }),
  },
];
