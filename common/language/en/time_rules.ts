/** How English speaks of time, one rule a row. @module */

import { anyOf, type Rule } from "../rule.ts";
import type { DayPart, Length, Moment, Repeat, Third, Unit } from "../time/moment.ts";
import type { Affix, TimePiece } from "../time/read_times.ts";
import { parseEnNumber, parseOrdinal } from "./numerals.ts";
import { away, everyUnit } from "../time/length.ts";

type TimeRule = Rule<TimePiece>;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const RRULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;
const weekdayOf = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3)) + 1;

const SHIFTS: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  previous: -1,
  "this past": -1,
  "this": 0,
  current: 0,
  "this coming": 0,
  coming: 0,
  upcoming: 0,
  next: 1,
  following: 1,
  "the": 0,
  "this next": 1,
};

const UNITS: Readonly<Record<string, readonly [Unit, number]>> = {
  second: ["second", 1],
  sec: ["second", 1],
  minute: ["minute", 1],
  min: ["minute", 1],
  hour: ["hour", 1],
  hr: ["hour", 1],
  h: ["hour", 1],
  m: ["minute", 1],
  s: ["second", 1],
  day: ["day", 1],
  d: ["day", 1],
  night: ["day", 1],
  week: ["week", 1],
  wk: ["week", 1],
  w: ["week", 1],
  fortnight: ["week", 2],
  month: ["month", 1],
  mo: ["month", 1],
  quarter: ["quarter", 1],
  year: ["year", 1],
  yr: ["year", 1],
  y: ["year", 1],
  decade: ["year", 10],
  weekend: ["week", 1],
};

function unitOf(word: string): readonly [Unit, number] | null {
  return UNITS[word] ?? UNITS[word.replace(/s$/, "")] ?? null;
}

/** Words for parts of the day. */
const PARTS: readonly (readonly [words: string, part: DayPart])[] = [
  ["before dawn|dawn|small hours", "dawn"],
  ["early morning|first thing(?: in the morning)?|sunrise", "earlyMorning"],
  ["breakfast(?: time)?", "breakfast"],
  ["late morning|mid[- ]?morning", "forenoon"],
  ["mornings?", "morning"],
  ["noon|midday|noontime", "noon"],
  ["lunch[- ]?time|lunch|brunch", "lunch"],
  ["(?:early |late |mid[- ]?)?afternoons?|arvo", "afternoon"],
  ["tea ?time|afternoon tea", "tea"],
  ["dusk|sunset|early evening|after work|(?:the )?end of (?:the )?work ?day", "dusk"],
  ["before work", "breakfast"],
  ["dinner(?: ?time)?|supper", "dinner"],
  ["evenings?", "evening"],
  ["late night|late at night", "lateNight"],
  ["night[- ]?time|nights?|bedtime", "night"],
  ["midnight", "midnight"],
  ["daytime", "day"],
  ["(?:during )?business hours?|(?:during )?working hours", "business"],
];

/** Western and Chinese holidays by their English names. */
const FESTIVALS: readonly (readonly [words: string, key: string])[] = [
  ["new year'?s eve|nye", "newYearsEve"],
  ["new year'?s?(?: day)?", "newYear"],
  ["chinese new year|lunar new year|spring festival", "springFestival"],
  ["lantern festival", "lanternFestival"],
  ["qingming(?: festival)?|tomb sweeping day", "qingming"],
  ["dragon boat(?: festival)?", "dragonBoat"],
  ["mid[- ]?autumn(?: festival)?|moon festival", "midAutumn"],
  ["labou?r day", "usLaborDay"],
  ["may day", "labourDay"],
  ["national day", "nationalDay"],
  ["singles'? day", "singlesDay"],
  ["valentine'?s?(?: day)?", "valentines"],
  ["white lover day|white day", "whiteDay"],
  ["st\\.? patrick'?s?(?: day)?", "stPatricks"],
  ["april fool'?s?(?: day)?", "aprilFools"],
  ["groundhog day", "groundhogDay"],
  ["earth day", "earthDay"],
  ["cinco de mayo", "cincoDeMayo"],
  ["juneteenth", "juneteenth"],
  ["independence day|(?:the )?fourth of july|july 4th", "independenceDay"],
  ["bastille day", "bastilleDay"],
  ["veterans'? day", "veteransDay"],
  ["guy fawkes(?: day| night)?|bonfire night", "guyFawkes"],
  ["halloween|all hallows'? eve", "halloween"],
  ["all saints'? day", "allSaints"],
  ["christmas eve|xmas eve", "christmasEve"],
  ["christmas(?: day)?|xmas", "christmas"],
  ["boxing day", "boxingDay"],
  ["mother'?s'? day", "mothersDay"],
  ["father'?s'? day", "fathersDay"],
  ["martin luther king(?: jr\\.?)?(?: day)?|mlk day", "mlkDay"],
  ["president'?s'? day", "presidentsDay"],
  ["memorial day", "memorialDay"],
  ["columbus day", "columbusDay"],
  ["thanksgiving(?: day)?", "thanksgiving"],
  ["black friday", "blackFriday"],
  ["cyber monday", "cyberMonday"],
  ["easter monday", "easterMonday"],
  ["easter(?: sunday)?", "easter"],
  ["good friday", "goodFriday"],
  ["ash wednesday", "ashWednesday"],
  ["palm sunday", "palmSunday"],
  ["children'?s'? day", "childrensDay"],
  ["teacher'?s'? day", "teachersDay"],
  ["women'?s day", "womensDay"],
  ["winter solstice", "winterSolstice"],
];

