/** How English speaks of lengths of time; one rule a row. @module */

import type { Rule } from "../rule.ts";
import type { Length } from "../time/moment.ts";
import type { TimePiece } from "../time/read_times.ts";
import { parseEnNumber } from "./numerals.ts";
import { B, count, E, unitOf } from "./time_words.ts";

export const EN_LENGTH_RULES: readonly Rule<TimePiece>[] = [
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
    name: "en.length-whole",
    pattern:
      `${B}(?:all|another|the whole|the entire)\\s(?<u>day|week|month|year|hour|quarter)${E}(?!\\s(?:long|round|of|i|you|we|they|he|she|it))`,
    example: ["all month", "length month 1"],
    read: ({ groups }) => {
      const unit = unitOf(groups.u!);
      return unit === null ? null : { length: { [unit[0]]: unit[1] } };
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
];
