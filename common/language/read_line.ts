/** Reads a spoken line into typed records: the embedded understanding. @module */

import { WORDS } from "./words.ts";
import { languageOf } from "./language_of.ts";
import type { ReadContext, Reading, ReadValue, RecordReading } from "./reading.ts";
import { categoryOf, SPENDING } from "./records/categories.ts";
import { type Sentence, sentences } from "./records/clauses.ts";
import { confidenceOf, isBelieved, SCORE_MIN } from "./records/confidence.ts";
import type { Draft, Line } from "./records/line.ts";
import { applyLearned } from "./records/apply_learned.ts";
import { readCustom } from "./records/read_custom.ts";
import { agentsIn } from "./records/others.ts";
import { readExercise } from "./records/read_exercise.ts";
import { readMetrics } from "./records/read_metrics.ts";
import { readMoney } from "./records/read_money.ts";
import { readMood } from "./records/read_mood.ts";
import { readPlans } from "./records/read_plans.ts";
import { momentsIn, pastMoment, whenOf } from "./records/when.ts";
import type { Costs } from "./rule.ts";
import { type Source, source, spanOf } from "./source.ts";
import { toInstant, toIso, toLocal } from "./time/civil.ts";
import { dateGrain, hasClock } from "./time/moment.ts";
import type { TimeExpression } from "./time/read_times.ts";
import { resolveExpression } from "./time/resolve_expression.ts";
import { readValues, valuesWithin } from "./values/read_values.ts";
import { saysCue } from "./cues.ts";
import { weighDrafts } from "./records/weigh_drafts.ts";
import { weighTypes } from "./weights/weigh_types.ts";

/** Alternatives kept with a record. */
const ALTERNATIVES_MAX = 3;
/** Sentences read of one line, and records made of it; what stands behind stays in the text. */
const SENTENCES_MAX = 1_000;
const RECORDS_MAX = 100;
const TAGS_LOOKED_AT_MAX = 500;
const TAGS_MAX = 20;
/** A mood told in so many words beats a plan this vague. */
const MOOD_CLEAR = 2;
const PLAN_VAGUE = 2.4;
/** Evidence for a plan that stands beside something done. */
const PLAN_CLEAR = 2;
/** A mood said with its score is no plan, whatever else the words could be. */
const MOOD_SAID = 3;
/** A reading this weak is not even offered. */
const OFFERED_MIN = 0.2;

/** readLine() reads a line; what cannot be read is a `note` with the whole text, so there is always a record. */
export function readLine(text: string, context: ReadContext, costs?: Costs): Reading {
  const from = source(text);
  const now = toLocal(Date.parse(context.now), context.timezone);
  const values = readValues(from.text, costs);
  const line: Line = {
    source: from,
    text: from.text,
    values,
    context,
    now,
    currency: context.currency ?? "CNY",
    agents: agentsIn(text),
    evidence: weighTypes(from.text, values, now),
  };
  const drafts = applyLearned(line, readDrafts(line));
  const believed = drafts.filter(isBelieved).slice(0, RECORDS_MAX);
  const offered = drafts.filter((draft) => !isBelieved(draft));
  const records = believed.length > 0
    ? believed.map((draft) => toRecord(line, draft, alternativesOf(line, draft, offered)))
    : [noteOf(line, offered)];
  return { language: languageOf(text, context.locale), records };
}

function readDrafts(line: Line): Draft[] {
  if (saysCue(line.text, "heading") || saysCue(line.text, "quote")) {
    return readAll(line).map((draft) => ({ ...draft, score: draft.score - 3 }));
  }
  return readAll(line);
}

