/** Reads a question into a typed query plan. @module */

import { EN_PHRASES } from "./en/phrases.ts";
import { ZH_PHRASES } from "./zh/phrases.ts";
import { languageOf } from "./language_of.ts";
import { nounOf } from "./nouns.ts";
import type { AggregateCall, Derivation, QueryPlan } from "./query_plan.ts";
import type { Ask } from "./questions/ask.ts";
import { type CompleteAsk, completeAsk } from "./questions/complete_ask.ts";
import { isFollowUp, laidOver, type Remembered, remembered } from "./questions/follow_up.ts";
import { QUESTION_LANGUAGES } from "./questions/languages.ts";
import {
  aggregateCall,
  assumedCurrency,
  FIELDS,
  otherNames,
  refundsCall,
  searchCall,
} from "./questions/plan_call.ts";
import { isTold, REFUND, type Side, sidesOf } from "./questions/sides.ts";
import { type Thing, understand, type Understood } from "./questions/understand.ts";
import { unitsIn } from "./questions/units_in.ts";
import type { ReadContext } from "./reading.ts";
import { SPENDING } from "./records/categories.ts";
import { source } from "./source.ts";
import { toLocal } from "./time/civil.ts";

/** Questions longer than this are read no further. */
const QUESTION_CHARS_MAX = 500;
/** More words than this, and it is doubtful that they were understood. */
const WORDS_UNDERSTOOD_MAX = 2;

/** planQuestion() is the plan of a question, or null where nothing fits and the caller searches. */
export function planQuestion(
  question: string,
  context: ReadContext,
  previous?: QueryPlan | null,
): QueryPlan | null {
  const from = source(question.slice(0, QUESTION_CHARS_MAX).trim());
  if (from.text === "") return null;
  const language = languageOf(question, context.locale);
  const before = previous?.memory as Remembered | undefined;
  const now = toLocal(Date.parse(context.now), context.timezone);
  const read = understand(from, context, now, before?.ask ?? null);
  if (!before || !isFollowUp(read, from.text, before)) return planOf(read, from.text, language, context);
  if (read.ask.beyond || read.ask.why) return searchPlan(read, language);
  if (isOfPickedTime(read, from.text, before)) return searchPlan(read, language);
  const whole = laidOver(read, before, context.timezone);
  return whole && planOf({ ...whole, evidence: 1 }, from.text, language, context);
}

/** What was bought that month, after the dearest one: no plan knows which it was, and all of them are not it. */
function isOfPickedTime({ ask, periods }: Understood, text: string, before: Remembered): boolean {
  return (before.ask.metric === "max" || before.ask.metric === "min") && periods.length === 0 &&
    ask.asks !== "when" && QUESTION_LANGUAGES.some(({ thatTime }) => thatTime.test(text));
}

