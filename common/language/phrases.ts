/** The sentences an answer is made of; each language fills them in `<language>/phrases.ts`. @module */

import type { Naming } from "./format_measure.ts";
import type { TimeUnit } from "./query_plan.ts";

/** A record as a sentence quotes it. */
export interface Quoted {
  /** Its day, and its hour where one was said. */
  when: string;
  /** Its text, shortened. */
  text: string;
  /** Place or amount that was asked for, or null. */
  extra: string | null;
}

/** One named value: a group of an aggregate, or one side of a comparison. */
export interface Labelled {
  label: string;
  value: string;
}

/** By how much the first of two sides is more or less than the second. */
export interface Difference {
  /** Null where they are the same. */
  amount: string | null;
  isMore: boolean;
  percent: string | null;
}

/** A calendar day, month or year as groups name it; what is not said is null. */
export interface CalendarDay {
  year: number | null;
  month: number;
  day: number | null;
  hour: string | null;
}

export interface Phrases extends Naming {
  /** Several kinds as one subject: "food and transport spending". */
  kinds(kinds: readonly string[], noun: string): string;
  /** A subject without some kinds: "spending other than food". */
  otherThan(subject: string, kinds: readonly string[]): string;
  /** The subject in its period: "food spending last month". */
  about(subject: string, period: string): string;
  /** A day; `year` is null in the present one, `hour` where none is known. */
  day(at: CalendarDay): string;
  /** The week that begins on a day. */
  week(monday: string): string;
  quarter(year: number, quarter: number): string;
  /** A period with its first and last day. */
  between(period: string, first: string, last: string): string;
  /** Nothing is recorded; `isZero` where a sum or count is therefore 0. */
  nothing(about: string, isZero: boolean): string;
  /** No record mentions some words at all: what they were, and what comes nearest; `about` is null where it is no number. */
  unheard(about: string | null, words: readonly string[], nearest: readonly Quoted[]): string;
  /** Words that were left out, as no record mentions them. */
  leftOut(words: readonly string[]): string;
  /** Names in another language by which records were counted as well. */
  alsoCounted(names: readonly string[]): string;
  /** The currency that a bare number was taken for. */
  assumed(currency: string): string;
  /** How often, or how many records of a type. */
  times(about: string, count: number, type: string | undefined): string;
  /** Values that are not added together, as one. */
  together(values: readonly string[]): string;
  /** What was given back, and what it is no part of. */
  refunds(value: string, sum: "income" | "expense"): string;
  /** A sum, average or extreme; `which` is the record that holds an extreme. */
  value(about: string, metric: string, value: string, count: number, which: Quoted | null): string;
  /** The first or last value of something measured. */
  latest(subject: string, value: string, record: Quoted): string;
  /** A value with the record that has it. */
  held(value: string, record: Quoted): string;
  /** The records that answer when, where, who or what. */
  cited(records: readonly Quoted[]): string;
  /** A list; `more` is how many are not shown. */
  list(about: string, count: number, records: readonly Quoted[], more: number): string;
  /** The most extreme records, by the field that they are ranked by. */
  ranked(about: string, field: string, isMost: boolean, records: readonly Quoted[]): string;
  /** A value by group; `isCut` where there are more groups than are said. */
  groups(about: string, groups: readonly Labelled[], isCut: boolean): string;
  /** Values in several currencies or units, which are never added together. */
  apart(about: string, metric: string, values: readonly string[], count: number): string;
  /** Several periods or things; how two of them differ, in each currency. */
  compare(subject: string, sides: readonly Labelled[], differences: readonly Difference[]): string;
  /** Each by itself; `balance` is what came in less what went out, where that is asked. */
  each(about: string, sides: readonly Labelled[], balance: string | null): string;
  /** What was spent, and what is left of it without what was given back. */
  net(about: string, sides: readonly Labelled[], value: string): string;
  /** A mean a calendar unit: the total, and what it was divided by. */
  per(about: string, unit: TimeUnit | "weekend", value: string, total: string, units: string): string;
  /** A mean pace as `6:15` minutes a kilometre, or a speed in kilometres an hour, and what it was made of. */
  rate(about: string, rate: "pace" | "speed", value: string, distance: string, duration: string): string;
  /** Parts of wholes in percent, one for each currency. */
  share(about: string, shares: readonly { percent: string; part: string; whole: string }[]): string;
  /** From the first value to the last. */
  change(about: string, amount: string, isMore: boolean, first: Labelled, last: Labelled): string;
  /** Whole days since a record. */
  since(days: number, record: Quoted): string;
  /** Days in a row. */
  streak(about: string, days: number, isLongest: boolean): string;
  /** Different days. */
  days(about: string, days: number): string;
  /** The groups with the most or the least, of each currency by itself. */
  extreme(about: string, isMost: boolean, groups: readonly (readonly Labelled[])[]): string;
  /** What a search found. */
  found(records: readonly Quoted[]): string;
}
