/** Dates and times written the same in every language: ISO, slashes, colons. @module */

import type { Rule } from "../rule.ts";
import { isDate } from "../time/civil.ts";
import type { Moment } from "../time/moment.ts";
import type { TimePiece } from "../time/read_times.ts";

const EDGE = "(?![\\d]|[.:/-]\\d)";

function date(year: string, month: string, day: string): TimePiece | null {
  const y = Number(year);
  const full = year.length === 4 ? y : y >= 60 ? 1900 + y : 2000 + y;
  return isDate(full, Number(month), Number(day)) && full >= 1000
    ? { moment: { year: full, month: Number(month), day: Number(day) } }
    : null;
}

export const ANY_TIME_RULES: readonly Rule<TimePiece>[] = [
  {
    name: "any.iso-instant",
    pattern:
      "(?<![\\d.])(?<y>\\d{4})-(?<mo>\\d{2})-(?<d>\\d{2})[t ](?<h>\\d{2}):(?<m>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d{1,9})?)?(?!\\d)",
    example: ["2026-11-05T08:30", "2026-11-05T08:30"],
    read: ({ groups }) => {
      const piece = date(groups.y!, groups.mo!, groups.d!);
      const hour = Number(groups.h);
      const minute = Number(groups.m);
      if (!piece?.moment || hour > 24 || minute > 59) return null;
      return {
        moment: {
          ...piece.moment,
          hour,
          minute,
          exact: true,
          ...(groups.s ? { second: Number(groups.s) } : {}),
        },
      };
    },
  },
  {
    name: "any.year-month-day",
    pattern: `(?<![\\d.:/])(?<y>\\d{4})(?<sep>[-/.])(?<mo>\\d{1,2})\\k<sep>(?<d>\\d{1,2})(?!\\d|[.:/]\\d)`,
    example: ["2026-11-05", "2026-11-05"],
    read: ({ groups }) => date(groups.y!, groups.mo!, groups.d!),
  },
  {
    name: "any.compact-date",
    pattern: "(?<![\\da-z.,/=])(?<y>20\\d{2})(?<mo>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?!\\d|[.,:]\\d)",
    example: ["20261105", "2026-11-05"],
    read: ({ groups }) => date(groups.y!, groups.mo!, groups.d!),
  },
  {
    name: "any.year-month",
    pattern: "(?<![\\d.:/-])(?<y>20\\d{2}|19\\d{2})[-/](?<mo>0[1-9]|1[0-2])(?![\\d/-])",
    example: ["2026-03", "2026-03-01..2026-04-01"],
    read: ({ groups }) => ({ moment: { year: Number(groups.y), month: Number(groups.mo) } }),
  },
  {
    name: "any.slash-full-date",
    pattern:
      "(?<![\\d.:/]|\\d-\\d{0,2})(?<a>\\d{1,2})(?<sep>[/-])(?<b>\\d{1,2})\\k<sep>(?<y>\\d{4})(?!\\d|[.:/]\\d)|(?<=/\\d{4}-)(?<a2>\\d{1,2})/(?<b2>\\d{1,2})/(?<y2>\\d{4})(?!\\d|[.:/]\\d)",
    example: ["11/5/2026", "2026-11-05"],
    read: ({ groups }) => {
      const a = groups.a ?? groups.a2!;
      const b = groups.b ?? groups.b2!;
      return date(groups.y ?? groups.y2!, Number(a) > 12 ? b : a, Number(a) > 12 ? a : b);
    },
  },
  {
    name: "any.slash-date-range",
    pattern:
      "(?<![\\d.:/-])(?<a>1[0-2]|0?[1-9])/(?<b>[0-3]?\\d)\\s?(?:-|~|to|until|till|至|到)\\s?(?<c>1[0-2]|0?[1-9])/(?<d>[0-3]?\\d)(?:(?:/|,\\s?)(?<y>\\d{4}))?(?![\\d/.:]|-\\d)",
    example: ["10/1-11/7", "2026-10-01..2026-11-08"],
    read: ({ groups }) => {
      const [from, until] = [[groups.a, groups.b], [groups.c, groups.d]].map(([month, day]) => ({
        month: Number(month),
        day: Number(day),
        ...(groups.y ? { year: Number(groups.y) } : {}),
      }));
      const exists = (one: Moment) => isDate(one.year ?? 2024, one.month!, one.day!);
      return exists(from!) && exists(until!) ? { moment: from!, until: until! } : null;
    },
  },
  {
    name: "any.slash-date",
    pattern:
      `(?<![\\d.:/-])(?<a>\\d{1,2})/(?<b>\\d{1,2})(?:/(?<y>\\d{4}|\\d{2}))?${EDGE}(?!\\s?(?:mmhg|cups?|杯|mile|lb|of))`,
    example: ["11/5", "2026-11-05"],
    read: ({ groups }) => {
      const a = Number(groups.a);
      const b = Number(groups.b);
      const [month, day] = a > 12 && b <= 12 ? [b, a] : [a, b];
      const moment: Moment = { month, day };
      if (groups.y) return date(groups.y, String(month), String(day));
      return isDate(2024, month, day) ? { moment, weak: false } : null;
    },
  },
  {
    name: "any.dot-date",
    pattern: "(?<![\\d.:/$¥€£-])(?<d>\\d{1,2})\\.(?<mo>\\d{1,2})\\.(?<y>\\d{4})(?![\\d.])",
    example: ["5.11.2026", "2026-11-05"],
    read: ({ groups }) => date(groups.y!, groups.mo!, groups.d!),
  },
  {
    name: "any.clock-to-hour",
    pattern:
      "(?<![\\d.:/])(?<h>[01]?\\d|2[0-3]):(?<m>[0-5]\\d)\\s?[-~]\\s?(?<b>1[0-2]|0?[1-9])(?:\\s?(?<ap>[ap])\\.?m\\.?)?(?![\\d:.a-z/-])",
    example: ["3:30-4", "2026-11-22T15:30..2026-11-22T16:00"],
    read: ({ groups }) => ({
      moment: { hour: Number(groups.h), minute: Number(groups.m) },
      until: {
        hour: Number(groups.b),
        ...(groups.ap ? { meridiem: groups.ap === "a" ? "am" as const : "pm" as const } : {}),
      },
    }),
  },
  {
    name: "any.clock",
    pattern:
      "(?<![\\d.:/])(?<h>[01]?\\d|2[0-4]):(?<m>[0-5]\\d)(?::(?<s>[0-5]\\d))?(?![\\d:]|\\.\\d|\\s?(?:/km|比分|配速))(?:\\s?(?<ap>[ap])\\.?m\\.?(?![a-z]))?",
    example: ["14:30", "2026-11-22T14:30"],
    read: ({ groups }) => {
      const hour = Number(groups.h);
      const moment: Moment = { hour, minute: Number(groups.m) };
      if (groups.s) moment.second = Number(groups.s);
      if (groups.ap) moment.meridiem = groups.ap === "a" ? "am" : "pm";
      else if (groups.h!.length === 2 && groups.h!.startsWith("0")) moment.exact = true;
      return hour === 24 && moment.minute !== 0 ? null : { moment };
    },
  },
];
