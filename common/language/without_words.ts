/** A plan without the words that no record of the person mentions. @module */

import type { QueryPlan } from "./query_plan.ts";
import { SPENDING } from "./records/categories.ts";
import { source } from "./source.ts";

/** Filters that tell by themselves what is looked for. */
const NAMES = /"data\.(?:category|activity|name)__eq"/;

/** wordsOf() are the words that records must hold to be counted. */
export function wordsOf({ calls }: QueryPlan): string[] {
  return [
    ...new Set(calls.flatMap((call) => call.operation === "aggregate_records" ? call.input.words ?? [] : [])),
  ];
}

/**
 * withoutWords() leaves `unheard` out where something else still tells what is looked for, and is null where
 * they were all there was, or name goods: the sum of everything would be no answer.
 */
export function withoutWords(plan: QueryPlan, unheard: readonly string[]): QueryPlan | null {
  // Goods that nobody mentions were not bought: that is an answer.
  if (unheard.some((word) => SPENDING.find(source(word).text).length > 0)) return null;
  const isNamed = plan.calls.every((call) =>
    call.operation === "aggregate_records" &&
    ((call.input.words ?? []).some((word) => !unheard.includes(word)) || call.input.tags !== undefined ||
      call.input.anyWords !== undefined ||
      NAMES.test(JSON.stringify(call.input.where ?? {})))
  );
  if (!isNamed) return null;
  const calls = plan.calls.map((call) => {
    if (call.operation === "search_records") return call;
    const { words: all = [], ...input } = call.input;
    const words = all.filter((word) => !unheard.includes(word));
    return { ...call, input: { ...input, ...(words.length > 0 ? { words } : {}) } };
  });
  return { ...plan, calls, unheard: [...unheard], otherwise: undefined };
}
