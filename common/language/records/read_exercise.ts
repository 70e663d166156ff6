/** Exercise of a sentence: what, how long, how far. @module */

import { WORDS } from "../words.ts";
import { saysCue } from "../cues.ts";
import { ACTIVITIES } from "./activity_table.ts";
import { DAY_MS, MINUTE_MS } from "../time/civil.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { announces, doubtOf } from "./read_metrics.ts";
import { lengthIn, momentsIn, momentsOf, pastMoment, whenOf } from "./when.ts";

/** What a car does too, where no other word tells of it. */
const DRIVEN: ReadonlySet<string> = new Set(["running", "other"]);
/** Log-odds from which the words of a line speak for exercise though none is named. */
const WORDS_MIN = 1.5;
/** The same where a distance is told. */
const FAR_WORDS_MIN = -1;

/** A price stands this near the word for what was done. */
const PRICE_CHARS = 16;

interface Found extends Clause {
  clause: Clause;
  activity: string;
  word: string;
}

/** 打球45元: what has a price and no measure was paid for, and may have been anyone's. */
function isPrice({ text, values }: Line, { clause, start, end }: Found): boolean {
  return !WORDS.moved.test(text.slice(clause.start, clause.end)) &&
    [...values.money, ...values.numbers].some((amount) => {
      const between = amount.start >= end ? text.slice(end, amount.start) : text.slice(amount.end, start);
      return between.length <= PRICE_CHARS && !/[,。;!?]/.test(between) &&
        amount.end > clause.start - PRICE_CHARS;
    });
}

/** 硬拉一百八十公斤: a weight says that it was done. */
const LIFTED = 2;
const isLifted = ({ values }: Line, clause: Clause) =>
  values.quantities.some((one) => one.dimension === "mass" && within(one, clause));

/** readExercise() reads each exercise of a sentence, with the distance, time and energy said of it. */
export function readExercise(line: Line, sentence: Sentence): Draft[] {
  const found: Found[] = [];
  for (const clause of sentence.clauses) {
    const text = textOf(line, clause);
    for (const row of ACTIVITIES) {
      const match = row.pattern.exec(text);
      if (!match) continue;
      found.push({
        clause,
        activity: row.activity,
        word: match[0],
        start: clause.start + match.index,
        end: clause.start + match.index + match[0].length,
      });
      break;
    }
  }
  // No word for it is known, but the words of the line speak for it and it was measured.
  if (found.length === 0 && line.evidence.exercise > FAR_WORDS_MIN) {
    const clause = sentence.clauses.find((one) => {
      // "bought an 8k tv" measures no way.
      if (saysCue(textOf(line, one), "spend")) return false;
      const { data, count } = measured(line, one, one);
      return count > 0 && (line.evidence.exercise > WORDS_MIN || data.distanceKm !== undefined);
    });
    if (clause) found.push({ clause, activity: "other", word: textOf(line, clause), ...clause });
  }
  const drafts: Draft[] = [];
  // 去跑步了,跑了5公里 is one run: the first word takes what is said behind the second.
  const merged = found.filter((one, index) => {
    const previous = found[index - 1];
    return !(previous && previous.activity === one.activity &&
      measured(line, previous.clause, previous.clause).count === 0);
  });
  const bouts = asBouts(line, merged);
  bouts.forEach((one, index) => {
    const next = bouts[index + 1];
    // Distance and time may stand in the clauses that follow: 早上跑了5公里 用时28分钟.
    const clauses = sentence.clauses.filter((clause) =>
      clause.start >= one.clause.start && (!next || clause.start < next.clause.start)
    ).filter((_, at, all) => !all.slice(1, at + 1).some((other) => announces(textOf(line, other))));
    const reach: Clause = { start: one.clause.start, end: clauses.at(-1)!.end };
    const own = textOf(line, one.clause);
    const behind = measured(line, reach, one.clause);
    // 买跳绳花了32: what is bought is a thing.
    const isThing = behind.count === 0 &&
      saysCue(line.text.slice(Math.max(one.clause.start, one.start - 2), one.start), "spend");
    let score = 1.2 + (behind.count > 0 ? 2 : 0) -
      doubtOf(textOf(line, { start: sentence.start, end: one.clause.end }), line.agents);
    if (WORDS.moved.test(own)) score += 1;
    if (behind.count === 0 && WORDS.lifts.test(one.word) && isLifted(line, one.clause)) score += LIFTED;
    if (WORDS.moveCosts.test(own)) score -= 2.5;
    else if (isThing || behind.count === 0 && isPrice(line, one)) score -= 3.5;
    // 看了两小时羽毛球: others played.
    if (WORDS.watches.test(line.text.slice(one.clause.start, one.start)) || WORDS.videoGame.test(own)) {
      score -= 8;
    }
    // It was the car that ran.
    if (DRIVEN.has(one.activity) && WORDS.drives.test(textOf(line, sentence))) score -= 6;
    if (saysCue(own, "negation")) score -= 3.5;
    const when = whenOf(
      line,
      momentsOf(line, reach, sentence).filter((time) => time.rules.at(-1) !== "en.in"),
      "past",
    );
    if (when && when.hasDate && when.stretch.start > line.now) {
      // "training tonight, 90 minutes": said with its length, the evening may be over already.
      score -= when.moment.part !== undefined && when.stretch.start < line.now + DAY_MS / 4 ? 1 : 3;
    }
    const draft: Draft = {
      type: "exercise",
      start: reach.start,
      end: reach.end,
      title: one.word,
      data: { activity: one.activity, ...behind.data },
      tags: [],
      at: pastMoment(when, line.now),
      score,
      used: behind.used,
    };
    for (const time of when?.times ?? []) {
      draft.used.push({
        kind: "time",
        start: time.start,
        end: time.end,
        field: "occurredAt",
        value: null,
        approximate: when!.stretch.approximate,
      });
    }
    drafts.push(draft);
  });
  return drafts;
}

