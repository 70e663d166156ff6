/** Expenses and incomes of a sentence. @module */

import { WORDS } from "../words.ts";
import { findCue, saysCue } from "../cues.ts";
import { currencyOf, RECORD_AMOUNT_MAX, roundAmount } from "../values/money.ts";
import { categoryOf, INCOME, SPENDING } from "./categories.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { merchantIn } from "./merchants.ts";
import { isOthersIn } from "./others.ts";
import { thingsOf } from "./respective.ts";
import { piecesOf } from "./unit_price.ts";
import { dateOf, momentsIn, namesDay, pastMoment, whenOf } from "./when.ts";

interface Amount {
  start: number;
  end: number;
  amount: number;
  currency: string;
  marked: boolean;
  inWords: boolean;
  clause: number;
  /** Paid for sure, named as a price only, or plain. */
  role: "paid" | "total" | "list" | "plain";
  /** The price of a piece, taken as often as pieces were bought. */
  isMultiplied?: boolean;
}

const ROLE_CHARS = 8;
/** What is bought or earned in one go; a company's sales are more. */
const OWN_AMOUNT_MAX = 50_000_000;
/** English needs more letters to say as much. */
const ROLE_LETTERS = 18;
/** Money moved between one's own pockets is none that was spent. */
const TRANSFER = 7;
/** Evidence of a price that is told beside how often it was paid. */
const MULTIPLIED = 2;
/** So many pieces of one price are bought at most. */
const PIECES_MAX = 1_000;

const HAN = /[\u3400-\u9fff]/;

function amountsOf(line: Line, sentence: Sentence): Amount[] {
  const amounts: Amount[] = [];
  const add = (place: Clause, amount: number, currency: string, marked: boolean, inWords: boolean) => {
    const clause = sentence.clauses.findIndex((one) => within(place, one));
    if (clause < 0 || amount <= 0 || amount > RECORD_AMOUNT_MAX) return;
    const from = sentence.clauses[clause]!.start;
    // With the first character of the amount: 到手8500 says what 到手的 does not.
    const short = line.text.slice(Math.max(from, place.start - ROLE_CHARS), place.start + 1);
    const before = HAN.test(short.slice(0, -1))
      ? short
      : line.text.slice(Math.max(from, place.start - ROLE_LETTERS), place.start + 1);
    amounts.push({
      ...place,
      amount,
      currency,
      marked,
      inWords,
      clause,
      role: roleOf(before, line.text.slice(place.end, place.end + 8)),
    });
  };
  for (const money of line.values.money) {
    if (within(money, sentence)) {
      add(money, roundAmount(money.amount), currencyOf(money, line.currency), true, false);
    }
  }
  // Eighteen pounds are money to who pays in pounds, unless something is weighed.
  for (const weight of line.values.quantities) {
    const said = line.text.slice(weight.start, weight.end);
    if (
      !within(weight, sentence) || line.currency !== "GBP" || !/pounds?$/.test(said) ||
      saysCue(line.text, "weighed")
    ) continue;
    add(weight, weight.amount, "GBP", true, false);
  }
  for (const number of line.values.numbers) {
    if (within(number, sentence)) add(number, number.value, line.currency, false, number.inWords);
  }
  // A price that "was" paid is a list price only beside another.
  const [only] = amounts;
  if (amounts.length === 1 && only!.role === "list" && WORDS.was.test(line.text.slice(0, only!.start))) {
    only!.role = "plain";
  }
  return amounts.sort((a, b) => a.start - b.start);
}

function roleOf(before: string, behind: string): Amount["role"] {
  // 三块钱一斤: a price by the piece.
  if (
    WORDS.byPiece.test(
      behind,
    )
  ) return "list";
  const paid = findCue(before, "paid").at(-1);
  const list = findCue(before, "list").at(-1);
  if (WORDS.allIn.test(behind)) return "total";
  if (paid && (!list || paid.end >= list.end)) {
    return WORDS.total.test(before.slice(paid.start)) ? "total" : "paid";
  }
  return list && before.length - list.end <= 5 ? "list" : "plain";
}

const isPaid = ({ role }: Amount): boolean => role === "paid" || role === "total";

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
  let amounts = amountsOf(line, sentence);
  if (amounts.length === 0) return [];
  const whole = textOf(line, sentence);
  amounts = allPieces(line, sentence, reallyPaid(toldOnce(line, amounts, whole), whole, line), whole);
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

