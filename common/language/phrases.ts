/** The sentences an answer is made of; each language fills them in `<language>/phrases.ts`. @module */

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

export interface Phrases {
  /** Units as they are said, by the unit of the record; one that is missing is said as it is. */
  units: Readonly<Record<string, string>>;
  /** The subject in its period: "food spending last month". */
  about(subject: string, period: string): string;
  /** A day; `year` is null in the present one, `hour` where none is known. */
  day(at: { year: number | null; month: number; day: number; hour: string | null }): string;
  /** Nothing is recorded; `isZero` where a sum or count is therefore 0. */
  nothing(about: string, isZero: boolean): string;
  /** How often. */
  times(about: string, count: number): string;
  /** A sum, average or extreme; `which` is the record that holds an extreme. */
  value(about: string, metric: string, value: string, count: number, which: Quoted | null): string;
  /** The first or last value of something measured. */
  latest(subject: string, value: string, record: Quoted): string;
  /** The records that answer when, where, who or what. */
  cited(records: readonly Quoted[]): string;
  /** A list; `more` is how many are not shown. */
  list(about: string, count: number, records: readonly Quoted[], more: number): string;
  /** A value by group; `isCut` where there are more groups than are said. */
  groups(about: string, groups: readonly Labelled[], isCut: boolean): string;
  /** Values in several currencies or units, which are never added together. */
  apart(about: string, metric: string, values: readonly string[], count: number): string;
  /** Two periods; `difference` is null where their units differ. */
  compare(
    subject: string,
    sides: readonly Labelled[],
    difference: { amount: string; isMore: boolean } | null,
  ): string;
  /** What a search found. */
  found(records: readonly Quoted[]): string;
}
