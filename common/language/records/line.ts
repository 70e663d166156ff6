/** A line with everything read from it that records are made of. @module */

import type { ReadContext } from "../reading.ts";
import type { Source } from "../source.ts";
import type { Values } from "../values/read_values.ts";
import type { TypeEvidence, TypeWeights } from "../weights/weigh_types.ts";
import type { Clause } from "./clauses.ts";

/** Records made of one line; what stands behind stays in the text. */
export const RECORDS_MAX = 100;

export interface Line {
  source: Source;
  text: string;
  values: Values;
  context: ReadContext;
  /** Now, as local time of the person's zone. */
  now: number;
  currency: string;
  /** Others who act in the line, by name and verb. */
  agents: readonly string[];
  /** What the words of the line speak for. */
  evidence: TypeEvidence;
  weights: TypeWeights;
}

/** A record as it is being read; offsets are of the normalised text. */
export interface Draft {
  type: string;
  start: number;
  end: number;
  title: string | null;
  data: Record<string, unknown>;
  tags: string[];
  /** Local time it happened or is to happen; null: now. */
  at: number | null;
  /** Another local time the words could mean: the other half of the day. */
  otherAt?: number;
  /** The clause that tells a mood. */
  clause?: Clause;
  /** Sum of evidence; `confidenceOf` makes it a probability. */
  score: number;
  /** Values used, for the page. */
  used: {
    kind: "time" | "money" | "quantity" | "person" | "place" | "recurrence" | "category" | "tag";
    start: number;
    end: number;
    field: string | null;
    value: unknown;
    approximate?: boolean;
    /** As said, where the value was converted. */
    original?: { value: number; unit: string };
  }[];
}

export const within = (place: { start: number; end: number }, range: Clause): boolean =>
  place.start >= range.start && place.end <= range.end;

export const textOf = (line: Line, range: Clause): string => line.text.slice(range.start, range.end);
