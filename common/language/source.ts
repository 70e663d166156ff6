/** Normalised text that knows where each of its characters stands in the text as given. @module */

import type { Span } from "./reading.ts";
import { WORDS } from "./words.ts";
import { EVEN_HAN, SIMPLIFIED_OF } from "./zh/traditional.ts";

/** Text made even for matching: NFKC, Simplified, lower case, nothing invisible; with positions kept. */
export interface Source {
  original: string;
  text: string;
  /** For each UTF-16 unit of `text`: where its original begins and ends. */
  starts: readonly number[];
  ends: readonly number[];
}

/** Zero-width characters, bidirectional marks, variation selectors and the byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/;
const COMBINING = /^\p{M}$/u;
/** Already even: the common case costs one test. */
const PLAIN = /^[\t\n\r -@[-~]*$/;
/** Marks that NFKC would turn into digits or leave alone, but that a list needs as they are. */
const KEPT = /[①-⑳]/;
/** Marks that mean the same to every rule. */
const EVEN: Readonly<Record<string, string>> = {
  ...EVEN_HAN,
  "〜": "~",
  "∼": "~",
  "–": "-",
  "—": "-",
  "−": "-",
  "‒": "-",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "。": "。",
  "﹑": "、",
};

/** Most texts have none of them. */
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED_OF.keys()].join("")}]`, "u");

/** Traditional characters as Simplified; of the same length. */
export function simplify(text: string): string {
  if (!TRADITIONAL.test(text)) return text;
  let out = "";
  for (const char of text) out += SIMPLIFIED_OF.get(char) ?? char;
  return out;
}

function even(char: string): string {
  if (INVISIBLE.test(char)) return "";
  if (KEPT.test(char)) return char;
  const folded = EVEN[char] ?? char.normalize("NFKC").toLowerCase();
  let out = "";
  for (const one of folded) out += EVEN[one] ?? SIMPLIFIED_OF.get(one) ?? one;
  return out;
}

/** A point behind a number that ends a sentence, as far as what stands behind it tells. */
const STOP_BEHIND_NUMBER = /(?<=\d)\.(?=\s*$|\s+["'(]?[a-z\u3400-\u9fff])/g;
const LAST_STOP = /(?<=[^.。\s])[.。]\s*$/;
const LIST = /^\s*1[.)]\s/;
/** A number by itself, at the beginning or behind a stop, counts what follows: "2. milk". */
const COUNTS = /(?:^|[\n.;:。!?])\s*[\d.,/:-]*$/;
const NUMBER_CHARS_MAX = 24;

/** "bp 120/80.", "taxi 18. call mom": the point is a stop and no part of the number, so that no rule has to look for it. */
function withStops(given: string): string {
  // The stop that ends the text says nothing: phones write it by themselves.
  const text = WORDS.abbreviated.test(given) ? given : given.replace(LAST_STOP, "");
  if (!text.includes(".") || LIST.test(text)) return text;
  return text.replace(STOP_BEHIND_NUMBER, (point, at: number) => {
    const head = text.slice(Math.max(0, at - NUMBER_CHARS_MAX), at);
    return COUNTS.test(head) ? point : "。";
  });
}

/** source() normalises `original`; every span found in its `text` can be led back by `spanOf`. */
export function source(original: string): Source {
  const starts: number[] = [];
  const ends: number[] = [];
  if (PLAIN.test(original)) {
    for (let at = 0; at < original.length; at++) {
      starts.push(at);
      ends.push(at + 1);
    }
    return sourceOf(original, original, starts, ends);
  }
  let text = "";
  let cluster = "";
  let from = 0;
  const flush = (to: number) => {
    const out = even(cluster);
    for (let unit = 0; unit < out.length; unit++) {
      starts.push(from);
      ends.push(to);
    }
    text += out;
  };
  let at = 0;
  for (const char of original) {
    // A combining mark belongs to the letter before it; eight are enough for any script.
    if (cluster !== "" && cluster.length < 16 && char > "\u02ff" && COMBINING.test(char)) {
      cluster += char;
    } else {
      if (cluster !== "") flush(at);
      cluster = char;
      from = at;
    }
    at += char.length;
  }
  if (cluster !== "") flush(at);
  return sourceOf(original, text, starts, ends);
}

function sourceOf(original: string, given: string, starts: number[], ends: number[]): Source {
  const text = withStops(given);
  return { original, text, starts: starts.slice(0, text.length), ends: ends.slice(0, text.length) };
}

/** Where `[start, end)` of the normalised text stands in the original. */
export function spanOf(from: Source, start: number, end: number): Span {
  if (end <= start) {
    const at = from.starts[start] ?? from.original.length;
    return { start: at, end: at };
  }
  return {
    start: from.starts[start] ?? from.original.length,
    end: from.ends[end - 1] ?? from.original.length,
  };
}