function readAll(whole: Line): Draft[] {
  const { times, money, quantities, pairs, numbers } = whole.values;
  const parts = sentences(whole.text, [...times, ...money, ...quantities, ...pairs, ...numbers]);
  const drafts: Draft[] = [];
  const moods: Draft[] = [];
  let dated: TimeExpression[] = [];
  let pending = "";
  for (const sentence of parts.slice(0, SENTENCES_MAX)) {
    const line = { ...whole, values: valuesWithin(whole.values, sentence.start, sentence.end) };
    const { drafts: read, mood } = readSentence(line, sentence, pending);
    if (read.length === 0 && !mood) {
      pending = (pending + " " + line.text.slice(sentence.start, sentence.end)).slice(-80);
    } else pending = "";
    for (const draft of read) {
      if (
        draft.at === null && dated.length > 0 && draft.type !== "todo" && draft.type !== "event" &&
        momentsIn(line, sentence).length === 0
      ) {
        const when = whenOf(line, dated, "past");
        draft.at = pastMoment(when, line.now);
      }
    }
    // 花了我105!! 就为了两斤车厘子: what it was for may stand in the next sentence.
    const last = drafts.at(-1);
    if (last?.type === "expense" && last.data.category === "other" && read.length === 0 && !mood) {
      const found = categoryOf(line.text.slice(sentence.start, sentence.end), SPENDING);
      if (found) last.data.category = found.category;
    }
    drafts.push(...read);
    if (mood) moods.push(mood);
    if (momentsIn(line, sentence).length > 0) dated = momentsIn(line, sentence).slice(-1);
  }
  // A feeling told beside what caused it is part of that record.
  const sure = drafts.filter((draft) => draft.score >= SCORE_MIN);
  if (
    sure.length === 0 ||
    moods.some((mood) => WORDS.moodNamed.test(whole.text.slice(mood.start, mood.end)))
  ) drafts.push(...moods.slice(0, 1));
  else drafts.push(...moods.filter((mood) => standsAlone(mood, sure)).slice(0, 1));
  return drafts.sort((a, b) => a.start - b.start);
}

/** A feeling said in a clause of its own, with no value of another record in it, is a record beside them. */
function standsAlone(mood: Draft, sure: readonly Draft[]): boolean {
  const { clause } = mood;
  return clause !== undefined && mood.score >= MOOD_CLEAR &&
    !sure.some((draft) =>
      draft.used.some((value) =>
        value.kind !== "time" && value.start < clause.end && clause.start < value.end
      )
    );
}

/** 买菜32,提醒我下班取快递 tells of something done and then of something to do: each is read on its own. */
function splitAt(line: Line, sentence: Sentence): [Sentence, Sentence] | null {
  // What was done is told with a value, what is to do with a time or a word of asking.
  const { money, numbers, quantities, pairs, times } = line.values;
  const isValued = money.length + numbers.length + quantities.length + pairs.length > 0 ||
    times.some((time) => time.length !== null || time.until !== null);
  if (!isValued && sentence.clauses.length > 6) return null;
  for (let at = 1; at < sentence.clauses.length; at++) {
    const clause = line.text.slice(sentence.clauses[at]!.start, sentence.clauses[at]!.end);
    const dated = line.values.times.some((time) =>
      time.moment !== null && (dateGrain(time.moment) !== null || hasClock(time.moment)) &&
      time.start >= sentence.clauses[at]!.start &&
      time.end <= sentence.clauses[at]!.end
    );
    const begins = saysCue(clause, "todo") || dated;
    const paid = saysCue(clause, "spend") && saysCue(clause, "past");
    const bought = saysCue(clause, "bought") || paid || dated;
    if (!begins && !bought) continue;
    const [head, tail] = [sentence.clauses.slice(0, at), sentence.clauses.slice(at)].map((clauses) => ({
      start: clauses[0]!.start,
      end: clauses.at(-1)!.end,
      clauses,
    })) as [Sentence, Sentence];
    const isDone = (part: Sentence) =>
      [...readMoney(line, part, "", null), ...readMetrics(line, part), ...readExercise(line, part)]
        .some((draft) => draft.score >= SCORE_MIN);
    const isPlan = (part: Sentence, least = SCORE_MIN) =>
      readPlans(line, part).some((draft) => draft.score >= least);
    if (begins && !isPlan(head) && isDone(head) && isPlan(tail)) return [head, tail];
    if (bought && isPlan(head, PLAN_CLEAR) && !isPlan(tail) && isDone(tail)) return [head, tail];
  }
  return null;
}

