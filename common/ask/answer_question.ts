/** Answers a question over a person's records: a plan, numbers from SQL, the records that prove them, a sentence. @module */
import { deriveAnswer } from "../language/derive_answer.ts";
import { phraseAnswer, unheardAnswer } from "../language/phrase_answer.ts";
import { planQuestion } from "../language/plan_question.ts";
import type { AggregateCall, QueryPlan, SearchCall } from "../language/query_plan.ts";
import type { ReadContext } from "../language/reading.ts";
import { mentionsOf, withoutWords } from "../language/without_words.ts";
import type { AggregateOutput } from "../records/aggregate_records.ts";
import type { ZhijiRecord } from "../records/record.ts";
import type { RecordRepository } from "../records/record_repository.ts";

/** Records shown as proof; the numbers' ids are all in the result. */
const SOURCES_MAX = 10;
/** A plan the grammar is less sure of than this is worse than quoting what was found. */
const CONFIDENCE_MIN = 0.5;
/** Records quoted where a word of the question is in none. */
const NEAREST_MAX = 3;

/** One call of a read operation and what it gave. */
export interface ToolUse {
  name: string;
  input: Record<string, unknown>;
  output: unknown;
}

export interface Answer {
  text: string;
  /** The number asked for with its record ids; where two periods are compared the second is `comparison`. */
  result: AggregateOutput & { comparison?: AggregateOutput } | null;
  sources: ZhijiRecord[];
  toolUses: ToolUse[];
  plan: QueryPlan;
}

/** Reads only: the plan comes from untrusted text and can name no operation that writes. */
export async function answerQuestion(
  records: RecordRepository,
  question: string,
  context: ReadContext,
  previous: QueryPlan | null,
): Promise<Answer> {
  const { cues: types } = await records.ownTypes();
  const planned = planQuestion(question, { ...context, types }, previous);
  const isSure = planned !== null && planned.confidence >= CONFIDENCE_MIN;
  const asked = await runPlan(records, isSure ? planned : searchPlan(question, planned, previous), context);
  const unheard = await unheardWords(records, asked);
  const heard = unheard.length > 0 ? withoutWords(isSure ? planned : asked.plan, unheard) : null;
  if (unheard.length > 0 && heard === null) {
    return await answerUnheard(records, question, asked, unheard, context);
  }
  const run = heard ? await runPlan(records, heard, context) : asked;
  const { results } = run;
  const plan = { ...run.plan, alsoCounted: await namesCounted(records, run) };
  const sources = [...run.sources.values()];
  const cited = sources.slice(0, SOURCES_MAX);
  const [first, second] = results;
  return {
    text: phraseAnswer(plan, results, sources, context, run.refunds),
    result: first === undefined ? null : {
      ...first,
      ...derived(plan, results, sources, context),
      ...(second === undefined || plan.derive ? {} : { comparison: second }),
    },
    sources: cited,
    toolUses: run.toolUses,
    plan,
  };
}

interface Run {
  plan: QueryPlan;
  results: AggregateOutput[];
  sources: Map<string, ZhijiRecord>;
  /** What was given back, where there is any. */
  refunds: AggregateOutput | null;
  toolUses: ToolUse[];
}

/** Every call of a plan, and where they find nothing those of the reading that comes second. */
async function runPlan(records: RecordRepository, plan: QueryPlan, context: ReadContext): Promise<Run> {
  const run: Run = { plan, results: [], sources: new Map(), refunds: null, toolUses: [] };
  for (const call of plan.calls) {
    const output = call.operation === "aggregate_records"
      ? await aggregate(records, call, context, run)
      : await search(records, call, run.sources);
    run.toolUses.push({ name: call.operation, input: { ...call.input }, output });
  }
  const isEmpty = run.sources.size === 0 && run.results.every(({ count }) => count === 0);
  if (plan.refunds) await addRefunds(records, plan.refunds, run);
  return plan.otherwise && isEmpty ? await runPlan(records, plan.otherwise, context) : run;
}

/** Told, and called a use of a tool, only where anything was given back. */
async function addRefunds(
  records: RecordRepository,
  { operation, input }: AggregateCall,
  run: Run,
): Promise<void> {
  const output = await records.aggregate(input);
  if (output.count === 0) return;
  run.refunds = output;
  run.toolUses.push({ name: operation, input: { ...input }, output });
  for (const record of await records.getAll(output.recordIds.slice(0, SOURCES_MAX))) {
    run.sources.set(record.id, record);
  }
}

