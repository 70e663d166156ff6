/** The typed plan a question is read into: calls of read operations, and how to phrase their results. @module */

/** Leaf `{ "data.category__eq": "food" }`, or `and` / `or` / `not` over such trees. */
export type Where =
  | { and: Where[] }
  | { or: Where[] }
  | { not: Where }
  | { [fieldAndOperator: string]: unknown };

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
    groupBy?: "day" | "week" | "month" | "quarter" | "year" | "category" | "tag" | "type" | string;
    currency?: string;
    timezone?: string;
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
  groups?: { key: string; value: number | null; count: number; unit?: string | null }[];
  recordIds: string[];
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

/** A question, understood: one call, or two where two periods are compared. */
export interface QueryPlan {
  language: "zh" | "en";
  /** What the person wants to know; decides the sentence. */
  asks: "value" | "when" | "where" | "who" | "what" | "list" | "compare" | "trend" | "search";
  calls: QueryCall[];
  /** What is counted, in the question's words: "吃饭的花费", "runs". */
  subject: string;
  /** The period of each call in the question's words and as bounds; null where none was said. */
  periods: ({ label: string; from: string | null; to: string | null } | null)[];
  /** 0..1; below 0.5 the caller searches and quotes instead. */
  confidence: number;
}
