/** Fills in what a question leaves to be understood: of what, by which measure, by which metric. @module */

import type { TimeUnit } from "../query_plan.ts";
import type { Ask } from "./ask.ts";
import { ofOwnType } from "./own_type.ts";
import type { Period } from "./periods.ts";
import type { Understood } from "./understand.ts";

export interface CompleteAsk extends Ask {
  metric: NonNullable<Ask["metric"]>;
  /** The sum or count is divided by the days, weeks … of its period. */
  per?: TimeUnit | "weekend";
  /** A number of one record is asked for: what it cost, how far it went. */
  number?: boolean;
  /** The groups with the highest or lowest value are asked for. */
  extreme?: "max" | "min";
}

const INCOME_CATEGORIES: ReadonlySet<string> = new Set(["salary", "bonus", "refund", "investment"]);
/** Activities asked about by how far they went. */
const MOVED: ReadonlySet<string> = new Set(["running", "walking", "cycling", "swimming"]);
const IS_MONEY: ReadonlySet<string | undefined> = new Set([undefined, "expense", "income"]);
/** Measurements that are added up over a day rather than averaged. */
const ADDED: ReadonlySet<string> = new Set(["steps", "water"]);
const TIME_UNITS: ReadonlySet<string> = new Set(["day", "week", "month", "quarter", "year"]);
/** Types of which an average is taken reading by reading. */
const READINGS: ReadonlySet<string> = new Set(["metric", "mood"]);

/** completeAsk() is the ask with everything it needs, or null where nothing can be counted. */
export function completeAsk(given: Ask, read: Understood): CompleteAsk | null {
  const ask = withSubject(given, read);
  if (ask.own !== undefined) return ofOwnType(ask);
  if (ask.since) return { ...ask, metric: "last", asks: "when" };
  // The one before the last.
  if (ask.metric === "last" && ask.rank) {
    return { ...ask, metric: "list", asks: ask.asks && ask.asks !== "list" ? ask.asks : "what" };
  }
  if (ask.asks === "when" || ask.asks === "where" || ask.asks === "who") return placeOrTime(ask, read);
  if (ask.rate) return rateOf(ask);
  // Why somebody felt so stands beside the mood.
  if (ask.why) {
    return {
      ...ask,
      metric: ask.metric === "last" || ask.metric === "first" ? ask.metric : "list",
      asks: "what",
    };
  }
  if (ask.days || ask.streak) return { ...ask, metric: "count", groupBy: "day", measure: "count" };
  if (ask.tone && ask.metric === undefined && ask.measure !== "count") {
    return { ...ask, metric: "list", asks: "list" };
  }
  if (
    ask.whether && !ask.quantity && !ask.compare && ask.metric === undefined && ask.measure !== "count" &&
    read.measures.length === 0
  ) {
    return { ...ask, metric: "list", asks: "list" };
  }
  if (ask.metric === "list") {
    // By month, listed: a sum a month.
    if (ask.groupBy) return sumByGroup(ask);
    const isOfAmounts = read.limit !== null &&
      (read.limit.field === null || read.limit.field === "data.amount");
    return { ...ask, metric: "list", ...(ask.type === undefined && isOfAmounts ? { type: "expense" } : {}) };
  }
  if (ask.metric === "last" || ask.metric === "first") {
    // What the last haircut cost, how far the last run went: its number, not only the record.
    if (ask.quantity && ask.measure === undefined && IS_MONEY.has(ask.type)) {
      ask.measure = "amount";
    }
    const isNumber = (ask.measure === "amount" && (ask.quantity || saysAmount(read))) ||
      ((ask.measure === "distance" || ask.measure === "duration") && ask.type === "exercise");
    return {
      ...ask,
      metric: ask.metric,
      asks: (ask.asks === "list" ? "what" : ask.asks) ??
        (ask.type === "metric" || isNumber ? "value" : "what"),
      ...(isNumber ? { number: true } : {}),
    };
  }
  if (ask.groupBy && (ask.metric === "max" || ask.metric === "min")) return extremeGroup(ask, ask.metric);
  const [period] = read.periods;
  if (ask.metric === "avg" && period?.within && !ask.groupBy && read.words.length === 0) {
    return perUnit(ask, period.weekdays?.join() === "6,7" ? "weekend" : "day");
  }
  if (ask.metric === "avg" && ask.groupBy && TIME_UNITS.has(ask.groupBy)) {
    return perUnit(ask, ask.groupBy as TimeUnit);
  }
  if (ask.metric === undefined) return withMetric(ask, read);
  if (ask.metric === "count") return counted(ask, read);
  if (ask.metric === "sum" && ask.type === "metric" && !ADDED.has(ask.name ?? "") && ask.name !== "sleep") {
    return { ...ask, metric: "avg" };
  }
  if (ask.metric === "sum" && ask.measure === "count") return { ...ask, metric: "count" };
  if (ask.measure === undefined || ask.measure === "count") {
    ask.measure = ask.type === "exercise" ? "duration" : "amount";
  }
  if (ask.type === undefined && ask.measure === "amount") ask.type = "expense";
  if (ask.type === undefined && (ask.measure === "distance" || ask.measure === "duration")) {
    ask.type = "exercise";
  }
  return ask as CompleteAsk;
}

