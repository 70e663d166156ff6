/** Questions that leave out what the one before them said: what is said now is laid over it. @module */

import type { Ask } from "./ask.ts";
import { periodsNow } from "./follow_periods.ts";
import { isTold } from "./sides.ts";
import type { Thing, Understood } from "./understand.ts";

/** Longer questions stand alone: characters of Chinese, and of anything else. */
const HAN_CHARS_MAX = 12;
const CHARS_MAX = 40;
const HAN = /[㐀-鿿]/;
/** Further on than any character of a question: what is left out now stands behind what was counted before. */
const BEHIND = 10_000;

/** What a question is about. */
const SUBJECT = [
  "type",
  "category",
  "activity",
  "name",
  "tag",
  "tone",
  "open",
  "done",
  "overdue",
  "own",
  "field",
  "agenda",
] as const;
const MONEY: ReadonlySet<string | undefined> = new Set(["expense", "income", undefined]);
/** Metrics that pick out one record, of which anything else can be asked. */
const PICKED: ReadonlySet<string | undefined> = new Set(["first", "last", "max", "min"]);
/** Types that are asked about by what was measured, and never by what it cost. */
const MEASURED: ReadonlySet<string | undefined> = new Set(["metric", "mood", "exercise"]);
/** Asked of one record. */
const PLACED: ReadonlySet<string | undefined> = new Set(["when", "where", "who"]);
/** What there is to ask of one time that somebody moved. */
const LENGTHS: ReadonlySet<string | undefined> = new Set(["distance", "duration", "calories"]);
const ADVERBS: ReadonlySet<string> = new Set(["follows", "quantity", "whether", "each"]);

/** What of a question is remembered for the next one; plain data. */
export type Remembered =
  & Omit<Understood, "rows" | "evidence" | "step" | "currenciesOut" | "out">
  // Conversations kept since before these were read have none.
  & Partial<Pick<Understood, "currenciesOut" | "out">>;

export function remembered({ rows: _, evidence: __, step: ___, ...rest }: Understood): Remembered {
  return rest;
}

export function isFollowUp(
  { ask, things, periods, step, limit }: Understood,
  text: string,
  before: Remembered,
): boolean {
  if (ask.follows || (step && before.periods.length > 0)) return true;
  if (text.length > (HAN.test(text) ? HAN_CHARS_MAX : CHARS_MAX)) return false;
  const told = things.filter(isTold);
  // "Which was the fastest", after how many parkruns: of those.
  const isOfThose = PICKED.has(ask.metric) && ask.type === "exercise" && periods.length === 0 &&
    (before.ask.type === undefined || before.ask.type === "exercise") && before.things.some(isTold);
  if (isOfThose && told.length === 0) return true;
  // 一共几个活动, after a list of them.
  const isSame = ask.type !== undefined && ask.type === before.ask.type && before.periods.length > 0;
  const isAnyTime = (ask.metric === "first" || ask.metric === "last") && ask.asks === "when";
  const isNamedAnew = ask.own !== undefined;
  if (periods.length === 0 && told.length === 0 && isSame && !isAnyTime && !isNamedAnew) return true;
  // The shortest night, after the mean of a month's sleep.
  const isNarrower = PICKED.has(ask.metric) || limit !== null;
  if (
    periods.length === 0 && told.length > 0 && isNarrower && told.every((thing) => isNamedIn(thing, before))
  ) {
    return true;
  }
  // 扣掉房租呢; 跑了几次: what is counted stands in the question before, named again or not.
  if (periods.length === 0 && ask.except) return true;
  if (periods.length === 0 && told.length > 0 && (ask.metric === "count" || ask.metric === "avg")) {
    return told.every(({ word }) => word === undefined);
  }
  return told.length === 0 && MONEY.has(ask.type) && (ask.type === undefined || periods.length === 0);
}

/** Whether the question before was about this as well. */
const isNamedIn = ({ ask }: Thing, { ask: before }: Remembered): boolean =>
  ask !== undefined &&
  (["category", "activity", "name"] as const).every((key) =>
    ask[key] === undefined || ask[key] === before[key]
  );

