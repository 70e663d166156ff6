/** Measurements of a sentence: blood pressure, weight, sleep and what else people measure of themselves. @module */

import { WORDS } from "../words.ts";
import { saysCue } from "../cues.ts";
import { parseSpokenHundreds, SPOKEN_PAIR } from "../en/numerals.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { isOthers } from "./others.ts";
import { HOUR_MS } from "../time/civil.ts";
import { dateGrain } from "../time/moment.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import { convert } from "../values/quantity.ts";
import { ACTIVITIES } from "./activity_table.ts";
import { type MetricRow, METRICS } from "./metric_table.ts";
import { momentsIn, momentsOf, pastMoment, whenOf } from "./when.ts";

function draft(
  line: Line,
  range: Clause,
  name: string,
  value: number,
  unit: string,
  place: Clause,
  score: number,
): Draft {
  const when = whenOf(line, momentsIn(line, range), "past");
  const out: Draft = {
    type: "metric",
    start: range.start,
    end: range.end,
    title: name,
    data: { name, value, unit },
    tags: [],
    at: pastMoment(when, line.now),
    score,
    used: [{ kind: "quantity", start: place.start, end: place.end, field: "data.value", value }],
  };
  for (const time of when?.times ?? []) {
    out.used.push({
      kind: "time",
      start: time.start,
      end: time.end,
      field: "occurredAt",
      value: null,
      approximate: when!.stretch.approximate,
    });
  }
  return out;
}

const PULSE = METRICS.find(({ name }) => name === "heartRate")!.cue;

/** readMetrics() reads every measurement of a sentence with its value. */
export function readMetrics(line: Line, sentence: Sentence): Draft[] {
  const drafts: Draft[] = [];
  const text = textOf(line, sentence);
  // "120/75, pulse 68": who counts the pulse beside it measured the pressure.
  const isPulsed = PULSE.test(text);
  sentence.clauses.forEach((clause, index) => {
    const own = textOf(line, clause);
    // What is said behind a value ("doc says borderline") does not doubt it.
    const doubt = doubtOf(textOf(line, { start: sentence.start, end: clause.end }), line.agents);
    // A value may stand one clause behind its cue: 血压,高压135低压88.
    const reach: Clause = { start: clause.start, end: reachOf(line, sentence, index) };
    if (WORDS.pressure.test(own) || isPulsed && line.values.pairs.some((one) => within(one, clause))) {
      const whole: Clause = { start: clause.start, end: sentence.end };
      const pair = line.values.pairs.find((one) => within(one, reach));
      const spoken = pair ?? spokenPair(line, WORDS.pressurePart.test(text) ? whole : reach);
      if (
        spoken && !drafts.some((one) => one.data.name === "bloodPressure" && one.data.value === spoken.high)
      ) {
        const one = draft(line, clause, "bloodPressure", spoken.high, "mmHg", spoken, 3.5 - doubt);
        one.data.value2 = spoken.low;
        one.end = Math.max(one.end, spoken.end);
        drafts.push(one);
      }
    }
    for (const row of METRICS) {
      const cue = row.cue.exec(own);
      if (!cue) continue;
      const from = clause.start + cue.index;
      const to = from + cue[0].length;
      const found = valueOf(line, clause, row, from, to) ?? valueOf(line, reach, row, from, to) ??
        valueBehind(line, sentence, index, row, from, to) ?? valueBefore(line, sentence, index, row) ??
        (WORDS.readOff.test(own) ? valueOf(line, clause, row, clause.start, clause.start) : null);
      if (found) {
        const one = draft(
          line,
          clause,
          row.name,
          found.value,
          row.unit,
          found,
          found.bare ? 3.1 - doubt : 3.5 - doubt,
        );
        if (found.original) one.used[0]!.original = found.original;
        drafts.push(one);
      }
    }
    const again = index > 0 ? measuredAgain(line, clause, drafts.at(-1)) : null;
    if (again) {
      // "weight last month was 203, this morning 198": what it was then is told beside what it is.
      const before = momentsIn(line, drafts.at(-1)!).some((time) =>
        LONG_AGO.has(dateGrain(time.moment!) ?? "")
      );
      if (before) drafts.pop();
      drafts.push({ ...again, score: again.score - doubt });
    }
    const slept = WORDS.sleep.test(own) && !WORDS.sleepStage.test(own)
      ? sleptFor(line, clause, reach) ?? nightIn(line, reach) ?? restedIn(line, sentence)
      : null;
    // 昨晚十二点睡今早七点起,算下来睡了七小时 is one night.
    const isTold = slept !== null &&
      drafts.some(({ data }) =>
        data.name === "sleep" && Math.abs(Number(data.value) - slept.hours) <= ROUNDED_HOURS
      );
    if (slept && !isTold && slept.hours > 0 && slept.hours <= 24) {
      drafts.push(draft(line, clause, "sleep", Number(slept.hours.toFixed(2)), "h", slept, 3.2 - doubt));
    }
  });
  addBareMeasure(line, sentence, drafts);
  inheritDate(line, drafts, sentence);
  return drafts;
}

