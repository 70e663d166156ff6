/** The answer's own number, where it follows from the results of several calls or from their groups. @module */

import type {
  AggregateCall,
  AggregateResult,
  AggregateResultGroup,
  CitedRecord,
  QueryPlan,
} from "./query_plan.ts";
import { unitsIn } from "./questions/units_in.ts";
import type { ReadContext } from "./reading.ts";
import { DAY_MS, startOfDay, toLocal } from "./time/civil.ts";

/** Groups that are told beside the most where they are the same. */
const TIES_MAX = 4;
/** Decimals that sums and means keep. */
const SCALE = 1e6;
const rounded = (value: number) => Math.round(value * SCALE) / SCALE;

/** deriveAnswer() is the first result, or what the plan makes of the results; null numbers stay null. */
export function deriveAnswer(
  plan: QueryPlan,
  results: readonly AggregateResult[],
  cited: readonly CitedRecord[],
  context: ReadContext,
): AggregateResult {
  const [first, second] = results as [AggregateResult, AggregateResult | undefined];
  const { derive } = plan;
  if (!derive) return first;
  const withValue = (value: number | null, unit = first.unit): AggregateResult => ({ ...first, value, unit });
  const difference = () =>
    first.value === null || second?.value === null || second === undefined
      ? null
      : first.value - second.value;
  switch (derive.kind) {
    case "per": {
      const began = cited.find(({ id }) => id === second?.recordIds[0]);
      const units = derive.units ??
        (began ? unitsIn(derive.unit, { from: began.occurredAt, to: null }, context, derive.weekdays) : null);
      if (units === null || units <= 0) return first;
      const divided = (value: number | null) => value === null ? null : rounded(value / units);
      const groups = first.groups?.map((group) => ({ ...group, value: divided(group.value) }));
      return { ...withValue(divided(first.value)), ...(groups ? { groups } : {}) };
    }
    case "share": {
      const shares = second ? sharesOf(first, second) : [];
      return withValue(shares.length === 1 ? shares[0]!.percent : null, "%");
    }
    case "balance":
      return first.groups?.some(({ key, unit }) => key !== unit) ||
          second?.groups?.some(({ key, unit }) => key !== unit)
        ? balancesOf(results)
        : balanceOf(results);
    case "net":
      return netOf(results, [1, -1]);
    case "pair":
      return second && first.groups === undefined ? { ...first, groups: pairOf(first, second) } : first;
    case "trend":
      return first;
    case "rate": {
      if (!first.value || !second?.value) return withValue(null, null);
      return derive.rate === "pace"
        ? withValue(rounded(first.value / second.value), "min/km")
        : withValue(rounded(60 * second.value / first.value), "km/h");
    }
    case "change": {
      const value = difference();
      return withValue(value === null ? null : rounded(Math.abs(value)));
    }
    case "since": {
      const record = cited.find(({ id }) => id === first.recordIds[0]);
      return record ? withValue(daysBetween(record.occurredAt, context), "d") : first;
    }
    case "streak":
      return { ...withValue(null, "d"), ...streakOf(first, derive.which, context) };
    case "groups":
      return withValue(first.groups?.length ?? 0, "d");
    case "extreme": {
      const tops = winners(first, derive.order, derive.groups);
      const most = tops.length === 1 ? tops[0]![0] : undefined;
      if (tops.length === 0) return first;
      // The most of yuan is not compared with the most of dollars.
      const whole = most
        ? withValue(most.value ?? most.count, most.unit ?? first.unit)
        : withValue(null, null);
      return { ...whole, ...proofOf(tops.flat()) };
    }
    case "nth": {
      const record = cited.find(({ id }) => id === first.recordIds[derive.n - 1]);
      const field = (plan.calls[0] as AggregateCall).input.field?.replace(/^data\./, "") ?? "amount";
      const value = record?.data[field];
      return { ...withValue(typeof value === "number" ? value : null), recordIds: record ? [record.id] : [] };
    }
  }
}

/** winners() are the groups with the highest or lowest values, of each unit by itself; the unit of most records first. */
export function winners(
  { groups = [], ...result }: AggregateResult,
  order: "max" | "min",
  groupsMax: number,
): AggregateResultGroup[][] {
  const units = Map.groupBy(groups, ({ unit }) => unit ?? null);
  const countOf = (some: readonly AggregateResultGroup[]) => some.reduce((sum, { count }) => sum + count, 0);
  return [...units.values()].sort((a, b) => countOf(b) - countOf(a))
    .map((of) => {
      const ranked = extremes({ ...result, groups: of }, order);
      const valueAt = (at: number) => ranked[at] && (ranked[at].value ?? ranked[at].count);
      let end = Math.min(groupsMax, ranked.length);
      // Several that are the same are all the most.
      while (end < Math.min(groupsMax + TIES_MAX, ranked.length) && valueAt(end) === valueAt(end - 1)) end++;
      return ranked.slice(0, end);
    });
}

/** balanceOf() is what came in, less what was spent, with what was given back: one value a currency. */
export function balanceOf(results: readonly AggregateResult[]): AggregateResult {
  return netOf(results, [1, -1, 1]);
}

