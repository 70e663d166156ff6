/** Answers in English. @module */
import type { Difference, Labelled, Phrases, Quoted } from "../phrases.ts";

const METRICS: Readonly<Record<string, string>> = {
  sum: "",
  avg: " on average",
  max: " at the most",
  min: " at the least",
};
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** The most and the least of what is ranked by a field. */
const EXTREMES: Readonly<Record<string, readonly [string, string]>> = {
  "data.distanceKm": ["longest", "shortest"],
  "data.durationMinutes": ["longest", "shortest"],
  "data.score": ["best", "worst"],
};

/** Types whose records are things, and do not happen a number of times. */
const THINGS: ReadonlySet<string | undefined> = new Set(["todo", "event", "note"]);
const capital = (text: string) => text === "" ? "In all" : text[0]!.toUpperCase() + text.slice(1);
const records = (count: number) => `${count} ${count === 1 ? "record" : "records"}`;
const plural = (count: string, unit: string) => `${count} ${unit}${count === "1" ? "" : "s"}`;
/** A, B and C. */
const listed = (values: readonly string[]) =>
  [...values.slice(0, -2), values.slice(-2).join(" and ")].join(", ");
const labelled = (sides: readonly Labelled[]) => sides.map(({ label, value }) => `${label} ${value}`);
const quote = ({ when, text, extra }: Quoted) => `${when}: "${text}"${extra === null ? "" : ` (${extra})`}`;
const difference = ({ amount, isMore, percent }: Difference) =>
  amount === null
    ? "the same"
    : `${amount} ${isMore ? "more" : "less"}${percent === null ? "" : ` (${percent})`}`;

