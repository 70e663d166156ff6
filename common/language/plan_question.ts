/** Reads a question into a typed query plan. @module */

import { EN_CATEGORY_ROWS, EN_QUESTION_ROWS, EN_QUESTION_STOP } from "./en/question_rules.ts";
import { languageOf } from "./language_of.ts";
import type { AggregateCall, QueryCall, QueryPlan, Where } from "./query_plan.ts";
import { SPENDING } from "./records/categories.ts";
import type { Ask, CategoryRow, QuestionRow } from "./questions/ask.ts";
import { type Period, periodsOf } from "./questions/periods.ts";
import type { ReadContext } from "./reading.ts";
import { type Source, source } from "./source.ts";
import { toLocal } from "./time/civil.ts";
import { dateGrain } from "./time/moment.ts";
import type { TimeExpression } from "./time/read_times.ts";
import { currencyOf } from "./values/money.ts";
import { readValues, type Values } from "./values/read_values.ts";
import { ZH_CATEGORY_ROWS, ZH_QUESTION_ROWS, ZH_QUESTION_STOP } from "./zh/question_rules.ts";

/** Questions longer than this are read no further. */
const QUESTION_CHARS_MAX = 500;
const WORDS_MAX = 6;
/** Stands for what a rule has read, among what is left of a question. */
const TAKEN = "\uE000";

const ROWS: readonly (QuestionRow & { regexp: RegExp })[] = [...ZH_QUESTION_ROWS, ...EN_QUESTION_ROWS].map((
  row,
) => ({
  ...row,
  regexp: new RegExp(row.pattern, "g"),
}));
const CATEGORIES: readonly (CategoryRow & { regexp: RegExp })[] = [...ZH_CATEGORY_ROWS, ...EN_CATEGORY_ROWS]
  .map((row) => ({
    ...row,
    regexp: new RegExp(row.pattern, "g"),
  }));

const INCOME_CATEGORIES = new Set(["salary", "bonus", "refund", "investment"]);

interface Understood {
  ask: Ask;
  /** What is looked for by its words. */
  words: string[];
  periods: Period[];
  /** Amount the records must exceed, or stay below. */
  limit: { operator: "gt" | "gte" | "lt" | "lte"; value: number } | null;
  currency: string | null;
  /** Two things are named with 和 or "and" between them. */
  joined: boolean;
  /** How many rows said anything. */
  evidence: number;
}

/** planQuestion() is the plan of a question, or null where nothing fits and the caller searches. */
export function planQuestion(
  question: string,
  context: ReadContext,
  previous?: QueryPlan | null,
): QueryPlan | null {
  const from = source(question.slice(0, QUESTION_CHARS_MAX).trim());
  const text = from.text;
  if (text === "") return null;
  const language = languageOf(question, context.locale);
  const now = toLocal(Date.parse(context.now), context.timezone);
  const values = readValues(text);
  const read = understand(from, values, context, now);
  if (previous && isFollowUp(read, text)) return followUp(read, previous, language, context);
  return planOf(read, language, context, now);
}

