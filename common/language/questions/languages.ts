/** The languages questions are asked in: one that is added is added here. @module */

import { EN_QUESTIONS } from "../en/question_rules.ts";
import { ZH_QUESTIONS } from "../zh/question_rules.ts";
import type { QuestionLanguage, QuestionRow } from "./ask.ts";

export const QUESTIONS_IN = { zh: ZH_QUESTIONS, en: EN_QUESTIONS } satisfies Record<string, QuestionLanguage>;

/** In the order in which they are tried: a question may mix them. */
export const QUESTION_LANGUAGES: readonly QuestionLanguage[] = Object.values(QUESTIONS_IN);

/** A row with its pattern made ready to find every place. */
export type Finder<Row> = { row: Row; regexp: RegExp };

function findersOf<Row extends readonly [RegExp, ...unknown[]]>(
  rows: (language: QuestionLanguage) => readonly Row[],
): Finder<Row>[] {
  return QUESTION_LANGUAGES.flatMap((language) =>
    rows(language).map((row) => ({ row, regexp: new RegExp(row[0].source, "g") }))
  );
}

export const SHAPES: readonly Finder<QuestionRow>[] = findersOf(({ shapes }) => shapes);
export const ORDERS: readonly Finder<QuestionRow>[] = findersOf(({ orders }) => orders);
export const TURNS: readonly Finder<QuestionRow>[] = findersOf(({ turns }) => turns);
export const CATEGORIES = findersOf(({ categories }) => categories);
export const LIMITS = findersOf(({ limits }) => limits);
export const CURRENCIES = findersOf(({ currencies }) => currencies);
export const STEPS = findersOf(({ steps }) => steps);
export const PARTS = findersOf(({ parts }) => parts);
export const SEASONS = findersOf(({ seasons }) => seasons);
