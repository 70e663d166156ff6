/** Cuts a line into sentences and those into clauses. @module */

import { WORDS } from "../words.ts";
import { ACTIVITIES } from "./activity_table.ts";
import { INCOME, SPENDING } from "./categories.ts";
import { METRICS } from "./metric_table.ts";
import { MOODS } from "./read_mood.ts";

export interface Clause {
  start: number;
  end: number;
}

export interface Sentence extends Clause {
  clauses: Clause[];
}

const HARD = /[。!?;；\n\r]+|\.(?=\s|$)(?<!\d\.)|\.{3,}|…+/g;
const STOPS = /[。!?;；]+|\.(?=\s|$)(?<!\d\.)/g;
const MARKS =
  /[,，、](?!\d{3}(?!\d))|\s[-–]\s|(?<=[\u3400-\u9fff\d)])\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff\d])|(?<=\d)\s+(?=[\u3400-\u9fff])|(?<=\d)\s*\/\s*(?=\D)|(?<=\d)\+(?=\D)/;
const SOFT = new RegExp(`${MARKS.source}|${WORDS.clauseJoint.source}`, "g");

type Taken = readonly Clause[];
/** "Dr." ends no sentence. */
const ABBREVIATED_CHARS = 8;

function cut(text: string, range: Clause, regexp: RegExp, keep: boolean, taken: Taken): Clause[] {
  const parts: Clause[] = [];
  const slice = text.slice(range.start, range.end);
  let start = range.start;
  let nextTaken = 0;
  for (const match of slice.matchAll(regexp)) {
    const at = range.start + match.index;
    const behind = at + match[0].length;
    if (
      keep && WORDS.abbreviated.test(text.slice(Math.max(range.start, behind - ABBREVIATED_CHARS), behind))
    ) {
      continue;
    }
    while (nextTaken < taken.length && taken[nextTaken]!.end <= at) nextTaken++;
    // A value is never cut: the space of "72.45 澳币", the comma of "nov 5, 2026".
    if (nextTaken < taken.length && taken[nextTaken]!.start < behind && at < taken[nextTaken]!.end) continue;
    const end = keep ? behind : at;
    if (end > start) parts.push({ start, end });
    // Words that join two clauses (然后, then) stay with the second.
    start = !keep && (/^[\u3400-\u9fff]/.test(match[0]) || WORDS.stays.test(match[0])) ? at : behind;
  }
  if (range.end > start) parts.push({ start, end: range.end });
  return parts.map((part) => trim(text, part)).filter((part) => part.end > part.start);
}

function trim(text: string, { start, end }: Clause): Clause {
  while (
    start < end && /[\s,，、•*·-]/.test(text[start]!) &&
    !(text[start] === "-" && /\d/.test(text[start + 1] ?? ""))
  ) start++;
  while (end > start && /[\s,，、]/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** A sentence that is little but a value belongs to the one before it: "got paid today! 3,215.40". */
const REST_CHARS_MAX = 4;

/** 游了一千米, 体重68公斤: what is told so needs no sentence before it. */
function tellsItself(text: string): boolean {
  return ACTIVITIES.some(({ pattern }) => pattern.test(text)) || METRICS.some(({ cue }) => cue.test(text)) ||
    WORDS.pressure.test(text) || WORDS.sleep.test(text) ||
    SPENDING.find(text).length > 0 || INCOME.find(text).length > 0 || MOODS.find(text).length > 0;
}

function restLength(text: string, part: Clause, taken: Taken): number {
  let length = part.end - part.start;
  for (const value of taken) {
    if (value.start >= part.start && value.end <= part.end) length -= value.end - value.start;
  }
  return length - (text.slice(part.start, part.end).match(/[\s,.!?。、]/g)?.length ?? 0);
}

/** A sentence without end is read in pieces: no one says this much in a breath, and the time stays linear. */
const SENTENCE_CHARS_MAX = 300;
const CLAUSES_MAX = 12;

function inPieces(sentence: Sentence): Sentence[] {
  if (sentence.end - sentence.start <= SENTENCE_CHARS_MAX && sentence.clauses.length <= CLAUSES_MAX) {
    return [sentence];
  }
  const pieces: Sentence[] = [];
  for (const clause of sentence.clauses.flatMap(cutLong)) {
    const last = pieces.at(-1);
    if (last && clause.end - last.start <= SENTENCE_CHARS_MAX && last.clauses.length < CLAUSES_MAX) {
      last.end = clause.end;
      last.clauses.push(clause);
    } else pieces.push({ ...clause, clauses: [clause] });
  }
  return pieces;
}

function cutLong(clause: Clause): Clause[] {
  const pieces: Clause[] = [];
  for (let start = clause.start; start < clause.end; start += SENTENCE_CHARS_MAX) {
    pieces.push({ start, end: Math.min(clause.end, start + SENTENCE_CHARS_MAX) });
  }
  return pieces;
}

/** cutAt() cuts clauses at places where words begin something else without a mark: 打车20|晚上打车35. */
function cutAt(clauses: readonly Clause[], joints: readonly number[]): Clause[] {
  if (joints.length === 0) return [...clauses];
  let from = 0;
  return clauses.flatMap((clause) => {
    while (from < joints.length && joints[from]! <= clause.start) from++;
    const parts: Clause[] = [];
    let { start } = clause;
    for (; from < joints.length && joints[from]! < clause.end; from++) {
      parts.push({ start, end: joints[from]! });
      start = joints[from]!;
    }
    return [...parts, { start, end: clause.end }];
  });
}

/**
 * sentences() cuts normalised text at stops and line ends, and sentences at commas, joins and spaces between words.
 * No cut is made inside one of `values`; one is made at each of `joints`, offsets in ascending order.
 */
export function sentences(
  text: string,
  values: readonly Clause[] = [],
  joints: readonly number[] = [],
): Sentence[] {
  const taken = [...values].sort((a, b) => a.start - b.start);
  const parts = cut(text, { start: 0, end: text.length }, HARD, true, taken);
  const joined: Clause[] = [];
  let from = 0;
  for (const part of parts) {
    const last = joined.at(-1);
    while (from < taken.length && taken[from]!.end <= part.start) from++;
    const own: Clause[] = [];
    for (let at = from; at < taken.length && taken[at]!.start < part.end; at++) own.push(taken[at]!);
    const onlyValue = own.length > 0 && restLength(text, part, own) <= REST_CHARS_MAX &&
      !tellsItself(text.slice(part.start, part.end));
    if (
      last && onlyValue && !/[\n\r]/.test(text.slice(last.end, part.start)) &&
      !/[\n\r;]/.test(text[last.end - 1] ?? "")
    ) {
      joined[joined.length - 1] = { start: last.start, end: part.end };
    } else joined.push(part);
  }
  let low = 0;
  let joint = 0;
  return joined.flatMap((sentence) => {
    while (joint < joints.length && joints[joint]! <= sentence.start) joint++;
    const own: number[] = [];
    for (; joint < joints.length && joints[joint]! < sentence.end; joint++) own.push(joints[joint]!);
    while (low < taken.length && taken[low]!.end <= sentence.start) low++;
    let high = low;
    while (high < taken.length && taken[high]!.start < sentence.end) high++;
    const inside = taken.slice(low, high);
    const stops = cut(text, sentence, STOPS, true, inside);
    const clauses = stops.flatMap((part) => cut(text, part, SOFT, false, inside));
    return inPieces({
      ...sentence,
      clauses: cutAt(clauses, own).map((part) => trim(text, part)).filter((part) => part.end > part.start),
    });
  });
}
