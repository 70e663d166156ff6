/** One side of a question as a call of a read operation. @module */

import { goodsNamed, thingsOf } from "../any/goods.ts";
import { nounOf } from "../nouns.ts";
import type { AggregateCall, SearchCall, Where } from "../query_plan.ts";
import type { ReadContext } from "../reading.ts";
import { SPENDING } from "../records/categories.ts";
import { source } from "../source.ts";
import type { Measure } from "./ask.ts";
import { type CompleteAsk, isLong } from "./complete_ask.ts";
import { isTold, REFUND, type Side } from "./sides.ts";
import { QUESTION_LANGUAGES } from "./languages.ts";
import type { Limit } from "./limits.ts";
import type { Thing, Understood } from "./understand.ts";

/** Field of each measure; a count has none. */
export const FIELDS: Readonly<Partial<Record<Measure, string>>> = {
  amount: "data.amount",
  distance: "data.distanceKm",
  duration: "data.durationMinutes",
  calories: "data.calories",
  value: "data.value",
  score: "data.score",
};

/** Metrics that take no number of each record. */
const WITHOUT_FIELD: ReadonlySet<string> = new Set(["count", "list", "first", "last"]);
const HITS_MAX = 5;
/** Marks of moods that are called good or bad. */
const TONES = { low: 2, high: 4 };
const HOURS_OF_MORNING = 12;

/** aggregateCall() counts what a side is about. */
export function aggregateCall(
  ask: CompleteAsk,
  side: Pick<Side, "things" | "period">,
  read: Understood,
  context: ReadContext,
): AggregateCall {
  const { period } = side;
  const { where, words, anyWords, noWords } = filtersOf(side.things, read);
  if (ask.type === "todo" && (ask.open || ask.done)) where.push({ "data.done__eq": ask.done === true });
  if (ask.tone) where.push({ [`data.score__${ask.tone === "low" ? "lte" : "gte"}`]: TONES[ask.tone] });
  const activities = [...new Set(side.things.flatMap((thing) => thing.ask?.activity ?? []))];
  if (ask.activity && ask.type === "exercise") {
    const either = (activities.length > 1 ? activities : [ask.activity]).map((one) => ({
      "data.activity__eq": one,
    }));
    where.push(either.length > 1 ? { or: either } : either[0]!);
  }
  if (ask.name && ask.type === "metric") where.push({ "data.name__eq": ask.name });
  if (isEarned(ask, side.things)) where.push({ not: { "data.category__eq": REFUND } });
  // Only what has both makes a pace.
  if (ask.rate) where.push({ [`${FIELDS.distance}__gt`]: 0 }, { [`${FIELDS.duration}__gt`]: 0 });
  if (period?.within) {
    where.push({
      // One condition a stretch: a filter holds only so many.
      or: period.within.map(({ from, to }) => ({
        occurredAt__between: [from, new Date(Date.parse(to) - 1).toISOString()],
      })),
    });
  }
  if (ask.groupBy === "merchant") where.push({ "data.merchant__isnull": false });
  if (read.limit) where.push(boundOf(ask, read.limit));
  for (const code of read.currenciesOut) where.push({ not: { "data.currency__eq": code } });
  const isAgenda = ask.agenda === true && ask.type === "event" && ask.metric === "list";
  // What is to be done then takes time as well.
  if (isAgenda) {
    where.push({ or: [{ type__eq: "event" }, { and: [{ type__eq: "todo" }, { "data.done__eq": false }] }] });
  }
  const field = fieldOf(ask);
  const currency = currencyFor(ask, read, context);
  const ahead = ask.ahead && period === null ? context.now : null;
  const to = toOf(ask, period, context);
  return {
    operation: "aggregate_records",
    input: {
      ...(ask.type && !isAgenda ? { type: ask.type } : {}),
      metric: ask.metric,
      ...(field ? { field } : {}),
      ...(period?.from ? { from: period.from } : ahead ? { from: ahead } : {}),
      ...(to ? { to } : {}),
      ...(where.length === 1 ? { where: where[0] } : where.length > 1 ? { where: { and: where } } : {}),
      ...(ask.tag ? { tags: [ask.tag] } : {}),
      ...(words.length > 0 ? { words } : {}),
      ...(anyWords.length > 0 ? { anyWords } : {}),
      ...(noWords.length > 0 ? { noWords } : {}),
      ...(ask.groupBy && ask.metric !== "first" && ask.metric !== "last" ? { groupBy: ask.groupBy } : {}),
      ...(currency ? { currency } : {}),
      ...(ask.n && !ask.groupBy ? { limit: ask.n } : {}),
      timezone: context.timezone,
    },
  };
}

