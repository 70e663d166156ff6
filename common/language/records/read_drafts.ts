/** The drafts of a line: each sentence read for every kind of record, and what contradicts left out. @module */

import { saysCue } from "../cues.ts";
import { dateGrain, hasClock } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { valuesWithin } from "../values/read_values.ts";
import { WORDS } from "../words.ts";
import { categoryOf, SPENDING } from "./categories.ts";
import { type Sentence, sentences } from "./clauses.ts";
import { isBelieved, SCORE_MIN } from "./confidence.ts";
import { type Draft, type Line, RECORDS_MAX, textOf, within } from "./line.ts";
import { frameOf } from "./plan_frame.ts";
import { readCustom } from "./read_custom.ts";
import { readExercise } from "./read_exercise.ts";
import { readMetrics } from "./read_metrics.ts";
import { readMoney } from "./read_money.ts";
import { readMood } from "./read_mood.ts";
import { readPlans } from "./read_plans.ts";
import { evidenceOf, weighDrafts } from "./weigh_drafts.ts";
import { momentsIn, pastMoment, whenOf } from "./when.ts";

/** Sentences read of one line; what stands behind stays in the text. */
const SENTENCES_MAX = 1_000;
/** A mood told in so many words beats a plan this vague. */
const MOOD_CLEAR = 2;
const PLAN_VAGUE = 2.4;
/** Longer sentences are not tried at each of their clauses. */
const SPLIT_CLAUSES_MAX = 8;
/** Evidence for a plan that stands beside something done. */
const PLAN_CLEAR = 2;
/** Evidence from which a plan swallows what its sentence measures. */
const PLAN_SURE = 3;
/** Evidence for a measurement that is told by its name and its unit. */
const MEASURED_CLEAR = 2.5;
/** A mood said with its score is no plan, whatever else the words could be. */
const MOOD_SAID = 3;

/** readDrafts() reads every sentence of a line; what is doubtful is among the drafts too, with its score. */
export function readDrafts(line: Line): Draft[] {
  if (saysCue(line.text, "heading") || saysCue(line.text, "quote")) {
    return readAll(line).map((draft) => ({ ...draft, score: draft.score - 3 }));
  }
  return readAll(line);
}

