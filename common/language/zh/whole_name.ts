/** Whether a Chinese name stands by itself, or its characters belong to longer words around it. @module */

const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });
const HAN = /[\u3400-\u9fff]/;
/** A word before a name is no longer than this, so that a long text is not cut again for each name in it. */
const AROUND_CHARS = 4;
/** Answers for the last few surroundings: a line is asked about the same name by its category and its merchant. */
const ASKED_MAX = 256;
const asked = new Map<string, boolean>();

/**
 * isWholeName() is false where the name at `[start, end)` begins inside another word (今天|猫粮, 北京|东站) or is
 * part of a longer one (滴滴答答).
 */
export function isWholeName(text: string, start: number, end: number): boolean {
  if (!HAN.test(text[start - 1] ?? "") && !HAN.test(text[end] ?? "")) return true;
  const from = Math.max(0, start - AROUND_CHARS);
  const around = text.slice(from, end + AROUND_CHARS);
  const key = `${start - from}:${end - from}:${around}`;
  let isWhole = asked.get(key);
  if (isWhole === undefined) {
    if (asked.size >= ASKED_MAX) asked.clear();
    isWhole = !isInside(around, start - from, end - from);
    asked.set(key, isWhole);
  }
  return isWhole;
}

/** What is cut off by the end of the name says little: the segmenter knows few names, and 美团购 is 美团|购. */
function isInside(text: string, start: number, end: number): boolean {
  for (const { segment, index } of SEGMENTER.segment(text)) {
    if (index > start) return false;
    const behind = index + segment.length;
    if (behind > start && (index < start || behind > end)) return true;
  }
  return false;
}
