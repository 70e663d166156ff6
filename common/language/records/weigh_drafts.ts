/** Evidence of the words of a line added to that of the rules. @module */

import { type Values, valuesWithin } from "../values/read_values.ts";
import { type TypeEvidence, type WeighedType, weighTypes } from "../weights/weigh_types.ts";
import { findCue, saysCue } from "../cues.ts";
import { WORDS } from "../words.ts";
import type { Source } from "../source.ts";
import type { Clause } from "./clauses.ts";
import type { Draft, Line } from "./line.ts";

/** How far the words of a line move a reading, and how much of their log-odds is believed. */
const EVIDENCE_WEIGHT = 0.55;
const EVIDENCE_MAX = 6;
/** How much is taken off where they speak for a note, and given back as most lines are records. */
const NOTE_WEIGHT = 0.45;
const EVIDENCE_BIAS = 0.1;
/** A reading of a part of the line with less evidence than this is weighed by its own words too. */
const PART_SCORE_MAX = 3;
const HAN = /[\u3400-\u9fff]/;
/** Parts weighed of one sentence: who tells of more things tells them all alike. */
const PARTS_MAX = 12;

/** weighDrafts(): the words of the whole line speak for or against each reading; a part of it may speak for itself. */
export function weighDrafts(line: Line, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const { note } = line.evidence;
    const whole = pullOf(line.evidence, note, draft.type);
    if (whole === null) return draft;
    const { start, end } = draft.clause ?? draft;
    const isPart = drafts.length <= PARTS_MAX && (draft.type !== "mood" || !HAN.test(line.text)) &&
      end - start < line.text.length - 2 &&
      draft.score + whole < PART_SCORE_MAX;
    const own = isPart ? pullOf(evidenceOf(line, { start, end }), note, draft.type) : null;
    const doubt = isNotLived(line, draft) ? NOT_LIVED : 0;
    return { ...draft, score: draft.score + Math.max(whole, own ?? whole) - doubt };
  });
}

/** More than the clearest words of a record weigh: 小说里男主打车花了四十 has them all. */
const NOT_LIVED = 10;
const NOT_LIVED_CHARS_MAX = 160;
const STOP = /[。!?;；\n]|\.\s/g;

/** Said anywhere in the sentence that the reading stands in. */
function isNotLived({ text }: Line, { start, end }: Draft): boolean {
  const before = text.slice(Math.max(0, start - NOT_LIVED_CHARS_MAX), start);
  const stop = Array.from(before.matchAll(STOP)).at(-1);
  const from = start - before.length + (stop ? stop.index + stop[0].length : 0);
  const behind = text.slice(end, end + NOT_LIVED_CHARS_MAX).split(STOP, 1)[0]!;
  const told = (text.slice(from, Math.min(end, from + NOT_LIVED_CHARS_MAX)) + behind).trim();
  if (!saysCue(told, "notLived")) return false;
  // 跟着视频里的老师,我做了三组深蹲: whoever speaks of themselves behind it has come back to their own day.
  const back = told.slice(findCue(told, "notLived").at(-1)?.end ?? 0);
  const comma = back.indexOf(",");
  return comma < 0 || !WORDS.ownDeed.test(back.slice(comma));
}

/** evidenceOf() is what the words of a part of the line speak for. */
export function evidenceOf(line: Line, { start, end }: Clause): TypeEvidence {
  const text = line.text.slice(start, end);
  const known = PARTS_OF.get(line.source) ?? new Map<string, TypeEvidence>();
  PARTS_OF.set(line.source, known);
  let evidence = known.get(text);
  if (!evidence) {
    if (known.size >= PARTS_KNOWN_MAX) return line.evidence;
    const values = movedTo(valuesWithin(line.values, start, end), start);
    evidence = weighTypes(text, values, line.now, line.weights);
    known.set(text, evidence);
  }
  return evidence;
}

/** The same words of one line weigh the same, and no one tells of more things in one: the rest weighs what the line does. */
const PARTS_OF = new WeakMap<Source, Map<string, TypeEvidence>>();
const PARTS_KNOWN_MAX = 24;

function pullOf(evidence: TypeEvidence, note: number, type: string): number | null {
  const odds = evidence[type as WeighedType];
  if (odds === undefined) return null;
  const within = (one: number) => Math.max(-EVIDENCE_MAX, Math.min(EVIDENCE_MAX, one));
  return EVIDENCE_WEIGHT * within(odds) - NOTE_WEIGHT * within(note) + EVIDENCE_BIAS;
}

/** Values as they stand in a part of the text that begins at `from`. */
function movedTo(values: Values, from: number): Values {
  const moved = <Item extends { start: number; end: number }>(items: readonly Item[]): Item[] =>
    items.map((item) => ({ ...item, start: item.start - from, end: item.end - from }));
  const { times, money, quantities, numbers, scores, pairs } = values;
  return {
    times: moved(times),
    money: moved(money),
    quantities: moved(quantities),
    numbers: moved(numbers),
    scores: moved(scores),
    pairs: moved(pairs),
  };
}
