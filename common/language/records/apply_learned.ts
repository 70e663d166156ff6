/** Earlier corrections of the person: a line like one that was corrected is read as the correction says. @module */

import type { Learned } from "../reading.ts";
import { segmentWords } from "../segment_words.ts";
import type { Draft, Line } from "./line.ts";

/** Corrections looked at, newest first. */
const LEARNED_MAX = 200;
/** Share of words two lines must have in common. */
const LIKENESS_MIN = 0.6;
/** What a correction adds to the evidence: enough to believe it. */
const LEARNED_SCORE = 3.2;

/** Words that tell what a line is of: no numbers, which differ from day to day. */
function wordsOf(text: string): Set<string> {
  return new Set(segmentWords(text.slice(0, 400)).filter((word) => !/\d/.test(word)));
}

/** likeness() is the share of words two texts have in common, 0..1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both);
}

/** Fields a correction fixes for good; amounts, times and the like are read anew each time. */
const KEPT_FIELDS = ["category", "merchant", "payment", "activity", "name", "unit", "location", "label"];

/** applyLearned() changes the type and the lasting fields of drafts like corrected ones. */
export function applyLearned(line: Line, drafts: Draft[]): Draft[] {
  const learned = (line.context.learned ?? []).slice(0, LEARNED_MAX);
  if (learned.length === 0) return drafts;
  const known = learned.map((one) => ({ ...one, words: wordsOf(one.text) }));
  const changed = drafts.map((draft) => {
    const lesson = nearest(known, line.text.slice(draft.start, draft.end)) ??
      (drafts.length === 1 ? nearest(known, line.text) : null);
    return lesson ? corrected(draft, lesson) : draft;
  });
  if (changed.length > 0) return changed;
  const lesson = nearest(known, line.text);
  if (!lesson || lesson.type === "note") return changed;
  // A line that could not be read, like one that the person made a record of.
  const number = line.values.money[0]?.amount ?? line.values.numbers[0]?.value ??
    line.values.quantities[0]?.value;
  const data = { ...lesson.data };
  if (number !== undefined && "amount" in data) data.amount = number;
  else if (number !== undefined && "value" in data) data.value = number;
  else if ("amount" in data || "value" in data) return changed;
  return [{
    type: lesson.type,
    start: 0,
    end: line.text.length,
    title: null,
    data,
    tags: [],
    at: null,
    score: LEARNED_SCORE,
    used: [],
  }];
}

function nearest(known: readonly (Learned & { words: Set<string> })[], text: string): Learned | null {
  const words = wordsOf(text);
  let best: Learned | null = null;
  let most = LIKENESS_MIN;
  for (const one of known) {
    const like = likeness(one.words, words);
    // The newest of equals wins: it comes first.
    if (like > most || (like === most && best === null)) {
      best = one;
      most = like;
    }
  }
  return best;
}

const MONEY = new Set(["expense", "income"]);

function corrected(draft: Draft, lesson: Learned): Draft {
  if (lesson.type === "note") return { ...draft, score: -2 };
  const sameShape = draft.type === lesson.type || (MONEY.has(draft.type) && MONEY.has(lesson.type));
  if (!sameShape) {
    const number = draft.data.amount ?? draft.data.value;
    const data: Record<string, unknown> = { ...lesson.data };
    if (number !== undefined && "amount" in data) data.amount = number;
    if (number !== undefined && "value" in data) data.value = number;
    return { ...draft, type: lesson.type, data, score: Math.max(draft.score, LEARNED_SCORE) };
  }
  const data = { ...draft.data };
  for (const field of KEPT_FIELDS) if (lesson.data[field] !== undefined) data[field] = lesson.data[field];
  return { ...draft, type: lesson.type, data, score: Math.max(draft.score + 0.5, LEARNED_SCORE) };
}