function readSentence(
  line: Line,
  sentence: Sentence,
  carried: string,
): { drafts: Draft[]; mood: Draft | null } {
  const split = sentence.clauses.length > 1 ? splitAt(line, sentence) : null;
  if (split) {
    const [head, tail] = split.map((part) => readSentence(line, part, ""));
    return { drafts: [...head!.drafts, ...tail!.drafts], mood: null };
  }
  const custom = readCustom(line, sentence).filter((draft) => draft.score >= SCORE_MIN);
  if (custom.length > 0) return { drafts: custom, mood: null };
  const plans = weighDrafts(line, readPlans(line, sentence));
  const sure = plans.filter((plan) => plan.score >= SCORE_MIN);
  const [mood = null] = weighDrafts(line, [readMood(line, sentence) ?? []].flat());
  const metrics = weighDrafts(line, readMetrics(line, sentence));
  const exercise = weighDrafts(line, readExercise(line, sentence));
  const spoken = carried === "" ? "" : carried;
  const money = weighDrafts(line, readMoney(line, sentence, spoken, null));
  // 走了8000步 is the steps, not a walk beside them.
  const steps = metrics.some((one) => one.data.name === "steps");
  const moved = exercise.filter((one) =>
    !(steps && one.data.activity === "walking" && !one.data.distanceKm && !one.data.durationMinutes)
  );
  const measured = withoutShared(line, [...metrics, ...moved], money);
  const done = measured.filter((draft) => draft.score >= SCORE_MIN);
  // A plan swallows the amounts of its sentence, unless the sentence tells of something done.
  // "nervous about tomorrow's interview" tells of the mood, not of the interview.
  if (mood && mood.score >= MOOD_CLEAR && sure.every((plan) => plan.score <= PLAN_VAGUE)) {
    return { drafts: measured, mood };
  }
  if (mood && mood.score >= MOOD_SAID && sure.every((plan) => plan.score < MOOD_SAID)) {
    return { drafts: measured, mood };
  }
  if (sure.length > 0 && !(done.length > 0 && sure.every((plan) => plan.score < 3))) {
    return { drafts: sure, mood: null };
  }
  return {
    drafts: done.length > 0 ? measured.filter((draft) => draft.score >= 0) : [...measured, ...plans],
    mood,
  };
}

/** One number is one record's: the reading with more evidence keeps it. */
function withoutShared(_line: Line, measured: readonly Draft[], money: readonly Draft[]): Draft[] {
  const all = [...measured, ...money];
  const numbers = (draft: Draft) =>
    draft.used.filter((value) => value.kind === "money" || value.kind === "quantity");
  // A measurement that was announced beats an amount that was not marked.
  const weight = (draft: Draft) => draft.score + (draft.type === "metric" ? 2 : 0);
  const clash = (a: Draft, b: Draft) =>
    numbers(a).some((x) => numbers(b).some((y) => x.start < y.end && y.start < x.end));
  return all.filter((draft, index) =>
    !all.some((other, at) =>
      at !== index && clash(draft, other) &&
      (weight(other) > weight(draft) || (weight(other) === weight(draft) && at < index))
    )
  );
}

/** What else the words could mean: the other half of the day, and weaker readings of the same words. */
function alternativesOf(line: Line, draft: Draft, offered: readonly Draft[]): RecordReading["alternatives"] {
  const others: Draft[] = offered.filter((one) =>
    one.start < draft.end && draft.start < one.end && one.score > 0
  );
  if (draft.otherAt !== undefined) {
    const key = draft.type === "todo" ? "dueAt" : "startAt";
    others.unshift({
      ...draft,
      at: draft.otherAt,
      data: { ...draft.data, [key]: { local: draft.otherAt } },
      score: 0.3,
    });
  }
  return others.map((one) => toRecord(line, one, []))
    .map(({ type, data, occurredAt, confidence }) => ({ type, data, occurredAt, confidence }))
    .sort((a, b) => b.confidence - a.confidence).slice(0, ALTERNATIVES_MAX);
}

function isLocal(value: unknown): value is { local: number } {
  return typeof value === "object" && value !== null &&
    typeof (value as { local?: unknown }).local === "number";
}