const IN = new RegExp(
  `^(?:(?:${MONTHS.join("|")}|${
    MONTHS.map((name) => name.slice(0, 3)).join("|")
  })(?:,? \\d{4})?|\\d{4}|q[1-4](?: \\d{4})?|(?:early|mid|late)[ -][a-z]+|the (?:first|second|third|last|rest|1st|2nd)\\b.*)(?= \\(|$)`,
  "i",
);
const ON = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|(?:${
    MONTHS.map((name) => name.slice(0, 3)).join("|")
  })[a-z]* \\d{1,2}(?:st|nd|rd|th)?$)`,
  "i",
);
/** A time with the word that stands before it: in October, on Friday; others have theirs, or need none. */
const at = (period: string) =>
  /^week(?:end|day)\b/.test(period)
    ? `on ${period.replace(/^week(?:end|day)\b/, "$&s")}`
    : IN.test(period)
    ? `in ${period}`
    : ON.test(period)
    ? `on ${period}`
    : period;

export const EN_PHRASES: Phrases = {
  language: "en",
  units: { d: "days" },
  kinds: (kinds, noun) => [kinds.join(" and "), noun].filter((part) => part !== "").join(" "),
  otherThan: (subject, kinds) => `${subject} other than ${kinds.join(" and ")}`,
  about: (subject, period) =>
    [subject, subject === "" ? period : at(period)].filter((part) => part !== "").join(" "),
  day: ({ year, month, day, hour }) =>
    `${MONTHS[month - 1]}${day === null ? "" : ` ${day}`}${
      year === null ? "" : `${day === null ? "" : ","} ${year}`
    }${hour === null ? "" : ` at ${hour}`}`,
  week: (monday) => `the week of ${monday}`,
  quarter: (year, quarter) => `Q${quarter} ${year}`,
  between: (period, first, last) => `${period} (${first} to ${last})`,
  nothing: (about, isZero) =>
    isZero ? `Nothing recorded for ${about || "that"}: 0.` : `I found no records for ${about || "that"}.`,
  unheard: (about, words, nearest) =>
    `No record mentions ${words.map((word) => `"${word}"`).join(" or ")}${
      about === null ? "" : `, so ${about || "that"} is 0`
    }.${
      nearest.length === 0
        ? ""
        : ` The closest records: ${nearest.map(({ when, text }) => `"${text}" (${when})`).join("; ")}.`
    }`,
  leftOut: (words) =>
    ` (No record mentions ${words.map((word) => `"${word}"`).join(" or ")}, so it was left out.)`,
  alsoCounted: (names) => ` (Records that say ${names.join(" or ")} are counted too.)`,
  assumed: (currency) => ` (No currency was said: only ${currency} is counted.)`,
  times: (about, count, type) =>
    `${capital(about)}: ${count}${THINGS.has(type) ? "" : count === 1 ? " time" : " times"}.`,
  together: listed,
  refunds: (value, sum) =>
    ` Refunds of ${value} are not ${sum === "income" ? "counted as income" : "taken off"}.`,
  value: (about, metric, value, count, which) =>
    `${capital(about)}: ${value}${METRICS[metric] ?? ""} (${records(count)})${
      which === null ? "" : ` — ${quote(which)}`
    }.`,
  latest: (subject, value, { when, text }) =>
    `${capital(subject || "the latest")}: ${value} (${when}, "${text}").`,
  held: (value, { when, text }) => `${value} (${when}, "${text}")`,
  cited: (cited) => `${cited.map(quote).join("; ")}.`,
  list: (about, count, rows, more) =>
    `${capital(about || "records")}: ${count} found. ${
      rows.map(({ when, text }) => `${when}: ${text}`).join("; ")
    }${more > 0 ? `; and ${more} more` : ""}.`,
  ranked: (about, field, isMost, rows) =>
    `${capital(about || "records")}, ${(EXTREMES[field] ?? ["highest", "lowest"])[isMost ? 0 : 1]} first: ${
      rows.map(({ when, text }) => `${when}: ${text}`).join("; ")
    }.`,
  groups: (about, groups, isCut) =>
    `${capital(about)}: ${groups.map(({ label, value }) => `${label} ${value}`).join(", ")}${
      isCut ? " and more" : ""
    }.`,
  apart: (about, metric, values, count) =>
    `${capital(about)}: ${listed(values)}${METRICS[metric] ?? ""} (${
      records(count)
    }; different currencies or units are kept apart).`,
  compare: (subject, sides, differences) =>
    `${capital(subject)}: ${labelled(sides).join(", ")}${
      differences.length === 0
        ? ""
        : differences.every(({ amount }) => amount === null)
        ? " — the same"
        : ` — ${differences.map(difference).join(", ")}`
    }.`,
  each: (about, sides, balance) =>
    `${about === "" ? "" : `${capital(about)}: `}${labelled(sides).join(", ")}${
      balance === null ? "" : ` — ${balance} left`
    }.`,
  net: (about, sides, value) =>
    `${about === "" ? "" : `${capital(about)}: `}${labelled(sides).join(", ")} — ${value} net.`,
  per: (about, unit, value, total, units) =>
    `${capital(about)}: ${value} a ${unit} on average (${total} over ${plural(units, unit)}).`,
  rate: (about, rate, value, distance, duration) =>
    `${capital(about)}: ${value} ${
      rate === "pace" ? "per km" : "km/h"
    } on average (${distance} in ${duration}).`,
  share: (about, shares) =>
    `${capital(about)}: ${
      shares.map(({ percent, part, whole }) => `${percent} (${part} of ${whole})`).join(", ")
    }.`,
  change: (about, amount, isMore, first, last) =>
    `${capital(about)}: ${
      isMore ? "up" : "down"
    } ${amount}, from ${first.value} (${first.label}) to ${last.value} (${last.label}).`,
  since: (days, record) =>
    days === 0
      ? `Today — ${quote(record)}.`
      : `${days} ${days === 1 ? "day" : "days"} ago — ${quote(record)}.`,
  streak: (about, days, isLongest) =>
    `${capital(about)}: ${days} ${days === 1 ? "day" : "days"} in a row${
      isLongest ? " at the longest" : " so far"
    }.`,
  days: (about, days) => `${capital(about)}: ${days} ${days === 1 ? "day" : "days"}.`,
  extreme: (about, isMost, groups) =>
    `${capital(about)}: the ${isMost ? "most" : "least"} is ${
      groups.map((each) => labelled(each).join(", then ")).join("; ")
    }.`,
  found: (rows) =>
    rows.length === 0
      ? "I found no records about that."
      : `I found ${
        rows.map(({ when, text, extra }) => `"${text}" (${extra === null ? "" : `${extra}, `}${when})`).join(
          "; ",
        )
      }.`,
};
