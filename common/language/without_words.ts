/** A plan without the words that no record of the person mentions. @module */

import type { QueryPlan } from "./query_plan.ts";
import { SPENDING } from "./records/categories.ts";
import { source } from "./source.ts";

/** Filters that tell by themselves what is looked for. */
const NAMES = /"data\.(?:category|activity|name)__eq"/;

/** What records must mention to be counted: words, and lists of which any will do. */
export function mentionsOf({ calls }: QueryPlan): string[][] {
  const mentions = calls.flatMap((call) =>
    call.operation === "aggregate_records"
      ? [...(call.input.words ?? []).map((word) => [word]), ...call.input.anyWords ?? []]
      : []
  );
  return [...new Map(mentions.map((words) => [words[0]!, words])).values()];
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
    (mentionsOf({ ...plan, calls: [call] }).some(([word]) => !unheard.includes(word!)) ||
      call.input.tags !== undefined ||
      (call.input.currency !== undefined && plan.assumedCurrency === undefined) ||
      NAMES.test(JSON.stringify(call.input.where ?? {})))
  );
  if (!isNamed) return null;
  const { otherwise } = plan;
  const calls = plan.calls.map((call) => {
    if (call.operation === "search_records") return call;
    const { words = [], anyWords = [], ...input } = call.input;
    const heard = words.filter((word) => !unheard.includes(word));
    const any = anyWords.filter(([word]) => !unheard.includes(word!));
    return {
      ...call,
      input: {
        ...input,
        ...(heard.length > 0 ? { words: heard } : {}),
        ...(any.length > 0 ? { anyWords: any } : {}),
      },
    };
  });
  return {
    ...plan,
    calls,
    unheard: [...unheard],
    otherwise: (otherwise && withoutWords(otherwise, unheard)) ?? undefined,
  };
}
