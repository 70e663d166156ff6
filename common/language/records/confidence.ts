/** Evidence as a probability, calibrated on the golden lines for building. @module */

/** Evidence from which a reading of a sentence competes with others of the same sentence. */
export const SCORE_MIN = 1.5;
/** Below this score a reading is not believed: the line stays a note and the reading is offered beside it. */
export const BELIEVED_MIN = 2.25;

/** Score and the share of readings with it that were right; see docs/language.md for how it was measured. */
const CALIBRATION: readonly (readonly [score: number, share: number])[] = [
  [-2, 0.02],
  [0, 0.15],
  [1, 0.4],
  [1.5, 0.6],
  [2, 0.72],
  [2.5, 0.8],
  [3, 0.88],
  [3.5, 0.91],
  [4.5, 0.94],
  [6, 0.96],
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
