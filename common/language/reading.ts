/** What the embedded grammar reads from a line: the shapes every part of `language` shares. @module */

/** What the grammar must be told; it has no clock, network or database of its own. */
export interface ReadContext {
  /** The moment of speaking, RFC 3339 in UTC. */
  now: string;
  /** IANA time zone the person is in, e.g. `Asia/Shanghai`. */
  timezone: string;
  /** BCP 47 tag of the person's language; only breaks ties, the text decides. */
  locale?: string;
  /** ISO 4217 code used when an amount carries no mark. */
  currency?: string;
  /** The person's own record types. */
  types?: readonly TypeCue[];
  /** Tags the person already uses. */
  tags?: readonly string[];
  /** Choices the person made earlier for similar text, newest first. */
  learned?: readonly Learned[];
}

/** A type of the person's own: the words that announce it and the fields it holds. */
export interface TypeCue {
  name: string;
  label: string;
  cues: readonly string[];
  /** JSON Schema of `data`. */
  schema: Record<string, unknown>;
}

/** One earlier correction: this text was meant as this type, with these fields. */
export interface Learned {
  text: string;
  type: string;
  data: Record<string, unknown>;
  tags?: readonly string[];
  /** Its telling words, where they are known already. */
  words?: readonly string[];
}

/** Half-open range of UTF-16 offsets in the text as it was given. */
export interface Span {
  start: number;
  end: number;
}

/** A record read from a line; owner, id and times of storage are the server's. */
export interface RecordReading {
  type: string;
  /** The part of the line this record was read from. */
  text: string;
  title: string | null;
  data: Record<string, unknown>;
  tags: string[];
  /** When it happened or is to happen, RFC 3339 in UTC with milliseconds. */
  occurredAt: string;
  span: Span;
  /** 0..1: of readings with 0.9, nine in ten are right. */
  confidence: number;
  /** The values found and where, for the page to show. */
  values: ReadValue[];
  /** Other readings that were close, best first; at most three. */
  alternatives: { type: string; data: Record<string, unknown>; occurredAt: string; confidence: number }[];
}

/** A value found in the line: a time, an amount, a quantity, a person, a place, a recurrence, a category. */
export interface ReadValue {
  kind: "time" | "money" | "quantity" | "person" | "place" | "recurrence" | "category" | "tag";
  span: Span;
  /** Field of the record it went to, e.g. `data.amount`, or null. */
  field: string | null;
  /** The value as it stands in the record. */
  value: unknown;
  /** True for day parts and meals, whose hour is a convention. */
  approximate?: boolean;
  /** As said, where the value was converted to the unit records keep: 139.6 斤. */
  original?: { value: number; unit: string };
}

/** What one line says: one or more records, or a single `note`. */
export interface Reading {
  language: "zh" | "en";
  records: RecordReading[];
}