/** Letters that may stand beside a value and its time where the measurement is not named again. */
const AGAIN_CHARS_MAX = 4;

/** 空腹血糖6.1 餐后8.9, "weight 150 this morning, 152 tonight": the second needs no cue of its own. */
function measuredAgain(line: Line, clause: Clause, last: Draft | undefined): Draft | null {
  const own = textOf(line, clause);
  const times = momentsIn(line, clause);
  if (
    last === undefined || announces(own) || WORDS.compares.test(own) ||
    !(times.length > 0 || WORDS.sugarTime.test(own))
  ) return null;
  const { name } = last.data;
  const row = METRICS.find((one) => one.name === name);
  const pair = name === "bloodPressure" ? line.values.pairs.find((one) => within(one, clause)) : undefined;
  const found = row ? valueOf(line, clause, row, clause.start, clause.start) : null;
  const place = pair ?? found;
  if (!place || last.used.some((value) => value.start === place.start)) return null;
  const taken = [place, ...times].reduce((sum, one) => sum + one.end - one.start, 0);
  if (own.replace(/[\s,.]/g, "").length - taken > AGAIN_CHARS_MAX) return null;
  if (pair) {
    const one = draft(line, clause, "bloodPressure", pair.high, "mmHg", pair, AGAIN_SCORE);
    one.data.value2 = pair.low;
    return one;
  }
  const one = draft(line, clause, row!.name, found!.value, row!.unit, found!, AGAIN_SCORE);
  if (found!.original) one.used[0]!.original = found!.original;
  return one;
}

const AGAIN_SCORE = 3.1;
const LONG_AGO = new Set(["week", "third", "month", "quarter", "half", "year"]);

/** announces() is true where a clause begins a measurement of its own. */
export function announces(text: string): boolean {
  return WORDS.pressure.test(text) || WORDS.sleep.test(text) ||
    METRICS.some((row) => row.name !== "steps" && row.cue.test(text));
}

interface Slept extends Clause {
  hours: number;
}

/** Hours told and counted from clock to clock are rounded differently. */
const ROUNDED_HOURS = 0.5;

/** 睡了七小时, "6 hrs of sleep": the length is said. */
function sleptFor(line: Line, clause: Clause, reach: Clause): Slept | null {
  const time = line.values.times.find((one) => one.length !== null && within(one, reach));
  const hours = time?.length ? (time.length.hour ?? 0) + (time.length.minute ?? 0) / 60 : 0;
  if (hours > 0) return { hours, start: time!.start, end: time!.end };
  const short = WORDS.sleepHours.exec(textOf(line, clause));
  if (!short) return null;
  const start = clause.start + short.index;
  const said = Number(short.groups?.zhHours ?? short.groups?.enHours ?? 0);
  return said > 0 ? { hours: said, start, end: start + short[0].length } : null;
}

/** Slept from 11pm to 6am. */
function nightIn(line: Line, range: Clause): Slept | null {
  const time = momentsIn(line, range).find((one) => one.until?.hour !== undefined);
  const stretch = time ? resolveExpression(time, line.now, "past") : null;
  return time && stretch
    ? { hours: (stretch.end - stretch.start) / HOUR_MS, start: time.start, end: time.end }
    : null;
}

const HALF_DAY_HOURS = 12;

/** 昨晚11点睡今早6点半起: between two hours of which neither says which half of the day it is of. */
function restedIn(line: Line, sentence: Clause): Slept | null {
  const clocks = momentsIn(line, sentence).filter((time) => time.moment!.hour !== undefined);
  const bed = clocks.find((time) => WORDS.toBed.test(line.text.slice(time.end, time.end + 8)));
  const up = clocks.find((time) =>
    WORDS.upAgain.test(line.text.slice(time.end, time.end + 8)) || WORDS.up.test(textOf(line, time))
  );
  if (!bed || !up || bed.start > up.start) return null;
  const hoursOf = ({ moment }: typeof bed) => moment!.hour! + (moment!.minute ?? 0) / 60;
  const hours = (hoursOf(up) - hoursOf(bed) + 2 * HALF_DAY_HOURS) % HALF_DAY_HOURS;
  return { hours: hours || HALF_DAY_HOURS, start: bed.start, end: up.end };
}

