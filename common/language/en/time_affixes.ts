/** Words before or behind a time by which English changes what it means. @module */

import { away } from "../time/length.ts";
import type { Affix, TimeTables } from "../time/read_times.ts";

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
    before:
      /(?<![a-z])(?:the\s)?(?:(?:week|weekend) (?:of|beginning|starting(?: on)?|commencing)|w\/c) (?:the\s)?$/,
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
    behind: /^\s(?:from (?:now|today)|later|hence)(?![a-z])|^'?s?'? time(?![a-z])/,
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
    name: "en.from-on",
    before: /(?<![a-z])from\s$/,
    behind: /^\s(?:on(?:wards?)?|forward|and later)(?![a-z])/,
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

/** What may stand between the pieces of a time, and between and around the ends of a range. */
export const EN_TIME_GLUE: Omit<TimeTables, "pieces" | "affixes"> = {
  glue: /^,?\s?(?:(?:at|on|in|of|around|about|the|this|@|for|\()\s){0,2}$/,
  rangeGlue: /^\s?(?:to|until|till|til|through|thru|-{1,2}|~|and(?: the)?)\s?$/,
  rangeOpen: /(?<![a-z])(?:from|between)\s$/,
  rangeClose: /^$/,
};