const FESTIVAL = anyOf("f", FESTIVALS.map(([words]) => words));
const PART = anyOf("p", PARTS.map(([words]) => words));

const THIRDS: Readonly<Record<string, Third>> = {
  start: "start",
  beginning: "start",
  early: "start",
  mid: "middle",
  middle: "middle",
  end: "end",
  late: "end",
};

const NUMBER_OF: Readonly<Record<string, number>> = {
  "a couple": 2,
  "a couple of": 2,
  couple: 2,
  "couple of": 2,
  "a few": 3,
  few: 3,
  several: 3,
  some: 3,
};

function count(text: string): number {
  return NUMBER_OF[text] ?? parseEnNumber(text) ?? Number.NaN;
}

function repeatOf(unit: string, interval: number): Repeat | null {
  const of = unitOf(unit);
  return of === null ? null : everyUnit(of[0], interval * of[1]);
}

function weekdaysIn(text: string): string[] {
  const days = new Set<string>();
  for (const word of text.match(/[a-z]+/g) ?? []) {
    const day = word === "and" ? 0 : weekdayOf(word);
    if (day > 0) days.add(RRULE_DAYS[day - 1]!);
  }
  return [...days];
}

const B = "(?<![a-z\\d'])";
const E = "(?![a-z])";

const WORD_MINUTES = (text: string): number =>
  parseEnNumber(text.replace(/^(?:oh|o)[\s-]/, "")) ?? Number.NaN;

