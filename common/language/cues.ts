/** Cues: what words say about the kind of a clause; rows of every language compiled to one test a cue. @module */

import { EN_CUES } from "./en/cues.ts";
import { EN_GOODS_WITH_CUES } from "./en/goods_with_cues.ts";
import { ZH_CUES } from "./zh/cues.ts";
import { ZH_GOODS_WITH_CUES } from "./zh/goods_with_cues.ts";

export type CueName =
  /** Money given, received; the sum that was really paid; a price that was not. */
  | "spend"
  | "receive"
  | "paid"
  | "list"
  /** Surely given, surely received, surely bought; a "not" that does not deny the record. */
  | "outgoing"
  | "incoming"
  | "bought"
  /** Moved between one's own pockets: a card paid off, cash drawn, savings. */
  | "transfer"
  | "harmless"
  /** A deed to do: said outright, or by its verb alone; something on a calendar. */
  | "todo"
  | "duty"
  | "event"
  /** A bare command; a reminder ahead of its day. */
  | "imperative"
  /** A command to ask or tell, whatever amount is spoken of. */
  | "asks"
  /** What is usual or advised, not what was. */
  | "norm"
  | "calledOff"
  | "weighed"
  | "ambiguous"
  | "ceremony"
  | "meets"
  | "goes"
  | "company"
  | "arranged"
  | "notMine"
  /** What a book, a film, a game, a price list or another's mouth tells: no day of the speaker's. */
  | "notLived"
  | "ahead"
  /** What takes belief away. */
  | "negation"
  | "hypothetical"
  | "condition"
  | "question"
  /** A whole line that asks. */
  | "inquiry"
  | "reported"
  | "heading"
  | "identifier"
  | "price"
  | "other"
  | "quote"
  | "fact"
  /** The speaker; something done to the speaker; done already; a state of mind. */
  | "self"
  | "toMe"
  | "past"
  | "moodWord";

/** One row: a pattern over normalised text, and a line that shows it. */
export interface CueRow {
  cue: CueName;
  pattern: string;
  example: string;
}

export const CUE_ROWS: readonly CueRow[] = [...ZH_CUES, ...EN_CUES];

const COMPILED: ReadonlyMap<CueName, RegExp> = (() => {
  const sources = new Map<CueName, string[]>();
  for (const { cue, pattern } of CUE_ROWS) sources.set(cue, [...sources.get(cue) ?? [], pattern]);
  return new Map([...sources].map(([cue, patterns]) => [cue, new RegExp(patterns.join("|"))]));
})();

const FINDERS: ReadonlyMap<CueName, RegExp> = new Map(
  [...COMPILED].map(([cue, regexp]) => [cue, new RegExp(regexp.source, "g")]),
);

/** Cues that take belief away are looked for where the names of goods are left out. */
const DOUBTS: ReadonlySet<CueName> = new Set<CueName>([
  "price",
  "fact",
  "norm",
  "other",
  "heading",
  "hypothetical",
  "question",
  "negation",
  "calledOff",
]);
const GOODS = new RegExp(`${ZH_GOODS_WITH_CUES}|${EN_GOODS_WITH_CUES}`);
const ALL_GOODS = new RegExp(GOODS.source, "g");

/** Letter for letter, so that what stands behind keeps its place. */
const withoutGoods = (clause: string): string =>
  GOODS.test(clause) ? clause.replace(ALL_GOODS, (goods) => "·".repeat(goods.length)) : clause;

/** Answers for the last few texts: a clause is asked about the same cues by every kind of record. */
const ASKED_TEXTS_MAX = 256;
const asked = new Map<string, Map<CueName, boolean>>();

/** saysCue() is true where the clause holds a cue. */
export function saysCue(clause: string, cue: CueName): boolean {
  let answers = asked.get(clause);
  if (answers === undefined) {
    if (asked.size >= ASKED_TEXTS_MAX) asked.clear();
    answers = new Map();
    asked.set(clause, answers);
  }
  let answer = answers.get(cue);
  if (answer === undefined) {
    answer = COMPILED.get(cue)?.test(DOUBTS.has(cue) ? withoutGoods(clause) : clause) ?? false;
    answers.set(cue, answer);
  }
  return answer;
}

/** findCue() is where a cue stands, each place it does. */
export function findCue(clause: string, cue: CueName): { start: number; end: number }[] {
  const regexp = FINDERS.get(cue);
  if (!regexp) return [];
  return Array.from(
    clause.matchAll(regexp),
    (match) => ({ start: match.index, end: match.index + match[0].length }),
  );
}
