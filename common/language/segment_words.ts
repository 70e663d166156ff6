/** Words of a text for search: the same for indexing and for asking. @module */

import { stem } from "./en/stem.ts";
import { EN_STOP_WORDS } from "./en/stop_words.ts";
import { ZH_STOP_WORDS } from "./zh/stop_words.ts";

import { simplify } from "./source.ts";

/** Words returned at most; the rest of a longer text is left out. */
const WORDS_MAX = 20_000;
const CHARS_MAX = 100_000;
const WORD_CHARS_MAX = 64;
/** A code with more changes between letters and digits is looked for as a whole. */
const PARTS_MAX = 6;

const STOP: ReadonlySet<string> = new Set(`${ZH_STOP_WORDS} ${EN_STOP_WORDS}`.split(" "));

const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });
const RUNS = /[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+/g;
const HAN = /^[\u3400-\u9fff\uf900-\ufaff]/;
const WORD = /^[\p{L}\p{N}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
// deno-lint-ignore no-control-regex -- all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
/** Words and numbers in lower-case ASCII; the segmenter takes ten times as long, and a domain for one word. */
const ASCII_WORD = /[a-z0-9_]+(?:(?:(?<=[a-z])'(?=[a-z])|(?<=\d)[.,;'](?=\d))[a-z0-9_]+)*/g;
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}']+$/u;
const MARKS = /\p{M}/gu;
/** Letters that no decomposition takes apart, as people write them who lack the key. */
const LETTER_OF: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};
const UNMARKED = /[ßæœøłđı]/g;
const LETTERS = /^[a-z']+$/;
const NUMBER = /^\d[\d.,;']*$/;
const GROUPED = /^\d{1,3}(?:[,']\d{3})+(?:\.\d+)?$/;
const LETTERS_OR_NUMBER = /[a-z]+(?:'[a-z]+)*|\d+(?:[.,;']\d+)*/g;

/**
 * `word`: looked for and found by. `whole`: a word that is told by its parts as well (iphone15 by iphone and 15), and
 * ranks higher by itself. `beginning`: how a longer one may be asked for, and no word of a question.
 */
export type WordKind = "word" | "whole" | "beginning";
/** Gets a word and where it stands; gives true to hear no more. */
export type SeeWord = (word: string, start: number, end: number, kind: WordKind) => boolean | void;

/** segmentWords() lists words and, for runs of Han characters, every pair of neighbours; repeats are kept. */
export function segmentWords(text: string, kinds: readonly WordKind[] = ["word"]): string[] {
  const words: string[] = [];
  eachWord(evenText(text), (word, _start, _end, kind) => {
    if (kinds.includes(kind)) words.push(word);
    return words.length >= WORDS_MAX;
  });
  return words;
}

/** The text as {@link eachWord} takes it: NFKC, Simplified, lower case, nothing invisible. */
export function evenText(text: string): string {
  const folded = text.slice(0, CHARS_MAX).replace(INVISIBLE, "").normalize("NFKC").toLowerCase();
  return ASCII.test(folded) ? folded : simplify(folded.replaceAll("’", "'"));
}

/** eachWord() tells the words of an even text in their order; `long` tells Chinese words of three and more too. */
export function eachWord(even: string, see: SeeWord, { long = true } = {}): void {
  for (const { 0: run, index } of even.matchAll(RUNS)) {
    if (HAN.test(run) ? seeHan(run, index, see, long) : seeOther(run, index, see)) return;
  }
}

function seeHan(run: string, from: number, see: SeeWord, long: boolean): boolean {
  for (let at = 0; at + 1 < run.length; at++) {
    if (see(run.slice(at, at + 2), from + at, from + at + 2, "word")) return true;
  }
  const last = run.length - 1;
  if (last === 0) return !STOP.has(run) && see(run, from, from + 1, "word") === true;
  // Every other character is the first of a pair, and found as its beginning.
  if (!STOP.has(run[last]!) && see(run[last]!, from + last, from + last + 1, "beginning")) return true;
  if (!long || run.length < 3) return false;
  for (const { segment, index } of SEGMENTER.segment(run)) {
    if (segment.length < 3 || STOP.has(segment)) continue;
    if (see(segment, from + index, from + index + segment.length, "word")) return true;
  }
  return false;
}

function seeOther(run: string, from: number, see: SeeWord): boolean {
  if (ASCII.test(run)) return seeAscii(run, from, see);
  for (const { segment, index, isWordLike } of SEGMENTER.segment(run)) {
    if (!isWordLike) continue;
    const start = from + index;
    // The same word is the same whatever stands around it.
    if (ASCII.test(segment)) {
      if (seeAscii(segment, start, see)) return true;
    } else if (WORD.test(segment) && !STOP.has(segment)) {
      const word = stem(plainLatin(segment).replace(/'s$/, "").slice(0, WORD_CHARS_MAX));
      if (see(word, start, start + segment.length, "word")) return true;
    }
  }
  return false;
}

/** Latin letters without their marks: who asks for cafe or strasse means café and Straße. */
function plainLatin(word: string): string {
  if (!LATIN.test(word)) return word;
  return word.normalize("NFD").replace(MARKS, "").replace(UNMARKED, (letter) => LETTER_OF[letter]!);
}

function seeAscii(run: string, from: number, see: SeeWord): boolean {
  for (const { 0: word, index } of run.matchAll(ASCII_WORD)) {
    const start = from + index;
    if (LETTERS.test(word) || NUMBER.test(word)) {
      if (seePart(word, start, see)) return true;
      continue;
    }
    const parts = [...word.matchAll(LETTERS_OR_NUMBER)];
    if (parts.length === 0) continue;
    // One part only, _so_, is that part.
    const isCode = parts.length > PARTS_MAX;
    if (parts.length > 1) {
      const whole = word.slice(0, WORD_CHARS_MAX);
      if (see(whole, start, start + word.length, isCode ? "word" : "whole")) return true;
    }
    if (isCode) continue;
    for (const { 0: part, index } of parts) if (seePart(part, start + index, see)) return true;
  }
  return false;
}

/** Letters by their stem; a number without the commas of its thousands, other commas part numbers. */
function seePart(part: string, start: number, see: SeeWord): boolean {
  if (!NUMBER.test(part)) {
    if (STOP.has(part)) return false;
    return see(stem(part.replace(/'s$/, "").slice(0, WORD_CHARS_MAX)), start, start + part.length, "word") ===
      true;
  }
  if (GROUPED.test(part)) {
    return see(part.replace(/[,']/g, "").slice(0, WORD_CHARS_MAX), start, start + part.length, "word") ===
      true;
  }
  for (const { 0: number, index } of part.matchAll(/[\d.]+/g)) {
    const at = start + index;
    if (see(number.slice(0, WORD_CHARS_MAX), at, at + number.length, "word")) return true;
    // Version 2.9.6 is a 2.9 too.
    const [minor] = /^\d+\.\d+(?=\.\d)/.exec(number) ?? [];
    if (minor !== undefined && see(minor, at, at + minor.length, "beginning")) return true;
  }
  return false;
}
