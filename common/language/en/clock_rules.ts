/** How English speaks of hours and parts of the day; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { DayPart, Moment } from "../time/moment.ts";
import type { TimePiece } from "../time/read_times.ts";
import { parseEnNumber } from "./numerals.ts";
import { B, E, PART, PARTS, unitOf, WORD_MINUTES } from "./time_words.ts";

export const EN_CLOCK_RULES: readonly Rule<TimePiece>[] = [
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
    name: "en.clock-ish",
    pattern: `${B}(?:(?<n>noon)|(?<h>1[0-2]|[1-9]))-?ish${E}`,
    example: ["11ish", "2026-11-22T11:00"],
    read: ({ groups }) => ({ moment: { hour: groups.n ? 12 : Number(groups.h), approximate: true } }),
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
    name: "en.part",
    pattern:
      `${B}(?:(?:in|at|during)\\s(?:the\\s)?)?${PART.pattern}${E}(?!\\s?(?:club|stand|gown|school|mare|light))`,
    example: ["in the evening", "2026-11-22T19:00"],
    read: ({ groups }) => ({ moment: { part: PARTS[PART.pick(groups)]![1] } }),
  },
  {
    name: "en.clock-meridiem",
    pattern:
      `(?<![\\d.:/$])(?:(?<![a-z])(?:at|@|around|about|by)\\s?)?(?<h>{hour}|{hourWord})(?:[:.](?<m>[0-5]\\d)|\\s(?<mw>{minuteWord}))?\\s?(?:o'?\\s?clock\\s?)?(?<ap>[ap])(?:\\.\\s?m\\.?|\\s?m)(?![a-z\\d])`,
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
      `(?<![\\d.:/$])(?:from\\s|between\\s)?(?<a>1[0-2]|0?[1-9])(?::(?<am>[0-5]\\d))?\\s?(?:-|to|until|till|and|through)\\s?(?<b>1[0-2]|0?[1-9])(?::(?<bm>[0-5]\\d))?\\s?(?<ap>[ap])(?:\\.m\\.?|m)(?![a-z\\d])`,
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
      `${B}(?:at|@|(?:re)?(?:moved|scheduled|pushed|changed|switched) (?:back |up |forward )?to)\\s?(?:(?:around|about)\\s)?(?<h>2[0-4]|1\\d|0?\\d|{hourWord})(?:[.](?<m>[0-5]\\d)(?!\\d)|\\s(?<mw>{minuteWord})(?![a-z]))?(?![\\d:]|\\.\\d|[a-z]|,\\d|\\s?(?:%|percent|dollars?|bucks|yuan|rmb|usd|each|per|kg|km|miles?|degrees|bpm|st\\b|street|people|years|°|\\$|point|mph|kph|/))`,
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
      `${B}(?:(?<f>half|a quarter|quarter|{minuteWord}|five|[0-5]?\\d)(?:\\s?min(?:ute)?s?)?\\s(?<d>past|after|to|til|till|before|of)\\s(?<h>1[0-2]|0?[1-9]|{hourWord})(?!\\d|:|\\.\\d|\\s?(?:days?|weeks?|people|minutes?|hours?|dollars|km|miles|kg|percent|%)))${E}(?:\\s?(?<ap>[ap])\\.?m\\.?(?![a-z]))?`,
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
    name: "en.clock-dot",
    pattern:
      `(?<=${B}(?:{weekday}|today|tonight|tomorrow)\\s)(?<h>1[0-2]|0?[1-9])\\.(?<m>00|15|30|45)(?![\\d.]|\\s?(?:kg|km|%|am|pm|miles|lbs|quid|pounds|euros?|dollars))`,
    example: ["dentist thursday 3.30", "2026-11-19T15:30"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h), minute: Number(groups.m) } }),
  },
  {
    name: "en.clock-from",
    pattern:
      `(?<=${B}(?:{weekday}|today|tonight|tomorrow)\\s)from\\s(?<h>1[0-2]|[1-9])(?![\\d:.%]|\\s?(?:to|-|people|kg|until|till|am|pm))`,
    example: ["bbq sunday from 2", "2026-11-22T14:00"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h) } }),
  },
  {
    name: "en.clock-till",
    pattern:
      `${B}(?<a>1[0-2]|0?[1-9])(?:[:.](?<am>[0-5]\\d))?\\s(?:till|til|until)\\s(?<b>1[0-2]|0?[1-9])[:.](?<bm>[0-5]\\d)(?![\\d:.])`,
    example: ["6 till 7.30", "2026-11-22T18:00..2026-11-22T19:30"],
    read: ({ groups }) => ({
      moment: { hour: Number(groups.a), ...(groups.am ? { minute: Number(groups.am) } : {}) },
      until: { hour: Number(groups.b), minute: Number(groups.bm) },
    }),
  },
  {
    name: "en.clock-half",
    pattern:
      `(?:${B}(?:at|from|by|around|till|until|kick-?off|throw-?in|doors|starts?)\\s|(?<=,\\s)|(?<=${B}{weekday}\\s)|${B}(?=half\\s[a-z\\d]+\\s(?:in the|tonight|tomorrow|today|this (?:morning|afternoon|evening))))half\\s(?<h>{hourWord}|1[0-2]|[1-9])${E}(?!\\s?(?:hours?|days?|dollars|of|an?))`,
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
      `(?<=(?:morning|afternoon|evening|tonight|night|today|tomorrow|yesterday|day|by|around|about|before|after|until|till|from|between|since|\\d(?:st|nd|rd|th)?),?\\s)(?<h>1[0-2]|[1-9])(?::(?<m>[0-5]\\d))?(?=$|[\\s.,;?!]*$|\\s(?:in the|this|tonight|tomorrow|today|to\\s|-|until|till|and\\s\\d|with|on|then)|-\\d)`,
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
    name: "en.now",
    pattern:
      `${B}(?:right now|just now|now|at (?:the )?present(?: time)?|at this time|at the minute|asap|at the moment|currently)${E}`,
    example: ["just now", "2026-11-22T20:00"],
    read: () => ({ moment: { now: true } }),
  },
  {
    name: "en.clock-range-24",
    pattern:
      `${B}(?:from|between)\\s(?<a>[01]\\d|2[0-3])(?<am>[0-5]\\d)\\s?(?:-|to|and|until|till)\\s?(?<b>[01]\\d|2[0-3])(?<bm>[0-5]\\d)(?!\\d)(?!\\s?(?:dollars|bucks|people|kcal|cal|steps))`,
    example: ["between 0730-0930", "2026-11-22T07:30..2026-11-22T09:30"],
    read: ({ groups }) => ({
      moment: { hour: Number(groups.a), minute: Number(groups.am), exact: true },
      until: { hour: Number(groups.b), minute: Number(groups.bm), exact: true },
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
    name: "en.clock-start",
    pattern:
      `${B}(?:kicks off|starts|doors|begins|from)\\s(?:at\\s)?(?<h>2[0-3]|1\\d|0?\\d)[.:](?<m>[0-5]\\d)(?!\\d|\\s?[ap]m|%)`,
    example: ["kicks off 10.30", "2026-11-22T10:30"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h), minute: Number(groups.m) } }),
  },
  {
    name: "en.clock-short-range",
    pattern:
      "(?<![a-z\\d.:/$])(?<a>1[0-2]|0?[1-9])(?::(?<am>[0-5]\\d))?\\s?(?<ap>[ap])\\s?(?:-|to|til|till|until)\\s?(?<b>1[0-2]|0?[1-9])(?::(?<bm>[0-5]\\d))?\\s?(?<bp>[ap])(?![a-z\\d])",
    example: ["6a-2p", "2026-11-22T06:00..2026-11-22T14:00"],
    read: ({ groups }) => {
      const part = (hour: string, minutes: string | undefined, half: string) => ({
        hour: Number(hour),
        meridiem: half === "a" ? "am" as const : "pm" as const,
        ...(minutes ? { minute: Number(minutes) } : {}),
      });
      return {
        moment: part(groups.a!, groups.am, groups.ap!),
        until: part(groups.b!, groups.bm, groups.bp!),
      };
    },
  },
  {
    name: "en.clock-range-day",
    pattern:
      `(?<!(?:won|lost|beat|by|score|score:|drew|finished|up|down|was|were|from)\\s)(?<![a-z\\d.:/$-])(?:from\\s)?(?<a>1[0-2]|[1-9])(?:\\s?-\\s?|\\s(?:to|til|till|until)\\s)(?<b>1[0-2]|[1-9])(?=,?\\s(?:(?:on\\s)?(?:the\\s\\d|{weekday}(?![a-z]))|tomorrow|tonight))`,
    example: ["4 to 6 on the 28th", "2026-10-28T16:00..2026-10-28T18:00"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.a) }, until: { hour: Number(groups.b) } }),
  },
  {
    name: "en.clock-till-noon",
    pattern:
      `(?<![a-z\\d.:/$-])(?:from\\s)?(?<a>1[0-2]|[6-9])(?:\\s?am)?(?:\\s?-\\s?|\\s(?:to|til|till|until)\\s)(?<n>noon|midnight)(?![a-z])`,
    example: ["from 10 til noon", "2026-11-22T10:00..2026-11-22T12:00"],
    read: ({ groups }) => {
      const noon = groups.n === "noon";
      return {
        moment: { hour: Number(groups.a), meridiem: noon ? "am" : "pm" },
        until: noon ? { hour: 12, meridiem: "pm" } : { hour: 24 },
      };
    },
  },
  {
    name: "en.clock-booked-dot",
    pattern:
      `(?<=${B}(?:gates|induction|gp|dentist|doctor|doctors|physio|appt|appointment|reservation|booked|table|interview|vet|train|flight|ferry|kick-?off|doors|mass|meeting|match)(?:\\s(?:at|for|with|the|[a-z]{3,10})){0,3}\\s)(?<!\\b(?:tickets?|fares?|bills?|pass|fees?|upgrade|deposit|snacks?|food|popcorn|drinks?|cards?)\\s)(?<h>1[0-2]|[1-9])\\.(?<m>[0-5][05])(?=$|[,;!?]|[.。](?:\\s|$)|\\s(?:(?:on|for|re|with|in)\\s|{weekday}(?![a-z])|tomorrow|tonight|today))`,
    example: ["dentist 3.50 friday", "2026-11-20T15:50"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h), minute: Number(groups.m) } }),
  },
  {
    name: "en.clock-range-party",
    pattern:
      `(?<=${B}(?:party|open house|bake sale|yard sale|garage sale|market|camp|practice|class|clinic|shift|playdate|sleepover)\\s)(?<a>1[0-2]|[1-9])(?:-|\\s(?:to|til|till|until)\\s)(?<b>1[0-2]|[1-9])(?=$|[,;!?]|[.。](?:\\s|$))`,
    example: ["skating party 4 to 6", "2026-11-22T16:00..2026-11-22T18:00"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.a) }, until: { hour: Number(groups.b) } }),
  },
  {
    name: "en.clock-dot-tomorrow",
    pattern:
      `(?<!(?:pay|paying|owe|owes|send|transfer|costs?|due)\\s)(?<![a-z\\d.:/$€£-])(?<h>1[0-2]|[1-9])\\.(?<m>[0-5]\\d)(?=\\s(?:tomorrow|tonight)(?![a-z]))`,
    example: ["7.07 tomorrow", "2026-11-23T07:07"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h), minute: Number(groups.m) } }),
  },
  {
    name: "en.clock-dot-date",
    pattern:
      `(?<=${B}(?:appointment|appt|evening|play|concert|recital|meeting|exam|interview|dentist|doctor|gp|physio|vet|optician|scan|check-?up|training|rehearsal|service|flight|train|lunch|dinner|party|viewing|hearing|induction|clinic|class|match|assembly)\\b[^.;]{0,24}\\b(?:\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?{month}|{month}\\s\\d{1,2}(?:st|nd|rd|th)?),?\\s)(?<h>1[0-2]|0?[1-9])\\.(?<m>[0-5][05])(?![\\d.]|\\s?(?:kg|km|%|[ap]m|miles|lbs|quid|pounds|euros?|dollars|each|per))`,
    example: ["appointment 8 december 10.40", "2025-12-08T10:40"],
    read: ({ groups }) => ({ moment: { hour: Number(groups.h), minute: Number(groups.m) } }),
  },
  {
    name: "en.clock-from-word",
    pattern:
      `${B}from\\s(?<h>{hourWord})(?=$|[,;!?]|[.。](?:\\s|$)|\\s(?:onwards|till|until|tonight|tomorrow|on\\s))`,
    example: ["drinks from six", "2026-11-22T18:00"],
    read: ({ groups }) => ({ moment: { hour: parseEnNumber(groups.h!)! } }),
  },
];
