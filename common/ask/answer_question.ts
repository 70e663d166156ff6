/** Answers a question over a person's records: a plan, numbers from SQL, the records that prove them, a sentence. @module */
import { phraseAnswer } from "../language/phrase_answer.ts";
import { planQuestion } from "../language/plan_question.ts";
import type { AggregateCall, QueryPlan, SearchCall } from "../language/query_plan.ts";
import type { ReadContext } from "../language/reading.ts";
import type { AggregateOutput } from "../records/aggregate_records.ts";
import type { ZhijiRecord } from "../records/record.ts";
import type { RecordRepository } from "../records/record_repository.ts";

/** Records shown as proof; the numbers' ids are all in the result. */
const SOURCES_MAX = 10;
/** A plan the grammar is less sure of than this is worse than quoting what was found. */
const CONFIDENCE_MIN = 0.5;

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
  const planned = planQuestion(question, context, previous);
  const plan = planned && planned.confidence >= CONFIDENCE_MIN ? planned : searchPlan(question, planned);
  const results: AggregateOutput[] = [];
  const sources = new Map<string, ZhijiRecord>();
  const toolUses: ToolUse[] = [];
  for (const call of plan.calls) {
    const output = call.operation === "aggregate_records"
      ? await aggregate(records, call, context, results, sources)
      : await search(records, call, sources);
    toolUses.push({ name: call.operation, input: { ...call.input }, output });
  }
  const cited = [...sources.values()].slice(0, SOURCES_MAX);
  const [first, second] = results;
  return {
    text: phraseAnswer(plan, results, cited, context),
    result: first === undefined ? null : second === undefined ? first : { ...first, comparison: second },
    sources: cited,
    toolUses,
    plan,
  };
}

async function aggregate(
  records: RecordRepository,
  call: AggregateCall,
  context: ReadContext,
  results: AggregateOutput[],
  sources: Map<string, ZhijiRecord>,
): Promise<AggregateOutput> {
  const output = await records.aggregate({
    ...call.input,
    timezone: call.input.timezone ?? context.timezone,
  });
  results.push(output);
  for (const record of await records.getAll(output.recordIds.slice(0, SOURCES_MAX))) {
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

function searchPlan(question: string, planned: QueryPlan | null): QueryPlan {
  return {
    language: planned?.language ?? (/\p{Script=Han}/u.test(question) ? "zh" : "en"),
    asks: "search",
    calls: [{ operation: "search_records", input: { q: question } }],
    subject: question,
    periods: [null],
    confidence: 0,
  };
}