/** What is asked about: its type and what is measured of it. */
function withSubject(given: Ask, read: Understood): Ask {
  const ask: Ask = { ...given };
  // How much were the concert tickets: money, whatever they are for.
  if (ask.quantity && ask.type === "event" && !ask.ahead) {
    ask.type = "expense";
    ask.measure = "amount";
  }
  // Appointments have no category: how often somebody saw a doctor is told by what was paid.
  if (ask.type === "event" && ask.category && ask.metric === "count") delete ask.type;
  if ((ask.compare || ask.share || ask.each) && ask.type === undefined && ask.category === undefined) {
    ask.type = "expense";
    ask.measure ??= "amount";
  }
  if (ask.category && ask.type === undefined) {
    ask.type = INCOME_CATEGORIES.has(ask.category) ? "income" : "expense";
    ask.measure ??= "amount";
  }
  if (ask.category && INCOME_CATEGORIES.has(ask.category) && ask.type === "expense") ask.type = "income";
  if (ask.type === undefined && isOfExercise(read)) ask.type = "exercise";
  if (ask.name === "sleep" && ask.measure === "duration") ask.measure = "value";
  if (ask.type === "metric") ask.measure = ask.measure === "count" ? "count" : "value";
  if (ask.type === "exercise") withExercise(ask);
  if (ask.type === "mood") ask.measure = ask.measure === "count" ? "count" : "score";
  return ask;
}

const isOfExercise = ({ limit }: Understood) =>
  limit?.field === "data.distanceKm" || limit?.field === "data.durationMinutes" ||
  limit?.field === "data.calories";

/** The mean pace: of the fastest or the last one no call tells it. */
function rateOf(ask: Ask): CompleteAsk | null {
  const isMean = ask.metric === undefined || ask.metric === "avg" || ask.metric === "sum";
  if (!isMean || ask.compare || ask.each) return null;
  const { groupBy: _, ...rest } = ask;
  // Paces are those of runs where nothing else is said: a mean with rides would be no pace at all.
  const activity = ask.activity ?? (ask.rate === "pace" ? "running" : undefined);
  if (activity === undefined) return null;
  return { ...rest, activity, type: "exercise", metric: "sum", measure: "duration" };
}

function withExercise(ask: Ask): void {
  if (ask.measure !== undefined && ask.measure !== "amount" && ask.measure !== "value") return;
  const isMoved = MOVED.has(ask.activity ?? "");
  if (ask.metric === "max" || ask.metric === "min") {
    ask.measure = isMoved || ask.activity === undefined ? "distance" : "duration";
  } else if (ask.metric === "avg" || ask.metric === "sum" || (ask.quantity && ask.measure === undefined)) {
    ask.measure = isMoved ? "distance" : "duration";
  } else ask.measure = "count";
}

/** When, where and who: the record that tells it. */
function placeOrTime(ask: Ask, read: Understood): CompleteAsk | null {
  // No hour is the mean of hours.
  if (ask.metric === "avg") return null;
  const isNamed = ask.type || ask.activity || ask.category || read.words.length > 0;
  // With whom in a month: everyone there was; of no one named only appointments tell.
  if ((ask.asks === "where" || ask.asks === "who") && ask.metric === undefined && read.periods.some(isLong)) {
    return { ...ask, metric: "list", ...(isNamed ? {} : { type: "event" }) };
  }
  // 都和谁, after how often: with whom each time.
  if (ask.metric === "count" || ask.metric === "sum") ask.metric = "list";
  if (ask.metric === "list" && isNamed) {
    delete ask.groupBy;
    return ask as CompleteAsk;
  }
  ask.metric = ask.metric === "max" || ask.metric === "min" || ask.metric === "first" || ask.metric === "last"
    ? ask.metric
    : ask.type === "event" || ask.type === "todo"
    ? "list"
    : "last";
  if (ask.groupBy && (ask.metric === "max" || ask.metric === "min")) return extremeGroup(ask, ask.metric);
  // With whom most often: nothing counts people.
  if (ask.asks === "who" && (ask.metric === "max" || ask.metric === "min")) return null;
  delete ask.groupBy;
  if (ask.metric === "first" || ask.metric === "last") {
    ask.measure = undefined;
    // "Where did I buy it": the record may be of any type, unless nothing else tells which.
    if (ask.type === "expense" && (read.words.length > 0 || ask.category)) delete ask.type;
  }
  const names = ask.type || ask.activity || ask.category || read.words.length > 0;
  return ask.metric === "last" && !names && read.periods.length === 0 ? null : ask as CompleteAsk;
}

