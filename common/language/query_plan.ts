/** The typed plan a question is read into: calls of read operations, and how to phrase their results. @module */

/** Leaf `{ "data.category__eq": "food" }`, or `and` / `or` / `not` over such trees. */
export type Where =
  | { and: Where[] }
  | { or: Where[] }
  | { not: Where }
  | { [fieldAndOperator: string]: unknown };

export type TimeUnit = "day" | "week" | "month" | "quarter" | "year";

/** Input of the operation `aggregate_records`. */
export interface AggregateCall {
  operation: "aggregate_records";
  input: {
    /** Record type; absent: every type. */
    type?: string;
    metric: "count" | "sum" | "avg" | "min" | "max" | "first" | "last" | "list";
    /** Field the metric is taken of, e.g. `data.amount`; required for sum, avg, min, max. */
    field?: string;
    /** Inclusive lower bound of `occurredAt`, RFC 3339 UTC. */
    from?: string;
    /** Exclusive upper bound of `occurredAt`, RFC 3339 UTC. */
    to?: string;
    /** Every one of these tags. */
    tags?: string[];
    where?: Where;
    /** Each of these must occur in text, title or data (merchant, location, people …), case-folded. */
    words?: string[];
    /** Of each list at least one must occur. */
    anyWords?: string[][];
    /** None of these may occur. */
    noWords?: string[];
    groupBy?: TimeUnit | "category" | "tag" | "type" | string;
    currency?: string;
    timezone?: string;
    /** Records at most: the newest of a list, the most extreme for min and max. */
    limit?: number;
  };
}

/** Input of the operation `search_records`. */
export interface SearchCall {
  operation: "search_records";
  input: { q: string; type?: string; from?: string; to?: string; limit?: number };
}

export type QueryCall = AggregateCall | SearchCall;

/** What an aggregate answers, as far as phrasing needs it. */
export interface AggregateResult {
  value: number | null;
  unit: string | null;
  count: number;
  groups?: AggregateResultGroup[];
  recordIds: string[];
  /** There where `recordIds` are not all. */
  recordIdsTruncated?: true | undefined;
}

export interface AggregateResultGroup {
  key: string;
  value: number | null;
  count: number;
  unit?: string | null;
  recordIds: string[];
  recordIdsTruncated?: true | undefined;
}

/** A record as far as phrasing needs it. */
export interface CitedRecord {
  id: string;
  type: string;
  text: string;
  title: string | null;
  data: Record<string, unknown>;
  occurredAt: string;
  timezone: string;
}

/** How the answer follows from the results of the calls, where it is not the first of them as it stands. */
export type Derivation =
  /**
   * The first result a calendar unit, or one of some days of the week (1 is Monday); `units` is null where the second
   * call finds the day it began.
   */
  | { kind: "per"; unit: TimeUnit | "weekend"; units: number | null; weekdays?: readonly number[] }
  /** The first result as percent of the second. */
  | { kind: "share" }
  /** What came in, the first result, less what was spent, the second; with what was given back, the third. */
  | { kind: "balance" }
  /** Days between the record found and now. */
  | { kind: "since" }
  /** Days in a row among the groups: the longest ever, or those that reach to today or yesterday. */
  | { kind: "streak"; which: "longest" | "current" }
  /** The groups with the highest or lowest values. */
  | { kind: "extreme"; order: "max" | "min"; groups: number }
  /** What was spent, the first result, less what was given back, the second. */
  | { kind: "net" }
  /** The first result with the second as its other number: a blood pressure. */
  | { kind: "pair" }
  /** The groups of the first result, and from the third, the first value, to the second, the last one. */
  | { kind: "trend" }
  /** Minutes of the first result by kilometres of the second, or kilometres an hour. */
  | { kind: "rate"; rate: "pace" | "speed" }
  /** How much the first result differs from the second. */
  | { kind: "change" }
  /** How many groups there are. */
  | { kind: "groups" }
  /** The nth of the records found. */
  | { kind: "nth"; n: number };

export interface PlanPeriod {
  /** In the question's words. */
  label: string;
  from: string | null;
  to: string | null;
}

/** A question, understood: one call, or several where periods or things are compared. */
export interface QueryPlan {
  language: "zh" | "en";
  /** What the person wants to know; decides the sentence. */
  asks: "value" | "when" | "where" | "who" | "what" | "list" | "compare" | "each" | "trend" | "search";
  calls: QueryCall[];
  /** What is counted, in the question's words: "吃饭的花费", "runs". */
  subject: string;
  /** The period of each call; null where none was said. */
  periods: (PlanPeriod | null)[];
  /** What tells the calls apart, where there are several. */
  sides?: string[];
  derive?: Derivation;
  /** The last side is what was given back: told only where there is any. */
  givenBack?: true;
  /** What was given back is neither earned nor spent: counted by itself, and told where there is any. */
  refunds?: AggregateCall;
  /** The person's own currency, of which alone amounts are counted: the question bounds them by a bare number. */
  assumedCurrency?: string;
  /** What the words of the question are called in another language, by which records are looked for as well. */
  otherNames?: string[];
  /** Those of them that a counted record says. */
  alsoCounted?: readonly string[];
  /** Words that were left out because no record mentions them. */
  unheard?: string[];
  /** A place is looked for: found records are told with theirs. */
  seeksPlace?: true;
  /** The reading to try where this one finds nothing. */
  otherwise?: QueryPlan;
  /** What the question said, for one that follows it; opaque to callers, plain data. */
  memory?: unknown;
  /** 0..1; below 0.5 the caller searches and quotes instead. */
  confidence: number;
}
