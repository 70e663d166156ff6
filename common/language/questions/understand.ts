/** Reads a question turn by turn: what is asked, of which things and times, and which words are left. @module */

import type { ReadContext } from "../reading.ts";
import type { Source } from "../source.ts";
import { civilOf } from "../time/civil.ts";
import { dateGrain } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { SPENDING } from "../records/categories.ts";
import { currencyOf } from "../values/money.ts";
import { readValues, type Values } from "../values/read_values.ts";
import { BLOT } from "./blot.ts";
import type { Ask, Measure, Part, QuestionRow } from "./ask.ts";
import {
  CATEGORIES,
  CURRENCIES,
  type Finder,
  ORDERS,
  PARTS,
  QUESTION_LANGUAGES,
  SEASONS,
  SHAPES,
  STEPS,
  TURNS,
} from "./languages.ts";
import { type Limit, limitOf } from "./limits.ts";
import { ownTypeIn } from "./own_type.ts";
import { isBeside, type NamedPart, partOf } from "./parts.ts";
import { lastYear, lengthBehind, monthsOf, type Period, periodsOf, sameBehind, seasonOf } from "./periods.ts";

const WORDS_MAX = 6;

/** Something named that records can be told apart by. */
export interface Thing {
  start: number;
  end: number;
  /** What it says, where a row knows it. */
  ask?: Ask;
  /** What it is looked for by, where none does. */
  word?: string;
  /** As the person wrote it. */
  said?: string;
}

/** Places of the normalised text, half-open. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Understood {
  ask: Ask;
  /** What is looked for by its words. */
  words: string[];
  /** What the question before was about, where this one named something else. */
  earlier?: readonly Thing[];
  /** Everything named, in order. */
  things: Thing[];
  /** Measures said by themselves: how much money, how many minutes. */
  measures: Measure[];
  /** Where it is asked which part of something is, or null. */
  shareAt: number | null;
  /** What is named between these places is left out; null where nothing is. */
  out: Stretch | null;
  /** Where one thing ends and the next begins: 和, "and". */
  joiners: number[];
  periods: Period[];
  /** A period that is so many units on from the one of the question before; null where none is told so. */
  step: { unit: "day" | "week" | "month" | "year"; by: number; label: string } | null;
  limit: Limit | null;
  currency: string | null;
  /** The currencies that are left out: 除了美元. */
  currenciesOut: string[];
  /** How many rows said anything. */
  evidence: number;
  /** The rows that were read. */
  rows: QuestionRow[];
}

/** Which characters of a question a row has read already. */
export class Taken {
  readonly #taken: boolean[];

  constructor(length: number) {
    this.#taken = new Array<boolean>(length).fill(false);
  }

  take(start: number, end: number): void {
    this.#taken.fill(true, start, end);
  }

