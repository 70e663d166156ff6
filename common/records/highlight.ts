/** The part of a text in which words were found, safe to show as HTML. @module */
import { segmentWords } from "../language/segment_words.ts";
import { simplify } from "../language/source.ts";

const SNIPPET_CHARS = 160;
const BEFORE_CHARS = 30;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML text around the first hit of words as `segmentWords()` gives them, every hit in `<mark>`; else escaped. */
export function highlight(text: string, words: ReadonlySet<string>): string {
  const marks = findMarks(text, words);
  const from = Math.max(0, (marks[0]?.[0] ?? 0) - BEFORE_CHARS);
  const start = from > 0 ? wholeCharacter(text, from) : 0;
  const end = wholeCharacter(text, Math.min(text.length, start + SNIPPET_CHARS));
  let html = start > 0 ? "…" : "";
  let at = start;
  for (const [markStart, markEnd] of marks) {
    if (markStart < at || markEnd > end) continue;
    html += `${escape(text.slice(at, markStart))}<mark>${escape(text.slice(markStart, markEnd))}</mark>`;
    at = markEnd;
  }
  return html + escape(text.slice(at, end)) + (end < text.length ? "…" : "");
}

/** A run of letters that are written in words, with the numbers among them. */
const SPACED_WORD = /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}_'’])+/gu;
const IS_SPACED = /^(?!.*\p{Script=Han}).*\p{L}/u;

/** Ranges of the words in order, overlapping ones joined. */
function findMarks(text: string, words: ReadonlySet<string>): [number, number][] {
  const lower = text.toLowerCase();
  // Lower case may be longer than the text (İ); its offsets would then mark the wrong characters.
  const haystack = simplify(lower.length === text.length ? lower : text);
  const found: [number, number][] = [];
  const beginnings = new Set<string>();
  for (const word of words) {
    if (IS_SPACED.test(word)) beginnings.add(word.slice(0, 1));
    else {
      for (let at = haystack.indexOf(word); at >= 0 && word !== ""; at = haystack.indexOf(word, at + 1)) {
        found.push([at, at + word.length]);
      }
    }
  }
  // A word is known by its stem (groceries, buying), and the whole word is marked.
  if (beginnings.size > 0) {
    for (const { 0: run, index } of haystack.matchAll(SPACED_WORD)) {
      if (!beginnings.has(run.slice(0, 1)) || !segmentWords(run).some((word) => words.has(word))) continue;
      found.push([index, index + run.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