/** An amount told again in another currency, what was given on top, and what others paid of a bill are no further amounts. */
function toldOnce(line: Line, amounts: readonly Amount[], whole: string): Amount[] {
  const left: Amount[] = [];
  const cut = amounts.length > 1 ? WORDS.discount.exec(line.text) : null;
  for (const one of amounts) {
    // 满30减12: what had to be spent, and what it took off.
    if (cut && one.start >= cut.index && one.end <= cut.index + cut[0].length) continue;
    // 用了100优惠券: what it took off, beside what was paid.
    if (amounts.length > 1 && WORDS.voucher.test(line.text.slice(one.end, one.end + ROLE_CHARS))) continue;
    const previous = left.at(-1);
    if (previous === undefined) {
      left.push(one);
      continue;
    }
    const between = line.text.slice(previous.end, one.start);
    if (previous.currency !== one.currency && WORDS.converted.test(between)) continue;
    if (WORDS.givenFree.test(between)) continue;
    // 话费充了100到账98: what was paid is what was spent.
    if (WORDS.credited.test(between) && WORDS.toppedUp.test(line.text.slice(0, previous.start))) continue;
    // "forty nine and change, 49.63": the same amount told to the cent.
    if (
      Math.trunc(one.amount) === previous.amount && one.amount > previous.amount &&
      between.length <= ROLE_LETTERS && one.currency === previous.currency
    ) {
      left.pop();
      left.push(one);
      continue;
    }
    const before = line.text.slice(Math.max(previous.end, one.start - ROLE_LETTERS), one.start);
    if (
      previous.currency === one.currency && previous.amount > one.amount && WORDS.ownPart.test(before) &&
      (previous.role === "total" || WORDS.splits.test(whole))
    ) {
      left.pop();
      left.push({ ...one, role: "paid" });
    } else left.push(one);
  }
  return left;
}

/** The price of a piece stands for all the pieces that the line counts. */
function allPieces(line: Line, sentence: Sentence, amounts: readonly Amount[], whole: string): Amount[] {
  const dropped = new Set<Amount>();
  const sums = new Set<Amount>();
  const all = amounts.map((one, at) => {
    const range = {
      start: amounts[at - 1]?.end ?? sentence.start,
      end: amounts[at + 1]?.start ?? sentence.end,
    };
    const counts = amounts.filter((other) => other !== one && !other.marked);
    const pieces = piecesOf(line.text, range, one) ??
      // "3 at $5 each": the number of pieces looks like an amount.
      piecesOf(line.text, {
        ...range,
        start: counts.find(({ end }) => end === range.start)?.start ?? range.start,
      }, one);
    if (pieces === null) return one;
    for (const count of counts) if (within(count, pieces)) dropped.add(count);
    const amount = roundAmount(one.amount * pieces.count);
    // 一天三百 共六百: the sum is said as well.
    const said = amounts.find((other) => other !== one && other.amount === amount);
    if (said) {
      dropped.add(one);
      sums.add(said);
    }
    const isBought = pieces.start < one.start || saysCue(whole, "spend") || saysCue(whole, "past");
    return {
      ...one,
      amount,
      isMultiplied: isBought,
      role: isBought ? "total" as const : one.role,
    };
  });
  return all.map((one, at) => sums.has(amounts[at]!) ? { ...one, role: "total" as const } : one)
    .filter((_, at) => !dropped.has(amounts[at]!));
}

/** Of list price, discount and sum paid only the last is the person's; a total stands for its parts. */
function reallyPaid(amounts: readonly Amount[], whole: string, line: Line): Amount[] {
  if (amounts.length < 2) return [...amounts];
  const total = amounts.at(-1)!;
  const isSum = WORDS.sum.test(
    line.text.slice(amounts.at(-2)!.end, total.end + 10),
  );
  const parts = amounts.slice(0, -1).reduce((sum, one) => sum + one.amount, 0);
  if (
    isSum && Math.abs(parts - total.amount) < 0.011 && amounts.every((one) => one.currency === total.currency)
  ) {
    return amounts.length > 2 && !/=|\bplus\b|\+/.test(whole) ? amounts.slice(0, -1) : [total];
  }
  const pieces = amounts.filter((one, at) => isPieceOf(line, one, amounts[at + 1]));
  if (pieces.length > 0) return reallyPaid(amounts.filter((one) => !pieces.includes(one)), whole, line);
  const paid = amounts.filter((one) => one.role === "paid" || one.role === "total");
  const out = amounts.filter((one) =>
    one.role === "paid" && WORDS.ownShare.test(line.text.slice(Math.max(0, one.start - 24), one.start))
  );
  if (out.length === 1) {
    return amounts.filter((one) => one === out[0] || one.role === "plain" && one.clause > out[0]!.clause);
  }
  const listed = amounts.filter((one) => one.role === "list");
  if (paid.length > 0 && listed.length > 0) return amounts.filter((one) => one.role !== "list");
  if (
    paid.length === 1 && amounts.length === 2 && amounts[1] === paid[0] &&
    WORDS.paidAfter.test(whole)
  ) return paid;
  // 原价一千三 七百八拿下: a dearer price before the one that was paid.
  const rest = amounts.filter((one) => one.role !== "list");
  if (rest.length === 1 && listed.some((one) => one.start < rest[0]!.start && one.amount > rest[0]!.amount)) {
    return rest;
  }
  const marked = amounts.filter((one) => one.marked);
  // Beside marked amounts a bare number with no word of its own is a number of something.
  if (marked.length > 0 && marked.length < amounts.length) {
    return amounts.filter((one) =>
      one.marked || isPaid(one) || boundToGoods(line, one) || isWrittenPrice(line, one)
    );
  }
  return [...amounts];
}