/** 俯卧撑50个 平板支撑三分钟 are one bout: parts of the same kind, of which no two tell how far or how long. */
function asBouts(line: Line, found: readonly Found[]): Found[] {
  const told = (one: Found) => Object.keys(measured(line, one.clause, one.clause).data);
  return found.filter((one, index) => {
    const previous = found[index - 1];
    if (previous?.activity !== one.activity) return true;
    const before = told(previous);
    return told(one).some((field) => before.includes(field));
  });
}

/** Minutes of a range of hours: 从七点打到八点半. */
function hoursIn(line: Line, reach: Clause): number | null {
  const range = momentsIn(line, reach).find((time) => time.until !== null && time.until.hour !== undefined);
  const stretch = range ? resolveExpression(range, line.now, "past") : null;
  const minutes = stretch ? (stretch.end - stretch.start) / MINUTE_MS : 0;
  return minutes > 0 && minutes <= 12 * 60 ? minutes : null;
}

/** Distance, duration and energy in reach. */
function measured(
  line: Line,
  reach: Clause,
  own: Clause,
): { data: Record<string, unknown>; used: Draft["used"]; count: number } {
  const data: Record<string, unknown> = {};
  const used: Draft["used"] = [];
  let count = 0;
  const inReach = line.values.quantities.filter((one) => within(one, reach));
  const distance = inReach.find((one) =>
    one.dimension === "distance" && one.value >= 0.02 && one.value <= 2000
  );
  const length = lengthIn(line, own) ?? lengthIn(line, reach);
  const energy = inReach.find((one) => one.dimension === "energy" && one.value > 0);
  const text = line.text.slice(reach.start, reach.end);
  const hours = length ? null : hoursIn(line, reach);
  const stopwatch = length || hours
    ? null
    : /(?<![\d:])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?!\d|\s?[ap]m)/.exec(text);
  if (distance) {
    data.distanceKm = distance.value;

    used.push({
      kind: "quantity",
      start: distance.start,
      end: distance.end,
      field: "data.distanceKm",
      value: distance.value,
      ...(distance.value === distance.amount
        ? {}
        : { original: { value: distance.amount, unit: distance.unit } }),
    });
    count++;
  }
  if (length && length.minutes <= 24 * 60) {
    data.durationMinutes = length.minutes;
    used.push({
      kind: "quantity",
      start: length.time.start,
      end: length.time.end,
      field: "data.durationMinutes",
      value: length.minutes,
    });
    count++;
  } else if (hours) {
    data.durationMinutes = hours;
    count++;
  } else if (stopwatch && (distance || WORDS.stopwatch.test(text))) {
    const [, a, b, c] = stopwatch;
    data.durationMinutes = c === undefined
      ? Number(a) >= 5 ? Number((Number(a) + Number(b) / 60).toFixed(2)) : Number(a) * 60 + Number(b)
      : Number((Number(a) * 60 + Number(b) + Number(c) / 60).toFixed(2));
    count++;
  }
  // 俯卧撑50个, 3 sets: counted, though no field holds the count.
  if (count === 0 && WORDS.repetitions.test(text)) count++;
  if (energy) {
    data.calories = energy.value;
    used.push({
      kind: "quantity",
      start: energy.start,
      end: energy.end,
      field: "data.calories",
      value: energy.value,
    });
    count++;
  }
  return { data, used, count };
}
