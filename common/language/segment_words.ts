/** Words of a text for search: the same for indexing and for asking. @module */

import { stem } from "./en/stem.ts";
import { EN_STOP_WORDS } from "./en/stop_words.ts";
import { ZH_STOP_WORDS } from "./zh/stop_words.ts";

import { simplify } from "./source.ts";

/** Words returned at most; the rest of a longer text is left out. */
const WORDS_MAX = 20_000;
const CHARS_MAX = 100_000;

const STOP: ReadonlySet<string> = new Set(`${ZH_STOP_WORDS} ${EN_STOP_WORDS}`.split(" "));

const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });
const HAN = /^[\u3400-\u9fff\uf900-\ufaff]+$/;
const WORD = /^[\p{L}\p{N}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
// deno-lint-ignore no-control-regex -- all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
/** The same words as the segmenter finds in lower-case ASCII, at a tenth of the cost. */
const ASCII_WORD = /[a-z0-9_]+(?:(?:(?<=[a-z])'(?=[a-z])|(?<=\d)[.,;'](?=\d))[a-z0-9_]+)*/g;

/** segmentWords() lists words and, for runs of Han characters, every pair of neighbours; repeats are kept. */
export function segmentWords(text: string): string[] {
  const words: string[] = [];
  const folded = text.slice(0, CHARS_MAX).replace(INVISIBLE, "").normalize("NFKC").toLowerCase();
  const even = ASCII.test(folded) ? folded : simplify(folded.replaceAll("’", "'"));
  for (const run of even.match(/[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+/g) ?? []) {
    if (words.length >= WORDS_MAX) break;
    if (HAN.test(run)) addHan(run, words);
    else addOther(run, words);
  }
  return words.length > WORDS_MAX ? words.slice(0, WORDS_MAX) : words;
}

function addHan(run: string, words: string[]): void {
  for (let at = 0; at + 1 < run.length; at++) words.push(run.slice(at, at + 2));
  for (const { segment } of SEGMENTER.segment(run)) {
    // Pairs are there already; single characters count only where the run has no pair.
    if (segment.length === 2 || STOP.has(segment)) continue;
    if (segment.length > 2 || run.length === 1) words.push(segment);
  }
}

function addOther(run: string, words: string[]): void {
  const found = ASCII.test(run)
    ? run.match(ASCII_WORD) ?? []
    : Array.from(SEGMENTER.segment(run), ({ segment, isWordLike }) => isWordLike ? segment : "");
  for (const word of found) {
    if (!WORD.test(word) || STOP.has(word)) continue;
    words.push(stem(word.replace(/'s$/, "").slice(0, 64)));
  }
}