function planOf(
  read: Understood,
  text: string,
  language: QueryPlan["language"],
  context: ReadContext,
): QueryPlan | null {
  const { ask, words } = read;
  // Without the largest one, what is left of the salary without the rent: no call says that.
  const isKnot = ask.except &&
    (ask.balance || (!read.things.some(isTold) && read.currenciesOut.length === 0));
  const isReason = ask.why === true && ask.type !== "mood";
  if (ask.beyond || isReason || isKnot) return searchPlan(read, language);
  if (
    ask.search && ask.metric === undefined && ask.type !== "expense" && ask.type !== "income" && !ask.measure
  ) {
    return searchPlan(read, language);
  }
  if (read.evidence === 0 && read.periods.length === 0 && read.limit === null && read.currency === null) {
    return null;
  }
  const sides = sidesOf(read, language, context).flatMap((side) => {
    const complete = completeAsk(side.ask, read);
    return complete === null ? [] : [{ ...side, complete }];
  });
  const [first] = sides;
  if (!first) return words.length > 0 ? searchPlan(read, language) : null;
  const { complete } = first;
  const derive = derivationOf(complete, read, first, sides.length, context);
  const calls = sides.map((side) => aggregateCall(side.complete, side, read, context));
  calls.push(...callsBeside(calls[0]!, derive));
  const others = [...new Set(calls.flatMap((call) => otherNames(call, read)))];
  const assumed = assumedCurrency(complete, read, context);
  const refunds = sides.length === 1 && !derive ? refundsCall(calls[0]!, complete) : null;
  const plan: QueryPlan = {
    language,
    asks: sides.length > 1
      ? (ask.compare || ask.balance || ask.share || ask.change ? "compare" : "each")
      : asksOf(complete),
    calls,
    subject: isOfThings(sides)
      ? subjectOf(commonAsk(complete), { ...read, words: [] }, language, {})
      : subjectOf(complete, read, language, sides.length === 1 ? calls[0]!.input : {}),
    periods: sides.map(({ period }) => period && { label: period.label, from: period.from, to: period.to }),
    ...(sides.length > 1 ? { sides: sides.map(({ label }) => label) } : {}),
    ...(sides.length > 1 && sides.at(-1)!.complete.category === REFUND && (ask.both || ask.balance || ask.net)
      ? { givenBack: true as const }
      : {}),
    ...(derive ? { derive } : {}),
    ...(refunds ? { refunds } : {}),
    ...(others.length > 0 ? { otherNames: others } : {}),
    ...(assumed ? { assumedCurrency: assumed } : {}),
    memory: remembered({ ...read, ask: memorised(ask, complete) }),
    confidence: confidence(complete, read),
  };
  const meeting = meetingOf(plan, complete);
  if (meeting) return { ...plan, otherwise: meeting };
  const either = eitherOf(read);
  if (either && sides.length === 1 && !derive) {
    const otherwise = planOf(either, text, language, context);
    if (otherwise) return { ...plan, otherwise };
  }
  const visits = visitsOf(plan, complete, read);
  if (visits) return { ...plan, otherwise: visits };
  if (!isOpenInTime(complete, read)) return plan;
  const ahead = aheadOf(plan, context);
  const isOver = QUESTION_LANGUAGES.some(({ did }) => did.test(text));
  // What was paid for was no appointment: 什么时候去看话剧的.
  const any = anyTypeOf(plan, read, context);
  const last = any ? { otherwise: any } : {};
  return isOver
    ? { ...plan, otherwise: { ...ahead, ...last } }
    : { ...ahead, otherwise: { ...plan, ...last } };
}

/** What was asked, with the type it was found to be of: how much the wedding was asks of expenses. */
function memorised(ask: Ask, { type, metric, measure }: CompleteAsk): Ask {
  const isTaken = type !== undefined && (ask.type === undefined || ask.type === "event");
  if (!isTaken) return ask;
  // How much on Insomnia: the sum of what was paid, and so of the shop asked about next.
  return { ...ask, type, ...(metric === "sum" && measure && !ask.measure ? { measure } : {}) };
}

/** Calls that an answer is made of beside the one that was asked for. */
function callsBeside({ operation, input }: AggregateCall, derive: Derivation | null): AggregateCall[] {
  const { field, limit: _, groupBy: __, ...rest } = input;
  switch (derive?.kind) {
    case "per":
      // The record a mean over all time begins with.
      return derive.units === null ? [{ operation, input: { ...rest, metric: "first" } }] : [];
    case "rate":
      return [{ operation, input: { ...input, field: FIELDS.distance! } }];
    case "pair":
      return [{ operation, input: { ...input, field: "data.value2" } }];
    case "trend":
      return (["last", "first"] as const).map((metric) => ({
        operation,
        input: { ...rest, field: field!, metric },
      }));
    default:
      return [];
  }
}

/** Things that are told apart, which are no part of what all of them have in common. */
function isOfThings(
  sides: readonly { complete: CompleteAsk; things: readonly Thing[]; period: unknown }[],
): boolean {
  const [first] = sides;
  return sides.length > 1 && !first!.complete.share &&
    sides.every(({ period }) => period === first!.period) &&
    sides.some(({ things }) => things !== first!.things);
}

function commonAsk({ category: _, activity: __, name: ___, ...ask }: CompleteAsk): CompleteAsk {
  return ask;
}

