/** The sides of a question: one, or several where periods or things are told apart. @module */

import type { ReadContext } from "../reading.ts";
import {
  civilOf,
  DAY_MS,
  localOf,
  startOfDay,
  startOfWeek,
  toInstant,
  toIso,
  toLocal,
} from "../time/civil.ts";
import type { QueryPlan, TimeUnit } from "../query_plan.ts";
import type { Ask } from "./ask.ts";
import { unitOf } from "./calendar_unit.ts";
import { QUESTIONS_IN } from "./languages.ts";
import { type Period, stepped, wholePeriod } from "./periods.ts";
import type { Thing, Understood } from "./understand.ts";
import { nounOf } from "../nouns.ts";

/** What one call is about. */
export interface Side {
  ask: Ask;
  /** Named to be counted, each by itself or together. */
  things: readonly Thing[];
  period: Period | null;
  /** What tells this side from the others. */
  label: string;
}

const SIDES_MAX = 6;
/** The category of what was given back. */
export const REFUND = "refund";

/** sidesOf() tells apart what is to be compared; a question that compares nothing has one side. */
export function sidesOf(
  read: Understood,
  language: QueryPlan["language"],
  context: ReadContext,
): Side[] {
  const { ask, periods } = read;
  const period = ask.now && ask.type === "metric" ? null : wholePeriod(periods);
  const things = read.things.filter(isTold);
  const side = (part: Partial<Side>): Side => ({ ask, things, period, label: "", ...part });
  if (ask.both || ask.balance || (ask.net && things.length === 0)) {
    const sides = (ask.net ? ["expense"] : ["income", "expense"]).map((type) =>
      side({ ask: { ...ask, type, measure: "amount" }, label: nounOf(type, language) })
    );
    if (things.length > 0) return sides;
    const back: Ask = { ...ask, type: "income", category: REFUND, measure: "amount" };
    const named: Thing = { start: 0, end: 0, ask: { category: REFUND } };
    return [...sides, side({ ask: back, things: [named], label: nounOf(REFUND, language) })];
  }
  if (ask.share && things.length === 0) {
    // Of everything: each part by itself.
    return [side({ ask: { ...ask, share: false, groupBy: "category", metric: "sum" } })];
  }
  if (ask.share) return shareSides(read, things, side, language);
  const isChanged = ask.change || (ask.asks === "trend" && ask.whether && ask.type === "metric");
  if (isChanged && ask.metric === undefined) return changeSides(read, side);
  const apart = apartOf(periods);
  if (!ask.compare && !ask.each) {
    if (apart.length < 2) return [side(apart[0] ? { period: apart[0] } : {})];
    return apart.slice(0, SIDES_MAX).map((one) => side({ period: one, label: one.label }));
  }
  if (periods.length >= 2) {
    return periods.slice(0, SIDES_MAX).map((one) => side({ period: one, label: one.label }));
  }
  if (ask.compare && period?.ends) return period.ends.map((one) => side({ period: one, label: one.label }));
  const parts = partsOf(read, things);
  if (parts.length >= 2) {
    return parts.slice(0, SIDES_MAX).map((part) => {
      const { category: _, activity: __, name: ___, ...rest } = ask;
      const named = Object.assign({}, ...part.map((thing) => thing.ask ?? {})) as Ask;
      return side({ ask: { ...rest, ...named }, things: part, label: labelOf(part, language) });
    });
  }
  if (ask.compare && period?.beside) {
    const { current } = QUESTIONS_IN[language];
    return [
      side({ period: { ...period.beside, label: current.year, start: 0, end: 0 }, label: current.year }),
      side({ label: period.label }),
    ];
  }
  if (ask.each && !ask.compare && period && monthsIn(period, context) >= 2) {
    return [side({ ask: { ...ask, groupBy: "month" } })];
  }
  const previous = ask.compare && period ? previousOf(period, language, context, ask.rise === true) : null;
  const isChange = ask.type === "metric" && ask.metric === undefined && ask.name !== "sleep" &&
    ask.name !== "steps";
  if (previous && !isChange) {
    return [side({ label: period!.label }), side({ period: previous, label: previous.label })];
  }
  const current = ask.compare && period ? currentBeside(period, language, context) : null;
  // "Did my weight go up this month": from its first value to its last.
  if (!current && ask.compare && ask.type === "metric" && ask.metric === undefined) {
    return changeSides(read, side);
  }
  return current
    ? [side({ period: current, label: current.label }), side({ label: period!.label })]
    // Whether the rent went up shows from month to month.
    : [
      side(
        ask.compare && ask.metric === undefined && !ask.groupBy ? { ask: { ...ask, groupBy: "month" } } : {},
      ),
    ];
}

/** Part and whole: what stands behind 占, or first behind "percentage of", is the whole; else all of the type. */
function shareSides(
  { ask, shareAt }: Understood,
  things: readonly Thing[],
  side: (part: Partial<Side>) => Side,
  language: QueryPlan["language"],
): Side[] {
  const behind = things.filter(({ start }) => start > (shareAt ?? 0));
  const whole = behind.length === things.length ? (things.length > 1 ? things.slice(0, 1) : []) : behind;
  const part = things.filter((thing) => !whole.includes(thing));
  const type = ask.type ?? "expense";
  const of = (some: readonly Thing[]): Ask => {
    const { category: _, activity: __, name: ___, ...rest } = ask;
    return { ...rest, ...Object.assign({}, ...some.map((thing) => thing.ask ?? {})) as Ask };
  };
  // What part of the income goes to rent: spent, of what came in.
  const isSpent = type === "income" && part.length > 0 && !part.some((thing) => thing.ask?.category);
  return [
    side({
      ask: { ...of(part), type: isSpent ? "expense" : of(part).category ? undefined : type },
      things: part,
    }),
    side({
      ask: { ...of(whole), ...(of(whole).category ? {} : { type }) },
      things: whole,
      label: whole.length > 0 ? labelOf(whole, language) : nounOf(type, language),
    }),
  ];
}

