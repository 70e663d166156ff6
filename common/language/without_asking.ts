/** A question without the words that ask: who looks for an answer looks for its other words. @module */
import { ZH_ASKING } from "./zh/asking_words.ts";

/** withoutAsking() leaves gaps in their place, so that what stood around them makes no pair; English ones are stop words. */
export function withoutAsking(question: string): string {
  return question.replace(ZH_ASKING, " ");
}