/** "How many times, and how much": the sum tells both. Of nothing named there is no number. */
function counted(ask: Ask, read: Understood): CompleteAsk | null {
  const longer = read.measures.find((measure) => measure === "duration" || measure === "distance");
  if (ask.type === "exercise" && longer) return { ...ask, metric: "sum", measure: longer };
  const isPaid = ask.type === undefined || ask.type === "expense" || ask.type === "income";
  if (isPaid && (ask.quantity || saysAmount(read))) {
    return { ...ask, metric: "sum", measure: "amount", type: ask.type ?? "expense" };
  }
  const isNamed = ask.type || ask.tag || ask.all || read.words.length > 0 || read.limit;
  return isNamed ? { ...ask, metric: "count" } : null;
}

const saysAmount = ({ measures }: Understood) => measures.includes("amount");

function sumByGroup(ask: Ask): CompleteAsk {
  if (ask.measure === "count") return { ...ask, metric: "count" };
  return { ...ask, metric: "sum", measure: ask.measure ?? "amount", type: ask.type ?? "expense" };
}

function extremeGroup(ask: Ask, order: "max" | "min"): CompleteAsk | null {
  const measure = ask.measure ?? (ask.type === "exercise" ? "duration" : "amount");
  const type = ask.type ?? (measure === "amount" || ask.groupBy === "category" ? "expense" : undefined);
  const metric = measure === "count" ? "count" : READINGS.has(type ?? "") ? order : "sum";
  // The day with the most steps is one reading.
  if (ask.groupBy === "day" && metric === order) {
    return { ...ask, measure, metric, asks: "when", groupBy: undefined };
  }
  return { ...ask, measure, ...(type ? { type } : {}), metric, extreme: order, asks: "value" };
}

function perUnit(ask: Ask, per: NonNullable<CompleteAsk["per"]>): CompleteAsk {
  const { groupBy: _, ...rest } = ask;
  if (READINGS.has(ask.type ?? "")) return { ...rest, metric: "avg" };
  const measure = ask.measure ?? (ask.type === "exercise" ? "duration" : "amount");
  return {
    ...rest,
    measure,
    type: ask.type ?? (measure === "distance" || measure === "duration" ? "exercise" : "expense"),
    metric: measure === "count" ? "count" : "sum",
    per,
  };
}

/** The metric where none is said. */
function withMetric(ask: Ask, read: Understood): CompleteAsk | null {
  if (ask.type === "event" || ask.type === "todo" || ask.type === "note") {
    return { ...ask, metric: "list", asks: "list" };
  }
  if (ask.measure === "count") return { ...ask, metric: "count" };
  if (ask.type === "metric") return { ...ask, metric: metricOfMeasurement(ask, read.periods) };
  if (ask.type === "mood") return { ...ask, metric: read.periods.length > 0 ? "avg" : "last" };
  if (read.limit && ask.type === undefined) return { ...ask, type: "expense", metric: "list", asks: "list" };
  if (ask.type === undefined && ask.quantity && ask.measure === undefined) {
    ask.type = "expense";
    ask.measure = "amount";
  }
  const isGrouped = ask.groupBy === "category" || ask.groupBy === "merchant" ||
    (ask.groupBy !== undefined && read.words.length > 0);
  if (isGrouped && ask.type === undefined && ask.measure === undefined) {
    return { ...ask, type: "expense", measure: "amount", metric: "sum" };
  }
  if (ask.type === undefined && read.words.length > 0 && ask.measure === undefined) return null;
  if (ask.type === undefined && ask.measure === "amount") ask.type = "expense";
  if (ask.type === undefined && ask.measure === undefined) return null;
  if (ask.type === undefined && (ask.measure === "distance" || ask.measure === "duration")) {
    ask.type = "exercise";
  }
  return { ...ask, metric: ask.measure === undefined ? "list" : "sum" };
}

function metricOfMeasurement(ask: Ask, periods: readonly Period[]): CompleteAsk["metric"] {
  if (ADDED.has(ask.name ?? "")) return "sum";
  if (ask.asks === "trend" || ask.compare || ask.groupBy) return "avg";
  if (ask.name === "sleep" && periods.length > 0) return isLong(periods[0]!) ? "avg" : "sum";
  return "last";
}

/** More than one night. */
export function isLong({ from, to }: Period): boolean {
  return from === null || to === null || Date.parse(to) - Date.parse(from) > 36 * 3_600_000;
}
