/** Answers in English. @module */
import type { Phrases, Quoted } from "../phrases.ts";

const METRICS: Readonly<Record<string, string>> = {
  sum: "",
  avg: " on average",
  max: " at the most",
  min: " at the least",
};
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

const capital = (text: string) => text === "" ? "In all" : text[0]!.toUpperCase() + text.slice(1);
const records = (count: number) => `${count} ${count === 1 ? "record" : "records"}`;
const quote = ({ when, text, extra }: Quoted) => `${when}: "${text}"${extra === null ? "" : ` (${extra})`}`;

export const EN_PHRASES: Phrases = {
  units: {},
  about: (subject, period) => [subject, period].filter((part) => part !== "").join(" "),
  day: ({ year, month, day, hour }) =>
    `${MONTHS[month - 1]} ${day}${year === null ? "" : `, ${year}`}${hour === null ? "" : ` at ${hour}`}`,
  nothing: (about, isZero) =>
    isZero ? `Nothing recorded for ${about || "that"}: 0.` : `I found no records for ${about || "that"}.`,
  times: (about, count) => `${capital(about)}: ${count} ${count === 1 ? "time" : "times"}.`,
  value: (about, metric, value, count, which) =>
    `${capital(about)}: ${value}${METRICS[metric] ?? ""} (${records(count)})${
      which === null ? "" : ` — ${quote(which)}`
    }.`,
  latest: (subject, value, { when, text }) =>
    `${capital(subject || "the latest")}: ${value} (${when}, "${text}").`,
  cited: (cited) => `${cited.map(quote).join("; ")}.`,
  list: (about, count, rows, more) =>
    `${capital(about || "records")}: ${count} found. ${
      rows.map(({ when, text }) => `${when}: ${text}`).join("; ")
    }${more > 0 ? `; and ${more} more` : ""}.`,
  groups: (about, groups, isCut) =>
    `${capital(about)}: ${groups.map(({ label, value }) => `${label} ${value}`).join(", ")}${
      isCut ? " and more" : ""
    }.`,
  apart: (about, metric, values, count) =>
    `${capital(about)}: ${values.join(" and ")}${METRICS[metric] ?? ""} (${
      records(count)
    }; different currencies or units are kept apart).`,
  compare: (subject, sides, difference) =>
    `${capital(subject)}: ${sides.map(({ label, value }) => `${label} ${value}`).join(", ")}${
      difference === null ? "" : ` — ${difference.amount} ${difference.isMore ? "more" : "less"}`
    }.`,
  found: (rows) =>
    rows.length === 0
      ? "I found no records about that."
      : `I found ${rows.map(({ when, text }) => `"${text}" (${when})`).join("; ")}.`,
};
