/** Which language a text is in. @module */

const HAN = /[\u3400-\u9fff]/g;
const LATIN = /[a-z]+/gi;

/** languageOf() counts characters of Chinese against words of English; the locale breaks a tie. */
export function languageOf(text: string, locale?: string): "zh" | "en" {
  const sample = text.slice(0, 2000);
  const han = sample.match(HAN)?.length ?? 0;
  const words = sample.match(LATIN)?.length ?? 0;
  if (han === 0 && words === 0) return locale?.toLowerCase().startsWith("en") ? "en" : "zh";
  if (han === words) return locale?.toLowerCase().startsWith("en") ? "en" : "zh";
  return han >= words ? "zh" : "en";
}
