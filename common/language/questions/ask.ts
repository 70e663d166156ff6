/** What a question asks, gathered turn by turn; and how a language writes its turns down. @module */

import type { QueryPlan, TimeUnit } from "../query_plan.ts";
import type { DayPart } from "../time/moment.ts";
import type { Limit } from "./limits.ts";

export type Measure = "amount" | "distance" | "duration" | "calories" | "value" | "score" | "count";

export interface Ask {
  asks?: QueryPlan["asks"];
  metric?: "count" | "sum" | "avg" | "min" | "max" | "first" | "last" | "list";
  measure?: Measure;
  type?: string;
  category?: string;
  activity?: string;
  /** What takes time then: appointments, and what is to be done. */
  agenda?: boolean;
  /** Label of a type of the person's own. */
  own?: string;
  /** The number it is asked about, e.g. `data.pages`, and whether the question names it. */
  field?: string;
  isFieldSaid?: boolean;
  /** Name of a measurement. */
  name?: string;
  groupBy?: TimeUnit | "category" | "tag" | "merchant";
  /** Looked for by this word, of which the question has the parts apart: 打了几次车. */
  word?: string;
  /** Records of every kind. */
  all?: boolean;
  /** Only what carries this tag. */
  tag?: string;
  /** Only moods of this kind. */
  tone?: "low" | "high";
  /** As it is at present, whatever time is named beside. */
  now?: boolean;
  /** Looks ahead: next, upcoming. */
  ahead?: boolean;
  /** Only todos not done. */
  open?: boolean;
  done?: boolean;
  /** Todos whose time is over. */
  overdue?: boolean;
  compare?: boolean;
  /** Whether it rose or fell: in a period, compared with the one before. */
  rise?: boolean;
  /** Each of the things named has a number of its own. */
  each?: boolean;
  /** Which part of the whole, in percent. */
  share?: boolean;
  /** What came in less what went out. */
  balance?: boolean;
  /** What came in and what went out, each by itself. */
  both?: boolean;
  /** What was spent less what was given back. */
  net?: boolean;
  /** What was given back is meant as well as what was earned. */
  back?: boolean;
  /** How much a measurement has changed. */
  change?: boolean;
  /** On how many days. */
  days?: boolean;
  /** How long ago the last one was. */
  since?: boolean;
  /** Minutes a kilometre, or kilometres an hour. */
  rate?: "pace" | "speed";
  /** Days in a row. */
  streak?: boolean;
  /** How many of the most extreme, or which of them. */
  n?: number;
  /** Only the nth. */
  rank?: boolean;
  /** Follows the question before it. */
  follows?: boolean;
  /** Something kept is looked for: where things are, what a password is. */
  search?: boolean;
  /** "How much" of something unnamed: money, unless another row says otherwise. */
  quantity?: boolean;
  /** The reason of something: only what was written down beside it tells. */
  why?: boolean;
  /** No record can tell: budgets, forecasts, reasons. */
  beyond?: boolean;
  /** Everything but what is named. */
  except?: boolean;
  /** And what is left out stands before this. */
  outBefore?: boolean;
  /** Yes or no: is there such a record. */
  whether?: boolean;
}

/**
 * One turn of phrase: what it looks like, a question that shows it, and what it says. A group named `n` holds
 * a number, one named `tag` a tag, `v` and `o` the two parts of a word. With `keep` the words also name what is looked for, and stay among the words to search.
 */
export type QuestionRow = readonly [pattern: RegExp, example: string, sets: Ask, keep?: "keep"];

/** A category by the words people ask with. */
export type CategoryRow = readonly [pattern: RegExp, example: string, category: string];

/** Words before a number that make it a bound, or behind it. */
export type LimitRow = readonly [
  pattern: RegExp,
  example: string,
  operator: Limit["operator"],
  stands?: "behind",
];

/** A currency by its ISO 4217 code; a dollar or `¥` that names none is the person's own, where theirs is one. */
export type CurrencyRow = readonly [pattern: RegExp, example: string, code: string | "dollar" | "CNY/JPY"];

