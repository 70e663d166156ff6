/** Questions that leave out what the one before them said. @module */

import { nounOf } from "../nouns.ts";
import type { AggregateCall, PlanPeriod, QueryPlan } from "../query_plan.ts";
import type { ReadContext } from "../reading.ts";
import { completeAsk } from "./complete_ask.ts";
import { aggregateCall, FIELDS, filtersOf } from "./plan_call.ts";
import type { Period } from "./periods.ts";
import type { Understood } from "./understand.ts";
import { unitsIn } from "./units_in.ts";

/** Longer questions stand alone: characters of Chinese, and of anything else. */
const HAN_CHARS_MAX = 12;
const CHARS_MAX = 40;

export function isFollowUp({ ask, words, periods }: Understood, text: string): boolean {
  if (ask.follows) return true;
  if (text.length > (/[㐀-鿿]/.test(text) ? HAN_CHARS_MAX : CHARS_MAX)) return false;
  if (ask.except && periods.length === 0 && ask.type === undefined) return true;
  const target = ask.type !== undefined || ask.category !== undefined || words.length > 0;
  if (!target) return true;
  // 去了几次, how many times did I go: what was done stands in the question before.
  return (ask.metric === "count" || ask.metric === "avg") && words.length === 0 && periods.length === 0;
}

/** followUp() changes the plan before by what is said now; null where the two have nothing in common. */
export function followUp(
  read: Understood,
  previous: QueryPlan,
  language: QueryPlan["language"],
  context: ReadContext,
): QueryPlan | null {
  const { ask } = read;
  const base = previous.calls[0];
  if (!base || base.operation === "search_records") return null;
  const period = read.periods[0] ?? null;
  if (ask.compare && period && previous.calls.length === 1) {
    return comparison(previous, base, period, language);
  }
  const names = ask.category !== undefined || ask.activity !== undefined || ask.name !== undefined ||
    (ask.type !== undefined && ask.type !== base.input.type && ask.measure !== "count");
  const target = names || read.words.length > 0;
  // Only the time is another one: whatever was counted or compared is counted again.
  if (period && !target && !ask.metric && !ask.measure && !ask.groupBy && !isByPeriod(previous)) {
    return {
      ...previous,
      language,
      calls: previous.calls.map((call) => call.operation === "search_records" ? call : within(call, period)),
      periods: previous.calls.map(() => planPeriod(period)),
      ...(previous.derive?.kind === "per"
        ? { derive: { ...previous.derive, units: unitsIn(previous.derive.unit, period, context) } }
        : {}),
      confidence: 0.75,
    };
  }
  const call = period ? within(base, period) : { ...base, input: { ...base.input } };
  const { input } = call;
  if (ask.except) {
    const { where, noWords } = filtersOf(read.things, read);
    if (where.length > 0) input.where = { and: [...(input.where ? [input.where] : []), ...where] };
    if (noWords.length > 0) input.noWords = [...input.noWords ?? [], ...noWords];
  } else if (names) {
    const changed = completeAsk({
      ...ask,
      metric: ask.metric ?? (input.metric === "list" ? undefined : input.metric),
    }, read);
    if (changed) {
      const fresh = aggregateCall(changed, { things: read.things, period: null }, read, context).input;
      delete input.where;
      delete input.words;
      delete input.anyWords;
      delete input.limit;
      if (fresh.type) input.type = fresh.type;
      if (fresh.where) input.where = fresh.where;
      if (fresh.words) input.words = fresh.words;
      if (fresh.anyWords) input.anyWords = fresh.anyWords;
      if (fresh.field) input.field = fresh.field;
      input.metric = fresh.metric;
    }
  } else if (read.words.length > 0) {
    const { words, anyWords } = filtersOf(read.things, read);
    delete input.words;
    delete input.anyWords;
    if (input.where && JSON.stringify(input.where).includes("category")) delete input.where;
    if (words.length > 0) input.words = words;
    if (anyWords.length > 0) input.anyWords = anyWords;
  }
  const listed = ask.metric === "list" && !names;
  if (listed) asList(input);
  else if (ask.metric && ask.metric !== "list" && ask.category === undefined) input.metric = ask.metric;
  if (ask.groupBy) input.groupBy = ask.groupBy;
  if ((input.metric === "sum" || input.metric === "avg") && !input.field) {
    input.field = FIELDS[ask.measure ?? "amount"] ?? "data.amount";
    if (input.field === "data.amount") input.type ??= "expense";
  }
  if (input.metric === "count") delete input.field;
  else if (ask.measure && FIELDS[ask.measure] && ask.measure !== "amount") {
    input.field = FIELDS[ask.measure]!;
    if ((input.metric as string) === "list") input.metric = "sum";
  }
  const subject = ask.except
    ? previous.subject
    : ask.category
    ? nounOf(ask.category, language)
    : read.words.length > 0
    ? read.words.join(" ")
    : previous.subject;
  return {
    language,
    asks: listed ? "list" : asksOf(ask.asks, previous.asks),
    calls: [call],
    subject,
    periods: [period ? planPeriod(period) : previous.periods[0] ?? null],
    confidence: 0.75,
  };
}

function asksOf(said: QueryPlan["asks"] | undefined, before: QueryPlan["asks"]): QueryPlan["asks"] {
  if (said && said !== "list" && said !== "compare") return said;
  return before === "compare" || before === "each" ? "value" : before;
}

/** Which ones: the records behind the number before. */
function asList(input: AggregateCall["input"]): void {
  input.metric = "list";
  delete input.field;
  delete input.groupBy;
}

/** "And compared with March": what was counted before, in both times. */
function comparison(
  previous: QueryPlan,
  base: AggregateCall,
  period: Period,
  language: QueryPlan["language"],
): QueryPlan {
  const before = previous.periods[0] ?? null;
  return {
    language,
    asks: "compare",
    calls: [base, within(base, period)],
    subject: previous.subject,
    periods: [before, planPeriod(period)],
    sides: [before?.label ?? previous.subject, period.label],
    confidence: 0.75,
  };
}

/** Whether the calls of a plan differ by their time. */
const isByPeriod = ({ periods }: QueryPlan) => new Set(periods.map((one) => one?.from ?? "")).size > 1;

const planPeriod = ({ label, from, to }: Period): PlanPeriod => ({ label, from, to });

function within(call: AggregateCall, { from, to }: Period): AggregateCall {
  const { from: _, to: __, ...input } = call.input;
  return { ...call, input: { ...input, ...(from ? { from } : {}), ...(to ? { to } : {}) } };
}