/** laidOver() is the question as a whole, or null where what is said now adds nothing that was understood. */
export function laidOver(said: Understood, before: Remembered, timezone: string): Understood | null {
  const now = ofLengths(said, before);
  const told = now.things.filter(isTold);
  if (asksMoneyOf(now, told, before)) before = paidFor(before);
  const shape = shapeOf(now.ask);
  const wasOfTwo = before.ask.compare === true && before.periods.length >= 2;
  const periods = periodsNow(
    now,
    { periods: before.periods, compare: wasOfTwo },
    timezone,
  );
  const isNew = told.length > 0 || now.step !== null || now.periods.length > 0 || now.limit !== null ||
    now.currency !== null ||
    now.currenciesOut.length > 0 ||
    Object.keys(shape).length > 0 || now.ask.type !== undefined || now.ask.quantity === true;
  if (!isNew) return null;
  if (now.step && periods.length === 0) return null;
  const ask = { ...subjectNow(now, told, before), ...shapeNow(now, shape, before) };
  if ((before.periods.length >= 2 && now.periods.length > 0) || (wasOfTwo && periods.length < 2)) {
    delete ask.compare;
    delete ask.each;
  }
  // "Where was that", after a comparison.
  if (!now.ask.compare && (now.ask.asks || now.ask.metric)) delete ask.compare;
  // 比上个月呢, after a part of the whole: what was counted is compared.
  if (now.ask.compare) delete ask.share;
  // "Of which salary": one thing has no balance.
  if (told.length > 0 && !now.ask.balance && !now.ask.net) {
    delete ask.balance;
    delete ask.both;
    delete ask.net;
  }
  if (now.periods.length > 0 || now.step) delete ask.now;
  if (now.ask.compare) ask.compare = true;
  // "Which was more", after Finn and then Mochi: the two of them.
  const earlier = now.ask.compare && told.length === 0 && now.periods.length === 0 && !now.step && !wasOfTwo
    ? before.earlier ?? []
    : [];
  const things: Thing[] = earlier.length > 0
    ? [...earlier, ...before.things.filter(isTold).map((thing) => moved(moved(thing)))]
    : now.ask.share && told.length > 0
    ? [...told, ...before.things.filter(isTold).map((thing) => moved(thing))]
    : now.ask.except
    ? [...before.things, ...told.map((thing) => moved(thing))]
    : told.length > 0
    ? now.things
    : isOtherMoney(now, before)
    ? []
    : before.things;
  return {
    ...now,
    ask,
    things,
    words: things.flatMap(({ word }) => word === undefined ? [] : [word]),
    out: told.length === 0
      ? before.out ?? null
      : now.ask.except
      ? { start: BEHIND, end: 3 * BEHIND }
      : now.out,
    ...(told.length > 0 && !now.ask.except && !now.ask.share && before.things.some(isTold)
      ? { earlier: before.things.filter(isTold) }
      : {}),
    joiners: earlier.length > 0
      ? [BEHIND]
      : told.length > 0 && !now.ask.except
      ? now.joiners
      : before.joiners,
    measures: now.measures.length > 0 ? now.measures : before.measures,
    periods,
    limit: now.limit ?? (told.length > 0 ? null : before.limit),
    currency: now.currency ?? (now.currenciesOut.length > 0 || now.limit?.currency ? null : before.currency),
    currenciesOut: now.currenciesOut.length > 0 || now.currency
      ? now.currenciesOut
      : before.currenciesOut ?? [],
  };
}

/** What it cost, of something that was measured otherwise: 去了几次健身房, 花了多少钱. */
const asksMoneyOf = ({ ask }: Understood, told: readonly Thing[], before: Remembered) =>
  told.length === 0 && before.ask.type === "exercise" && (ask.type === undefined || ask.type === "expense") &&
  ask.measure === "amount";

/** Expenses that tell of what was done; of a shop that somebody ran to, the shop is enough. */
function paidFor(before: Remembered): Remembered {
  const { activity: _, ...ask } = before.ask;
  const words = before.things.filter(({ word }) => word !== undefined);
  const things = words.length > 0
    ? words
    : before.things.flatMap(({ start, end, said }) => said === undefined ? [] : [{ start, end, word: said }]);
  return { ...before, things, words: things.map(({ word }) => word!), ask: { ...ask, type: "expense" } };
}

/** 花了多久, after runs, is asked of no expense. */
function ofLengths(now: Understood, before: Remembered): Understood {
  if (before.ask.type !== "exercise" || now.ask.type !== "expense" || !LENGTHS.has(now.ask.measure)) {
    return now;
  }
  const { type: _, ...ask } = now.ask;
  return { ...now, ask, things: now.things.filter((thing) => isTold(thing)) };
}

