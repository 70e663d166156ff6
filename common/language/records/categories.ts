/** Which category goods, services and merchants belong to. @module */

import { EN_INCOME, EN_SPENDING, EN_WEAK } from "../en/categories.ts";
import { type Hit, Lexicon } from "../lexicon.ts";
import { ZH_GOODS_ENDINGS, ZH_INCOME, ZH_SPENDING, ZH_WEAK } from "../zh/categories.ts";

export const SPENDING = new Lexicon([ZH_SPENDING, EN_SPENDING]);
export const INCOME = new Lexicon([ZH_INCOME, EN_INCOME]);

/** Words that say little of what was bought: they decide only where nothing better is there. */
const WEAK = new Set([...ZH_WEAK, ...EN_WEAK]);

/** categoryOf() weighs the words of a text: stronger and later ones win (what is bought stands behind where). */
export function categoryOf(text: string, lexicon: Lexicon): { category: string; hit: Hit } | null {
  let best: { category: string; hit: Hit; weight: number } | null = null;
  for (const hit of lexicon.find(text)) {
    let weight = Math.min(hit.word.length, 4) / (/[a-z]/.test(hit.word) ? 2 : 1);
    if (WEAK.has(hit.word)) weight -= 3;
    if (hit.key === "other") weight -= 0.5;
    // For a pet: 给狗打疫苗 is no doctor's bill of one's own.
    if (hit.key === "pets") weight += 1;
    if (best === null || weight >= best.weight) best = { category: hit.key, hit, weight };
  }
  if (best !== null || lexicon !== SPENDING) return best;
  for (const [pattern, category] of ZH_GOODS_ENDINGS) {
    const match = pattern.exec(text);
    if (match) {
      const hit = { start: match.index, end: match.index + match[0].length, key: category, word: match[0] };
      return { category, hit };
    }
  }
  return null;
}
