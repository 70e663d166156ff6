/** Expenses and incomes of a sentence. @module */

import { WORDS } from "../words.ts";
import { findCue, saysCue } from "../cues.ts";
import { ACTIVITIES } from "./activity_table.ts";
import { categoryOf, INCOME, SPENDING } from "./categories.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf } from "./line.ts";
import { merchantIn } from "./merchants.ts";
import { isOthersIn } from "./others.ts";
import { type Amount, boundToGoods, isPaid, paidAmounts } from "./paid_amounts.ts";
import { thingsOf } from "./respective.ts";
import { dateOf, momentsIn, namesDay, pastMoment, whenOf } from "./when.ts";

/** What is bought or earned in one go; a company's sales are more. */
const OWN_AMOUNT_MAX = 50_000_000;
/** A bare number in a clause of exercise counts. */
const COUNTED_DOUBT = 3;
/** Money moved between one's own pockets is none that was spent. */
const TRANSFER = 7;
/** What a "not" or an "if" takes away. */
const NOT_PAID = 6;
/** What the price before a discount takes away where no other price is told. */
const LIST_PRICE = 4;
/** Evidence of a price that is told beside how often it was paid. */
const MULTIPLIED = 3;

/** One purchase or payment: the clauses that tell of it, and its amount. */
interface Group extends Clause {
  amount: Amount;
  clauses: number[];
}

/** "$15 parking $22 tacos $9 horchata": each amount stands before what it was for. */
function amountsLead(sentence: Sentence, amounts: readonly Amount[]): boolean {
  return amounts.length > 1 && amounts[0]!.start === sentence.start &&
    amounts.at(-1)!.end < sentence.end - 1 && amounts.every((one) => one.marked) &&
    amounts.every((one) =>
      sentence.clauses.some(({ start, end }) => one.start >= start && one.end < end - 1)
    );
}

/** Each amount takes the clauses before it that have none; what follows the last stays with it. */
function groupsOf(sentence: Sentence, amounts: readonly Amount[]): Group[] {
  const groups: Group[] = [];
  if (amountsLead(sentence, amounts)) {
    return amounts.map((amount, at) => ({
      amount,
      start: amount.start,
      end: amounts[at + 1]?.start ?? sentence.end,
      clauses: [],
    }));
  }
  let next = 0;
  amounts.forEach((amount, index) => {
    const isLast = index === amounts.length - 1;
    const previous = amounts[index - 1];
    const sameClause = previous?.clause === amount.clause;
    const start = sameClause ? previous!.end : sentence.clauses[Math.min(next, amount.clause)]!.start;
    const following = amounts[index + 1];
    const clauseEnd = sentence.clauses[amount.clause]!.end;
    const end = isLast ? sentence.end : following!.clause === amount.clause ? amount.end : clauseEnd;
    groups.push({ amount, start, end, clauses: [] });
    next = following && following.clause === amount.clause ? amount.clause : amount.clause + 1;
  });
  return groups;
}

/** readMoney() makes a record of each amount that the words around it say was spent or received. */
export function readMoney(
  line: Line,
  sentence: Sentence,
  carried: string,
  dateRange: Clause | null,
): Draft[] {
  const whole = textOf(line, sentence);
  const amounts = paidAmounts(line, sentence, whole);
  if (amounts.length === 0) return [];
  const things = thingsOf(line.text, sentence, amounts);
  if (things) return respectiveDrafts(line, sentence, amounts, things, whole);
  const drafts: Draft[] = [];
  const groups = groupsOf(sentence, amounts);
  // 点了两次外卖,中午23.5晚上31.2: what is said before the first amount holds for all.
  const leading = line.text.slice(sentence.start, sentence.clauses[amounts[0]!.clause]!.start);
  for (const group of groups) {
    const draft = readGroup(
      line,
      sentence,
      group,
      whole,
      group === groups[0] ? carried : carried || leading,
      groups.length,
    );
    if (draft) drafts.push(draft);
  }
  inheritDates(line, drafts, dateRange ?? sentence, groups);
  return drafts;
}