/** Amounts are bounded in one currency: the one that is said, else the person's own. */
function currencyFor(ask: CompleteAsk, read: Understood, context: ReadContext): string | null {
  if (isOfAmounts(ask, read.limit)) return read.currency ?? read.limit?.currency ?? context.currency ?? "CNY";
  const isOfMoney = ask.measure === "amount" || ask.type === "expense" || ask.type === "income";
  return isOfMoney || ask.type === undefined ? read.currency : null;
}

/** assumedCurrency() is the person's own where a bound on amounts names none, else null. */
export function assumedCurrency(ask: CompleteAsk, read: Understood, context: ReadContext): string | null {
  if (!isOfAmounts(ask, read.limit) || read.currency || read.limit?.currency) return null;
  return context.currency ?? "CNY";
}

const isOfAmounts = (ask: CompleteAsk, limit: Limit | null): boolean =>
  limit !== null && fieldOfBound(ask, limit) === "data.amount";

/** What was given back is an income of its own category, and nothing that was earned. */
const isEarned = ({ type, category, back }: CompleteAsk, things: readonly Thing[]) =>
  type === "income" && category === undefined && !back && !things.some(isTold);

/**
 * refundsCall() counts what was given back beside a sum of all that was earned or spent, which it is no part of; null
 * where the sum is of something else.
 */
export function refundsCall({ input }: AggregateCall, ask: CompleteAsk): AggregateCall | null {
  const { metric, field, where, groupBy, words, anyWords, noWords, tags, limit, ...rest } = input;
  const isOfSome = words || anyWords || noWords || tags || groupBy || limit;
  if (metric !== "sum" || field !== "data.amount" || isOfSome || ask.back) return null;
  const isWhole = input.type === "expense" ? !where : input.type === "income" && where && "not" in where;
  if (!isWhole) return null;
  return {
    operation: "aggregate_records",
    input: { ...rest, type: "income", metric, field, where: { "data.category__eq": REFUND } },
  };
}

/** searchCall() looks for words, or is null where none are left. */
export function searchCall(read: Understood, language: "zh" | "en"): SearchCall | null {
  const named = read.things.filter(isTold).flatMap(({ word, said, ask }) =>
    word === undefined ? [said ?? "", ...ask?.category ? [nounOf(ask.category, language)] : []] : [word]
  );
  const q = [...new Set(named.filter((one) => one !== ""))].join(" ");
  if (q === "") return null;
  const period = read.periods[0];
  return {
    operation: "search_records",
    input: {
      q,
      ...(period?.from ? { from: period.from } : {}),
      ...(period?.to ? { to: period.to } : {}),
      limit: HITS_MAX,
    },
  };
}

function fieldOf(ask: CompleteAsk): string | undefined {
  if (ask.own !== undefined) return WITHOUT_FIELD.has(ask.metric) ? undefined : ask.field;
  if (!WITHOUT_FIELD.has(ask.metric)) return FIELDS[ask.measure ?? "amount"];
  if (ask.number) return FIELDS[ask.measure!];
  return ask.type === "metric" && ask.metric !== "count" ? "data.value" : undefined;
}

function fieldOfBound(ask: CompleteAsk, { field }: Limit): string {
  if (field !== null) return field;
  if (ask.own !== undefined && ask.field) return ask.field;
  if (ask.type === "metric") return "data.value";
  if (ask.type === "mood") return "data.score";
  if (ask.type !== "exercise") return "data.amount";
  return ask.measure === "distance" ? "data.distanceKm" : "data.durationMinutes";
}

function boundOf(ask: CompleteAsk, limit: Limit): Where {
  if (limit.also) {
    const { also, ...rest } = limit;
    return { and: [rest, also].map((end) => boundOf(ask, end)) };
  }
  if (limit.to !== undefined) {
    const { to, ...rest } = limit;
    const ends = [{ ...rest, operator: "gte" as const }, { ...rest, operator: "lte" as const, value: to }];
    return { and: ends.map((end) => boundOf(ask, end)) };
  }
  const { field, value, operator } = limit;
  // Sleep is measured in hours.
  if (ask.name === "sleep" && field === "data.durationMinutes") {
    return { [`data.value__${operator}`]: value / 60 };
  }
  return { [`${fieldOfBound(ask, limit)}__${operator}`]: value };
}

