/** Runs a plan over records in memory, as the aggregate operation is specified: only for judging plans. @module */

import type {
  AggregateCall,
  AggregateResult,
  CitedRecord,
  QueryCall,
  QueryPlan,
  Where,
} from "../query_plan.ts";
import { segmentWords } from "../segment_words.ts";
import { source } from "../source.ts";
import { mentionsOf, withoutWords } from "../without_words.ts";
import { civilOf, startOfWeek, toIso, toLocal } from "../time/civil.ts";

export interface SeedRecord extends CitedRecord {
  tags: string[];
}

const UNITS: Readonly<Record<string, string>> = {
  "data.distanceKm": "km",
  "data.durationMinutes": "min",
  "data.calories": "kcal",
};

function valueAt(record: SeedRecord, field: string): unknown {
  return field.startsWith("data.")
    ? record.data[field.slice(5)]
    : (record as unknown as Record<string, unknown>)[field];
}

function passes(record: SeedRecord, where: Where): boolean {
  if ("and" in where) return (where.and as Where[]).every((one) => passes(record, one));
  if ("or" in where) return (where.or as Where[]).some((one) => passes(record, one));
  if ("not" in where) return !passes(record, where.not as Where);
  return Object.entries(where).every(([key, expected]) => {
    const at = key.lastIndexOf("__");
    const actual = valueAt(record, key.slice(0, at));
    switch (key.slice(at + 2)) {
      case "eq":
        return actual === expected;
      case "contains":
        return source(String(actual ?? "")).text.includes(source(String(expected)).text);
      case "gt":
        return Number(actual) > Number(expected);
      case "gte":
        return Number(actual) >= Number(expected);
      case "lt":
        return Number(actual) < Number(expected);
      case "isnull":
        return (actual === undefined || actual === null) === expected;
      case "between": {
        const [first, last] = (expected as string[]).map((time) => Date.parse(time)) as [number, number];
        return Date.parse(String(actual)) >= first && Date.parse(String(actual)) <= last;
      }
      case "lte":
        return Number(actual) <= Number(expected);
      default:
        throw new TypeError(`Cannot run a plan: operator ${key}`);
    }
  });
}

/** Words of a text as the index of records has them: pairs of Han characters, and stems of the rest. */
function tokensOf(text: string): string[] {
  return segmentWords(text).filter((token) => !/^\p{Script=Han}{3,}$/u.test(token));
}

function holds(record: SeedRecord, word: string): boolean {
  const said = [record.text, record.title ?? "", ...record.tags, ...Object.values(record.data)].join("\n");
  const tokens = /^\p{Script=Han}$/u.test(word) ? [] : tokensOf(word);
  if (tokens.length === 0) return source(said).text.includes(source(word).text);
  const held = tokensOf(said);
  return tokens.every((token) => held.includes(token));
}

function periodKey(record: SeedRecord, groupBy: string, timezone: string): string[] {
  const local = toLocal(Date.parse(record.occurredAt), timezone);
  const at = civilOf(local);
  const month = `${at.year}-${String(at.month).padStart(2, "0")}`;
  if (groupBy === "day") return [toIso(local).slice(0, 10)];
  if (groupBy === "week") return [toIso(startOfWeek(local)).slice(0, 10)];
  if (groupBy === "month") return [month];
  if (groupBy === "quarter") return [`${at.year}-Q${Math.ceil(at.month / 3)}`];
  if (groupBy === "year") return [String(at.year)];
  if (groupBy === "tag") return record.tags;
  if (groupBy === "type") return [record.type];
  return [String(record.data[groupBy] ?? "other")];
}

/** runPlan() answers every call of a plan, or of the one to try where it finds nothing. */
export function runPlan(
  plan: QueryPlan,
  records: readonly SeedRecord[],
  first: QueryPlan = plan,
): { plan: QueryPlan; results: AggregateResult[]; cited: SeedRecord[] } {
  const runs = plan.calls.map((call) => runCall(call, records));
  if (plan.otherwise && runs.every(({ result }) => result.count === 0)) {
    return runPlan(plan.otherwise, records, first);
  }
  const unheard = mentionsOf(plan)
    .filter((words) => !records.some((record) => words.some((word) => holds(record, word))))
    .map(([word]) => word!);
  if (unheard.length > 0) {
    const heard = withoutWords(first, unheard);
    if (heard) return runPlan(heard, records);
  }
  const cited = new Map(runs.flatMap(({ cited }) => cited.map((record) => [record.id, record] as const)));
  return { plan, results: runs.map(({ result }) => result), cited: [...cited.values()] };
}