/** One record a thing, each told by the whole sentence. */
function respectiveDrafts(
  line: Line,
  sentence: Sentence,
  amounts: readonly Amount[],
  things: readonly string[],
  whole: string,
): Draft[] {
  return amounts.flatMap((amount, at) => {
    const group = { amount, start: sentence.start, end: sentence.end, clauses: [] };
    const draft = readGroup(line, sentence, group, whole, whole, amounts.length);
    if (draft === null) return [];
    const category = categoryOf(things[at]!, draft.type === "income" ? INCOME : SPENDING)?.category ??
      "other";
    return [{ ...draft, title: things[at]!, data: { ...draft.data, category } }];
  });
}

function readGroup(
  line: Line,
  sentence: Sentence,
  group: Group,
  whole: string,
  carried: string,
  groupCount: number,
): Draft | null {
  const { amount } = group;
  const text = line.text.slice(group.start, group.end);
  const clause = sentence.clauses[amount.clause]!;
  const own = line.text.slice(Math.max(group.start, clause.start), Math.min(group.end, clause.end));
  const core = coreOf(line, sentence, group);
  const spends = findCue(text, "spend");
  const told = textOf(line, core);
  const receives = findCue(saysCue(told, "spend") ? told : text, "receive");
  const spending = placed(categoryOf(told, SPENDING), core.start) ??
    placed(categoryOf(text, SPENDING), group.start) ?? (carried ? categoryOf(carried, SPENDING) : null);
  const earning = placed(categoryOf(text, INCOME), group.start);
  const income = tilted(
    line,
    groupCount,
    text,
    isIncome(receives.length > 0 ? text : told, spends.length > 0, receives.length > 0),
  );

  // "forty two fifty" is said of a price.
  const isPrice = amount.inWords && !Number.isInteger(amount.amount);
  let score = amount.marked || isPrice ? 1.5 : amount.inWords ? 0.3 : 0.5;
  if (income ? receives.length > 0 : spends.length > 0) score += 1.5;
  if (isPaid(amount)) score += 1;
  if (amount.isMultiplied) score += MULTIPLIED;
  if (income ? earning !== null : spending !== null) score += 1.5;
  if (boundToGoods(line, amount)) score += amount.marked ? 0.5 : 1;
  if (carried !== "") score += 0.5;
  if (groupCount > 1) score += 0.5;
  // Two decimals at the end of a few English words are a price: baby formula 31.99.
  if (
    !amount.marked && hasCents(line, amount) && spending === null && spends.length === 0 &&
    !/[\u3400-\u9fff]/.test(text)
  ) score += 3;
  // 两块五的水, "CHF 20 fondue": a line that is an amount and the name of a thing.
  if (
    amount.marked && spending === null && groupCount === 1 && sentence.start === 0 &&
    sentence.end === line.text.trimEnd().length && amount.start === sentence.start &&
    (WORDS.ofThing.test(line.text.slice(amount.end)) && sentence.end - amount.end <= 5 ||
      LABEL.test(line.text.slice(amount.end, sentence.end)))
  ) score += 2;
  // "forty two bucks at the Shell", "60 for the bagpiper": a line that begins with its price.
  if (
    spending === null && spends.length === 0 && groupCount === 1 && amount.start === 0 &&
    WORDS.pricedFor.test(line.text.slice(amount.end, amount.end + PRICED_CHARS))
  ) score += amount.marked ? 2 : 1.5;
  // "durian $35, still craving": a clause that is a thing and its marked price.
  if (
    amount.marked && spending === null && spends.length === 0 && amount.end === clause.end &&
    (THING.test(line.text.slice(clause.start, amount.start)) ||
      amount.start === clause.start && amount.clause === 1 &&
        THING.test(`${textOf(line, sentence.clauses[0]!)} `))
  ) score += 2.5;
  // 挂号费15 验血88: beside goods that are known a short word with a number is one more of them.
  if (
    groupCount > 1 && !amount.marked && spending === null && LISTED.test(own.trim()) &&
    SPENDING.find(whole).length > 0
  ) score += 2.5;
  if (
    !amount.marked && spends.length === 0 && receives.length === 0 && spending === null && earning === null
  ) score -= PRICED.test(line.text) ? 0.5 : 2;
  if (
    !amount.marked && /^\d+$/.test(line.text.slice(amount.start, amount.end)) && amount.amount >= 1900 &&
    amount.amount <= 2100 && spends.length === 0 && amount.role !== "paid"
  ) score -= 1.5;
  score -= doubtOf({
    line,
    amount,
    text,
    own,
    whole,
    core,
    others: isOthersIn(line, sentence, core),
    income,
    spends: spends.length > 0,
  });

  const category = (income ? earning?.category : spending?.category) ?? "other";
  const times = momentsIn(line, group);
  const when = whenOf(
    line,
    times.filter((time) =>
      !(time.moment?.shift?.month === -1 && WORDS.dueFor.test(text) &&
        times.length > 1)
    ),
    "past",
  );
  const data: Record<string, unknown> = { amount: amount.amount, currency: amount.currency, category };
  const merchant = income ? null : merchantIn(line, group);
  if (merchant) data.merchant = merchant.name;
  const draft: Draft = {
    type: income ? "income" : "expense",
    start: group.start,
    end: group.end,
    title: null,
    data,
    tags: [],
    at: pastMoment(when, line.now),
    score,
    used: [{
      kind: "money",
      start: amount.start,
      end: amount.end,
      field: "data.amount",
      value: amount.amount,
    }],
  };
  for (const time of when?.times ?? []) {
    draft.used.push({
      kind: "time",
      start: time.start,
      end: time.end,
      field: "occurredAt",
      value: null,
      approximate: when!.stretch.approximate,
    });
  }
  const hit = income ? earning : spending;
  if (hit && line.text.startsWith(hit.hit.word, hit.hit.start)) {
    draft.used.push({
      kind: "category",
      start: hit.hit.start,
      end: hit.hit.end,
      field: "data.category",
      value: category,
    });
    // 吃了 alone says less than the whole line does.
    if (!WORDS.bareDeed.test(hit.hit.word)) draft.title = hit.hit.word;
  }
  return draft;
}