function toOf(ask: CompleteAsk, period: Side["period"], context: ReadContext): string | null {
  // How often it was done: what is only planned was not.
  const isDone = ask.metric === "count" && ask.type === undefined && !ask.ahead && !ask.all;
  if (isDone && period?.to && period.to > context.now && (period.from ?? "") < context.now) {
    return context.now;
  }
  if (ask.overdue) return period?.to && period.to < context.now ? period.to : context.now;
  // Last night's sleep may be told of in the morning.
  if (ask.name === "sleep" && period?.to && !isLong(period)) {
    return new Date(Date.parse(period.to) + HOURS_OF_MORNING * 3_600_000).toISOString();
  }
  return period?.to ?? ((ask.metric === "last" || ask.rank) && !ask.ahead ? context.now : null);
}

interface Filters {
  where: Where[];
  words: string[];
  anyWords: string[][];
  noWords: string[];
}

/** What is named: counted, left out, or either of two. */
export function filtersOf(things: readonly Thing[], read: Understood): Filters {
  const named = things.filter((thing) => thing.word !== undefined || thing.ask?.category !== undefined);
  const out = named.filter(({ start }) => read.out && start >= read.out.start && start < read.out.end);
  const counted = named.filter((thing) => !out.includes(thing));
  const noWords = wordsIn(out).flatMap(alikeTo);
  const where: Where[] = categoriesIn(out).map((category) => ({ not: { "data.category__eq": category } }));
  const goods = counted.filter(isGood);
  const isJoined = goods.length >= 2 &&
    (read.joiners.some((at) => at > goods[0]!.start && at < goods.at(-1)!.end) || isRow(goods));
  const categories = categoriesIn(counted);
  // Of either of two, and of everything else that is named beside them.
  const beside = isJoined ? counted.filter((thing) => !goods.includes(thing)) : counted;
  const isOfWords = isJoined && categories.length === 0;
  const all = isOfWords
    ? []
    : isJoined
    ? goods.map(inCategory)
    : categories.map((category) => ({ "data.category__eq": category }));
  const either = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  if (either.length === 1) where.push(either[0]!);
  if (either.length > 1) where.push({ or: either });
  const words: string[] = [];
  const anyWords: string[][] = isOfWords ? [wordsIn(goods).flatMap(alikeTo)] : [];
  for (const word of wordsIn(beside)) {
    const same = alikeTo(word);
    const said = wordsIn(things).map((one) => source(one).text);
    noWords.push(...goodsNamed(same).unless.filter((one) => !said.includes(one)));
    if (same.length > 1) anyWords.push(same);
    else words.push(word);
  }
  return { where, words, anyWords, noWords };
}

/** 水费电费燃气费: one thing after the other, of one kind by its last character. */
const isRow = (goods: readonly Thing[]) =>
  goods.every(({ word, start }, at) =>
    word !== undefined && /\p{Script=Han}$/u.test(word) && word.at(-1) === goods[0]!.word?.at(-1) &&
    (at === 0 || start === goods[at - 1]!.end)
  );

/** Words for the same thing, this one among them. */
function alikeTo(word: string): string[] {
  const even = source(word).text;
  const same = QUESTION_LANGUAGES.flatMap(({ alike }) => alike).find((one) => one.includes(even)) ?? [];
  return [...new Set([word, ...same, ...goodsNamed([even, ...same]).names, ...thingsOf([even])])];
}

/** otherNames() are the names in another script that the words of a call are counted by as well. */
export function otherNames({ input: { anyWords = [] } }: AggregateCall, { words }: Understood): string[] {
  const isHan = (word: string) => /\p{Script=Han}/u.test(word);
  const asked = words.map((word) => source(word).text);
  return anyWords.flatMap((names) => {
    const word = names.find((name) => asked.includes(source(name).text));
    return word === undefined ? [] : names.filter((name) => isHan(name) !== isHan(word));
  }).filter((name) => !asked.includes(name));
}

/** Beside a category, a thing stands for its own. */
const inCategory = ({ ask, word }: Thing): Where => ({
  "data.category__eq": ask?.category ?? SPENDING.find(source(word!).text)[0]!.key,
});

/** 吃饭和打车 are two things to spend on; 小王和小李 are together. */
const isGood = ({ ask, word }: Thing) =>
  ask?.category !== undefined || SPENDING.find(source(word!).text).length > 0;

const wordsIn = (things: readonly Thing[]): string[] =>
  things.flatMap(({ word }) => word === undefined ? [] : [word]);

const categoriesIn = (things: readonly Thing[]): string[] =>
  things.flatMap(({ ask }) => ask?.category === undefined ? [] : [ask.category]);
