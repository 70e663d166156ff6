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
        (began ? unitsIn(derive.unit, { from: began.occurredAt, to: null }, context) : null);
      if (units === null || units <= 0) return first;
      const divided = (value: number | null) => value === null ? null : rounded(value / units);
      const groups = first.groups?.map((group) => ({ ...group, value: divided(group.value) }));
      return { ...withValue(divided(first.value)), ...(groups ? { groups } : {}) };
    }
    case "share":
      return first.value === null || !second?.value
        ? withValue(null)
        : withValue(rounded(100 * first.value / second.value), "%");
    case "balance": {
      const value = difference();
      return { ...withValue(value === null ? null : rounded(value), first.unit ?? second?.unit ?? null) };
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
      const top = extremes(first, derive.order).slice(0, derive.groups);
      const [most] = top;
      return most
        ? { ...withValue(most.value ?? most.count, most.unit ?? first.unit), ...proofOf(top) }
        : first;
    }
    case "nth": {
      const record = cited.find(({ id }) => id === first.recordIds[derive.n - 1]);
      const field = (plan.calls[0] as AggregateCall).input.field?.replace(/^data\./, "") ?? "amount";
      const value = record?.data[field];
      return { ...withValue(typeof value === "number" ? value : null), recordIds: record ? [record.id] : [] };
    }
  }
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
