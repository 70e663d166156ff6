/** Earlier corrections of the person: a line like one that was corrected is read as the correction says. @module */

import { saysCue } from "../cues.ts";
import type { Learned } from "../reading.ts";
import { segmentWords } from "../segment_words.ts";
import { source } from "../source.ts";
import { categoryOf, SPENDING } from "./categories.ts";
import { lessonWords } from "./lesson_words.ts";
import type { Draft, Line } from "./line.ts";

/** Corrections looked at, newest first. */
const LEARNED_MAX = 200;
/** Share of words two lines must have in common to be read alike. */
const LIKENESS_MIN = 0.6;
/** Share of a correction's words that a line must hold for its category and the like to be taken over. */
const HELD_MIN = 0.66;
/** What a correction adds to the evidence: enough to believe it. */
const LEARNED_SCORE = 3.2;
/** A line read as a note for all its score. */
const NOTE_SCORE = -2;

/** Fields a correction fixes for good; amounts, times and the like are read anew each time. */
export const LASTING_FIELDS: readonly string[] = [
  "category",
  "merchant",
  "payment",
  "activity",
  "name",
  "unit",
  "location",
  "label",
];
const MONEY: ReadonlySet<string> = new Set(["expense", "income"]);
/** Types that need more than a correction can tell: when an appointment is. */
const NEEDS_TIME: ReadonlySet<string> = new Set(["event"]);
/** What speaks of no deed of the person's own is not made a record of, however alike. */
const NO_DEED = ["question", "hypothetical", "negation", "quote", "heading", "other"] as const;

interface Lesson extends Learned {
  /** Words and pairs of the whole text. */
  all: ReadonlySet<string>;
  /** The words that tell what it is of. */
  telling: readonly string[];
}

/**
 * Words of a line, the small ones too, and pairs of neighbours: who paid whom is said by their order. No numbers,
 * which differ from day to day.
 */
function wordsOf(text: string): Set<string> {
  const start = text.slice(0, 400);
  const small = start.toLowerCase().match(/(?<![\p{L}\d])[a-z']+(?![\p{L}\d])/gu) ?? [];
  const pairs = small.slice(1).map((word, at) => `${small[at]} ${word}`);
  return new Set([...segmentWords(start), ...small, ...pairs].filter((word) => !/\d/.test(word)));
}

/** likeness() is the share of words two texts have in common, 0..1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both);
}

/** The corrections of which a text holds a telling word at all: of hundreds a few are looked at closely. */
function lessonsOf(learned: readonly Learned[], text: string): Lesson[] {
  const { text: even } = source(text);
  return learned.slice(0, LEARNED_MAX).flatMap((one) => {
    const telling = one.words ?? lessonWords(one.text);
    return telling.some((word) => even.includes(word)) ? [{ ...one, telling, all: wordsOf(one.text) }] : [];
  });
}

/** lessonsFor() are the corrections that speak of a text, the most alike first. */
export function lessonsFor(text: string, learned: readonly Learned[]): Learned[] {
  if (learned.length === 0) return [];
  const words = wordsOf(text);
  return lessonsOf(learned, text).map((lesson) => ({ lesson, like: likeness(lesson.all, words) }))
    .filter(({ lesson, like }) => like >= LIKENESS_MIN || holds(text, lesson))
    .sort((a, b) => b.like - a.like).map(({ lesson: { all: _, telling: __, ...one } }) => one);
}

/** applyLearned() changes the type and the lasting fields of drafts like corrected ones. */
export function applyLearned(line: Line, drafts: Draft[]): Draft[] {
  const { learned = [] } = line.context;
  if (learned.length === 0) return drafts;
  const lessons = lessonsOf(learned, line.text);
  if (lessons.length === 0) return drafts;
  const changed = drafts.map((draft) => {
    const text = line.text.slice(draft.start, draft.end);
    const lesson = nearest(lessons, text) ?? (drafts.length === 1 ? nearest(lessons, line.text) : null);
    return lesson ? corrected(draft, lesson) : withHeld(draft, text, lessons);
  });
  if (changed.length > 0) return changed;
  const lesson = nearest(lessons, line.text);
  if (!lesson || lesson.type === "note" || NEEDS_TIME.has(lesson.type)) return changed;
  if (NO_DEED.some((cue) => saysCue(line.text, cue))) return changed;
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
    tags: [...lesson.tags ?? []],
    at: null,
    score: LEARNED_SCORE,
    used: [],
  }];
}

