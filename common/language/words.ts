/** Groups of words by name, of every language: each compiled to one expression. @module */

import { EN_WORDS } from "./en/words.ts";
import { ZH_WORDS } from "./zh/words.ts";

export type WordName =
  | "moved"
  | "moveCosts"
  | "stopwatch"
  | "pressure"
  | "sleep"
  | "sleepStage"
  | "pressurePart"
  | "sugarTime"
  | "stepsNamed"
  | "changedTo"
  | "discount"
  | "compares"
  | "errand"
  | "bareGoing"
  | "toBed"
  | "upAgain"
  | "up"
  | "abbreviated"
  | "readOff"
  | "ownShare"
  | "moodSaid"
  | "moodOwn"
  | "moodAdverbs"
  | "moodDay"
  | "very"
  | "extremely"
  | "ownDeed"
  | "urgent"
  | "moodNamed"
  | "asking"
  | "joint"
  | "ofThing"
  | "atNight"
  | "minded"
  | "joined"
  | "preposition"
  | "weekBefore"
  | "hourBefore"
  | "byPiece"
  | "allIn"
  | "total"
  | "sum"
  | "paidAfter"
  | "dueFor"
  | "bareDeed"
  | "was"
  | "notFelt"
  | "sleptSo"
  | "degree"
  | "feltByMe"
  | "feeling"
  | "feelingOwn"
  | "degreeBefore"
  | "carriedAway"
  | "iFeel"
  | "not"
  | "lengthJoint"
  | "offsetAhead"
  | "offsetBehind"
  | "backward"
  | "pairAnd"
  | "rangeFramed"
  | "rangeClosed"
  | "lastsFor"
  | "lastsFrom"
  | "beginsOn"
  | "clauseJoint"
  | "stays"
  | "repetitions"
  | "sleepHours"
  | "moodMark"
  | "copula"
  | "particle"
  | "feltBefore"
  | "covers"
  | "namedDistance"
  | "converted"
  | "givenFree"
  | "respectively"
  | "listJoint"
  | "listVerb"
  | "credited"
  | "toppedUp"
  | "ownPart"
  | "splits"
  | "voucher"
  | "drives"
  | "corrected"
  | "reduced"
  | "feltByOther"
  | "mindsDeed"
  | "theirs"
  | "intended"
  | "lifts"
  | "watches"
  | "videoGame"
  | "advised"
  | "heaviness"
  | "pricedFor"
  | "countedThings";

/** One row: the words of one language for a group, and a line that holds one. */
export interface WordRow {
  name: WordName;
  /** Regular expression over normalised text. */
  pattern: string;
  example: string;
}

export const WORD_ROWS: readonly WordRow[] = [...ZH_WORDS, ...EN_WORDS];

/** WORDS is one expression a group; a wrong pattern stops the start, not a request. */
export const WORDS: Readonly<Record<WordName, RegExp>> = (() => {
  const sources = new Map<string, string[]>();
  for (const { name, pattern } of WORD_ROWS) sources.set(name, [...sources.get(name) ?? [], pattern]);
  return Object.fromEntries(
    [...sources].map(([name, patterns]) => [name, new RegExp(patterns.join("|"))]),
  ) as Record<
    WordName,
    RegExp
  >;
})();