/** 一箱三十八 一共一千五百二, "38 each so 76": the price of a piece stands before the sum of all. */
function isPieceOf(line: Line, one: Amount, sum: Amount | undefined): boolean {
  if (sum === undefined || sum.currency !== one.currency || sum.amount <= one.amount) return false;
  const pieces = sum.amount / one.amount;
  if (pieces > PIECES_MAX || Math.abs(pieces - Math.round(pieces)) > 0.001) return false;
  const before = line.text.slice(Math.max(0, one.start - ROLE_CHARS), one.start);
  const behind = line.text.slice(one.end, one.end + ROLE_CHARS);
  return sum.role === "total" || findCue(before, "list").some((cue) => before.length - cue.end <= 1) ||
    findCue(behind, "list").some((cue) => cue.start <= 1);
}

/** 8.20, 21,35: two decimals at the end are cents. */
function isWrittenPrice(line: Line, { start, end }: Clause): boolean {
  return /\d[.,]\d\d$/.test(line.text.slice(start, end)) && !HAN.test(line.text);
}

/** A bare number right behind a thing or a verb of paying. */
function boundToGoods(line: Line, amount: Amount): boolean {
  const before = line.text.slice(Math.max(0, amount.start - 14), amount.start);
  const trimmed = before.trimEnd();
  return SPENDING.find(before).some((hit) => trimmed.length - hit.end <= 4) ||
    findCue(before, "spend").some((cue) => trimmed.length - cue.end <= 2) ||
    findCue(before, "receive").some((cue) => trimmed.length - cue.end <= 2);
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
  const spending = categoryOf(textOf(line, core), SPENDING) ?? categoryOf(text, SPENDING) ??
    (carried ? categoryOf(carried, SPENDING) : null);
  const earning = categoryOf(text, INCOME);
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
  const written = line.text.slice(amount.start, amount.end);
  if (
    !amount.marked && /[.,]\d\d$/.test(written) && spending === null && spends.length === 0 &&
    !/[\u3400-\u9fff]/.test(text)
  ) score += 3;
  // 两块五的水, "CHF 20 fondue": a line that is an amount and the name of a thing.
  if (
    amount.marked && spending === null && groupCount === 1 && sentence.start === 0 &&
    sentence.end === line.text.trimEnd().length && amount.start === sentence.start &&
    (WORDS.ofThing.test(line.text.slice(amount.end)) && sentence.end - amount.end <= 5 ||
      LABEL.test(line.text.slice(amount.end, sentence.end)))
  ) score += 2;
  // 挂号费15 验血88: beside goods that are known a short word with a number is one more of them.
  if (
    groupCount > 1 && !amount.marked && spending === null && LISTED.test(own.trim()) &&
    SPENDING.find(whole).length > 0
  ) score += 2.5;
  if (
    !amount.marked && spends.length === 0 && receives.length === 0 && spending === null && earning === null
  ) score -= 2;
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
  if (hit && text.includes(hit.hit.word)) {
    draft.used.push({
      kind: "category",
      start: group.start + hit.hit.start,
      end: group.start + hit.hit.end,
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

/** What speaks against a record: questions, wishes, others' money, prices, identifiers. */
function doubtOf({ line, amount, text, own, whole, core, others, income, spends }: Doubted): number {
  const told = textOf(line, core);
  const paid = isPaid(amount);
  const near = line.text.slice(Math.max(0, amount.start - IDENTIFIER_CHARS), amount.start).split(/[,。;!?]/)
    .at(-1)!;
  let doubt = 0;
  if (saysCue(whole, "question")) doubt += 4;
  if (saysCue(told, "hypothetical") || (saysCue(whole, "hypothetical") && !saysCue(told, "past") && !paid)) {
    doubt += 4;
  }
  if (saysCue(own, "negation") || saysCue(text, "negation")) doubt += saysCue(text, "harmless") ? 0 : 4;
  if (saysCue(told, "reported") || (!spends && saysCue(whole, "reported"))) doubt += 3;
  if (!paid && !income && saysCue(told, "price")) doubt += spends ? 2 : 4;
  else if (!paid && !income && !spends && saysCue(whole, "price")) doubt += 2;
  if (amount.role === "list" && !spends && !paid) doubt += 2.5;
  if (!amount.marked && saysCue(near, "identifier")) doubt += spends || paid ? 1 : 3;
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
