/** What can be counted of a period, from SQL alone. @module */
import type { AggregateGroup, AggregateInput, AggregateOutput } from "../records/aggregate_records.ts";
import type { ZhijiRecord } from "../records/record.ts";
import type { RecordRepository } from "../records/record_repository.ts";

/** Values of a group of records in one unit. */
export interface Counted {
  key: string;
  value: number;
  unit: string | null;
  count: number;
  /** The other number of a blood pressure. */
  value2?: number;
}

export interface PeriodFacts {
  count: number;
  /** A type of the person's own has its label. */
  byType: { key: string; count: number; label?: string }[];
  expenses: { sums: Counted[]; categories: Counted[]; largest: ZhijiRecord | null; before: Counted[] };
  /** Without what was given back. */
  income: Counted[];
  refunds: Counted[];
  todos: { done: number; open: number };
  exercise: { minutes: number; km: number; count: number };
  metrics: Counted[];
  mood: { average: number; count: number } | null;
}

export interface Period {
  from: string;
  to: string;
  type?: string | undefined;
  timezone: string;
}

const GROUPS_MAX = 8;

export async function periodFacts(records: RecordRepository, period: Period): Promise<PeriodFacts> {
  const { from, to, timezone } = period;
  const ask = async (type: string | undefined, input: Omit<AggregateInput, "type" | "timezone">) => {
    if (type !== undefined && period.type !== undefined && type !== period.type) return NOTHING;
    return await records.aggregate({ from, to, timezone, type: type ?? period.type, ...input });
  };
  const amount = { metric: "sum" as const, field: "data.amount" };
  const length = Date.parse(to) - Date.parse(from);
  const before = { from: new Date(Date.parse(from) - length).toISOString(), to: from };
  const isRefund = { "data.category__eq": "refund" };
  const [
    all,
    sums,
    categories,
    largest,
    sumsBefore,
    income,
    refunds,
    done,
    open,
    minutes,
    km,
    metrics,
    metrics2,
    mood,
  ] = await Promise
    .all([
      ask(undefined, { metric: "count", groupBy: "type" }),
      ask("expense", amount),
      ask("expense", { ...amount, groupBy: "category" }),
      ask("expense", { metric: "max", field: "data.amount" }),
      ask("expense", { ...amount, ...before }),
      ask("income", { ...amount, where: { not: isRefund } }),
      ask("income", { ...amount, where: isRefund }),
      ask("todo", { metric: "count", where: { "data.done": true } }),
      ask("todo", { metric: "count", where: { "data.done": false } }),
      ask("exercise", { metric: "sum", field: "data.durationMinutes" }),
      ask("exercise", { metric: "sum", field: "data.distanceKm" }),
      ask("metric", { metric: "avg", field: "data.value", groupBy: "name" }),
      ask("metric", { metric: "avg", field: "data.value2", groupBy: "name" }),
      ask("mood", { metric: "avg", field: "data.score" }),
    ]);
  const { cues } = await records.ownTypes();
  const labelOf = (name: string) => cues.find((type) => type.name === name)?.label;
  const runs = all.groups?.find(({ key }) => key === "exercise")?.count ?? 0;
  // A maximum over several currencies has no one record: amounts of two currencies are not compared.
  const single = largest.value !== null ? largest.recordIds.slice(0, 1) : [];
  return {
    count: all.count,
    byType: (all.groups ?? []).map(({ key, count }) => {
      const label = labelOf(key);
      return { key, count, ...(label === undefined ? {} : { label }) };
    }).sort((a, b) => b.count - a.count),
    expenses: {
      sums: counted(sums),
      categories: counted(categories).sort((a, b) => b.value - a.value).slice(0, GROUPS_MAX),
      largest: (await records.getAll(single))[0] ?? null,
      before: counted(sumsBefore),
    },
    income: counted(income),
    refunds: counted(refunds),
    todos: { done: done.count, open: open.count },
    exercise: { minutes: minutes.value ?? 0, km: km.value ?? 0, count: runs },
    metrics: counted(metrics).slice(0, GROUPS_MAX).map((metric) => {
      const value2 = metrics2.groups?.find(({ key }) => key === metric.key)?.value;
      return { ...metric, ...(typeof value2 === "number" ? { value2 } : {}) };
    }),
    mood: mood.value === null ? null : { average: mood.value, count: mood.count },
  };
}

const NOTHING: AggregateOutput = { value: null, unit: null, count: 0, groups: [], recordIds: [] };

/** One row for each unit, whether the aggregate has groups or not. */
function counted({ value, unit, count, groups }: AggregateOutput): Counted[] {
  const rows: Omit<AggregateGroup, "recordIds">[] = groups ?? [{ key: unit ?? "", value, unit, count }];
  return rows.flatMap(({ key, value, unit, count }) =>
    value === null || count === 0 ? [] : [{ key, value, unit, count }]
  );
}