export type Season = "spring" | "summer" | "autumn" | "winter";

/**
 * A season, a group named `year` holds a word for its year; a quarter, whose number is in a group `n`; or May, which
 * is a month only beside other words of time; or what has passed of this year or month; or so many months from one on.
 */
export type SeasonRow = readonly [
  pattern: RegExp,
  example: string,
  season: Season | "quarter" | "may" | "this year" | "this month" | readonly [month: number, months: number],
];

/**
 * What is meant of a period: so many days or weeks at one of its ends, the nth of them, a half; what is left of it; or some days of each
 * of its weeks (1 is Monday), or some hours of each of its days.
 */
export type Part =
  | { cut: "start" | "end" | "nth"; unit: "day" | "week" | "half"; n?: number }
  | { cut: "rest" }
  | { weekdays: readonly number[] }
  | { hours: DayPart };

/** A part of the period said beside it; a group named `n` holds how many days or weeks, or which of them. */
export type PartRow = readonly [pattern: RegExp, example: string, part: Part];

/**
 * A time told by the one before it: 再上一周, "the day after". A group named `unit` holds a word of `units`; `by` is how
 * many of them on.
 */
export type StepRow = readonly [pattern: RegExp, example: string, by: number];

/** How one language asks. Patterns are matched against normalised text and repeat only within bounds. */
export interface QuestionLanguage {
  /** Groups, comparisons and averages: read first, as "每个月" is no period here. */
  shapes: readonly QuestionRow[];
  /** First and last: read before times, as "上次" is none. */
  orders: readonly QuestionRow[];
  /** All others; among those that say the same thing the first holds. */
  turns: readonly QuestionRow[];
  categories: readonly CategoryRow[];
  limits: readonly LimitRow[];
  currencies: readonly CurrencyRow[];
  seasons: readonly SeasonRow[];
  /** Follow a question of some period. */
  steps: readonly StepRow[];
  /** Words for units of the calendar. */
  units: Readonly<Record<string, "day" | "week" | "month" | "year">>;
  /** All that is said of a day that lies in the period before: 周五, 15号. */
  bareDay: RegExp;
  /** The time of what the question before picked out. */
  thatTime: RegExp;
  /** Read before everything else, as "weekends" and "the first week" are no periods of their own here. */
  parts: readonly PartRow[];
  /** Words for years, as their distance from this one; "over": the last one that has ended. */
  years: Readonly<Record<string, number | "over">>;
  /** Behind a year: the part of it that has passed of this one. */
  sameBehind: RegExp | null;
  /** Holidays that are meant with the days off that follow, and how many these are; matched where one begins. */
  holidays: readonly (readonly [pattern: RegExp, days: number])[];
  /** Behind a holiday: how many days of it; a group `n`. */
  lengthBehind: RegExp | null;
  /** A comma that ends what a question leaves out, with what stands behind it. */
  anew: RegExp;
  /** Behind a time that something is of; global. */
  possessive: RegExp | null;
  /** Meals: what is looked for, and no part of the day. */
  meals: RegExp;
  /** Said of what is over, where appointments and todos would be ahead. */
  past: RegExp;
  /** Says that something is over, where nothing else tells its time. */
  did: RegExp;
  /** The period right before one that is named. */
  earlier: Readonly<Record<TimeUnit, string>>;
  /** The periods right before those that are not over, by name. */
  previous: Readonly<Record<TimeUnit, string>>;
  /** The periods that are not over yet, by name. */
  current: Readonly<Record<TimeUnit, string>>;
  /** Stands between two things that are named together. */
  joiner: RegExp;
  /** Words for the same thing: a record that says one is found by the others. */
  alike: readonly (readonly string[])[];
  /** Two numbers between which amounts must lie: groups `n` and `to`. */
  between: readonly RegExp[];
  /** Numbers as they are written: the source of a pattern. */
  numeral: string;
  /** Numbers that a group `n` may hold. */
  number(text: string): number | null;
  /** Words to look for in what is left of a question, by stretch without marks. */
  wordsOf(piece: string): string[];
}