/** A line that is little but 63.4kg or 38.5℃ says what it measures. */
const BARE_MEASURES: readonly { dimension: string; name: string; unit: string; from: number; to: number }[] =
  [
    { dimension: "mass", name: "weight", unit: "kg", from: 30, to: 200 },
    { dimension: "temperature", name: "temperature", unit: "°C", from: 35, to: 42.5 },
  ];
const BARE_REST_CHARS_MAX = 6;

function addBareMeasure(line: Line, sentence: Sentence, drafts: Draft[]): void {
  const [only, second] = line.values.quantities.filter((one) => within(one, sentence));
  if (drafts.length > 0 || !only || second || sentence.start !== 0) return;
  const row = BARE_MEASURES.find((one) =>
    one.dimension === only.dimension && only.value >= one.from && only.value <= one.to
  );
  const [first] = sentence.clauses;
  // 64.8kg 体脂先不管它: the clause the line begins with may say it all.
  const said = row !== undefined && first !== undefined && within(only, first) ? first : sentence;
  // 硬拉一百八十公斤: it was the bar that weighed so much.
  if (ACTIVITIES.some(({ pattern }) => pattern.test(textOf(line, said)))) return;
  const times = momentsIn(line, said).reduce((chars, time) => chars + time.end - time.start, 0);
  const rest = (said === first ? said.end - said.start : line.text.length) - (only.end - only.start) - times;
  if (!row || rest > BARE_REST_CHARS_MAX) return;
  const one = draft(line, sentence, row.name, only.value, row.unit, only, 2.6);
  if (only.value !== only.amount) one.used[0]!.original = { value: only.amount, unit: only.unit };
  drafts.push(one);
}

/** The clauses behind a cue that announce no measurement of their own. */
function reachOf(line: Line, sentence: Sentence, index: number): number {
  let end = sentence.clauses[index]!.end;
  for (const next of sentence.clauses.slice(index + 1, index + 3)) {
    const text = textOf(line, next);
    if (WORDS.pressure.test(text) || WORDS.sleep.test(text) || METRICS.some((row) => row.cue.test(text))) {
      break;
    }
    if (saysCue(text, "spend") || saysCue(text, "receive")) break;
    end = next.end;
  }
  return end;
}

function inheritDate(line: Line, drafts: Draft[], sentence: Sentence): void {
  for (const one of drafts) {
    const when = whenOf(line, momentsOf(line, one, sentence), "past");
    if (when) one.at = pastMoment(when, line.now);
  }
}

function spokenPair(
  line: Line,
  range: Clause,
): { start: number; end: number; high: number; low: number } | null {
  const numbers = line.values.numbers.filter((one) =>
    within(one, range) && one.value >= 30 && one.value <= 260
  );
  const over = SPOKEN_PAIR.exec(line.text.slice(range.start, range.end));
  if (over) {
    const high = parseSpokenHundreds(over[1]!);
    const low = parseSpokenHundreds(over[2]!);
    const start = range.start + over.index;
    if (high !== null && low !== null && high > low) return { start, end: start + over[0].length, high, low };
  }
  const [high, low] = numbers;
  return high && low && high.value > low.value && low.end - high.start < 24
    ? { start: high.start, end: low.end, high: high.value, low: low.value }
    : null;
}

/** Units people leave out: a temperature of 98.6 is Fahrenheit, a weight of 165 said in English by who pays in USD is in pounds. */
const HABITS: readonly {
  name: string;
  unit: string;
  factor: number;
  offset?: number;
  holds: (value: number, line: Line) => boolean;
}[] = [
  {
    name: "temperature",
    unit: "°F",
    factor: 5 / 9,
    offset: -32,
    holds: (value) => value >= 92 && value <= 110,
  },
  {
    name: "weight",
    unit: "lb",
    factor: 0.45359237,
    holds: (value, line) => value >= 80 && line.currency === "USD" && !/[\u3400-\u9fff]/.test(line.text),
  },
  { name: "cholesterol", unit: "mg/dL", factor: 1 / 38.67, holds: (value) => value > 30 },
  { name: "triglycerides", unit: "mg/dL", factor: 1 / 88.57, holds: (value) => value > 30 },
  { name: "bloodSugar", unit: "mg/dL", factor: 1 / 18.0182, holds: (value) => value > 40 },
];