function readAll(whole: Line): Draft[] {
  const { times, money, quantities, pairs, numbers } = whole.values;
  const parts = sentences(
    whole.text,
    [...times, ...money, ...quantities, ...pairs, ...numbers],
    jointsOf(whole),
  );
  const drafts: Draft[] = [];
  const moods: Draft[] = [];
  let dated: TimeExpression[] = [];
  let pending = "";
  let believed = 0;
  for (const sentence of parts.slice(0, SENTENCES_MAX)) {
    if (believed >= RECORDS_MAX) break;
    const line = {
      ...whole,
      values: valuesWithin(whole.values, sentence.start, sentence.end),
      evidence: parts.length > 1 ? ofSentence(whole, sentence) : whole.evidence,
    };
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
    believed += read.filter(isBelieved).length;
    if (mood) moods.push(mood);
    // 26号体检。游了一千米: the day of what is to come is not that of what was done.
    const isAhead = read.some((draft) =>
      (draft.type === "todo" || draft.type === "event") && isBelieved(draft)
    );
    if (isAhead) dated = [];
    else if (momentsIn(line, sentence).length > 0) dated = momentsIn(line, sentence).slice(-1);
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

/** What is planned is told by the words of its own sentence; what was done, and whether the line is a note, by all. */
function ofSentence(whole: Line, sentence: Sentence): Line["evidence"] {
  const own = evidenceOf(whole, sentence);
  const all = whole.evidence;
  const stronger = (type: "expense" | "income" | "metric" | "exercise" | "mood") =>
    Math.max(own[type], all[type]);
  return {
    ...own,
    note: all.note,
    expense: stronger("expense"),
    income: stronger("income"),
    metric: stronger("metric"),
    exercise: stronger("exercise"),
    mood: stronger("mood"),
  };
}

const HAN = /[\u3400-\u9fff]/;

/** 早上跑步5公里晚上游泳1000米: a part of the day or a day, between two values, begins something else. */
function jointsOf({ text, values }: Line): number[] {
  const { times, money, quantities, pairs, numbers } = values;
  const told = [
    ...money,
    ...quantities,
    ...pairs,
    ...numbers,
    ...times.filter((time) => time.length !== null),
  ]
    .sort((a, b) => a.start - b.start);
  if (told.length < 2) return [];
  const from = told[0]!.end;
  const to = told.at(-1)!.start;
  return times.filter((time) =>
    time.start >= from && time.end <= to && time.moment !== null && time.until === null &&
    time.bound === null && !time.moment.repeat && HAN.test(text[time.start]!) &&
    (time.moment.part !== undefined || dateGrain(time.moment) === "day")
  ).map((time) => time.start);
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
  if (sentence.clauses.length > (isValued ? SPLIT_CLAUSES_MAX : SPLIT_CLAUSES_MAX / 2)) return null;
  for (let at = 1; at < sentence.clauses.length; at++) {
    const clause = line.text.slice(sentence.clauses[at]!.start, sentence.clauses[at]!.end);
    const dated = line.values.times.some((time) =>
      time.moment !== null && (dateGrain(time.moment) !== null || hasClock(time.moment)) &&
      time.start >= sentence.clauses[at]!.start &&
      time.end <= sentence.clauses[at]!.end
    );
    const planned = (saysCue(clause, "duty") || saysCue(clause, "event")) &&
      momentsIn(line, sentence.clauses[at]!).length > 0;
    const deed = clause.replace(WORDS.joint, "");
    const ordered = saysCue(deed, "imperative") && !saysCue(deed, "ambiguous") && !saysCue(clause, "past");
    const begins = saysCue(clause, "todo") || dated || planned || ordered;
    const paid = saysCue(clause, "spend") && saysCue(clause, "past");
    // 记得续会员 咖啡9块: a thing with its amount.
    const priced = SPENDING.find(clause).length > 0 && !ordered &&
      line.values.money.some((one) => within(one, sentence.clauses[at]!));
    const bought = saysCue(clause, "bought") || paid || dated || priced;
    // Dentist on Monday 9:30, weight 72.4 kg: a measurement that needs no other clause.
    const one = sentence.clauses[at]!;
    const measured = isValued && readMetrics(line, { ...one, clauses: [one] })
      .some(({ score }) => score >= MEASURED_CLEAR);
    if (!begins && !bought && !measured) continue;
    const [head, tail] = [sentence.clauses.slice(0, at), sentence.clauses.slice(at)].map((clauses) => ({
      start: clauses[0]!.start,
      end: clauses.at(-1)!.end,
      clauses,
    })) as [Sentence, Sentence];
    const isDone = (part: Sentence) =>
      [...readMoney(line, part, "", null), ...readMetrics(line, part), ...readExercise(line, part)]
        .some((draft) => draft.score >= SCORE_MIN);
    // "really low today, must ring my sister tomorrow": each has a day of its own.
    const isFelt = (part: Sentence) => (readMood(line, part)?.score ?? 0) >= MOOD_CLEAR;
    const isPlan = (part: Sentence, least = SCORE_MIN) =>
      readPlans(line, part).some((draft) => draft.score >= least);
    if (
      begins && !isPlan(head) && (isDone(head) || (planned || saysCue(clause, "todo")) && isFelt(head)) &&
      isPlan(tail)
    ) return [head, tail];
    // 初二回娘家 给外甥们包出去一千八: a day that may be behind is the day of what was done.
    const { isAhead, when } = frameOf(line, head);
    if (
      (bought || measured) && (isAhead || when?.hasClock) && isPlan(head, PLAN_CLEAR) && !isPlan(tail) &&
      isDone(tail)
    ) return [head, tail];
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
    // Each half is weighed by its own words; whether the line is a note is told by all of them.
    const { note } = line.evidence;
    const [head, tail] = split.map((part) =>
      readSentence({ ...line, evidence: { ...evidenceOf(line, part), note } }, part, "")
    );
    return { drafts: [...head!.drafts, ...tail!.drafts], mood: head!.mood ?? tail!.mood };
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
  // "water today: 2.1 litres" is measured, whatever can be watered.
  // 早上去公园跑步四十分钟: told with its length and no day, it was done.
  const undated = done.some(({ type }) => type === "exercise") &&
    frameOf(line, sentence).when?.hasDate !== true;
  const clearest = Math.max(
    0,
    ...done.map(({ type, score, data }) =>
      type === "metric" || undated && (data.durationMinutes ?? data.distanceKm) !== undefined ? score : 0
    ),
  );
  const isVague = sure.every(({ score }) =>
    score < PLAN_SURE || score < clearest && !saysCue(textOf(line, sentence), "todo")
  );
  if (sure.length > 0 && !(done.length > 0 && isVague)) {
    return { drafts: sure, mood: mood && isApart(line, sentence, mood) ? mood : null };
  }
  return {
    drafts: done.length > 0 ? measured.filter((draft) => draft.score >= 0) : [...measured, ...plans],
    mood,
  };
}

/** 好焦虑 明天记得交论文初稿: a feeling in a clause with no time is none about the plan. */
function isApart(line: Line, sentence: Sentence, { clause, score }: Draft): boolean {
  return clause !== undefined && sentence.clauses.length > 1 && score >= MOOD_CLEAR &&
    momentsIn(line, clause).length === 0 && !saysCue(line.text.slice(clause.start, clause.end), "todo");
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