function understand(from: Source, values: Values, context: ReadContext, now: number): Understood {
  const { text } = from;
  const taken = new Array<boolean>(text.length).fill(false);
  const take = (start: number, end: number) => taken.fill(true, start, end);
  const free = (start: number, end: number) => !taken.slice(start, end).includes(true);
  const ask: Ask = {};
  let evidence = 0;
  const said = (row: { regexp: RegExp; keep?: boolean }): boolean => {
    let found = false;
    const { regexp } = row;
    regexp.lastIndex = 0;
    for (let match = regexp.exec(text); match !== null; match = regexp.exec(text)) {
      const end = match.index + match[0].length;
      if (match[0] === "" || !free(match.index, end)) {
        // A part of it may still be free: 总 was read, 收入 was not.
        regexp.lastIndex = match.index + 1;
        continue;
      }
      found = true;
      if (!row.keep) take(match.index, end);
    }
    return found;
  };
  const limit = limitOf(text, take, values);
  const grouped = ROWS.filter((row) =>
    row.sets.groupBy !== undefined || row.sets.compare || row.sets.metric === "avg" ||
    row.sets.type === "todo"
  );
  for (const row of grouped) if (said(row)) mergeAsk(ask, row.sets);
  // "每个月" and "上次" are no periods of their own here.
  const times = values.times.flatMap((time) => withoutHabit(time, text));
  const lasting = ROWS.filter((row) => row.sets.metric === "last" || row.sets.metric === "first");
  for (const row of lasting) if (said(row)) mergeAsk(ask, row.sets);
  const open = times.filter((time) => free(time.start, time.end) || time.rules.includes(HABIT));
  for (const time of open) take(time.start, time.end);
  for (const row of CATEGORIES) {
    if (ask.category === undefined && said(row)) {
      ask.category = row.category;
      evidence++;
    }
  }
  for (const row of ROWS) {
    if (said(row)) {
      mergeAsk(ask, row.sets);
      evidence++;
    }
  }
  if (ask.groupBy || ask.metric) evidence++;
  const direction = looksAhead(ask, text) ? "future" : "past";
  const periods = periodsOf(open, text, now, direction, context.timezone);
  const currency = currencySaid(text, values, context);
  const words = wordsOf(from, taken);
  const joined = /[和与跟、]|\band\b/.test(text);
  return { ask, words, periods, limit, currency, evidence, joined };
}

const HABIT = "without repetition";
const MEALS: ReadonlySet<string> = new Set(["breakfast", "lunch", "dinner", "tea", "night"]);
const MEAL_WORD =
  /早饭|早餐|早点|午饭|午餐|中饭|晚饭|晚餐|夜宵|宵夜|下午茶|breakfast|lunch|brunch|dinners?|supper|afternoon tea/;

/** In a question "each month" groups and "lunch" is what is looked for: neither is part of the period. */
function withoutHabit(time: TimeExpression, text: string): TimeExpression[] {
  const { moment } = time;
  if (moment === null || moment.now) return [];
  const rest = { ...moment };
  let { start, end } = time;
  if (rest.repeat) delete rest.repeat;
  if (rest.part && MEALS.has(rest.part)) {
    const meal = MEAL_WORD.exec(text.slice(start, end));
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

/** The first row to say something of a field decides it; a sum said aloud gives way to what is counted. */
function mergeAsk(into: Ask, from: Ask): void {
  for (const [key, value] of Object.entries(from)) {
    const field = key as keyof Ask;
    if (into[field] === undefined) (into as Record<string, unknown>)[field] = value;
  }
}

const LIMIT =
  /(?:超过|大于|高于|多于|不止|以上的?|over|above|more than|greater than|bigger than|at least|不少于|至少)|(?:低于|小于|少于|不到|以下的?|不超过|under|below|less than|cheaper than|at most)/;

function limitOf(
  text: string,
  take: (start: number, end: number) => void,
  values: Values,
): Understood["limit"] {
  const cue = LIMIT.exec(text);
  if (!cue) return null;
  const amounts = [
    ...values.money.map((one) => ({ start: one.start, end: one.end, value: one.amount })),
    ...values.numbers,
  ];
  const amount = amounts.find((one) =>
    Math.abs(one.start - (cue.index + cue[0].length)) <= 4 || Math.abs(cue.index - one.end) <= 3
  );
  if (!amount) return null;
  take(cue.index, cue.index + cue[0].length);
  take(amount.start, amount.end);
  const below = /低于|小于|少于|不到|以下|不超过|under|below|less|cheaper|at most/.test(cue[0]);
  const inclusive = /以上|以下|at least|at most|不少于|至少|不超过/.test(cue[0]);
  return { operator: below ? (inclusive ? "lte" : "lt") : inclusive ? "gte" : "gt", value: amount.value };
}

const CURRENCY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\beuros?\b|欧元|欧/, "EUR"],
  [/\bus dollars?\b|美元|美金|刀/, "USD"],
  [/\bpounds? sterling|\bpounds\b|英镑/, "GBP"],
  [/\byen\b|日元|日币/, "JPY"],
  [/\brmb\b|\byuan\b|人民币/, "CNY"],
  [/港币|港元|\bhkd\b/, "HKD"],
  [/台币|\btwd\b/, "TWD"],
];