/** balancesOf() is the same for results in groups: one value a group and currency. */
function balancesOf(results: readonly AggregateResult[]): AggregateResult {
  const rows = results.flatMap(({ groups = [] }, at) =>
    groups.map((group) => ({ ...group, value: (at === 1 ? -1 : 1) * (group.value ?? 0) }))
  );
  const groups = [...Map.groupBy(rows, ({ key, unit }) => `${key} ${unit ?? ""}`).values()].map((some) => ({
    key: some[0]!.key,
    unit: some[0]!.unit ?? null,
    value: rounded(some.reduce((sum, { value }) => sum + value, 0)),
    ...proofOf(some),
  }));
  groups.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return { value: null, unit: null, groups, ...proofOf(groups) };
}

/** differenceOf() is the first of two results less the second, each currency by itself. */
export function differenceOf(results: readonly AggregateResult[]): AggregateResult {
  return netOf(results, [1, -1]);
}

/** valueIn() is what a result has of a unit, or null. */
export function valueIn(result: AggregateResult, unit: string | null): number | null {
  return partsOf(result).find((part) => (part.unit ?? null) === unit)?.value ?? null;
}

/** sharesOf() is the part of a whole in percent, for each currency that the whole has. */
export function sharesOf(
  part: AggregateResult,
  whole: AggregateResult,
): { percent: number; part: number; whole: number; unit: string | null }[] {
  return partsOf(whole).flatMap(({ value, unit = null, count }) => {
    const all = value ?? count;
    const some = valueIn(part, unit) ?? (part.value === null ? part.count : 0);
    return all === 0 ? [] : [{ percent: rounded(100 * some / all), part: some, whole: all, unit }];
  });
}

/** Results added up by these signs, each currency by itself. */
function netOf(results: readonly AggregateResult[], signs: readonly number[]): AggregateResult {
  const byUnit = new Map<string | null, AggregateResultGroup>();
  for (const [at, result] of results.entries()) {
    for (const part of partsOf(result)) {
      const unit = part.unit ?? null;
      const group = byUnit.get(unit) ?? { key: unit ?? "", unit, value: 0, count: 0, recordIds: [] };
      byUnit.set(unit, {
        ...group,
        value: rounded(group.value! + signs[at]! * (part.value ?? 0)),
        ...proofOf([group, part]),
      });
    }
  }
  const groups = [...byUnit.values()];
  const [single] = groups;
  const proof = proofOf(groups);
  if (groups.length > 1) return { value: null, unit: null, groups, ...proof };
  return { value: single?.value ?? 0, unit: single?.unit ?? null, ...proof };
}

/** The currencies of a result. */
function partsOf(result: AggregateResult): readonly AggregateResultGroup[] {
  if (result.groups) return result.groups;
  return result.count === 0 ? [] : [{ key: "", ...result }];
}

function pairOf(first: AggregateResult, second: AggregateResult): AggregateResultGroup[] {
  return [["value", first], ["value2", second]].map(([key, result]) => {
    const { value, unit, count, recordIds } = result as AggregateResult;
    return { key: key as string, value, unit, count, recordIds };
  });
}

/** The records behind some groups, those of the first one first, and how many there are. */
function proofOf(
  groups: readonly AggregateResultGroup[],
): Pick<AggregateResult, "count" | "recordIds" | "recordIdsTruncated"> {
  return {
    count: groups.reduce((sum, { count }) => sum + count, 0),
    recordIds: [...new Set(groups.flatMap(({ recordIds }) => recordIds))],
    recordIdsTruncated: groups.some(({ recordIdsTruncated }) => recordIdsTruncated) ? true : undefined,
  };
}

/** extremes() orders groups from the one asked for; those without a key are none. */
export function extremes(
  result: AggregateResult,
  order: "max" | "min",
): NonNullable<AggregateResult["groups"]> {
  const sign = order === "max" ? -1 : 1;
  return [...result.groups ?? []].sort((a, b) => sign * ((a.value ?? a.count) - (b.value ?? b.count)));
}

function daysBetween(time: string, { now, timezone }: ReadContext): number {
  const day = (at: string) => startOfDay(toLocal(Date.parse(at), timezone));
  return Math.round((day(now) - day(time)) / DAY_MS);
}

/** How many days, and the records of these days; the keys of groups by day are local dates. */
function streakOf(
  { groups = [] }: AggregateResult,
  which: "longest" | "current",
  { now, timezone }: ReadContext,
): Partial<AggregateResult> {
  const days = groups.filter(({ count }) => count > 0)
    .map((group) => ({ group, day: Date.parse(group.key) / DAY_MS }))
    .filter(({ day }) => !Number.isNaN(day)).sort((a, b) => a.day - b.day);
  const today = Math.floor(toLocal(Date.parse(now), timezone) / DAY_MS);
  let longest: AggregateResultGroup[] = [];
  let run: AggregateResultGroup[] = [];
  let current: AggregateResultGroup[] = [];
  days.forEach(({ group, day }, at) => {
    run = at > 0 && day - days[at - 1]!.day === 1 ? [...run, group] : [group];
    if (run.length > longest.length) longest = run;
    if (day === today || day === today - 1) current = run;
  });
  const streak = which === "longest" ? longest : current;
  return { value: streak.length, ...proofOf(streak.toReversed()) };
}