/** asCorrected() takes over what corrections of similar texts say of a record that was read in another way. */
export function asCorrected<Record_ extends Pick<Learned, "text" | "type" | "data"> & { tags?: string[] }>(
  record: Record_,
  learned: readonly Learned[],
): Record_ {
  const lesson = nearest(lessonsOf(learned, record.text), record.text);
  if (!lesson || lesson.type !== record.type) return record;
  return {
    ...record,
    data: withLasting(record.data, lesson.data),
    tags: union(record.tags ?? [], lesson.tags),
  };
}

function nearest(lessons: readonly Lesson[], text: string): Lesson | null {
  const words = wordsOf(text);
  let best: Lesson | null = null;
  let most = LIKENESS_MIN;
  for (const one of lessons) {
    const like = likeness(one.all, words);
    // The newest of equals wins: it comes first.
    if (like > most || (like === most && best === null)) {
      best = one;
      most = like;
    }
  }
  return best;
}

function corrected(draft: Draft, lesson: Learned): Draft {
  if (lesson.type === "note") return { ...draft, score: NOTE_SCORE };
  const tags = union(draft.tags, lesson.tags);
  const sameShape = draft.type === lesson.type || (MONEY.has(draft.type) && MONEY.has(lesson.type));
  if (!sameShape) {
    if (NEEDS_TIME.has(lesson.type)) return draft;
    const number = draft.data.amount ?? draft.data.value;
    const data: Record<string, unknown> = { ...lesson.data };
    if (number !== undefined && "amount" in data) data.amount = number;
    if (number !== undefined && "value" in data) data.value = number;
    return { ...draft, type: lesson.type, data, tags, score: Math.max(draft.score, LEARNED_SCORE) };
  }
  return {
    ...draft,
    type: lesson.type,
    data: withLasting(draft.data, lesson.data),
    tags,
    score: Math.max(draft.score + 0.5, LEARNED_SCORE),
  };
}

/** Another line about the same thing: what lasts is taken over, unless the line itself says otherwise. */
function withHeld(draft: Draft, text: string, lessons: readonly Lesson[]): Draft {
  const said = categoryOf(text, SPENDING)?.hit.word ?? null;
  let best: Lesson | null = null;
  for (const lesson of lessons) {
    if (lesson.type !== draft.type || !holds(text, lesson)) continue;
    // A word of another category that the correction knew nothing of is a cue of its own.
    if (lesson.data.category !== undefined && said !== null && !lesson.text.toLowerCase().includes(said)) {
      continue;
    }
    if (best === null || lesson.telling.length > best.telling.length) best = lesson;
  }
  if (best === null) return draft;
  const { merchant: _, ...lasting } = best.data;
  return { ...draft, data: withLasting(draft.data, lasting), tags: union(draft.tags, best.tags) };
}

/** Whether a text holds nearly all the telling words of a correction. */
function holds(text: string, { telling }: Pick<Lesson, "telling">): boolean {
  const { text: even } = source(text);
  const held = telling.filter((word) => even.includes(word)).length;
  return held > 0 && held / telling.length >= HELD_MIN;
}

function withLasting(
  data: Record<string, unknown>,
  lesson: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...data };
  for (const field of LASTING_FIELDS) if (lesson[field] !== undefined) merged[field] = lesson[field];
  return merged;
}

const union = (a: readonly string[], b: readonly string[] = []) => [...new Set([...a, ...b])];