function currencySaid(text: string, values: Values, context: ReadContext): string | null {
  for (const [pattern, code] of CURRENCY_WORDS) if (pattern.test(text)) return code;
  const marked = values.money.find((money) => money.currency !== null);
  return marked ? currencyOf(marked, context.currency ?? "CNY") : null;
}

function looksAhead(ask: Ask, text: string): boolean {
  if (ask.ahead) return true;
  if (ask.type === "event" || ask.type === "todo") {
    return !/上次|上一次|上周|上个月|昨天|去年|last|yesterday|did|was|过的|完成了/.test(text);
  }
  return false;
}

/** What is left when time and turns of phrase are taken out are the words to look for. */
function wordsOf({ text, original, starts, ends }: Source, taken: readonly boolean[]): string[] {
  let rest = "";
  for (let at = 0; at < text.length; at++) rest += taken[at] ? TAKEN : text[at];
  const words: string[] = [];
  for (const part of rest.split(/[\uE000\s,.?!;:"“”()。、]+|'(?![a-z])|(?<![a-z])'/)) {
    for (const piece of part.split(/(?<=[\u3400-\u9fff])(?=[a-z\d])|(?<=[a-z\d])(?=[\u3400-\u9fff])/)) {
      const isHan = /[\u3400-\u9fff]/.test(piece);
      const cleaned = isHan ? hanWord(piece) : [latinWord(piece)];
      for (const word of cleaned) {
        if (word.length > (isHan ? 0 : 1) && !words.includes(word)) words.push(word);
      }
    }
  }
  // As the person wrote them: records are searched in the script they were told in.
  return words.slice(0, WORDS_MAX).map((word) => {
    const at = text.indexOf(word);
    return at < 0 ? word : original.slice(starts[at], ends[at + word.length - 1]);
  });
}

/** A word without its plural: records are searched for the part both forms share. */
function latinWord(piece: string): string {
  const word = piece.replace(/'(?:s|ve|re|ll|d|m)?$/, "").replace(EN_QUESTION_STOP, "").trim();
  if (/^[a-z]{4,}ies$/.test(word)) return word.slice(0, -3);
  if (/^[a-z]{5,}[^aeiou]y$/.test(word)) return word.slice(0, -1);
  return /^[a-z]{3,}[^su\d]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Single characters that name a thing; others are left over from turns of phrase. */
const NOUNS_OF_ONE: ReadonlySet<string> = new Set("猫狗药书菜车酒茶糖油米肉鱼鞋包奶烟花水果牙");

/** A run of Han characters without words that only make a question. */
function hanWord(piece: string): string[] {
  const known = SPENDING.find(piece).filter((hit) => hit.word.length >= 2);
  if (known.length === 1 && known[0]!.end - known[0]!.start >= piece.length - 2) {
    return [withoutVerb(known[0]!.word)];
  }
  const parts = piece.replace(ZH_QUESTION_STOP, TAKEN).split(TAKEN).filter((part) => part !== "");
  return parts.filter((part) => part.length >= 2 || NOUNS_OF_ONE.has(part));
}

/** 看牙医 is told of as 牙医; 打车 stays whole. */
function withoutVerb(word: string): string {
  return word.length >= 3 ? word.replace(/^[看去见吃喝买打做搭坐](?=..)/, "") : word;
}

const COUNTED_FIELDS: Readonly<Record<string, string>> = {
  amount: "data.amount",
  distance: "data.distanceKm",
  duration: "data.durationMinutes",
  calories: "data.calories",
  value: "data.value",
  score: "data.score",
};

/** Measurements that are added up over a day rather than averaged. */
/** Activities asked about by how far they went. */
const MOVED = new Set(["running", "walking", "cycling", "swimming"]);

const ADDED = new Set(["steps", "water"]);

function planOf(
  read: Understood,
  language: QueryPlan["language"],
  context: ReadContext,
  now: number,
): QueryPlan | null {
  const { ask, words, periods } = read;
  if (ask.search && ask.type !== "expense" && ask.type !== "income" && !ask.measure) {
    return searchPlan(read, language);
  }
  if (read.evidence === 0 && periods.length === 0 && read.limit === null) return null;
  const complete = completeAsk(ask, read);
  if (complete === null) return words.length > 0 ? searchPlan(read, language) : null;
  const lookAhead = complete.ahead && !periods.length;
  const spans: (Period | null)[] = complete.compare && periods.length >= 2
    ? periods.slice(0, 2)
    : [wholePeriod(periods)];
  const calls: QueryCall[] = spans.map((period) =>
    callOf(complete, read, period, context, lookAhead ? context.now : null)
  );
  void now;
  return {
    language,
    asks: asksOf(complete, spans.length),
    calls,
    subject: subjectFor(complete, words, language),
    periods: spans.map((period) => period && { label: period.label, from: period.from, to: period.to }),
    confidence: confidence(complete, read),
  };
}

/** Several times in a question that compares nothing are one period where they join, else the first. */
function wholePeriod(periods: readonly Period[]): Period | null {
  return periods[0] ?? null;
}

/** More than one night. */
function isLong({ from, to }: Period): boolean {
  return from === null || to === null || Date.parse(to) - Date.parse(from) > 36 * 3_600_000;
}

interface Complete extends Ask {
  metric: NonNullable<Ask["metric"]>;
}

function completeAsk(given: Ask, read: Understood): Complete | null {
  const ask: Ask = { ...given };
  // How much were the concert tickets: money, whatever they are for.
  if (ask.quantity && ask.type === "event" && !ask.ahead) {
    ask.type = "expense";
    ask.measure = "amount";
  }
  if (ask.compare && ask.type === undefined && ask.category === undefined) {
    ask.type = "expense";
    ask.measure ??= "amount";
  }
  if (ask.category && ask.type === undefined) {
    ask.type = INCOME_CATEGORIES.has(ask.category) ? "income" : "expense";
    ask.measure ??= "amount";
  }
  if (ask.category && INCOME_CATEGORIES.has(ask.category) && ask.type === "expense") ask.type = "income";
  if (ask.name === "sleep" && ask.measure === "duration") ask.measure = "value";
  if (ask.type === "metric") ask.measure = "value";
  if (ask.type === "exercise" && ask.quantity && ask.metric === undefined && ask.measure === undefined) {
    ask.measure = MOVED.has(ask.activity ?? "") ? "distance" : "duration";
  }
  if (
    ask.type === "exercise" &&
    (ask.measure === undefined || ask.measure === "amount" || ask.measure === "value")
  ) {
    ask.measure = ask.metric === "max" || ask.metric === "min"
      ? "distance"
      : ask.metric === "avg" || ask.metric === "sum"
      ? "duration"
      : "count";
  }
  if (ask.type === "mood") ask.measure = "score";
  if (ask.asks === "when" || ask.asks === "where" || ask.asks === "who") {
    ask.metric =
      ask.metric === "max" || ask.metric === "min" || ask.metric === "first" || ask.metric === "last"
        ? ask.metric
        : ask.type === "event" || ask.type === "todo"
        ? "list"
        : "last";
    if (ask.metric === "first" || ask.metric === "last") ask.measure = undefined;
    if (ask.type === "expense" && (ask.metric === "last" || ask.metric === "first")) delete ask.type;
    if (ask.metric === "last" && read.words.length === 0 && !ask.type && !ask.activity && !ask.category) {
      return null;
    }
    return ask as Complete;
  }
  if (ask.whether && ask.metric === undefined && ask.measure !== "count") {
    return { ...ask, metric: "list", asks: "list" };
  }
  if (ask.metric === "list") return ask as Complete;
  if (ask.metric === "last" || ask.metric === "first") {
    return { ...ask, metric: ask.metric, asks: ask.asks ?? (ask.type === "metric" ? "value" : "what") };
  }
  if (ask.groupBy && ask.metric === "max" && ask.measure !== "score") {
    return { ...ask, metric: ask.type === "exercise" && ask.measure === "count" ? "count" : "sum" };
  }
  if (ask.metric === undefined) {
    if (ask.type === "event" || ask.type === "todo" || ask.type === "note") {
      return { ...ask, metric: "list", asks: "list" };
    }
    if (ask.measure === "count") return { ...ask, metric: "count" };
    if (ask.type === "metric") {
      const added = ADDED.has(ask.name ?? "");
      return {
        ...ask,
        metric: added
          ? "sum"
          : ask.asks === "trend" || ask.compare || ask.groupBy
          ? "avg"
          : ask.name === "sleep" && read.periods.length > 0
          ? isLong(read.periods[0]!) ? "avg" : "sum"
          : read.periods.length > 0 && ask.name !== "bloodPressure"
          ? "last"
          : "last",
      };
    }
    if (ask.type === "mood") return { ...ask, metric: read.periods.length > 0 ? "avg" : "last" };
    if (read.limit && ask.type === undefined) {
      return { ...ask, type: "expense", metric: "list", asks: "list" };
    }
    if (ask.type === undefined && ask.quantity && ask.measure === undefined) {
      ask.type = "expense";
      ask.measure = "amount";
    }
    if (ask.type === undefined && read.words.length > 0 && ask.measure === undefined) return null;
    if (ask.type === undefined && ask.measure === "amount") ask.type = "expense";
    if (ask.type === undefined && ask.measure === undefined) return null;
    if (ask.type === undefined && (ask.measure === "distance" || ask.measure === "duration")) {
      ask.type = "exercise";
    }
    return { ...ask, metric: ask.measure === undefined ? "list" : "sum" };
  }
  if (ask.metric === "count") return ask as Complete;
  if (ask.metric === "sum" && ask.type === "metric" && !ADDED.has(ask.name ?? "") && ask.name !== "sleep") {
    return { ...ask, metric: "avg" };
  }
  if (ask.metric === "sum" && ask.measure === "count") return { ...ask, metric: "count" };
  if (ask.measure === undefined || (ask.measure === "count" && ask.metric !== "sum")) {
    ask.measure = ask.type === "exercise" ? "duration" : "amount";
  }
  if (ask.type === undefined && ask.measure === "amount") ask.type = "expense";
  return ask as Complete;
}

function callOf(
  ask: Complete,
  read: Understood,
  period: Period | null,
  context: ReadContext,
  after: string | null,
): AggregateCall {
  const where: Where[] = [];
  // 吃饭和打车: what is of the category, or tells of the word.
  const other = ask.category && !ask.except && read.words.length === 1 && read.joined
    ? SPENDING.find(source(read.words[0]!).text)[0]?.key
    : undefined;
  const either = other !== undefined && other !== ask.category;
  if (ask.category && ask.except) where.push({ not: { "data.category__eq": ask.category } });
  else if (either) {
    where.push({ or: [{ "data.category__eq": ask.category }, { "data.category__eq": other! }] });
  } else if (ask.category) where.push({ "data.category__eq": ask.category });
  if (ask.except && !ask.category) {
    for (const word of read.words) where.push({ not: { text__contains: word } });
  }
  if (ask.activity) where.push({ "data.activity__eq": ask.activity });
  if (ask.name) where.push({ "data.name__eq": ask.name });
  if (ask.type === "todo" && (ask.open || ask.done)) where.push({ "data.done__eq": ask.done === true });
  if (read.limit) where.push({ [`data.amount__${read.limit.operator}`]: read.limit.value });
  const field =
    ask.metric === "count" || ask.metric === "list" || ask.metric === "first" || ask.metric === "last"
      ? ask.type === "metric" && ask.metric !== "count" ? "data.value" : undefined
      : COUNTED_FIELDS[ask.measure ?? "amount"];
  const words = either || (ask.except && !ask.category)
    ? []
    : read.words.filter((word) =>
      !(ask.activity && ask.activity !== "ball" && /^(?:公里|分钟|小时)$/.test(word))
    );
  // Last night's sleep may be told of in the morning.
  const late = ask.name === "sleep" && period?.to && !isLong(period)
    ? new Date(Date.parse(period.to) + 12 * 3_600_000).toISOString()
    : period?.to;
  const to = late ?? (ask.metric === "last" && !ask.ahead ? context.now : null);
  return {
    operation: "aggregate_records",
    input: {
      ...(ask.type ? { type: ask.type } : {}),
      metric: ask.metric,
      ...(field ? { field } : {}),
      ...(period?.from ? { from: period.from } : after ? { from: after } : {}),
      ...(to ? { to } : {}),
      ...(where.length === 1 ? { where: where[0] } : where.length > 1 ? { where: { and: where } } : {}),
      ...(words.length > 0 ? { words } : {}),
      ...(ask.groupBy ? { groupBy: ask.groupBy } : {}),
      ...(read.currency && ask.measure === "amount" ? { currency: read.currency } : {}),
      timezone: context.timezone,
    },
  };
}

function asksOf(ask: Complete, calls: number): QueryPlan["asks"] {
  if (calls > 1) return "compare";
  if (ask.asks && ask.asks !== "compare") {
    if (ask.asks === "list" && ask.metric !== "list") return "value";
    return ask.asks;
  }
  return ask.metric === "list" ? "list" : "value";
}

const NOUNS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  expense: ["支出", "spending"],
  income: ["收入", "income"],
  todo: ["待办", "todos"],
  event: ["日程", "events"],
  exercise: ["运动", "exercise"],
  mood: ["心情", "mood"],
  note: ["笔记", "notes"],
  metric: ["测量", "measurements"],
  food: ["餐饮", "food"],
  transport: ["交通", "transport"],
  shopping: ["购物", "shopping"],
  housing: ["住房", "housing"],
  entertainment: ["娱乐", "entertainment"],
  medical: ["医疗", "medical care"],
  education: ["教育", "education"],
  travel: ["旅行", "travel"],
  communication: ["通讯", "communication"],
  pets: ["宠物", "pets"],
  gifts: ["礼物", "gifts"],
  salary: ["工资", "salary"],
  bonus: ["奖金", "bonuses"],
  investment: ["投资", "investments"],
  refund: ["退款", "refunds"],
  other: ["其他", "other things"],
  running: ["跑步", "running"],
  walking: ["步行", "walking"],
  cycling: ["骑行", "cycling"],
  swimming: ["游泳", "swimming"],
  yoga: ["瑜伽", "yoga"],
  gym: ["健身", "gym"],
  ball: ["球类", "ball games"],
  weight: ["体重", "weight"],
  height: ["身高", "height"],
  bloodPressure: ["血压", "blood pressure"],
  heartRate: ["心率", "heart rate"],
  temperature: ["体温", "temperature"],
  bloodSugar: ["血糖", "blood sugar"],
  steps: ["步数", "steps"],
  sleep: ["睡眠", "sleep"],
  water: ["饮水", "water"],
  bodyFat: ["体脂率", "body fat"],
  waist: ["腰围", "waist"],
};

export function nounOf(key: string, language: "zh" | "en"): string {
  return NOUNS[key]?.[language === "zh" ? 0 : 1] ?? key;
}

function subjectFor(ask: Complete, words: readonly string[], language: "zh" | "en"): string {
  const key = ask.name ?? ask.activity ?? ask.category ?? ask.type;
  const noun = key ? nounOf(key, language) : "";
  const kind = ask.type && ask.category ? nounOf(ask.type, language) : "";
  if (language === "zh") return [words.join("、"), noun + kind].filter((part) => part !== "").join("·");
  return [words.join(" "), noun, kind === noun ? "" : kind].filter((part) => part !== "").join(" ");
}

function searchPlan(read: Understood, language: QueryPlan["language"]): QueryPlan | null {
  const q = read.words.join(" ");
  if (q === "") return null;
  const period = read.periods[0];
  return {
    language,
    asks: "search",
    calls: [{
      operation: "search_records",
      input: {
        q,
        ...(period?.from ? { from: period.from } : {}),
        ...(period?.to ? { to: period.to } : {}),
        limit: 5,
      },
    }],
    subject: q,
    periods: [period ? { label: period.label, from: period.from, to: period.to } : null],
    confidence: 0.6,
  };
}

function confidence(ask: Complete, read: Understood): number {
  let sum = 0.5;
  if (ask.type) sum += 0.15;
  if (ask.measure || ask.asks) sum += 0.15;
  if (read.periods.length > 0) sum += 0.1;
  if (read.words.length > 2) sum -= 0.15;
  return Number(Math.min(0.95, Math.max(0.3, sum)).toFixed(2));
}

/** A question that leaves out what the one before it said. */
function isFollowUp(read: Understood, text: string): boolean {
  const { ask } = read;
  if (ask.follows) return true;
  const short = text.length <= (/[\u3400-\u9fff]/.test(text) ? 12 : 40);
  if (!short) return false;
  const target = ask.type !== undefined || ask.category !== undefined || read.words.length > 0;
  if (!target) return true;
  // 去了几次, how many times did I go: what was done stands in the question before.
  return (ask.metric === "count" || ask.metric === "avg") && read.words.length === 0 &&
    read.periods.length === 0;
}

function followUp(
  read: Understood,
  previous: QueryPlan,
  language: QueryPlan["language"],
  context: ReadContext,
): QueryPlan | null {
  const { ask } = read;
  const base = previous.calls[0];
  if (!base || base.operation === "search_records") return planOf(read, language, context, 0);
  const input = { ...base.input };
  const period = read.periods[0];
  if (period) {
    delete input.from;
    delete input.to;
    if (period.from) input.from = period.from;
    if (period.to) input.to = period.to;
  }
  if (
    ask.category !== undefined || ask.activity !== undefined || ask.name !== undefined ||
    (ask.type !== undefined && ask.type !== input.type && read.ask.measure !== "count")
  ) {
    const changed = completeAsk({
      measure: undefined,
      ...ask,
      metric: ask.metric ?? (input.metric === "list" ? undefined : input.metric),
    }, read);
    if (changed) {
      const fresh = callOf(changed, read, null, context, null).input;
      delete input.where;
      delete input.words;
      if (fresh.type) input.type = fresh.type;
      if (fresh.where) input.where = fresh.where;
      if (fresh.field) input.field = fresh.field;
      input.metric = fresh.metric;
    }
  } else if (read.words.length > 0) {
    delete input.words;
    if (input.where && JSON.stringify(input.where).includes("category")) delete input.where;
    input.words = read.words;
  }
  if (ask.metric && ask.metric !== "list" && ask.category === undefined) input.metric = ask.metric;
  if (ask.groupBy) input.groupBy = ask.groupBy;
  if ((input.metric === "sum" || input.metric === "avg") && !input.field) {
    input.field = COUNTED_FIELDS[ask.measure ?? "amount"] ?? "data.amount";
    if (input.field === "data.amount") input.type ??= "expense";
  }
  if (input.metric === "count") delete input.field;
  else if (ask.measure && COUNTED_FIELDS[ask.measure] && ask.measure !== "amount") {
    input.field = COUNTED_FIELDS[ask.measure]!;
    if (input.metric as string === "list") input.metric = "sum";
  }
  const label = period
    ? { label: period.label, from: period.from, to: period.to }
    : previous.periods[0] ?? null;
  const subject = ask.category
    ? nounOf(ask.category, language)
    : read.words.length > 0
    ? read.words.join(" ")
    : previous.subject;
  return {
    language,
    asks: ask.asks && ask.asks !== "list" ? ask.asks : previous.asks === "compare" ? "value" : previous.asks,
    calls: [{ operation: "aggregate_records", input }],
    subject,
    periods: [label],
    confidence: 0.75,
  };
}