/** Periods that are no one stretch of time: none inside another, and not one after the other. */
function apartOf(periods: readonly Period[]): readonly Period[] {
  if (periods.length < 2 || periods.some(({ ends }) => ends)) return [];
  const whole = wholePeriod(periods);
  if (whole !== periods[0]) return [];
  const isInside = (one: Period) =>
    periods.some((other) =>
      other !== one && (other.from ?? "") <= (one.from ?? "") && (one.to ?? "9") <= (other.to ?? "9") &&
      !(other.from === one.from && other.to === one.to)
    );
  const inside = periods.filter(isInside);
  // One inside another is meant; several list what the other is made of.
  if (inside.length === 1) return inside;
  return inside.length > 1 ? periods.filter((one) => !inside.includes(one)).slice(0, 1) : periods;
}

/** A type alone tells nothing apart: 花 is said of every side. */
export const isTold = ({ ask, word }: Thing) =>
  word !== undefined || ask?.category !== undefined || ask?.activity !== undefined || ask?.name !== undefined;

/** Things between one joiner and the next belong together. */
function partsOf(read: Understood, things: readonly Thing[]): Thing[][] {
  const parts = new Map<number, Thing[]>();
  for (const thing of things) {
    const part = read.joiners.filter((at) => at < thing.start).length;
    parts.set(part, [...parts.get(part) ?? [], thing]);
  }
  if (parts.size >= 2) return [...parts.values()];
  const isApart = read.ask.each || (things.length === 2 && read.ask.compare);
  return isApart ? things.map((thing) => [thing]) : [];
}

function labelOf(part: readonly Thing[], language: QueryPlan["language"]): string {
  return part.map(({ ask, word }) => word ?? nounOf(ask?.name ?? ask?.activity ?? ask!.category!, language))
    .join(" ");
}

/** How much something has changed: the last value, and the first one since or in a time. */
function changeSides(read: Understood, side: (part: Partial<Side>) => Side): Side[] {
  const { ask, periods } = read;
  const { groupBy: _, asks: __, whether: ___, ...rest } = ask;
  const base: Ask = { ...rest, type: ask.type ?? "metric", change: true };
  const [first, second] = periods;
  const last = ask.compare ? second ?? null : first ?? null;
  return [
    side({ ask: { ...base, metric: "last" }, period: last }),
    side({ ask: { ...base, metric: "first" }, period: first ?? null }),
  ];
}

/** "Did I spend more this month": beside one that is not over, or in which something rose, stands the one before it. */
function previousOf(
  period: Period,
  language: QueryPlan["language"],
  { now, timezone }: ReadContext,
  isOver: boolean,
): Period | null {
  const { from, to } = period;
  if (from === null || to === null || from > now || (to <= now && !isOver)) return null;
  const local = (time: string) => toLocal(Date.parse(time), timezone);
  const unit = unitOf(local(from), local(to));
  if (unit === null) return null;
  const step = unit === "quarter" ? { unit: "month" as const, by: -3 } : { unit, by: -1 };
  const { previous, earlier } = QUESTIONS_IN[language];
  return stepped(period, { ...step, label: (to > now ? previous : earlier)[unit] }, timezone);
}

/** "比上个月多花了多少": beside one period that is over stands the one that is not. */
function currentBeside(
  period: Period,
  language: QueryPlan["language"],
  context: ReadContext,
): Period | null {
  if (period.from === null || period.to === null) return null;
  const local = (time: string) => toLocal(Date.parse(time), context.timezone);
  const [from, to, now] = [
    local(period.from),
    local(period.to),
    toLocal(Date.parse(context.now), context.timezone),
  ];
  const unit = unitOf(from, to);
  if (unit === null) return null;
  const start = startOfUnit(unit, now);
  if (start < to) return null;
  const bound = (at: number) => toIso(toInstant(at, context.timezone));
  const names = QUESTIONS_IN[language].current;
  return { label: names[unit], start: 0, end: 0, from: bound(start), to: bound(startOfDay(now) + DAY_MS) };
}

/** How many whole months a period is, or 0. */
function monthsIn({ from, to }: Period, { timezone }: ReadContext): number {
  if (from === null || to === null) return 0;
  const [first, end] = [from, to].map((time) => civilOf(toLocal(Date.parse(time), timezone)));
  const isWhole = [first!, end!].every(({ day, hour }) => day === 1 && hour === 0);
  return isWhole ? (end!.year - first!.year) * 12 + end!.month - first!.month : 0;
}

function startOfUnit(unit: TimeUnit, now: number): number {
  const { year, month } = civilOf(now);
  const today = startOfDay(now);
  if (unit === "day") return today;
  if (unit === "week") return startOfWeek(now);
  if (unit === "month") return localOf(year, month, 1);
  return unit === "quarter" ? localOf(year, month - (month - 1) % 3, 1) : localOf(year, 1, 1);
}
