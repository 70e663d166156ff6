/** Compares answers with golden questions: each field listed must be right. @module */

import { deriveAnswer, extremes } from "../derive_answer.ts";
import { phraseAnswer } from "../phrase_answer.ts";
import { planQuestion } from "../plan_question.ts";
import type { QueryPlan } from "../query_plan.ts";
import { runPlan, type SeedRecord } from "./run_plan.ts";
import { segmentWords } from "../segment_words.ts";

export interface GoldenQuestion {
  id: string;
  seed: string;
  question: string;
  follows: string | null;
  answer: {
    value?: number | null;
    unit?: string | null;
    count?: number;
    records?: string[];
    textContains?: string[];
    groups?: { key: string; value?: number; count?: number }[];
    top?: { key: string; value?: number };
    values?: number[];
  };
}

export interface Seed {
  timezone: string;
  currency: string;
  now: string;
  records: SeedRecord[];
}

export interface QuestionScores {
  right: number;
  total: number;
  misses: { id: string; question: string; what: string[] }[];
  sentences: { question: string; sentence: string }[];
}

const near = (a: number | null | undefined, b: number | null | undefined) =>
  a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) < 0.0051);

/** scoreQuestions() plans, runs and phrases every question, each conversation in its order. */
export function scoreQuestions(
  questions: readonly GoldenQuestion[],
  seeds: Readonly<Record<string, Seed>>,
): QuestionScores {
  const scores: QuestionScores = { right: 0, total: 0, misses: [], sentences: [] };
  const plans = new Map<string, QueryPlan | null>();
  for (const { id, seed, question, follows, answer } of questions) {
    const person = seeds[seed];
    if (!person) throw new TypeError(`Cannot score ${id}: no seed ${seed}`);
    const context = { now: person.now, timezone: person.timezone, currency: person.currency };
    const read = planQuestion(question, context, follows ? plans.get(follows) ?? null : null);
    plans.set(id, read);
    // With no plan the caller searches for the question as it stands.
    const plan: QueryPlan = read && read.confidence >= 0.5 ? read : {
      language: "zh",
      asks: "search",
      calls: [{ operation: "search_records", input: { q: segmentWords(question).join(" "), limit: 5 } }],
      subject: question,
      periods: [null],
      confidence: 0,
    };
    const { plan: tried, results, cited } = runPlan(plan, person.records);
    const sentence = phraseAnswer(tried, results, cited, context);
    const first = deriveAnswer(tried, results, cited, context);
    const what: string[] = [];
    const check = (ok: boolean, detail: string) => {
      if (!ok) what.push(detail);
    };
    if (answer.value !== undefined) {
      check(
        near(first.value ?? (answer.value === 0 ? 0 : null), answer.value),
        `value ${first.value} not ${answer.value}`,
      );
    }
    if (answer.unit !== undefined) {
      check((first.unit ?? null) === answer.unit, `unit ${first.unit} not ${answer.unit}`);
    }
    if (answer.count !== undefined) {
      check(first.count === answer.count, `count ${first.count} not ${answer.count}`);
    }
    if (answer.records) {
      const same = tried.asks === "search"
        ? answer.records.every((one) => first.recordIds.includes(one))
        : [...answer.records].sort().join() === [...first.recordIds].sort().join();
      check(same, `records ${first.recordIds.join()} not ${answer.records.join()}`);
    }
    for (const piece of answer.textContains ?? []) {
      check(sentence.includes(piece), `sentence lacks ${piece}: ${sentence}`);
    }
    if (answer.groups) {
      answer.groups.forEach((group) => {
        const actual = first.groups?.find((one) => one.key === group.key);
        check(
          actual !== undefined && (group.value === undefined || near(actual.value, group.value)) &&
            (group.count === undefined || actual.count === group.count),
          `group ${group.key} ${JSON.stringify(actual)}`,
        );
      });
    }
    if (answer.top) {
      const order = tried.derive?.kind === "extreme" ? tried.derive.order : "max";
      const top = extremes(first, order)[0];
      check(
        top?.key === answer.top.key && (answer.top.value === undefined || near(top.value, answer.top.value)),
        `top ${JSON.stringify(top)}`,
      );
    }
    if (answer.values) {
      check(
        answer.values.every((value, index) => near(results[index]?.value, value)),
        `values ${results.map((one) => one.value)} not ${answer.values}`,
      );
    }
    scores.total++;
    if (what.length === 0) scores.right++;
    else {scores.misses.push({
        id,
        question,
        what: [...what, JSON.stringify(tried.calls), String(tried.asks), String(read?.confidence)],
      });}
    scores.sentences.push({ question, sentence });
  }
  return scores;
}