function derivationOf(
  ask: CompleteAsk,
  read: Understood,
  side: Side,
  sides: number,
  context: ReadContext,
): Derivation | null {
  if (ask.since) return { kind: "since" };
  // Both of each month are told by what was left.
  if (ask.balance || (ask.both && ask.groupBy)) return { kind: "balance" };
  if (ask.net && sides > 1) return { kind: "net" };
  if (side.ask.share !== false && ask.share) return { kind: "share" };
  if (side.ask.change && read.ask.metric === undefined) return { kind: "change" };
  if (ask.rate && sides === 1) return { kind: "rate", rate: ask.rate };
  if (ask.streak) return { kind: "streak", which: side.ask.metric === "max" ? "longest" : "current" };
  if (ask.days) return { kind: "groups" };
  if (ask.per) {
    const { weekdays, isOpen } = side.period ?? {};
    const units = unitsIn(ask.per, isOpen ? null : side.period, context, weekdays);
    return { kind: "per", unit: ask.per, units, ...(weekdays ? { weekdays } : {}) };
  }
  if (sides === 1 && ask.type === "metric") {
    if (ask.name === "bloodPressure" && ask.metric === "avg") return { kind: "pair" };
    if (ask.asks === "trend" && ask.groupBy && ask.metric === "avg") return { kind: "trend" };
  }
  if (ask.extreme) return { kind: "extreme", order: ask.extreme, groups: ask.n ?? 1 };
  return ask.rank && ask.n ? { kind: "nth", n: ask.n } : null;
}

/** "When is the eye clinic" may ask for what lies ahead and for what was. */
function isOpenInTime(ask: CompleteAsk, read: Understood): boolean {
  const isOne = ask.metric === "last" || (ask.metric === "list" && ask.type === "event" && !ask.ahead);
  return (ask.asks === "when" || ask.asks === "where" || ask.asks === "who") && isOne &&
    read.ask.metric === undefined && read.periods.length === 0 && !ask.since && !ask.rank;
}

/** With whom there is a dinner next Friday: an appointment has no category. */
function meetingOf(plan: QueryPlan, ask: CompleteAsk): QueryPlan | null {
  const [call] = plan.calls as [AggregateCall];
  const isOfPlace = ask.asks === "who" || ask.asks === "where" || ask.asks === "when";
  if (!isOfPlace || !ask.category || ask.type || plan.calls.length > 1 || !plan.periods[0]) return null;
  const { where: _, limit: __, ...input } = call.input;
  const events: AggregateCall = { ...call, input: { ...input, type: "event", metric: "list" } };
  const { from, to } = plan.periods[0];
  return {
    ...plan,
    calls: [{ ...events, input: { ...events.input, ...(from ? { from } : {}), ...(to ? { to } : {}) } }],
  };
}

/** 咖啡奶茶: goods right beside each other are either of them, where no record tells of both. */
function eitherOf(read: Understood): Understood | null {
  const goods = read.things.filter(({ word }) =>
    word !== undefined && SPENDING.find(source(word).text).length > 0
  );
  const second = goods.find(({ start }, at) => at > 0 && start === goods[at - 1]!.end);
  const isJoined = read.joiners.some((at) => goods.some(({ start }) => start >= at) && at >= goods[0]!.start);
  return second === undefined || isJoined
    ? null
    : { ...read, joiners: [...read.joiners, second.start - 0.5] };
}

/** 星巴克跑了几次 asks of no exercise: how often somebody went there. */
function visitsOf(plan: QueryPlan, ask: CompleteAsk, { words }: Understood): QueryPlan | null {
  const [call] = plan.calls as [AggregateCall];
  if (ask.metric !== "count" || ask.type !== "exercise" || words.length === 0 || plan.calls.length > 1) {
    return null;
  }
  const { type: _, where: __, ...input } = call.input;
  return { ...plan, calls: [{ ...call, input }], subject: words.join(" ") };
}

/** The last record of any type with the same words, where those of a type are looked for. */
function anyTypeOf(plan: QueryPlan, { words }: Understood, { now }: ReadContext): QueryPlan | null {
  const [call] = plan.calls as [AggregateCall];
  if (words.length === 0 || call.input.type !== "event") return null;
  const { type: _, where: __, from: ___, ...input } = call.input;
  return {
    ...plan,
    calls: [{ ...call, input: { ...input, metric: "last", to: now } }],
    subject: words.join(" "),
  };
}

