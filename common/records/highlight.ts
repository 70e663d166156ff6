/** The part of a text in which words were found, safe to show as HTML. @module */
import { eachWord, evenText } from "../language/segment_words.ts";
import { type Source, source, spanOf } from "../language/source.ts";
import { isBeginning } from "./search_tokens.ts";

const SNIPPET_CHARS = 160;
const BEFORE_CHARS = 30;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML text around the first hit of words as `searchedWords()` gives them, every hit in `<mark>`; else escaped. */
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

/** Characters that are as long when they are made even: nearly every text in Chinese and English. */
const AS_LONG =
  // deno-lint-ignore no-control-regex -- all of ASCII is meant
  /^[\x00-\x7f\u00a3\u00a5\u00b0\u00b7\u2013-\u2016\u2018-\u2022\u20ac\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uff01-\uff5e]*$/;

/** Ranges of the words in order, overlapping ones joined. */
function findMarks(text: string, words: ReadonlySet<string>): [number, number][] {
  const beginnings = [...words].filter(isBeginning);
  const anchors = [...new Set([...words].map(anchorOf))];
  const found: [number, number][] = [];
  for (const [at, piece] of piecesOf(text)) {
    if (found.length > 0 && at > found[0]![0] + SNIPPET_CHARS) break;
    // Most of a long text is not looked at word by word.
    const quick = evenText(piece);
    if (!anchors.some((anchor) => quick.includes(anchor))) continue;
    const kept: Source | null = AS_LONG.test(piece) ? null : source(piece);
    const even = kept?.text ?? quick;
    eachWord(even, (word, start, end) => {
      const marked = words.has(word)
        ? end
        : beginningIn(word, even.slice(start, end), start, end, beginnings);
      if (marked === null) return;
      const span = kept ? spanOf(kept, start, marked) : { start, end: marked };
      found.push([at + span.start, at + span.end]);
    }, { long: false });
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

/** How every word begins that a word of the question finds: stems differ from their words at the end. */
function anchorOf(word: string): string {
  return word.slice(0, /^\p{N}/u.test(word) ? 1 : 2);
}

const PIECE_CHARS = 500;
const BETWEEN_WORDS = /[\s\u3001-\u303f\uff01\uff0c\uff1b\uff1f]/g;

/** The text in pieces that end between words, wherever there is anything between words. */
function* piecesOf(text: string): Generator<[at: number, piece: string]> {
  for (let at = 0; at < text.length;) {
    BETWEEN_WORDS.lastIndex = at + PIECE_CHARS;
    const gap = BETWEEN_WORDS.exec(text);
    const isNear = gap !== null && gap.index < at + 2 * PIECE_CHARS;
    const end = isNear ? gap.index + 1 : Math.min(text.length, wholeCharacter(text, at + 2 * PIECE_CHARS));
    yield [at, text.slice(at, end)];
    at = end;
  }
}

/** Where what was asked for ends in a word that begins with it, or null; 2,999 is marked whole. */
function beginningIn(
  word: string,
  written: string,
  start: number,
  end: number,
  beginnings: readonly string[],
): number | null {
  const beginning = beginnings.find((one) => word.startsWith(one));
  if (beginning === undefined) return null;
  return written.startsWith(beginning) ? start + beginning.length : end;
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