  /** The text with what was read blotted out, so that no time is made of it. */
  masked(text: string): string {
    return text.split("").map((unit, at) => this.#taken[at] ? BLOT : unit).join("");
  }

  isFree(start: number, end: number): boolean {
    return !this.#taken.slice(start, end).includes(true);
  }
}

/** understand() gathers what a question says; `now` is local time, `before` what the question before it asked. */
export function understand(
  from: Source,
  context: ReadContext,
  now: number,
  before: Ask | null = null,
): Understood {
  const { text } = from;
  const values = readValues(text);
  const taken = new Taken(text.length);
  const ask: Ask = {};
  const things: Thing[] = [];
  const rows: QuestionRow[] = [];
  const excepts: Stretch[] = [];
  let shareAt: number | null = null;
  const say = ({ row, regexp }: Finder<QuestionRow>) => {
    const [, , sets, keep] = row;
    for (const match of matchesOf(regexp, text, taken)) {
      const end = match.index + match[0].length;
      if (keep === undefined) taken.take(match.index, end);
      const n = match.groups?.n === undefined ? undefined : numberOf(match.groups.n);
      const said = n === undefined || n === null ? sets : { ...sets, n };
      mergeAsk(ask, said);
      if (match.groups?.tag !== undefined) ask.tag ??= asWritten(from, match.groups.tag, match.index);
      if (sets.share) shareAt ??= match.index;
      if (sets.except) excepts.push({ start: match.index, end });
      // 加了几次班 speaks of 加班.
      const { v, o } = match.groups ?? {};
      if (v && o) things.push({ start: match.index, end, word: v + o });
      if (sets.word) things.push({ start: match.index, end, word: sets.word });
      if (names(sets)) things.push({ start: match.index, end, ask: sets });
      if (rows.at(-1) !== row) rows.push(row);
    }
  };
  const limit = limitOf(text, taken, values, context.currency ?? "CNY");
  const step = before ? stepIn(from, taken) : null;
  const own = ownTypeIn(text, context.types ?? []);
  if (own) {
    Object.assign(ask, own.ask);
    taken.take(own.start, own.end);
    if (own.field) taken.take(own.field.start, own.field.end);
  }
  const parts = partsIn(text, taken);
  SHAPES.forEach(say);
  // "每个月" and "上次" are no periods of their own here.
  let unshaped = taken.masked(text);
  // "October's spending" is of October.
  for (const { possessive } of QUESTION_LANGUAGES) {
    if (possessive) unshaped = unshaped.replaceAll(possessive, (mark) => " ".repeat(mark.length));
  }
  const times = readValues(unshaped).times.flatMap((time) => withoutHabit(time, text));
  ORDERS.forEach(say);
  const seasons = seasonsIn(from, taken, times, now, context.timezone);
  // A part of the day by itself is no period: it stays among the words.
  const open = times.filter((time) =>
    !time.onlyPart && (taken.isFree(time.start, time.end) || time.rules.includes(HABIT))
  );
  for (const time of open) {
    taken.take(time.start, sameBehind(text, time.end) ?? lengthBehind(text, time.end)?.end ?? time.end);
  }
  const currencies = currenciesSaid(text, taken, values, limit, context);
  for (const { start, end, word } of phrasesOfGoods(text)) {
    if (!taken.isFree(start, end) || isCategory(text.slice(start, end))) continue;
    taken.take(start, end);
    things.push({ start, end, word });
  }
  let evidence = 0;
  for (const { row: [, , category], regexp } of CATEGORIES) {
    for (const match of matchesOf(regexp, text, taken)) {
      taken.take(match.index, match.index + match[0].length);
      if (!things.some(({ ask }) => ask?.category === category)) {
        things.push({ start: match.index, end: match.index + match[0].length, ask: { category } });
      }
      evidence++;
    }
  }
  const firstNamed = things.filter((thing) => thing.ask?.category).sort((a, b) => a.start - b.start)[0];
  if (firstNamed) ask.category ??= firstNamed.ask!.category!;
  TURNS.forEach(say);
  evidence += rows.length + (own ? 1 : 0);
  // 读书花了多少钱 asks of expenses.
  if (own && rows.some(([, , { type }]) => type === "expense" || type === "income")) {
    ask.type = rows.some(([, , { type }]) => type === "expense") ? "expense" : "income";
    for (const key of ["own", "field", "isFieldSaid"] as const) delete ask[key];
    things.push({
      start: own.start,
      end: own.end,
      word: asWritten(from, text.slice(own.start, own.end), own.start),
    });
  }
  if (isPaid(ask, rows)) paidFor(ask, things, from);
  const direction = looksAhead({ ...ask, type: ask.type ?? before?.type }, text) ? "future" : "past";
  const whole = [...seasons, ...periodsOf(open, from, unshaped, now, direction, context.timezone)]
    .sort((a, b) => a.start - b.start);
  const periods = cutDown(whole, parts, from, now, context.timezone);
  // What part of what, no calendar tells: the last days of a journey.
  if (periods === null) ask.beyond = true;
  things.push(...leftWords(from, taken).slice(0, WORDS_MAX));
  things.sort((a, b) => a.start - b.start);
  for (const thing of things) {
    thing.said = from.original.slice(from.starts[thing.start], from.ends[thing.end - 1]).trim();
  }
  if (ask.net) withoutRefunds(ask, things);
  const isNamed = things.some(({ word, ask }) => word !== undefined || ask?.category || ask?.activity);
  const isOut = ask.except === true && !isNamed;
  return {
    ask,
    words: things.flatMap(({ word }) => word === undefined ? [] : [word]),
    things,
    measures: rows.flatMap(([, , { measure, type }]) => measure && type === undefined ? [measure] : []),
    shareAt,
    out: ask.net ? null : outOf(excepts, ask.outBefore === true, things, text),
    joiners: joinersOf(text),
    periods: periods ?? whole,
    step,
    limit,
    currency: isOut || currencies.length > 1 ? null : currencies[0] ?? null,
    currenciesOut: isOut ? currencies : [],
    evidence,
    rows,
  };
}

/**
 * What is left out stands behind its word in the clause, up to another such word: 除了房租以外; or where nothing is
 * named there, or such a word always stands behind, before it: 房租不算, "rent aside".
 */
function outOf(
  excepts: readonly Stretch[],
  isBefore: boolean,
  things: readonly Thing[],
  text: string,
): Stretch | null {
  const [cue, closing] = excepts.toSorted((a, b) => a.start - b.start);
  if (!cue) return null;
  const named = things.filter(({ ask, word }) => word !== undefined || ask?.category !== undefined);
  const isIn = ({ start, end }: Stretch) => named.some((one) => one.start >= start && one.start < end);
  const commas = Array.from(text.matchAll(/[,;]/g), ({ index }) => index);
  // A list of several things has commas as well: only one that a new question follows ends it.
  const ends = commas.filter((at) => QUESTION_LANGUAGES.some(({ anew }) => anew.test(text.slice(at))));
  const clause = {
    start: (ends.findLast((at) => at < cue.start) ?? -1) + 1,
    end: ends.find((at) => at >= cue.end) ?? text.length,
  };
  const behind = { start: cue.end, end: Math.min(clause.end, closing?.start ?? text.length) };
  const before = { start: clause.start, end: cue.start };
  // "…, rent aside": nothing but what stands right before it.
  const nearest = { start: (commas.findLast((at) => at < cue.start) ?? -1) + 1, end: cue.start };
  const places = isBefore ? [nearest, before, behind] : [behind, before];
  return places.find(isIn) ?? { start: 0, end: text.length };
}

/** 净支出, 退款要扣掉: what is left of spending is without them in any case. */
function withoutRefunds(ask: Ask, things: Thing[]): void {
  if (ask.category !== "refund") return;
  things.splice(0, things.length, ...things.filter((thing) => thing.ask?.category !== "refund"));
  delete ask.category;
  delete ask.except;
  ask.type = "expense";
}

function seasonsIn(
  { text, original, starts, ends }: Source,
  taken: Taken,
  times: readonly TimeExpression[],
  now: number,
  timezone: string,
): Period[] {
  return SEASONS.flatMap(({ row: [, , season], regexp }): Period[] =>
    Array.from(matchesOf(regexp, text, taken)).flatMap((match) => {
      if (season === "may" && times.some((time) => time.start <= match.index && match.index < time.end)) {
        return [];
      }
      const end = match.index + match[0].length;
      taken.take(match.index, end);
      const label = original.slice(starts[match.index], ends[end - 1]);
      const bounds = typeof season === "object"
        ? monthsOf(...season, now, timezone)
        : season === "quarter"
        ? monthsOf(3 * (numberOf(match.groups!.n!) ?? 1) - 2, 3, now, timezone)
        : season === "may"
        ? monthsOf(5, 1, now, timezone)
        : season === "this year"
        ? monthsOf(1, 12, now, timezone)
        : season === "this month"
        ? monthsOf(civilOf(now).month, 1, now, timezone)
        : seasonOf(season, match.groups?.year, now, timezone);
      return [{ label, start: match.index, end, ...bounds }];
    })
  );
}

function stepIn({ text, original, starts, ends }: Source, taken: Taken): Understood["step"] {
  for (const { row: [, , by], regexp } of STEPS) {
    for (const match of matchesOf(regexp, text, taken)) {
      const said = match.groups?.unit ?? match.groups?.unit2 ?? "";
      const unit = QUESTION_LANGUAGES.map(({ units }) => units[said]).find((one) => one !== undefined);
      if (!unit) continue;
      const end = match.index + match[0].length;
      taken.take(match.index, end);
      return { unit, by, label: original.slice(starts[match.index], ends[end - 1]) };
    }
  }
  return null;
}

function partsIn(text: string, taken: Taken): NamedPart[] {
  return PARTS.flatMap(({ row: [, , part], regexp }) =>
    Array.from(matchesOf(regexp, text, taken)).flatMap((match): NamedPart[] => {
      const end = match.index + match[0].length;
      const said = match.groups?.n;
      const n = said === undefined ? undefined : numberOf(said);
      if (n === null) return [];
      taken.take(match.index, end);
      return [{ start: match.index, end, part: n === undefined ? part : { ...part, n } as Part }];
    })
  );
}

/** The periods with the parts that are named of them, or null where a part is of none. */
function cutDown(
  periods: readonly Period[],
  parts: readonly NamedPart[],
  { original, starts, ends }: Source,
  now: number,
  timezone: string,
): Period[] | null {
  const text = (start: number, end: number) => original.slice(starts[start], ends[end - 1]).trim();
  // The weekends of the mornings: no call says that.
  if (new Set(parts.map(({ part }) => Object.keys(part)[0])).size > 1) return null;
  const cut = new Set<Period>();
  const found: Period[] = [];
  for (const named of parts) {
    const { start, end, part } = named;
    const beside = periods.filter((period) => isBeside(period, named));
    // On weekends, in March or of late; what is said of no time is said of the last year.
    const open = periods.length > 0
      ? periods
      : [{ ...lastYear(now, timezone), label: "", start, end, isOpen: true }];
    const whole = beside.length > 0
      ? beside
      : ("weekdays" in part || parts.length > 1) && open.length === 1
      ? open
      : [];
    if (whole.length === 0) return null;
    for (const period of whole) {
      const one = partOf(period, named, text, now, timezone);
      if (one === null) return null;
      cut.add(period);
      found.push(parts.length > 1 ? { ...one, label: text(start, end), start, end } : one);
    }
  }
  return [...found, ...periods.filter((period) => !cut.has(period))].sort((a, b) => a.start - b.start);
}

/** A part of the normalised text as the person wrote it. */
function asWritten({ text, original, starts, ends }: Source, part: string, from: number): string {
  const at = text.indexOf(part, from);
  return original.slice(starts[at], ends[at + part.length - 1]);
}

/** Every place of a pattern that nothing else has read. */
function* matchesOf(regexp: RegExp, text: string, taken: Taken): Generator<RegExpExecArray> {
  regexp.lastIndex = 0;
  for (let match = regexp.exec(text); match !== null; match = regexp.exec(text)) {
    const next = regexp.lastIndex;
    if (match[0] !== "" && taken.isFree(match.index, match.index + match[0].length)) yield match;
    // A part of it may still be free: 总 was read, 收入 was not.
    regexp.lastIndex = match[0] === "" || !taken.isFree(match.index, match.index + 1)
      ? match.index + 1
      : next;
  }
}

function numberOf(text: string): number | null {
  for (const { number } of QUESTION_LANGUAGES) {
    const value = number(text);
    if (value !== null) return value;
  }
  return null;
}

/** Rows that name what is counted rather than how. */
function names({ category, activity, name, type }: Ask): boolean {
  return category !== undefined || activity !== undefined || name !== undefined || type !== undefined;
}

/** The first row to say something of a field decides it. */
function mergeAsk(into: Ask, from: Ask): void {
  for (const [key, value] of Object.entries(from)) {
    const field = key as keyof Ask;
    if (into[field] === undefined) (into as Record<string, unknown>)[field] = value;
  }
}

const HABIT = "without repetition";
const MEALS: ReadonlySet<string> = new Set(["breakfast", "lunch", "dinner", "tea", "night"]);

/** In a question "each month" groups and "lunch" is what is looked for: neither is part of the period. */
function withoutHabit(time: TimeExpression, text: string): TimeExpression[] {
  const { moment } = time;
  if (moment === null || moment.now) return [];
  const rest = { ...moment };
  let { start, end } = time;
  if (rest.repeat) delete rest.repeat;
  if (rest.part && MEALS.has(rest.part)) {
    const said = text.slice(start, end);
    const meal = QUESTION_LANGUAGES.map(({ meals }) => meals.exec(said)).find((match) => match !== null);
    if (meal) {
      delete rest.part;
      // The meal stands at one end of the time, and stays among the words.
      if (meal.index < end - start - meal.index - meal[0].length) start += meal.index + meal[0].length;
      else end = start + meal.index;
    }
  }
  if (rest.repeat === undefined && moment.repeat) {
    return dateGrain(rest) === null && !rest.rolling
      ? []
      : [{ ...time, moment: rest, rules: [...time.rules, HABIT] }];
  }
  if (Object.keys(rest).length === 0) return [];
  return [{ ...time, moment: rest, start, end }];
}

/** The currencies that are asked about, or left out. */
function currenciesSaid(
  text: string,
  taken: Taken,
  values: Values,
  limit: Limit | null,
  context: ReadContext,
): string[] {
  const own = context.currency ?? "CNY";
  const said = new Set<string>();
  for (const { row: [, , code], regexp } of CURRENCIES) {
    for (const match of matchesOf(regexp, text, taken)) {
      taken.take(match.index, match.index + match[0].length);
      const piece = code === "dollar"
        ? { amount: 0, currency: null, own: code } as const
        : { amount: 0, currency: code };
      said.add(currencyOf(piece, own));
    }
  }
  if (said.size > 0) return [...said];
  // The mark of a bound is of what it bounds.
  const marked = limit ? undefined : values.money.find((money) => money.currency !== null);
  return marked ? [currencyOf(marked, own)] : [];
}

function looksAhead(ask: Ask, text: string): boolean {
  if (ask.ahead) return true;
  if (ask.type !== "event" && ask.type !== "todo") return false;
  return !QUESTION_LANGUAGES.some(({ past }) => past.test(text));
}

function joinersOf(text: string): number[] {
  return QUESTION_LANGUAGES.flatMap(({ joiner }) =>
    Array.from(text.matchAll(new RegExp(joiner.source, "g")), (match) => match.index)
  ).sort((a, b) => a - b);
}

/** Red envelopes are asked about as a category of their own. */
const isCategory = (said: string): boolean =>
  CATEGORIES.some(({ row: [pattern] }) => pattern.exec(said)?.[0] === said);

/** Of what was done it is asked what it cost, and not how far it went: 健身花了多少钱. */
const isPaid = ({ type, measure, quantity, metric }: Ask, rows: readonly QuestionRow[]): boolean =>
  type === "exercise" && (measure === "amount" || (measure === undefined && quantity === true)) &&
  (metric === undefined || metric === "sum" || metric === "avg" || metric === "max" || metric === "min") &&
  rows.some(([, , sets]) => sets.type === "expense");

/** What was done becomes a word that expenses are looked for by. */
function paidFor(ask: Ask, things: Thing[], { original, starts, ends }: Source): void {
  ask.type = "expense";
  ask.measure = "amount";
  delete ask.activity;
  for (const [at, { start, end, ask: named }] of things.entries()) {
    if (named?.type !== "exercise") continue;
    things[at] = { start, end, word: original.slice(starts[start], ends[end - 1]) };
  }
}

/** Goods of several words are one thing: "cat food" is no food. */
const phrasesOfGoods = (text: string) => SPENDING.find(text).filter(({ word }) => word.includes(" "));

/** What is left when times and turns of phrase are taken out, as the person wrote it. */
function leftWords({ text, original, starts, ends }: Source, taken: Taken): Thing[] {
  const found: Thing[] = [];
  for (const { index, 0: piece } of text.matchAll(/[㐀-鿿]+|[^㐀-鿿\s,.?!;:"“”()。、]+/g)) {
    for (let at = 0; at < piece.length;) {
      if (!taken.isFree(index + at, index + at + 1)) {
        at++;
        continue;
      }
      let end = at + 1;
      while (end < piece.length && taken.isFree(index + end, index + end + 1)) end++;
      const run = piece.slice(at, end);
      let from = 0;
      for (const word of QUESTION_LANGUAGES.flatMap(({ wordsOf }) => wordsOf(run))) {
        const place = run.indexOf(word, from);
        if (place < 0 || found.some((one) => text.slice(one.start, one.end) === word)) continue;
        from = place + word.length;
        const start = index + at + place;
        // Records are searched in the script they were told in.
        const asWritten = original.slice(starts[start], ends[start + word.length - 1]);
        found.push({ start, end: start + word.length, word: asWritten });
      }
      at = end;
    }
  }
  return found;
}