function aheadOf(past: QueryPlan, context: ReadContext): QueryPlan {
  const { to: _, type, where, ...input } = (past.calls[0] as AggregateCall).input;
  // An appointment has no category: its words tell it.
  const filters = input.words ? {} : { ...(type ? { type } : {}), ...(where ? { where } : {}) };
  const call: AggregateCall = {
    operation: "aggregate_records",
    input: { ...input, ...filters, metric: "first", from: context.now },
  };
  return { ...past, calls: [call] };
}

function asksOf(ask: CompleteAsk): QueryPlan["asks"] {
  if (ask.asks && ask.asks !== "compare") {
    if (ask.n && !ask.rank && !ask.groupBy) return "list";
    return ask.asks === "list" && ask.metric !== "list" ? "value" : ask.asks;
  }
  return ask.metric === "list" ? "list" : "value";
}

const PHRASES = { zh: ZH_PHRASES, en: EN_PHRASES } as const;

/** What is counted, as a person would name it. */
function subjectOf(
  ask: CompleteAsk,
  { words, limit, currenciesOut }: Understood,
  language: QueryPlan["language"],
  { where, noWords = [] }: Pick<AggregateCall["input"], "where" | "noWords">,
): string {
  const categories = categoriesOf(where);
  const { counted } = categories;
  // What was given back is no income in the first place, and told by itself.
  const out = categories.out.filter((category) => category !== REFUND || ask.except);
  const several = counted.length > 1 || out.length > 0;
  const key = ask.name ?? ask.activity ?? (several ? undefined : ask.category) ??
    (ask.agenda && ask.type === "event" ? "agenda" : ask.type);
  const noun = ask.own ?? (key ? nounOf(key, language) : "");
  const kind = ask.type && ask.category && !several ? nounOf(ask.type, language) : "";
  const bound = limit ? [limit.label] : [];
  const say = PHRASES[language];
  const named = (keys: readonly string[]) => keys.map((category) => nounOf(category, language));
  const whole = several && counted.length > 0 ? say.kinds(named(counted), noun) : noun;
  const what = language === "zh"
    ? whole + kind
    : [whole, kind === noun ? "" : kind].filter((part) => part !== "").join(" ");
  const outside = [...named(out), ...words.filter((word) => noWords.includes(word))];
  outside.push(...currenciesOut);
  const counts = outside.length > 0 ? say.otherThan(what, outside) : what;
  const said = words.filter((word) => !noWords.includes(word));
  if (language === "zh") {
    return [said.join("、"), ...bound, counts].filter((part) => part !== "").join("·");
  }
  return [said.join(" "), counts, ...bound].filter((part) => part !== "").join(" ");
}

/** The categories that a condition lets in, and those that it leaves out. */
function categoriesOf(where: unknown, isOut = false): { counted: string[]; out: string[] } {
  const found: { counted: string[]; out: string[] } = { counted: [], out: [] };
  if (typeof where !== "object" || where === null) return found;
  for (const [key, value] of Object.entries(where)) {
    const inner = key === "data.category__eq"
      ? { counted: isOut ? [] : [String(value)], out: isOut ? [String(value)] : [] }
      : Array.isArray(value)
      ? value.map((each) => categoriesOf(each, isOut))
        .reduce((all, each) => ({
          counted: [...all.counted, ...each.counted],
          out: [...all.out, ...each.out],
        }), { counted: [], out: [] })
      : categoriesOf(value, isOut !== (key === "not"));
    found.counted.push(...inner.counted);
    found.out.push(...inner.out);
  }
  return found;
}

function searchPlan(read: Understood, language: QueryPlan["language"]): QueryPlan | null {
  const call = searchCall(read, language);
  if (call === null) return null;
  const period = read.periods[0];
  return {
    language,
    asks: "search",
    calls: [call],
    subject: call.input.q,
    periods: [period ? { label: period.label, from: period.from, to: period.to } : null],
    ...(read.ask.asks === "where" ? { seeksPlace: true as const } : {}),
    confidence: 0.6,
  };
}

function confidence(ask: CompleteAsk, read: Understood): number {
  let sum = 0.5;
  if (ask.type) sum += 0.15;
  if (ask.measure || ask.asks) sum += 0.15;
  if (read.periods.length > 0) sum += 0.1;
  if (read.words.length > WORDS_UNDERSTOOD_MAX) sum -= 0.15;
  return Number(Math.min(0.95, Math.max(0.3, sum)).toFixed(2));
}
