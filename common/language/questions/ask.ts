/** What a question asks, gathered word by word from question rows. @module */

import type { QueryPlan } from "../query_plan.ts";

export type Measure = "amount" | "distance" | "duration" | "calories" | "value" | "score" | "count";

export interface Ask {
  asks?: QueryPlan["asks"];
  metric?: "count" | "sum" | "avg" | "min" | "max" | "first" | "last" | "list";
  measure?: Measure;
  type?: string;
  category?: string;
  activity?: string;
  /** Name of a measurement. */
  name?: string;
  groupBy?: string;
  /** Looks ahead: next, upcoming. */
  ahead?: boolean;
  /** Only todos not done. */
  open?: boolean;
  done?: boolean;
  compare?: boolean;
  /** Follows the question before it. */
  follows?: boolean;
  /** Something kept is looked for: where things are, what a password is. */
  search?: boolean;
  /** "How much" of something unnamed: money, unless another row says otherwise. */
  quantity?: boolean;
  /** Everything but what is named. */
  except?: boolean;
  /** Yes or no: is there such a record. */
  whether?: boolean;
}

/** One row: words, what they say, and a question that shows it. */
export interface QuestionRow {
  pattern: string;
  sets: Ask;
  example: string;
  /** The words also name what is looked for, and stay among the words to search. */
  keep?: boolean;
}

/** Categories by the words people ask with. */
export interface CategoryRow {
  pattern: string;
  category: string;
  example: string;
}
