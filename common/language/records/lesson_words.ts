/** The words of a corrected line by which others like it are known. @module */

import { enQuestionWords } from "../en/question_words.ts";
import { source } from "../source.ts";
import { readValues } from "../values/read_values.ts";
import { zhLessonWords } from "../zh/question_words.ts";

const TEXT_CHARS_MAX = 400;
const WORDS_MAX = 24;

/** lessonWords() leaves out times, amounts, numbers and words that carry no meaning; in order, none twice. */
export function lessonWords(text: string): string[] {
  const { text: even } = source(text.slice(0, TEXT_CHARS_MAX));
  const values = readValues(even);
  const marked = [...even];
  for (const { start, end } of [...values.times, ...values.money, ...values.quantities, ...values.numbers]) {
    marked.fill(" ", start, end);
  }
  const rest = marked.join("");
  const words = new Set<string>();
  for (const [piece] of rest.matchAll(/[㐀-鿿]+|[\p{L}'-]+/gu)) {
    for (const word of [...zhLessonWords(piece), ...enQuestionWords(piece)]) words.add(word);
  }
  return [...words].slice(0, WORDS_MAX).sort();
}