const moved = (thing: Thing): Thing => ({
  ...thing,
  start: thing.start + BEHIND + 1,
  end: thing.end + BEHIND + 1,
});

/** "And spend?" after income: what was named there is not named here. */
const isOtherMoney = ({ ask }: Understood, before: Remembered) =>
  ask.type !== undefined && before.ask.type !== undefined && ask.type !== before.ask.type;

/** Everything an ask says but its subject. */
function shapeOf(ask: Ask): Ask {
  const shape = Object.entries(ask).filter(([key]) =>
    !(SUBJECT as readonly string[]).includes(key) && !ADVERBS.has(key)
  );
  return Object.fromEntries(shape) as Ask;
}

function subjectNow({ ask }: Understood, told: readonly Thing[], before: Remembered): Ask {
  const pick = (from: Ask) =>
    Object.fromEntries(SUBJECT.flatMap((key) => from[key] === undefined ? [] : [[key, from[key]]]));
  const now = pick(ask) as Ask;
  if (ask.except) return pick(before.ask) as Ask;
  if (told.length === 0) {
    // A type of money beside a thing that is measured otherwise asks what the thing cost.
    if (now.type !== undefined && now.type !== before.ask.type) {
      const { activity: _, name: __, category, ...rest } = pick(before.ask) as Ask;
      return { ...rest, ...(isOtherMoney({ ask } as Understood, before) ? {} : { category }), ...now };
    }
    return { ...pick(before.ask), ...now } as Ask;
  }
  const isNamed = told.some((thing) => thing.ask !== undefined);
  // A word says nothing of the type: it is what it was.
  return isNamed || before.ask.type === undefined ? now : { type: before.ask.type, ...now };
}

/** How it is counted: as said now, or as before. */
function shapeNow({ ask }: Understood, shape: Ask, { ask: before }: Remembered): Ask {
  const old = shapeOf(before);
  // 上一次呢, after the last one.
  const isOneBefore = ask.metric === "last" && before.metric === "last" && ask.measure === undefined;
  if (isOneBefore && Object.keys(shape).every((key) => key === "metric" || key === "rank" || key === "n")) {
    return { ...old, rank: true, n: before.rank ? (before.n ?? 1) + 1 : 2 };
  }
  // What is compared is all of it, whatever was picked out before.
  if (ask.compare && PICKED.has(before.metric) && !MEASURED.has(before.type)) {
    return { metric: "sum", ...(before.measure ? { measure: before.measure } : {}), ...shape };
  }
  // "How much is that", after how often.
  if (
    ask.quantity && ask.metric === undefined && ask.measure === undefined && before.metric === "count" &&
    !MEASURED.has(before.type)
  ) {
    return { metric: "sum", measure: "amount", quantity: true };
  }
  const isAmount = ask.metric === undefined && (ask.quantity || ask.measure === "amount");
  // When the salary came, and how much: the one that was picked out, which is the last unless said otherwise.
  const isOfOne = PICKED.has(before.metric) || (before.metric === undefined && PLACED.has(before.asks));
  if (isAmount && isOfOne && !MEASURED.has(before.type)) {
    return {
      metric: before.metric ?? "last",
      measure: "amount",
      quantity: true,
      ...(before.rank ? { rank: true, n: before.n } : {}),
      ...(ask.asks ? { asks: ask.asks } : {}),
    };
  }
  // "How far": the run that was picked out before.
  if (
    ask.metric === undefined && LENGTHS.has(ask.measure) && PICKED.has(before.metric) &&
    before.type === "exercise"
  ) {
    return { metric: before.metric!, measure: ask.measure!, quantity: true };
  }
  if (Object.keys(shape).length === 0) {
    return { ...old, ...(before.quantity ? { quantity: true } : {}), ...(before.each ? { each: true } : {}) };
  }
  // "When was that": the record that was picked out before.
  if (ask.asks && ask.metric === undefined && ask.measure === undefined) return { ...old, ...shape };
  if (Object.keys(shape).every((key) => key === "except" || key === "outBefore")) return { ...old, ...shape };
  if (ask.metric === undefined && ask.measure === undefined) {
    const { groupBy: _, ...rest } = old;
    return { ...rest, ...shape, ...(before.quantity ? { quantity: true } : {}) };
  }
  const measure = shape.measure ??
    (before.measure === "count" || ask.metric === "list" ? undefined : before.measure);
  return { ...(before.ahead ? { ahead: true } : {}), ...shape, ...(measure ? { measure } : {}) };
}
