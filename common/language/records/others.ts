/** Whether a clause tells of someone else. @module */

import { EN_AGENT, EN_SENTENCE_STARTS } from "../en/names.ts";
import { WORDS } from "../words.ts";
import { saysCue } from "../cues.ts";
import type { Clause, Sentence } from "./clauses.ts";
import type { Line } from "./line.ts";

/** isOthers() is true where another person acts and the speaker does not. */
export function isOthers(text: string, agents: readonly string[] = []): boolean {
  if (saysCue(text, "toMe") || WORDS.ownDeed.test(text)) return false;
  return saysCue(text, "other") || agents.some((agent) => text.includes(agent));
}

/** Who acts is said within so many characters of a clause. */
const SUBJECT_CHARS_MAX = 80;

/** isOthersIn() is true where the last to act in a sentence, up to a clause of it, is another person. */
export function isOthersIn(line: Line, sentence: Sentence, until: Clause): boolean {
  let others = false;
  for (const clause of sentence.clauses) {
    if (clause.start >= until.end) break;
    const end = Math.min(clause.end, until.end, clause.start + SUBJECT_CHARS_MAX);
    const text = line.text.slice(clause.start, end);
    if (WORDS.theirs.test(text)) others = true;
    else if (saysCue(text, "toMe") || WORDS.ownDeed.test(text)) others = false;
    else if (isOthers(text, line.agents)) others = true;
  }
  return others;
}

/** agentsIn() lists names that act in a line, told by their capitals: "sarah ran" of "Sarah ran a marathon". */
export function agentsIn(original: string): string[] {
  return Array.from(original.slice(0, 4000).matchAll(EN_AGENT))
    .filter((match) => !EN_SENTENCE_STARTS.test(match[1]!))
    .map((match) => `${match[1]} ${match[2]}`.toLowerCase()).slice(0, 8);
}
