/** Cuts a line into sentences and those into clauses. @module */

export interface Clause {
  start: number;
  end: number;
}

export interface Sentence extends Clause {
  clauses: Clause[];
}

const HARD = /[。!?;；\n\r]+|\.(?=\s|$)(?<!\d\.)|\.{3,}|…+/g;
const SOFT =
  /[,，、](?!\d{3}(?!\d))|\s[-–]\s|(?<=[\u3400-\u9fff\d)])\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff\d])|(?<=\d)\s+(?=[\u3400-\u9fff])|(?<![a-z])(?:and then|and also|then|and|plus also|also)(?![a-z])\s?|(?:然后|接着|另外|此外|还有(?=[^\d])|顺便|顺带|完了又)|(?<=\d)\s*\/\s*(?=\D)|(?<=\d)\+(?=\D)/g;

function cut(text: string, from: number, to: number, regexp: RegExp, keep: boolean): Clause[] {
  const parts: Clause[] = [];
  const slice = text.slice(from, to);
  let start = 0;
  for (const match of slice.matchAll(regexp)) {
    const end = match.index + (keep ? match[0].length : 0);
    if (end > start) parts.push({ start: from + start, end: from + end });
    start = keep || /[a-z\u3400-\u9fff]/.test(match[0]) && !/^\s*and/.test(match[0])
      ? (keep ? end : match.index)
      : match.index + match[0].length;
  }
  if (slice.length > start) parts.push({ start: from + start, end: to });
  return parts.map((part) => trim(text, part)).filter((part) => part.end > part.start);
}

function trim(text: string, { start, end }: Clause): Clause {
  while (
    start < end && /[\s,，、•*·-]/.test(text[start]!) &&
    !(text[start] === "-" && /\d/.test(text[start + 1] ?? ""))
  ) start++;
  while (end > start && /[\s,，、]/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** sentences() cuts normalised text at stops and line ends, and sentences at commas, joins and spaces between words. */
export function sentences(text: string): Sentence[] {
  return cut(text, 0, text.length, HARD, true).map((sentence) => ({
    ...sentence,
    clauses: cut(text, sentence.start, sentence.end, SOFT, false),
  }));
}
