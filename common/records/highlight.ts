/** The part of a text in which words were found, safe to show as HTML. @module */

const SNIPPET_CHARS = 160;
const BEFORE_CHARS = 30;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML text around the first hit, every hit in `<mark>`; everything else escaped. */
export function highlight(text: string, words: readonly string[]): string {
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

/** Ranges of the words in order, overlapping ones joined. */
function findMarks(text: string, words: readonly string[]): [number, number][] {
  const lower = text.toLowerCase();
  // Lower case may be longer than the text (İ); its offsets would then mark the wrong characters.
  const haystack = lower.length === text.length ? lower : text;
  const found: [number, number][] = [];
  for (const word of new Set(words)) {
    for (
      let at = haystack.indexOf(word);
      at >= 0 && word !== "";
      at = haystack.indexOf(word, at + word.length)
    ) {
      found.push([at, at + word.length]);
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