/** Money comes in where something is received and nothing is paid for closer to the amount. */
function isIncome(text: string, spends: boolean, receives: boolean): boolean {
  if (!receives || saysCue(text, "outgoing")) return false;
  if (saysCue(text, "toMe") || !spends) return true;
  return saysCue(text, "incoming") && !saysCue(text, "bought");
}

/** Log-odds by which the words of a line must speak for the other direction to be believed over a plain verb. */
const TILT_MIN = 2;

/** Where one amount is told and no cue is certain, the words of the line decide whether it came or went. */
function tilted(line: Line, groupCount: number, text: string, income: boolean): boolean {
  const tilt = line.evidence.income - line.evidence.expense;
  if (groupCount > 1 || Math.abs(tilt) < TILT_MIN) return income;
  if (tilt > 0) return income || !saysCue(text, "outgoing") && !saysCue(text, "bought");
  return income && (saysCue(text, "incoming") || saysCue(text, "toMe"));
}

/** Characters before an amount in which a word makes it an identifier: 房号 1208, page 214. */
const IDENTIFIER_CHARS = 24;

/** A thing and its number. */
const LISTED = /^(?:[\u3400-\u9fffa-z]{1,8}|[a-z][a-z' ]{1,30})\s?\d+(?:[.,]\d{1,2})?$/;

const PRICED_CHARS = 24;

/** "mulch 45", "piano teacher 65": a line that is a thing and a number. */
const PRICED = /^[a-z][a-z' -]{2,28} (?:was |were |for )?\d{1,4}(?:\.\d\d)?$/;

/** One to four words before an amount. */
const THING = /^(?:[a-z\u00e0-\u024f'-]{1,16} ){1,4}$/;

type Categorised = NonNullable<ReturnType<typeof categoryOf>>;

/** What was found in a part of the line that begins at `start`, at its place in the line. */
function placed(found: Categorised | null, start: number): Categorised | null {
  if (found === null) return null;
  const { hit } = found;
  return { ...found, hit: { ...hit, start: start + hit.start, end: start + hit.end } };
}

/** One word behind an amount. */
const LABEL = /^\s[a-z\u00e0-\u024f]{3,16}$/;

/** The clause that tells what the amount was for: its own, or the nearest before it that says anything of paying. */
function coreOf(line: Line, sentence: Sentence, group: Group): Clause {
  const tells = (text: string) =>
    saysCue(text, "spend") || saysCue(text, "receive") || SPENDING.find(text).length > 0 ||
    INCOME.find(text).length > 0;
  let at = group.amount.clause;
  const from = () => Math.max(group.start, sentence.clauses[at]!.start);
  while (
    at > 0 && sentence.clauses[at - 1]!.end > group.start &&
    !tells(line.text.slice(from(), sentence.clauses[group.amount.clause]!.end))
  ) at--;
  return { start: from(), end: Math.min(group.end, sentence.clauses[group.amount.clause]!.end) };
}

interface Doubted {
  line: Line;
  amount: Amount;
  /** What tells of the payment, and whether someone else acts in it. */
  core: Clause;
  others: boolean;
  /** The group, its clause with the amount, and the sentence. */
  text: string;
  own: string;
  whole: string;
  income: boolean;
  spends: boolean;
}

const hasCents = ({ text }: Line, { start, end }: Clause): boolean =>
  /[.,]\d\d$/.test(text.slice(start, end));

/** What speaks against a record: questions, wishes, others' money, prices, identifiers. */
function doubtOf({ line, amount, text, own, whole, core, others, income, spends }: Doubted): number {
  const told = textOf(line, core);
  const paid = isPaid(amount);
  const near = line.text.slice(Math.max(0, amount.start - IDENTIFIER_CHARS), amount.start).split(/[,。;!?]/)
    .at(-1)!;
  let doubt = 0;
  if (saysCue(whole, "question")) doubt += 4;
  // 本来打算坐公交,下雨,打车三十四: what was done instead was done.
  if (
    saysCue(told, "hypothetical") || (saysCue(whole, "hypothetical") && !saysCue(told, "past") && !paid &&
      !(spends && WORDS.intended.test(whole)))
  ) {
    doubt += NOT_PAID;
  }
  if (saysCue(own, "negation") || saysCue(text, "negation")) {
    doubt += saysCue(text, "harmless") ? 0 : NOT_PAID;
  }
  if (saysCue(told, "reported") || (!spends && saysCue(whole, "reported"))) doubt += 3;
  if (!paid && !income && saysCue(told, "price")) doubt += spends ? 2 : 4;
  else if (!paid && !income && !spends && saysCue(whole, "price")) doubt += 2;
  if (amount.role === "list" && !spends && !paid) doubt += LIST_PRICE;
  // "hotel room 84.50": no room has such a number.
  if (!amount.marked && !hasCents(line, amount) && saysCue(near, "identifier")) {
    doubt += spends || paid ? 1 : 3;
  }
  // 俯卧撑三十 was done so often.
  if (
    !amount.marked && !spends && Number.isInteger(amount.amount) && SPENDING.find(own).length === 0 &&
    ACTIVITIES.some(({ pattern }) => pattern.test(own))
  ) doubt += COUNTED_DOUBT;
  if (others) doubt += 6;
  if (!income && saysCue(told, "transfer")) doubt += TRANSFER;
  if (amount.amount > OWN_AMOUNT_MAX) doubt += 3;
  if (saysCue(told, "fact") || (!spends && saysCue(text, "fact"))) doubt += spends ? 2 : 3;
  if (saysCue(whole, "quote")) doubt += 5;
  return doubt;
}

/** A date said once holds for what follows it in the same sentence, until another is said. */
function inheritDates(line: Line, drafts: Draft[], sentence: Clause, groups: readonly Group[]): void {
  const dated = momentsIn(line, sentence).filter((time) => !time.onlyPart);
  for (const draft of drafts) {
    const own = momentsIn(line, draft);
    if (own.some((time) => namesDay(time) || time.moment!.now)) continue;
    const before = dated.filter((time) => time.end <= draft.end && !own.includes(time)).at(-1) ??
      (groups.length === 1 ? dated.find((time) => !own.includes(time)) : undefined);
    if (!before || own.length > 0 && !namesDay(before)) continue;
    const when = whenOf(line, own.length > 0 ? [dateOf(before), ...own] : [before], "past");
    if (when) draft.at = pastMoment(when, line.now);
  }
}
