/** Evidence as a probability, calibrated on lines the rules had not met. @module */

/** Evidence from which a reading of a sentence competes with others of the same sentence. */
export const SCORE_MIN = 1.5;
/** Below this score a reading is not believed: the line stays a note and the reading is offered beside it. */
const BELIEVED_MIN = 2.5;
/** Plans and moods are seldom made of nothing: a time ahead has to be said first, or a word of feeling. */
const BELIEVED_MIN_OF: Readonly<Record<string, number>> = { expense: 2.6, event: 1.6, todo: 2.1, mood: 2 };

/** isBelieved() is whether a reading is kept as a record. */
export function isBelieved({ type, score }: { type: string; score: number }): boolean {
  return score >= (BELIEVED_MIN_OF[type] ?? BELIEVED_MIN);
}

/**
 * Score and the share of readings with it that were right: between what lines gave that neither rules nor weights had
 * met and what fifths of the lines for building gave that the weights had not met.
 */
const CALIBRATION: readonly (readonly [score: number, share: number])[] = [
  [-2, 0.02],
  [0, 0.12],
  [1, 0.3],
  [1.5, 0.42],
  [2.5, 0.62],
  [3.25, 0.72],
  [4, 0.78],
  [5, 0.86],
  [6, 0.92],
  [7, 0.95],
  [8, 0.97],
  [10, 0.98],
];

/** confidenceOf() is how often readings with this much evidence are right. */
export function confidenceOf(score: number): number {
  const first = CALIBRATION[0]!;
  if (score <= first[0]) return first[1];
  for (let at = 1; at < CALIBRATION.length; at++) {
    const [high, share] = CALIBRATION[at]!;
    const [low, shareLow] = CALIBRATION[at - 1]!;
    if (score <= high) {
      return Number((shareLow + (share - shareLow) * (score - low) / (high - low)).toFixed(3));
    }
  }
  return CALIBRATION.at(-1)![1];
}