export const EN_TIME_RULES: readonly TimeRule[] = [
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
    name: "en.month-day",
    pattern:
      `${B}(?<mo>{month})\\.?[\\s-](?:the\\s)?(?<d>{day})(?!\\d|:\\d|[a-z]|\\s?(?:am|pm|bucks|dollars|percent|%|miles|km|kg))`,
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
    name: "en.ordinal-day",
    pattern:
      `${B}(?:on\\s)?(?:the\\s)(?<d>{ordinal})(?:\\sday)?${E}(?!\\s(?:time|floor|one|of (?:the )?(?:four|three|many)|place|person|half|quarter|week|month|year|chapter|draft|edition|season|episode|round|try|attempt|mon|tue|wed|thu|fri|sat|sun|graders?|street|st|ave))(?:\\sof (?:the|this) month)?`,
    example: ["on the 5th", "2026-11-05"],
    read: ({ groups, text }) => {
      const day = parseOrdinal(groups.d!);
      if (day === null) return null;
      const month = /month$/.test(text) ? { shift: { month: 0 } } : {};
      return { moment: { day, ...month }, weak: !/\d/.test(groups.d!) && !/month$|^on/.test(text) };
    },
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
    pattern: `(?<![\\d$])(?:the\\s)?(?<y>(?:19|20)\\d0)'?s${E}`,
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
    name: "en.weekday-ordinal",
    pattern: `${B}(?<w>{weekday})\\s(?:the\\s)?(?<d>(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th))${E}`,
    example: ["friday the 13th", "2026-11-13"],
    read: ({ groups }) => ({ moment: { weekday: weekdayOf(groups.w!), day: parseOrdinal(groups.d!) ?? 0 } }),
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
      return {
        moment: {
          rolling: { length: { [unit[0]]: amount * unit[1] }, past: /past|previous|last/.test(groups.p!) },
        },
      };
    },
  },
  {
    name: "en.hour-period",
    pattern: `${B}(?:the\\s)?(?<p>next|last|past|previous|coming)\\s(?<u>hour|minute|decade|fortnight)${E}`,
    example: ["the next hour", "2026-11-22T20:00"],
    read: ({ groups }) => {
      const unit = unitOf(groups.u!)!;
      return {
        moment: {
          rolling: { length: { [unit[0]]: unit[1] }, past: groups.p !== "next" && groups.p !== "coming" },
        },
      };
    },
  },
  {
    name: "en.clock-range-bare",
    pattern:
      `(?:${B}(?:from|between)\\s|(?<=(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|today|tomorrow|tonight|morning|afternoon|evening|night),?\\s))(?<a>1[0-2]|0?[1-9])(?:[:.](?<am>[0-5]\\d))?(?:\\s?-\\s?|\\s(?:to|and|until|till|-)\\s)(?<b>1[0-2]|0?[1-9])(?:[:.](?<bm>[0-5]\\d))?(?:\\s?(?<ap>[ap])\\.?m\\.?)?(?![\\d:/]|\\.\\d|\\s?(?:%|st|nd|rd|th|days?|weeks?|months?|years?|people|kg|km|miles|lbs|dollars|bucks|of|january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z]))(?=$|[\\s,.;!?)])`,
    example: ["from 2 to 4", "2026-11-22T14:00..2026-11-22T16:00"],
    read: ({ groups }) => {
      const minutes = (text: string | undefined) => text ? { minute: Number(text) } : {};
      const half = groups.ap ? { meridiem: groups.ap === "a" ? "am" as const : "pm" as const } : {};
      return {
        moment: { hour: Number(groups.a), ...minutes(groups.am) },
        until: { hour: Number(groups.b), ...minutes(groups.bm), ...half },
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
    name: "en.clock-ish",
    pattern: `${B}(?:(?<n>noon)|(?<h>1[0-2]|[1-9]))-?ish${E}`,
    example: ["11ish", "2026-11-22T11:00"],
    read: ({ groups }) => ({ moment: { hour: groups.n ? 12 : Number(groups.h), approximate: true } }),
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
    name: "en.this-part",
    pattern: `${B}(?:this|earlier this|later this)\\s(?<p>morning|afternoon|evening|arvo)${E}`,
    example: ["this morning", "2026-11-22T08:00"],
    read: ({ groups }) => ({
      moment: { shift: { day: 0 }, part: groups.p === "arvo" ? "afternoon" : groups.p as DayPart },
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
            shift: { week: groups.after.startsWith("last") ? -1 : groups.after.startsWith("next") ? 1 : 0 },
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
    name: "en.weekend",
    pattern:
      `${B}(?:(?<p>last|past|previous|this past|this coming|this|coming|next|following|the)\\s)?weekend${E}`,
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
      `${B}(?:the\\s)?(?<p>last|past|previous|this|current|coming|next|following)\\s(?<u>week|month|quarter|year)(?:'s)?${E}`,
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
  {
    name: "en.part",
    pattern:
      `${B}(?:(?:in|at|during)\\s(?:the\\s)?)?${PART.pattern}${E}(?!\\s?(?:club|stand|gown|school|mare|light))`,
    example: ["in the evening", "2026-11-22T19:00"],
    read: ({ groups }) => ({ moment: { part: PARTS[PART.pick(groups)]![1] } }),
  },
  // The clock
  {
    name: "en.clock-meridiem",
    pattern:
      `(?<![\\d.:/$])(?:(?:at|@|around|about|by)\\s?)?(?<h>{hour}|{hourWord})(?:[:.](?<m>[0-5]\\d)|\\s(?<mw>{minuteWord}))?\\s?(?:o'?\\s?clock\\s?)?(?<ap>[ap])\\.?\\s?m\\.?(?![a-z\\d])`,
    example: ["at 3pm", "2026-11-22T15:00"],
    read: ({ groups }) => {
      const hour = parseEnNumber(groups.h!) ?? Number.NaN;
      if (!(hour >= 0 && hour <= 24)) return null;
      const moment: Moment = { hour, meridiem: groups.ap === "a" ? "am" : "pm" };
      if (groups.m) moment.minute = Number(groups.m);
      else if (groups.mw) moment.minute = WORD_MINUTES(groups.mw);
      return hour > 12 && groups.ap === "a" && hour !== 0 ? null : { moment };
    },
  },
  {
    name: "en.clock-meridiem-range",
    pattern:
      `(?<![\\d.:/$])(?:from\\s|between\\s)?(?<a>1[0-2]|0?[1-9])(?::(?<am>[0-5]\\d))?\\s?(?:-|to|until|till|and|through)\\s?(?<b>1[0-2]|0?[1-9])(?::(?<bm>[0-5]\\d))?\\s?(?<ap>[ap])\\.?m\\.?(?![a-z\\d])`,
    example: ["2-4pm", "2026-11-22T14:00..2026-11-22T16:00"],
    read: ({ groups }) => {
      const minutes = (text: string | undefined) => text ? { minute: Number(text) } : {};
      return {
        moment: { hour: Number(groups.a), ...minutes(groups.am) },
        until: { hour: Number(groups.b), ...minutes(groups.bm), meridiem: groups.ap === "a" ? "am" : "pm" },
      };
    },
  },
  {
    name: "en.clock-in-part",
    pattern: `(?<![a-z\\d.:/$])(?<h>1[0-2]|[1-9]|{hourWord})(?=\\sin the (?:morning|afternoon|evening))`,
    example: ["7 in the evening", "2026-11-22T19:00"],
    read: ({ groups }) => ({ moment: { hour: parseEnNumber(groups.h!)! } }),
  },
  {
    name: "en.clock-oclock",
    pattern: `${B}(?:(?:at|around|about|by)\\s)?(?<h>{hour}|{hourWord})\\s?o'?\\s?clock${E}`,
    example: ["5 o'clock", "2026-11-22T17:00"],
    read: ({ groups }) => ({ moment: { hour: parseEnNumber(groups.h!) ?? 99 } }),
  },
  {
    name: "en.clock-at",
    pattern:
      `${B}(?:at|@)\\s?(?:(?:around|about)\\s)?(?<h>2[0-4]|1\\d|0?\\d|{hourWord})(?:[.](?<m>[0-5]\\d)(?!\\d)|\\s(?<mw>{minuteWord})(?![a-z]))?(?![\\d:]|\\.\\d|[a-z]|,\\d|\\s?(?:%|percent|dollars?|bucks|yuan|rmb|usd|each|per|kg|km|miles?|degrees|bpm|st\\b|street|people|years|°|\\$|point|mph|kph|/))`,
    example: ["at 5", "2026-11-22T17:00"],
    read: ({ groups }) => {
      const hour = parseEnNumber(groups.h!) ?? 99;
      const moment: Moment = { hour };
      if (groups.m) moment.minute = Number(groups.m);
      else if (groups.mw) moment.minute = WORD_MINUTES(groups.mw);
      return hour <= 24 ? { moment } : null;
    },
  },
  {
    name: "en.clock-past",
    pattern:
      `${B}(?:(?<f>half|a quarter|quarter|{minuteWord}|five|[0-5]?\\d)(?:\\s?min(?:ute)?s?)?\\s(?<d>past|after|to|til|till|before|of)\\s(?<h>1[0-2]|0?[1-9]|{hourWord})(?!\\d|:|\\s?(?:days?|weeks?|people|minutes?|hours?|dollars|km|miles|kg|percent|%)))${E}(?:\\s?(?<ap>[ap])\\.?m\\.?(?![a-z]))?`,
    example: ["half past three", "2026-11-22T15:30"],
    read: ({ groups }) => {
      const hour = parseEnNumber(groups.h!) ?? 99;
      const part = groups.f!;
      const minutes = part === "half" ? 30 : part.endsWith("quarter") ? 15 : WORD_MINUTES(part);
      if (!(minutes > 0 && minutes < 60) || hour > 24) return null;
      const forward = groups.d === "past" || groups.d === "after";
      if (
        !forward &&
        (part === "half" || groups.d === "of" || /^\d+$/.test(part) && groups.d === "to" && minutes > 30)
      ) return null;
      if (/^\d+$/.test(part) && (groups.d === "to" || groups.d === "of") && minutes % 5 !== 0) return null;
      const meridiem = groups.ap ? { meridiem: groups.ap === "a" ? "am" as const : "pm" as const } : {};
      return forward
        ? { moment: { hour, minute: minutes, ...meridiem } }
        : { moment: { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes, ...meridiem } };
    },
  },
  {
    name: "en.clock-half",
    pattern: `${B}(?:at\\s)half\\s(?<h>{hourWord}|1[0-2]|[1-9])${E}(?!\\s?(?:hours?|days?|dollars|of|an?))`,
    example: ["at half ten", "2026-11-22T10:30"],
    read: ({ groups }) => ({ moment: { hour: parseEnNumber(groups.h!)!, minute: 30 } }),
  },
  {
    name: "en.clock-words",
    pattern:
      `${B}(?:(?:at|around|about|by)\\s)?(?<h>{hourWord})[\\s-](?<m>fifteen|thirty|forty[\\s-]five)${E}(?!\\s?(?:dollars|bucks|minutes|people|percent|euros|pounds|yuan))`,
    example: ["around seven thirty", "2026-11-22T19:30"],
    read: ({ groups, text }) => ({
      moment: { hour: parseEnNumber(groups.h!)!, minute: parseEnNumber(groups.m!)! },
      weak: !/^(?:at|around|about|by)\s/.test(text),
    }),
  },
  {
    name: "en.hour-bare",
    pattern:
      `(?<=(?:morning|afternoon|evening|tonight|night|today|tomorrow|yesterday|day|by|around|about|before|after|until|till|from|between|since|\\d(?:st|nd|rd|th)?),?\\s)(?<h>1[0-2]|[1-9])(?::(?<m>[0-5]\\d))?(?=$|[\\s.,;?!]*$|\\s(?:in the|this|tonight|tomorrow|today|to\\s|-|until|till|and\\s\\d|with|on)|-\\d)`,
    example: ["tomorrow 3", "2026-11-23T15:00"],
    read: ({ groups }) => ({
      moment: { hour: Number(groups.h), ...(groups.m ? { minute: Number(groups.m) } : {}) },
      weak: true,
    }),
  },
  {
    name: "en.clock-24",
    pattern: `${B}(?<h>[01]\\d|2[0-3])h(?<m>[0-5]\\d)?(?![a-z\\d])`,
    example: ["18h30", "2026-11-22T18:30"],
    read: ({ groups }) => ({
      moment: { hour: Number(groups.h), ...(groups.m ? { minute: Number(groups.m) } : {}), exact: true },
      weak: !groups.m,
    }),
  },
  {
    name: "en.eod",
    pattern: `${B}(?:eod|close of business|cob|end of day)${E}`,
    example: ["eod", "2026-11-22T18:00"],
    read: () => ({ moment: { hour: 18, exact: true, approximate: true } }),
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
    name: "en.now",
    pattern: `${B}(?:right now|just now|now|asap|at the moment|currently)${E}`,
    example: ["just now", "2026-11-22T20:00"],
    read: () => ({ moment: { now: true } }),
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
  // Lengths
  {
    name: "en.length",
    pattern:
      `(?<![a-z\\d.,:$/'-])(?<n>{count})(?:\\s?-?\\s?|\\sof\\s)(?:more\\s|full\\s|whole\\s|business\\s)?(?<u>{unit})(?![a-z])(?<half>\\sand (?:a )?half)?`,
    example: ["3 days", "length day 3"],
    read: ({ groups }) => {
      const unit = unitOf(groups.u!);
      let amount = count(groups.n!);
      if (unit === null || !(amount > 0) || amount > 100_000) return null;
      if (groups.half) amount += 0.5;
      return { length: { [unit[0]]: amount * unit[1] } };
    },
  },
  {
    name: "en.length-and-half",
    pattern:
      `${B}(?<n>{n}|an?)\\sand\\sa\\shalf\\s(?<u>{unit})${E}|${B}(?:an?\\s)?half[\\s-](?:an?\\s)?(?<u2>hour|day|year|month|week|minute)s?${E}`,
    example: ["half an hour", "length minute 30"],
    read: ({ groups }) => {
      if (groups.u2) {
        const halves: Record<string, Length> = {
          hour: { minute: 30 },
          day: { hour: 12 },
          year: { month: 6 },
          month: { day: 15 },
          week: { day: 3.5 },
          minute: { second: 30 },
        };
        return { length: halves[groups.u2]! };
      }
      const unit = unitOf(groups.u!);
      return unit === null ? null : { length: { [unit[0]]: (count(groups.n!) + 0.5) * unit[1] } };
    },
  },
  {
    name: "en.length-hour-and",
    pattern:
      `${B}(?<n>an?|{n})\\s?(?:hours?|hrs?|h)\\s(?:and\\s)?(?<m>[1-5]?\\d|{minuteWord})(?:\\s?(?:minutes?|mins?|m))?${E}(?!\\s?(?:seconds?|dollars|bucks|km|miles|:))(?!\\d|:|\\.\\d)`,
    example: ["an hour and 15", "length hour 1 minute 15"],
    read: ({ groups }) => {
      const hour = count(groups.n!);
      const minute = parseEnNumber(groups.m!);
      return hour > 0 && hour <= 48 && minute !== null && minute > 0 && minute < 60
        ? { length: { hour, minute } }
        : null;
    },
  },
  {
    name: "en.length-short",
    pattern:
      `(?<![a-z\\d.,:$])(?<n>\\d{1,4}(?:\\.\\d{1,2})?)(?<u>h|d|w|s)(?![a-z\\d])(?:\\s?(?<m>[0-5]?\\d)(?:m|min)(?![a-z]))?|(?<![a-z\\d.,:$])(?<h2>\\d{1,2})h(?<m2>[0-5]?\\d)m?(?![a-z\\d])`,
    example: ["10d", "length day 10"],
    read: ({ groups }) => {
      if (groups.h2) return { length: { hour: Number(groups.h2), minute: Number(groups.m2) } };
      const unit = unitOf(groups.u!)!;
      return { length: { [unit[0]]: Number(groups.n), ...(groups.m ? { minute: Number(groups.m) } : {}) } };
    },
  },
  // Again and again
  {
    name: "en.every-weekday",
    pattern:
      `${B}(?:every|each)\\s(?<w>{weekday})s?(?<rest>(?:,?\\s?(?:and|&|,|/)?\\s?(?:{weekday})s?${E}){0,6})${E}|${B}on\\s(?<ws>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:,?\\s?(?:and|&)?\\s?(?:mon|tues|wednes|thurs|fri|satur|sun)days){0,6})${E}`,
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
    name: "en.clock-range-words",
    pattern:
      `${B}(?:from|between)\\s(?<a>{hourWord}|1[0-2]|[1-9])(?:[\\s-](?<am>{minuteWord}))?\\s(?:to|and|until|till)\\s(?<b>{hourWord}|1[0-2]|[1-9])(?:[\\s-](?<bm>{minuteWord}))?(?:\\s?(?<ap>[ap])\\.?m\\.?)?(?![a-z\\d:/]|\\s?(?:%|days?|weeks?|months?|years?|people|kg|km|miles|lbs|dollars|bucks|of|hours?|minutes?|times)(?![a-z]))`,
    example: ["from three thirty to four thirty", "2026-11-22T15:30..2026-11-22T16:30"],
    read: ({ groups }) => {
      const part = (hour: string, minutes: string | undefined) => ({
        hour: parseEnNumber(hour) ?? 99,
        ...(minutes ? { minute: WORD_MINUTES(minutes) } : {}),
      });
      const half = groups.ap ? { meridiem: groups.ap === "a" ? "am" as const : "pm" as const } : {};
      return { moment: part(groups.a!, groups.am), until: { ...part(groups.b!, groups.bm), ...half } };
    },
  },
  {
    name: "en.clock-short",
    pattern: `${B}(?:at|@)\\s?(?<h>1[0-2]|0?[1-9])(?::(?<m>[0-5]\\d))?\\s?(?<ap>[ap])${E}`,
    example: ["at 9p", "2026-11-21T21:00"],
    read: ({ groups }) => ({
      moment: {
        hour: Number(groups.h),
        meridiem: groups.ap === "a" ? "am" : "pm",
        ...(groups.m ? { minute: Number(groups.m) } : {}),
      },
    }),
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
  {
    name: "en.clock-start",
    pattern:
      `${B}(?:kicks off|starts|doors|begins|from)\\s(?:at\\s)?(?<h>2[0-3]|1\\d|0?\\d)[.:](?<m>[0-5]\\d)(?!\\d|\\s?[ap]m|%)`,
    example: ["kicks off 10.30", "2026-11-22T10:30"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h), minute: Number(groups.m) } }),
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
      `${B}(?:every|each|the) (?<n>first|second|third|fourth|last) (?<w>{weekday}) (?:of (?:every|each|the) month|(?<=(?:every|each) (?:first|second|third|fourth|last) \\w+))(?![a-z])`,
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

export const EN_AFFIXES: readonly Affix[] = [
  {
    name: "en.clip",
    before: /(?<![a-z])(?<c>earlier|later)\s(?:in\s)?$/,
    on: "moment",
    read: (_length, moment, before) =>
      moment.shift && Object.keys(moment).length === 1 && moment.shift.day === undefined
        ? { moment: { ...moment, clip: before?.startsWith("earlier") ? "before" : "after" } }
        : null,
  },
  {
    name: "en.week-of",
    before: /(?<![a-z])(?:the\s)?(?:week|weekend) of (?:the\s)?$/,
    on: "moment",
    read: (_length, moment) =>
      moment.day !== undefined || moment.holiday !== undefined || moment.weekday !== undefined
        ? { moment: { ...moment, holds: "week" } }
        : null,
  },
  {
    name: "en.holiday-weekend",
    behind: /^\sweekend(?![a-z])/,
    on: "moment",
    read: (_length, moment) =>
      moment.holiday !== undefined ? { moment: { ...moment, holds: "weekend" } } : null,
  },
  {
    name: "en.ago",
    behind: /^\s(?:ago|earlier|back|prior)(?![a-z])/,
    on: "length",
    read: (length) => ({ moment: away(length, -1) }),
  },
  {
    name: "en.from-now",
    before: /(?<![a-z])(?:in\s)?$/,
    behind: /^\s(?:from (?:now|today)|later|hence|from tomorrow)(?![a-z])|^'?s?'? time(?![a-z])/,
    on: "length",
    read: (length) => ({ moment: away(length, 1) }),
  },
  {
    name: "en.in",
    before: /(?<![a-z])in\s(?:about\s|around\s)?$/,
    on: "length",
    read: (length) => ({ moment: away(length, 1) }),
  },
  {
    name: "en.within",
    before: /(?<![a-z])within\s(?:the\s(?:next\s)?)?$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: false } }, bound: "until" }),
  },
  {
    name: "en.rolling-past",
    before: /(?<![a-z])(?:(?:in|over|for|during)\s)?(?:the\s)?(?:last|past|previous)\s$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: true } } }),
  },
  {
    name: "en.rolling-future",
    before: /(?<![a-z])(?:(?:in|over|for|during)\s)?(?:the\s)?(?:next|coming|following|upcoming)\s$/,
    on: "length",
    read: (length) => ({ moment: { rolling: { length, past: false } } }),
  },
  {
    name: "en.by",
    before: /(?<![a-z])(?:due(?:\sby|\son)?|by|no later than)\s(?:the\s)?$/,
    on: "moment",
    read: () => ({ bound: "until" }),
  },
  {
    name: "en.before",
    before: /(?<![a-z])(?:before|prior to|ahead of)\s(?:the\s)?$/,
    on: "moment",
    read: () => ({ bound: "before" }),
  },
  {
    name: "en.until",
    before: /(?<![a-z])(?:until|till|up to|through)\s(?:the\s)?$/,
    on: "moment",
    read: () => ({ bound: "until" }),
  },
  {
    name: "en.since",
    before: /(?<![a-z])(?:ever since|since|starting(?: from| on)?|beginning(?: on)?|as of)\s(?:the\s)?$/,
    on: "moment",
    read: () => ({ bound: "since" }),
  },
  {
    name: "en.after",
    before: /(?<![a-z])(?:after)\s(?:the\s)?$/,
    on: "moment",
    read: () => ({ bound: "after" }),
  },
];
