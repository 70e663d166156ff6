/** Which amounts of a sentence the person paid or got: told once, for all pieces, and after what was taken off. @module */

import { findCue, saysCue } from "../cues.ts";
import { currencyOf, RECORD_AMOUNT_MAX, roundAmount } from "../values/money.ts";
import { WORDS } from "../words.ts";
import { SPENDING } from "./categories.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Line, within } from "./line.ts";
import { piecesOf } from "./unit_price.ts";

export interface Amount {
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
/** English needs more letters to say as much. */
const ROLE_LETTERS = 18;
/** So many pieces of one price are bought at most. */
const PIECES_MAX = 1_000;

/** A correction changes an amount by less than this. */
const CORRECTED_MAX = 20;
const SAID_TWICE = /^[\s,]{1,3}$/;

const HAN = /[\u3400-\u9fff]/;

/** paidAmounts() gives them in their order; `whole` is the text of the sentence. */
export function paidAmounts(line: Line, sentence: Sentence, whole: string): Amount[] {
  const amounts = amountsOf(line, sentence);
  if (amounts.length === 0) return [];
  const told = toldOnce(line, amounts, whole);
  return allPieces(line, sentence, reallyPaid(told, whole, line), whole);
}

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
    if (!within(weight, sentence) || !/pounds?$/.test(said) || saysCue(line.text, "weighed")) continue;
    if (line.currency !== "GBP" && !isPaidInPounds(line, sentence, weight)) continue;
    add(weight, weight.amount, "GBP", true, false);
  }
  for (const number of line.values.numbers) {
    if (within(number, sentence)) add(number, number.value, line.currency, false, number.inWords);
  }
  // A price that "was" paid is a list price only beside another that it came down to.
  const isReduced = amounts.length > 1 && WORDS.reduced.test(line.text.slice(sentence.start, sentence.end));
  for (const one of amounts) {
    if (!isReduced && one.role === "list" && WORDS.was.test(line.text.slice(sentence.start, one.start))) {
      one.role = "plain";
    }
  }
  return amounts.sort((a, b) => a.start - b.start);
}

/** "that was fifty pounds to the landlord": who is not paid in pounds may be, where no other amount is told and nothing weighs as much. */
function isPaidInPounds(line: Line, sentence: Sentence, weight: Clause): boolean {
  const text = line.text.slice(sentence.start, sentence.end);
  return line.values.money.length === 0 && (saysCue(text, "spend") || saysCue(text, "receive")) &&
    !WORDS.heaviness.test(text) && !/^ of\b/.test(line.text.slice(weight.end));
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

/** Told as paid, or as what was paid in all. */
export const isPaid = ({ role }: Amount): boolean => role === "paid" || role === "total";

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
    // "eighty three, no wait, eighty six": who corrects an amount means the second; who says it twice, one.
    if (
      WORDS.corrected.test(between) && one.amount < previous.amount * CORRECTED_MAX ||
      one.amount === previous.amount && SAID_TWICE.test(between)
    ) {
      left.pop();
      left.push(one);
      continue;
    }
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
    line.text.slice(amounts.at(-2)!.end, total.end + ROLE_LETTERS),
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
  if (paid.length === 1 && total === paid[0] && total.amount < parts && WORDS.paidAfter.test(whole)) {
    return paid;
  }
  // 原价一千三 七百八拿下: a dearer price before the one that was paid.
  const rest = amounts.filter((one) => one.role !== "list");
  if (rest.length === 1 && listed.some((one) => one.start < rest[0]!.start && one.amount > rest[0]!.amount)) {
    return rest;
  }
  const marked = amounts.filter((one) => one.marked);
  // Beside marked amounts a bare number with no word of its own is a number of something.
  if (marked.length > 0 && marked.length < amounts.length) {
    return amounts.filter((one) =>
      one.marked || isPaid(one) || boundToGoods(line, one) || isWrittenPrice(line, one) ||
      isPricedFor(line, one)
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

/** "8 by dm, and 4 for the parking", 菊两束四十: told by what it was for. */
function isPricedFor(line: Line, { start, end }: Amount): boolean {
  return WORDS.pricedFor.test(line.text.slice(end, end + ROLE_LETTERS)) &&
      /(?:^|[,;.]|\band|\bthen|\bplus|\banother|\ba)\s*$/.test(
        line.text.slice(Math.max(0, start - ROLE_CHARS), start),
      ) ||
    WORDS.countedThings.test(line.text.slice(Math.max(0, start - ROLE_CHARS), start));
}

/** 8.20, 21,35: two decimals at the end are cents. */
function isWrittenPrice(line: Line, { start, end }: Clause): boolean {
  return /\d[.,]\d\d$/.test(line.text.slice(start, end)) && !HAN.test(line.text);
}

/** A bare number right behind a thing or a verb of paying. */
export function boundToGoods(line: Line, amount: Amount): boolean {
  const before = line.text.slice(Math.max(0, amount.start - 14), amount.start);
  const trimmed = before.trimEnd();
  return SPENDING.find(before).some((hit) => trimmed.length - hit.end <= 4) ||
    findCue(before, "spend").some((cue) => trimmed.length - cue.end <= 2) ||
    findCue(before, "receive").some((cue) => trimmed.length - cue.end <= 2);
}
