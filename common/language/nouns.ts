/** Names of types, categories, activities and measurements, as a sentence says them. @module */

import { EN_NOUNS } from "./en/nouns.ts";
import { ZH_NOUNS } from "./zh/nouns.ts";

const NOUNS = { zh: ZH_NOUNS, en: EN_NOUNS };

/** nounOf() is the noun for a key of ours; one that is unknown names itself. */
export function nounOf(key: string, language: "zh" | "en"): string {
  return Object.hasOwn(NOUNS[language], key) ? NOUNS[language][key]! : key;
}