/** runCall() answers one call over the seeds, newest records last. */
export function runCall(
  call: QueryCall,
  records: readonly SeedRecord[],
): { result: AggregateResult; cited: SeedRecord[] } {
  if (call.operation === "search_records") {
    const wanted = new Set(segmentWords(call.input.q));
    const ranked = records.map((record) => {
      const have = new Set(segmentWords(record.text));
      let hits = 0;
      for (const word of wanted) if (have.has(word)) hits++;
      return { record, hits: hits - have.size / 10_000 };
    }).filter(({ hits }) => hits > 0.5).sort((a, b) => b.hits - a.hits).slice(0, call.input.limit ?? 5);
    const cited = ranked.map(({ record }) => record);
    return {
      result: { value: null, unit: null, count: cited.length, recordIds: cited.map(({ id }) => id) },
      cited,
    };
  }
  return runAggregate(call.input, records);
}

function runAggregate(
  input: AggregateCall["input"],
  records: readonly SeedRecord[],
): { result: AggregateResult; cited: SeedRecord[] } {
  let found = records.filter((record) =>
    (!input.type || record.type === input.type) &&
    (!input.from || Date.parse(record.occurredAt) >= Date.parse(input.from)) &&
    (!input.to || Date.parse(record.occurredAt) < Date.parse(input.to)) &&
    (!input.where || passes(record, input.where)) &&
    (input.tags ?? []).every((tag) => record.tags.includes(tag)) &&
    (!input.currency || record.data.currency === input.currency) &&
    (input.words ?? []).every((word) => holds(record, word)) &&
    (input.anyWords ?? []).every((words) => words.some((word) => holds(record, word))) &&
    !(input.noWords ?? []).some((word) => holds(record, word))
  ).sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
  const { field, metric } = input;
  if (field && metric !== "list" && metric !== "first" && metric !== "last") {
    found = found.filter((record) => typeof valueAt(record, field) === "number");
  }
  const timezone = input.timezone ?? "UTC";
  const reduce = (some: readonly SeedRecord[]): { value: number | null; proof: readonly SeedRecord[] } => {
    const numbers = some.map((record) => Number(field ? valueAt(record, field) : Number.NaN));
    const sum = numbers.reduce((total, one) => total + one, 0);
    switch (metric) {
      case "count":
        return { value: some.length, proof: some };
      case "sum":
        return { value: some.length === 0 ? 0 : Number(sum.toFixed(6)), proof: some };
      case "avg":
        return { value: some.length === 0 ? null : sum / some.length, proof: some };
      case "max":
      case "min": {
        if (some.length === 0) return { value: null, proof: [] };
        const value = metric === "max" ? Math.max(...numbers) : Math.min(...numbers);
        return { value, proof: some.filter((_, index) => numbers[index] === value) };
      }
      case "first":
      case "last": {
        const one = metric === "first" ? some[0] : some.at(-1);
        const value = one && field ? valueAt(one, field) : null;
        return { value: typeof value === "number" ? value : null, proof: one ? [one] : [] };
      }
      default:
        return { value: null, proof: some };
    }
  };
  const unitOf = (some: readonly SeedRecord[]): string | null => {
    if (metric === "count" || !field) return null;
    if (field === "data.amount") return String(some[0]?.data.currency ?? "") || null;
    if (field === "data.value") return String(some[0]?.data.unit ?? "") || null;
    return UNITS[field] ?? null;
  };
  const currencies = new Set(found.map((record) => record.data.currency).filter((one) => one !== undefined));
  const groupBy = input.groupBy ??
    (field === "data.amount" && (metric === "sum" || metric === "avg") && currencies.size > 1
      ? "currency"
      : undefined);
  const whole = reduce(found);
  if (!groupBy) {
    const { limit } = input;
    const numberOf = (record: SeedRecord) => Number(field ? valueAt(record, field) : Number.NaN);
    const sign = metric === "min" ? 1 : -1;
    const cited = limit === undefined
      ? [...whole.proof]
      : metric === "max" || metric === "min"
      ? [...found].sort((a, b) => sign * (numberOf(a) - numberOf(b))).slice(0, limit)
      : [...found].reverse().slice(0, limit);
    return {
      result: {
        value: whole.value,
        unit: unitOf(found),
        count: limit !== undefined || metric === "first" || metric === "last" ? cited.length : found.length,
        recordIds: cited.map(({ id }) => id),
      },
      cited,
    };
  }
  const groups = new Map<string, SeedRecord[]>();
  for (const record of found) {
    for (const key of periodKey(record, groupBy, timezone)) {
      groups.set(key, [...groups.get(key) ?? [], record]);
    }
  }
  const rows = [...groups].map(([key, some]) => ({
    key,
    value: reduce(some).value,
    count: some.length,
    unit: unitOf(some),
    recordIds: reduce(some).proof.map(({ id }) => id),
  }));
  return {
    result: {
      value: groupBy === "currency" ? null : whole.value,
      unit: currencies.size > 1 ? null : unitOf(found),
      count: found.length,
      groups: rows,
      recordIds: found.map(({ id }) => id),
    },
    cited: found,
  };
}