/** The number asked for, where it is made of several. */
function derived(
  plan: QueryPlan,
  results: readonly AggregateOutput[],
  sources: readonly ZhijiRecord[],
  context: ReadContext,
): Partial<AggregateOutput> {
  if (!plan.derive) return {};
  const { groups, ...answer } = deriveAnswer(plan, results, sources, context);
  return {
    ...answer,
    ...(groups ? { groups: groups.map((group) => ({ ...group, unit: group.unit ?? null })) } : {}),
  };
}

/**
 * Words of a plan that found nothing and that no record of the person mentions at all: such a zero says more
 * about how the question was read than about what was recorded.
 */
async function unheardWords(records: RecordRepository, { plan, results, sources }: Run): Promise<string[]> {
  if (sources.size > 0 || results.some(({ count }) => count > 0)) return [];
  const unheard: string[] = [];
  for (const words of mentionsOf(plan)) {
    if ((await records.aggregate({ metric: "count", anyWords: [words] })).count === 0) {
      unheard.push(words[0]!);
    }
  }
  return unheard;
}

/** The names in another language that any counted record says. */
async function namesCounted(
  records: RecordRepository,
  { plan, results }: Run,
): Promise<string[]> {
  const named: string[] = [];
  if (results.every(({ count }) => count === 0)) return named;
  for (const name of plan.otherNames ?? []) {
    for (const call of plan.calls) {
      if (call.operation !== "aggregate_records" || named.includes(name)) continue;
      if (!call.input.anyWords?.some((words) => words.includes(name))) continue;
      const { field: _, groupBy: __, limit: ___, ...input } = call.input;
      const { count } = await records.aggregate({
        ...input,
        metric: "count",
        words: [...input.words ?? [], name],
      });
      if (count > 0) named.push(name);
    }
  }
  return named;
}

/** Names what nobody said and quotes what comes nearest. */
async function answerUnheard(
  records: RecordRepository,
  question: string,
  { plan, results, sources, toolUses }: Run,
  unheard: readonly string[],
  context: ReadContext,
): Promise<Answer> {
  const call: SearchCall = { operation: "search_records", input: { q: question, limit: NEAREST_MAX } };
  const output = await search(records, call, sources);
  const nearest = [...sources.values()];
  return {
    text: unheardAnswer(plan, unheard, nearest, context),
    result: results[0] ?? null,
    sources: nearest,
    toolUses: [...toolUses, { name: call.operation, input: { ...call.input }, output }],
    plan,
  };
}

async function aggregate(
  records: RecordRepository,
  call: AggregateCall,
  context: ReadContext,
  { plan, results, sources }: Run,
): Promise<AggregateOutput> {
  const output = await records.aggregate({
    ...call.input,
    timezone: call.input.timezone ?? context.timezone,
  });
  results.push(output);
  // What proves which day it was are the records of that day, not of all that were compared.
  const isOfGroups = plan.derive?.kind === "extreme" || plan.derive?.kind === "streak";
  const { recordIds } = isOfGroups ? deriveAnswer(plan, [output], [], context) : output;
  for (const record of await records.getAll(recordIds.slice(0, SOURCES_MAX))) {
    sources.set(record.id, record);
  }
  return output;
}

async function search(
  records: RecordRepository,
  call: SearchCall,
  sources: Map<string, ZhijiRecord>,
): Promise<{ id: string; score: number; text: string }[]> {
  const hits = await records.search({
    ...call.input,
    limit: Math.min(call.input.limit ?? SOURCES_MAX, SOURCES_MAX),
  });
  for (const { record } of hits) sources.set(record.id, record);
  return hits.map(({ record, score }) => ({ id: record.id, score, text: record.text }));
}

/** What comes after a question that was not understood may still follow the one before it. */
function searchPlan(question: string, planned: QueryPlan | null, previous: QueryPlan | null): QueryPlan {
  return {
    language: planned?.language ?? (/\p{Script=Han}/u.test(question) ? "zh" : "en"),
    asks: "search",
    calls: [{ operation: "search_records", input: { q: question } }],
    subject: question,
    periods: [null],
    memory: previous?.memory,
    confidence: 0,
  };
}