/** 称重 61.9kg 喝了600ml水: its unit tells whose value stands in a clause that announces another. */
function valueBehind(
  line: Line,
  sentence: Sentence,
  index: number,
  row: MetricRow,
  from: number,
  to: number,
): ReturnType<typeof valueOf> {
  const next = sentence.clauses[index + 1];
  const found = next
    ? valueOf(line, { start: sentence.clauses[index]!.start, end: next.end }, row, from, to)
    : null;
  return found?.bare === false ? found : null;
}

/** 空腹7.2 有点高了 血糖: the value may stand in clauses before its cue that have none of their own. */
function valueBefore(
  line: Line,
  sentence: Sentence,
  index: number,
  row: MetricRow,
): ReturnType<typeof valueOf> {
  const before = sentence.clauses.slice(0, index);
  if (before.length === 0 || row.name === "steps") return null;
  const range: Clause = { start: before[0]!.start, end: before.at(-1)!.end };
  const text = textOf(line, range);
  if (METRICS.some((one) => one.cue.test(text)) || saysCue(text, "spend") || WORDS.sleep.test(text)) {
    return null;
  }
  return valueOf(line, range, row, range.start, range.start);
}

/** The quantity nearest to the cue, the last where a change is told (from 68 to 66.5). */
function valueOf(
  line: Line,
  clause: Clause,
  row: MetricRow,
  cueStart: number,
  cueEnd: number,
):
  | { start: number; end: number; value: number; bare: boolean; original?: { value: number; unit: string } }
  | null {
  const quantities = line.values.quantities.filter((one) =>
    within(one, clause) && row.dimensions.includes(one.dimension)
  );
  const possible = (value: number) => value >= row.from && value <= row.to;
  const chosen = quantities.filter((one) => one.start >= cueEnd).at(-1) ?? quantities.at(-1);
  if (chosen) {
    let value = chosen.value;
    if (row.name === "height" && chosen.dimension === "distance") {
      value = Number((chosen.value * 100_000).toFixed(1));
    }
    // "down 2 lbs to 178": what it changed by is no weight, what it changed to is.
    if (!possible(value)) return changedTo(line, clause, row, cueEnd);
    const converted = value !== chosen.amount;
    return {
      start: chosen.start,
      end: chosen.end,
      value,
      bare: false,
      ...(converted ? { original: { value: chosen.amount, unit: chosen.unit } } : {}),
    };
  }
  if (!row.bare && row.name !== "steps") return null;
  const numbers = line.values.numbers.filter((one) => within(one, clause) && one.start >= cueStart - 2);
  if (row.name === "steps" && !WORDS.stepsNamed.test(line.text.slice(clause.start, clause.end))) return null;
  const number = WORDS.changedTo.test(line.text.slice(cueEnd, clause.end)) ? numbers.at(-1) : numbers[0];
  if (!number || number.start - cueEnd > 24) return null;
  const habit = HABITS.find((one) => one.name === row.name && one.holds(number.value, line));
  if (habit) {
    const value = convert(number.value, habit);
    const original = { value: number.value, unit: habit.unit };
    return possible(value) ? { start: number.start, end: number.end, value, bare: true, original } : null;
  }
  if (!possible(number.value)) return null;
  return { start: number.start, end: number.end, value: number.value, bare: true };
}

function changedTo(line: Line, clause: Clause, row: MetricRow, cueEnd: number): ReturnType<typeof valueOf> {
  const number = line.values.numbers.filter((one) => within(one, clause) && one.start >= cueEnd).at(-1);
  if (!number || !row.bare) return null;
  const habit = HABITS.find((one) => one.name === row.name && one.holds(number.value, line));
  const value = habit ? convert(number.value, habit) : number.value;
  if (value < row.from || value > row.to) return null;
  return {
    start: number.start,
    end: number.end,
    value,
    bare: true,
    ...(habit ? { original: { value: number.value, unit: habit.unit } } : {}),
  };
}

/** What speaks against a measurement of one's own. */
export function doubtOf(text: string, agents: readonly string[]): number {
  let doubt = 0;
  if (saysCue(text, "question")) doubt += 3;
  if (saysCue(text, "hypothetical")) doubt += 3;
  if (saysCue(text, "reported")) doubt += 2.5;
  if (isOthers(text, agents)) doubt += 8;
  if (saysCue(text, "fact")) doubt += 3.5;
  if (saysCue(text, "norm")) doubt += 3.5;
  if (saysCue(text, "heading") || saysCue(text, "quote")) doubt += 3;
  return doubt;
}
