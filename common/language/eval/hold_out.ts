/** Golden lines for building read with weights that were learned without them: the honest estimate. @module */

import { readLine } from "../read_line.ts";
import { trainWeights } from "../weights/train_weights.ts";
import { WEIGHED_TYPES } from "../weights/weigh_types.ts";
import { type GoldenLine, type LineScores, scoreLines, type Tally } from "./score_lines.ts";

const FOLDS = 5;

/**
 * Batches by who wrote them and when, each from its first number on. `author 1` to `author 4` are by one author the
 * rules had not met, `harder`, `spoken`, `fresh` and `blind` were each read before anything was changed for them;
 * `varied` was written beside the rules. Of `blind`, by authors who had seen nothing of this project, types alone are
 * labelled.
 */
const BATCHES: Readonly<Record<string, readonly (readonly [name: string, from: number])[]>> = {
  zh: [
    ["first", 1],
    ["author 1", 971],
    ["author 2", 1098],
    ["author 3", 1235],
    ["author 4", 1353],
    ["tempting", 1470],
    ["harder", 1840],
    ["spoken", 2147],
    ["varied", 2612],
    ["fresh", 2779],
    ["varied", 2799],
    ["fresh", 2994],
  ],
  en: [
    ["first", 1],
    ["author 1", 959],
    ["author 2", 1027],
    ["author 3", 1093],
    ["author 4", 1154],
    ["tempting", 1225],
    ["spoken", 1522],
    ["fresh", 1972],
    ["varied", 2182],
    ["fresh", 2530],
  ],
};

/** batchOf() names the batch of a line by its id, such as `zh-dev-1840`. */
export function batchOf(id: string): string {
  const [language, side, number] = id.split("-");
  if (side === "types") return "blind";
  const batches = BATCHES[language ?? ""] ?? [];
  return batches.findLast(([, from]) => Number(number) >= from)?.[0] ?? "first";
}

/** holdOut() reads each fifth, and each batch but the first, with weights learned from all other lines. */
export function holdOut(lines: readonly GoldenLine[]): Map<string, LineScores> {
  const scores = new Map<string, LineScores>();
  const judge = (name: string, isHeld: (line: GoldenLine, at: number) => boolean) => {
    const weights = new Map(
      Object.entries(trainWeights(lines.filter((line, at) => !isHeld(line, at)), WEIGHED_TYPES)),
    );
    const held = scoreLines(
      lines.filter(isHeld),
      undefined,
      (text, context, costs) => readLine(text, context, costs, weights),
    );
    const before = scores.get(name);
    scores.set(name, before ? joined(before, held) : held);
  };
  for (let fold = 0; fold < FOLDS; fold++) judge("fifths", (_, at) => at % FOLDS === fold);
  const batches = new Set(lines.map(({ id }) => batchOf(id)));
  batches.delete("first");
  for (const batch of batches) judge(batch, ({ id }) => batchOf(id) === batch);
  return scores;
}

function joined(a: LineScores, b: LineScores): LineScores {
  const tallies = new Map<string, Tally>(a.tallies);
  for (const [name, { right, total }] of b.tallies) {
    const before = tallies.get(name) ?? { right: 0, total: 0 };
    tallies.set(name, { right: before.right + right, total: before.total + total });
  }
  return {
    tallies,
    misses: [...a.misses, ...b.misses],
    calibration: [...a.calibration, ...b.calibration],
  };
}