function toRecord(line: Line, draft: Draft, alternatives: RecordReading["alternatives"]): RecordReading {
  const { timezone } = line.context;
  const data = Object.fromEntries(
    Object.entries(draft.data).map((
      [key, value],
    ) => [key, isLocal(value) ? toIso(toInstant(value.local, timezone)) : value]),
  );
  const span = spanOf(line.source, draft.start, draft.end);
  const occurredAt = draft.at === null
    ? toIso(Date.parse(line.context.now))
    : toIso(toInstant(draft.at, timezone));
  return {
    type: draft.type,
    text: line.source.original.slice(span.start, span.end),
    title: draft.title,
    data,
    tags: [...new Set([...draft.tags, ...tagsOf(line)])].slice(0, TAGS_MAX),
    occurredAt,
    span,
    confidence: confidenceOf(draft.score),
    values: draft.used.map((value): ReadValue => ({
      kind: value.kind,
      span: spanOf(line.source, value.start, value.end),
      field: value.field,
      value: value.value ??
        (value.field === "occurredAt"
          ? occurredAt
          : value.field?.startsWith("data.")
          ? data[value.field.slice(5)]
          : null),
      ...(value.approximate ? { approximate: true } : {}),
      ...(value.original ? { original: value.original } : {}),
    })),
    alternatives,
  };
}

const TAG = /(?:^|[\s,。!])#([\p{L}\p{N}_-]{1,32})/gu;

/** Words marked with `#`, and tags the person already uses that stand in the line as words of their own. */
function tagsOf(line: Line): string[] {
  const known = TAGS_OF.get(line.source);
  if (known) return [...known];
  const tags = readTags(line);
  TAGS_OF.set(line.source, tags);
  return [...tags];
}

/** Every record of a line has the same tags. */
const TAGS_OF = new WeakMap<Source, readonly string[]>();

function readTags(line: Line): string[] {
  const marked = Array.from(line.source.original.matchAll(TAG), (match) => match[1]!);
  const used = (line.context.tags ?? []).slice(0, TAGS_LOOKED_AT_MAX).filter((tag) => {
    const word = source(tag).text;
    const at = word.length < 2 ? -1 : line.text.indexOf(word);
    if (at < 0) return false;
    return !/[a-z]/.test(word) ||
      (!/[a-z]/.test(line.text[at - 1] ?? " ") && !/[a-z]/.test(line.text[at + word.length] ?? " "));
  });
  return [...new Set([...marked, ...used])].slice(0, TAGS_MAX);
}

function noteOf(line: Line, offered: readonly Draft[]): RecordReading {
  const when = whenOf(line, line.values.times.filter((time) => time.moment !== null).slice(0, 4), "past");
  const at = when && when.hasDate && when.stretch.start <= line.now && !when.repeat
    ? pastMoment(when, line.now)
    : null;
  const whole: Draft = {
    type: "note",
    start: 0,
    end: line.text.length,
    title: null,
    data: {},
    tags: [],
    at,
    score: 2.5,
    used: line.values.times.flatMap((time) => {
      const stretch = resolveExpression(time, line.now, "past");
      if (stretch === null) return [];
      return [{
        kind: "time" as const,
        start: time.start,
        end: time.end,
        field: null,
        value: toIso(toInstant(stretch.start, line.context.timezone)),
        approximate: stretch.approximate,
      }];
    }),
  };
  const alternatives = offered.map((draft) => toRecord(line, draft, [])).filter((record) =>
    record.confidence >= OFFERED_MIN
  )
    .sort((a, b) => b.confidence - a.confidence).slice(0, ALTERNATIVES_MAX)
    .map(({ type, data, occurredAt, confidence }) => ({ type, data, occurredAt, confidence }));
  const note = toRecord(line, whole, alternatives);
  const doubtful = Math.max(0, ...offered.map((draft) => confidenceOf(draft.score)));
  return {
    ...note,
    text: line.source.original,
    span: { start: 0, end: line.source.original.length },
    confidence: Number((1 - doubtful * 0.6).toFixed(3)),
  };
}
