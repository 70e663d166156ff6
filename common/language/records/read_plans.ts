/** What a sentence says is to come: todos and events. @module */

import { WORDS } from "../words.ts";
import { findCue, saysCue } from "../cues.ts";
import { simplify } from "../source.ts";
import { DAY_MS, startOfDay } from "../time/civil.ts";
import { dateGrain, hasClock } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { addLength } from "../time/length.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { isOthers } from "./others.ts";
import { peopleIn, placeIn } from "./people.ts";
import { momentsIn, rruleOf, type When, whenOf } from "./when.ts";

interface Frame {
  range: Clause;
  text: string;
  /** The clauses that tell when or what is to be done: what is said beside them doubts nothing. */
  core: string;
  /** The clauses that tell when. */
  dated: string;
  /** The text without times and words of asking. */
  deed: string;
  times: TimeExpression[];
  when: When | null;
  isPast: boolean;
  isFuture: boolean;
  /** A date after today was said, so nothing in the clause can be done yet. */
  isAhead: boolean;
  hasAmount: boolean;
  /** An amount with a mark, on a day that is not ahead: 下午喝咖啡32元 was drunk. */
  isSpent: boolean;
  /** Begins after now. */
  startsLater: boolean;
}

const DATED = new Set(["second", "minute", "hour", "part", "day", "weekend"]);

function frameOf(line: Line, range: Clause, inherited: readonly TimeExpression[] = []): Frame {
  const text = textOf(line, range);
  const own = momentsIn(line, range).filter((time) => !time.moment?.rolling || time.bound !== null);
  const when = whenOf(
    line,
    [...own, ...inherited].filter((time, _, all) => time.moment?.now !== true || all.length === 1),
    "future",
  );
  const today = startOfDay(line.now);
  const said = when?.moment;
  const backward =
    own.some((time) =>
      time.moment?.side === "past" || Object.values(time.moment?.shift ?? {}).some((shift) => shift < 0)
    ) || said !== undefined &&
      (Object.values(said.shift ?? {}).some((shift) => shift < 0) || said.side === "past" ||
        (said.year !== undefined && when!.stretch.end <= line.now));
  const isPast = backward || (when !== null && when.stretch.end <= today);
  const frame: Frame = {
    range,
    text,
    core: clausesWith(
      line,
      range,
      (clause) => own.some((time) => within(time, clause)) || saysCue(textOf(line, clause), "todo"),
    ) || text,
    dated: clausesWith(line, range, (clause) => own.some((time) => within(time, clause))) || text,
    deed: deedOf(line, range, momentsIn(line, range)),
    times: own,
    when,
    isPast,
    isFuture: when !== null && !isPast && said?.now !== true &&
      (when.stretch.end > line.now || when.stretch.start >= today),
    isAhead: when !== null && !isPast && when.hasDate && when.stretch.start >= today + DAY_MS &&
      !(when.stretch.dayChosen && said?.shift === undefined),
    isSpent: false,
    startsLater: when !== null && when.stretch.start > line.now,
    hasAmount: [...line.values.money, ...line.values.numbers].some((one) => within(one, range)),
  };
  frame.isSpent = !frame.isAhead && line.values.money.some((one) => within(one, range));
  return frame;
}

function clausesWith(
  line: Line,
  range: Clause & { clauses?: readonly Clause[] },
  holds: (clause: Clause) => boolean,
): string {
  return (range.clauses ?? []).filter(holds).map((clause) => textOf(line, clause)).join(",");
}

/** readPlans() reads todos and events of a sentence: one, or one a clause where each has a time of its own. */
export function readPlans(line: Line, sentence: Sentence): Draft[] {
  const whole = frameOf(line, sentence);
  const several = severalPlans(line, sentence);
  if (several) return several.flatMap((frame) => readFrame(line, frame, frame.range) ?? []);
  const draft = readFrame(line, whole, sentence);
  if (draft === null) return [];
  return draft.type === "todo" ? severalDeeds(line, sentence, draft) : [draft];
}

/** "todo: cancel the trial, buy lightbulbs": each deed of a list is a todo, all at the time that was said. */
function severalDeeds(line: Line, sentence: Sentence, whole: Draft): Draft[] {
  if (sentence.clauses.length < 2 || whole.data.repeat !== undefined || whole.data.remindAt !== undefined) {
    return [whole];
  }
  const deeds = sentence.clauses.map((clause) => ({
    clause,
    deed: deedOf(line, clause, momentsIn(line, clause)).replace(WORDS.joint, ""),
  })).filter(({ deed }) => saysCue(deed, "imperative") && !saysCue(deed, "past"));
  if (deeds.length < 2) return [whole];
  return deeds.map(({ clause, deed }, index) => ({
    ...whole,
    start: index === 0 ? whole.start : clause.start,
    end: clause.end,
    title: deed,
    data: { ...whole.data },
    used: index === 0 ? whole.used : [],
  }));
}

/** Clauses that each tell a plan at a time of its own, or a deed that is joined on: 明天10点开会,下午3点见客户,顺便提醒我带U盘. */
function severalPlans(line: Line, sentence: Sentence): Frame[] | null {
  if (sentence.clauses.length < 2) return null;
  let dated: TimeExpression[] = [];
  const frames = unitsOf(line, sentence).map((unit) => {
    const own = frameOf(line, unit);
    const frame = own.when && !own.when.hasDate && dated.length > 0 ? frameOf(line, unit, dated) : own;
    if (own.when?.hasDate) dated = own.times.map(withoutClock);
    return frame;
  }).filter((frame) => isJoinedDeed(line, frame.range) || isTimedPlan(frame));
  return frames.length > 1 && new Set(frames.map((frame) => frame.when?.stretch.start)).size > 1
    ? frames
    : null;
}

function isTimedPlan(frame: Frame): boolean {
  return frame.times.length > 0 && frame.deed.length >= 2 && !saysCue(frame.text, "ahead") &&
    (isNamed(kindOf(frame)) || isBrief(frame));
}

/** A clause begins a plan with a date, with an hour beside one that has its own, or as a deed joined on. */
function unitsOf(line: Line, sentence: Sentence): Sentence[] {
  const units: { unit: Sentence; hasDate: boolean; hasClock: boolean }[] = [];
  for (const clause of sentence.clauses) {
    const times = momentsIn(line, clause);
    const hasDate = times.some((time) => dateGrain(time.moment!) !== null || time.moment!.repeat);
    const isClocked = times.some((time) => hasClock(time.moment!));
    const isBare = deedOf(line, clause, times).length < 2;
    const last = units.at(-1);
    const refines = last !== undefined && !isJoinedDeed(line, clause) &&
      (hasDate ? isBare && !last.hasDate : isClocked ? !last.hasClock && last.hasDate : true);
    if (refines) {
      last.unit.end = clause.end;
      last.unit.clauses.push(clause);
      last.hasDate ||= hasDate;
      last.hasClock ||= isClocked;
    } else {
      units.push({ unit: { ...clause, clauses: [clause] }, hasDate, hasClock: isClocked });
    }
  }
  return units.map(({ unit }) => unit);
}

/** 顺便提醒我带U盘, "and order more litter": a deed of its own, told by the word that joins it on. */
function isJoinedDeed(line: Line, clause: Clause): boolean {
  const text = textOf(line, clause);
  const joint = WORDS.joint.exec(text) ??
    WORDS.joined.exec(line.text.slice(Math.max(0, clause.start - 8), clause.start));
  if (joint === null || momentsIn(line, clause).length > 0) return false;
  const deed = deedOf(line, clause, []).replace(WORDS.joint, "");
  return deed.length >= 2 && !saysCue(text, "past") &&
    (saysCue(text, "todo") || saysCue(deed, "imperative") && !saysCue(deed, "ambiguous"));
}

/** The date of a time, without its hour: what the next clause takes over. */
function withoutClock(time: TimeExpression): TimeExpression {
  const { hour: _h, minute: _m, second: _s, meridiem: _a, part: _p, exact: _e, ...date } = time.moment!;
  return { ...time, moment: date, until: null };
}

interface Kind {
  type: "todo" | "event";
  score: number;
}

/** A todo is a deed one owes, an event a thing on the calendar: the first row that holds decides. */
const KINDS: readonly (Kind & { name: string; holds: (frame: Frame) => boolean })[] = [
  {
    name: "a deadline for a deed",
    type: "todo",
    score: 3,
    holds: (frame) => isBounded(frame) && saysCue(frame.text, "duty"),
  },
  { name: "a deadline", type: "todo", score: 2.2, holds: (frame) => isBounded(frame) && isDated(frame) },
  {
    name: "a ceremony, whoever's",
    type: "event",
    score: 3.2,
    holds: (frame) =>
      saysCue(frame.text, "ceremony") && !saysCue(frame.deed, "imperative") && isDated(frame) &&
      DATED.has(frame.when!.stretch.grain),
  },
  {
    name: "a command with an hour that names an event",
    type: "event",
    score: 2.6,
    holds: (frame) =>
      frame.when!.hasClock &&
      (saysCue(frame.deed, "meets") || (saysCue(frame.deed, "goes") && saysCue(frame.deed, "event"))),
  },
  {
    name: "booked for an hour",
    type: "event",
    score: 2.6,
    holds: (frame) => frame.when!.hasClock && saysCue(frame.dated, "arranged") && !isBounded(frame),
  },
  {
    name: "a command",
    type: "todo",
    score: 2.8,
    holds: (frame) =>
      saysCue(frame.deed, "imperative") &&
      !(frame.hasAmount && !frame.isAhead && !frame.when!.hasClock && frame.when!.repeat === null),
  },
  {
    name: "an event at an hour",
    type: "event",
    score: 3.2,
    holds: (frame) => saysCue(frame.text, "event") && frame.when!.hasClock,
  },
  {
    name: "an event on a day",
    type: "event",
    score: 2.4,
    holds: (frame) => saysCue(frame.text, "event") && isDated(frame) && !(frame.hasAmount && !frame.isAhead),
  },
  {
    name: "an event at a part of today",
    type: "event",
    score: 2.2,
    holds: (frame) =>
      saysCue(frame.text, "event") && frame.when!.moment.part !== undefined && !frame.hasAmount,
  },
  {
    name: "somewhere to go at an hour",
    type: "event",
    score: 2.4,
    holds: (frame) =>
      frame.when!.hasClock && isDated(frame) && saysCue(frame.deed, "goes") && !isBounded(frame),
  },
  {
    name: "a duty at an hour",
    type: "todo",
    score: 2.4,
    holds: (frame) => saysCue(frame.text, "duty") && isDated(frame) && frame.when!.hasClock,
  },
  {
    name: "a duty on a day",
    type: "todo",
    score: 2.6,
    holds: (frame) => saysCue(frame.text, "duty") && isDated(frame),
  },
  {
    name: "a duty at a part of today",
    type: "todo",
    score: 2,
    holds: (frame) => saysCue(frame.text, "duty") && frame.when!.moment.part !== undefined,
  },
  {
    name: "a day and an hour",
    type: "event",
    score: 2.6,
    holds: (frame) => frame.when!.hasClock && isDated(frame) && frame.deed.length >= 2,
  },
  {
    name: "an hour",
    type: "event",
    score: 1.8,
    holds: (frame) => frame.when!.hasClock && frame.deed.length >= 2 && !frame.hasAmount,
  },
  {
    name: "a way to go on a day ahead",
    type: "todo",
    score: 1.9,
    holds: (frame) => isDated(frame) && !frame.hasAmount && saysCue(frame.deed, "goes"),
  },
  {
    name: "a meeting with someone on a day ahead",
    type: "event",
    score: 1.9,
    holds: (frame) => isDated(frame) && !frame.hasAmount && saysCue(frame.deed, "company"),
  },
  {
    name: "a stretch of days",
    type: "event",
    score: 2,
    holds: (frame) =>
      frame.when!.isRange && !frame.when!.hasClock && isDated(frame) && !isBounded(frame) &&
      !frame.hasAmount &&
      frame.deed.length >= 2,
  },
  {
    name: "a few English words on a day",
    type: "event",
    score: 1.6,
    holds: (frame) =>
      isDated(frame) && frame.startsLater && DATED.has(frame.when!.stretch.grain) && !frame.hasAmount &&
      /^[a-z' ]{3,40}$/i.test(frame.deed) &&
      frame.deed.split(" ").length <= 5 && !saysCue(frame.text, "negation"),
  },
  {
    name: "a few words on a day ahead",
    type: "event",
    score: 1.6,
    holds: (frame) =>
      frame.isAhead && DATED.has(frame.when!.stretch.grain) && !frame.hasAmount && frame.deed.length >= 2 &&
      frame.deed.length <= 16 &&
      !saysCue(frame.text, "negation"),
  },
];

/** A kind told by its words, not by its hour alone: gym doors at 5:30 are part of the concert. */
function isNamed(kind: Kind | null): boolean {
  return kind !== null && !GENERIC.has((kind as { name?: string }).name ?? "");
}

/** "friday 8am hair": a day, an hour and a word or two. */
function isBrief(frame: Frame): boolean {
  return frame.isFuture && frame.when!.hasClock && frame.when!.hasDate && kindOf(frame) !== null &&
    (/^[a-z' .]+$/i.test(frame.deed) ? frame.deed.split(" ").length <= 4 : frame.deed.length <= 8);
}

const GENERIC = new Set([
  "a day and an hour",
  "an hour",
  "a few words on a day ahead",
  "a few English words on a day",
]);

const CEREMONY = KINDS.find((row) => row.name.startsWith("a ceremony"))!;

const isBounded = (frame: Frame) =>
  frame.times.some((time) => time.bound === "before" || time.bound === "until");
const isDated = (frame: Frame) => frame.when!.hasDate || frame.when!.repeat !== null;

function kindOf(frame: Frame): Kind | null {
  if (saysCue(frame.text, "todo") && !isAdvice(frame)) {
    return frame.isPast ? null : { type: "todo", score: 3.5 };
  }
  if (frame.isPast) return null;
  const past = saysCue(frame.text, "past");
  const owed = saysCue(frame.text, "duty") || (isBounded(frame) && !past) ||
    saysCue(frame.deed, "imperative");
  // What was done is no plan, unless the day is still to come (约了明天) or the 了 ends a duty (要把窗帘洗了).
  const done = past && !frame.isAhead &&
    !(frame.isFuture && (owed || saysCue(frame.text, "arranged")));
  if (done) return null;
  if (frame.isFuture && frame.isSpent && !owed && frame.when!.repeat === null) return null;
  if (frame.isFuture) return KINDS.find((row) => row.holds(frame)) ?? null;
  if (
    frame.when === null && (!frame.hasAmount || saysCue(frame.deed, "asks")) &&
    saysCue(frame.deed, "imperative") &&
    !saysCue(frame.deed, "ambiguous")
  ) return { type: "todo", score: 1.9 };
  return null;
}

/** Log-odds by which the words of a line must speak for the other kind, or for a plan that no row knows. */
const TILT_MIN = 2;
const WORDS_MIN = 1.5;
/** Kinds told by so much are not changed by the words around them. */
const KIND_CLEAR = 2.8;

/** A deed or a thing on the calendar: where the rows are not sure, the words of the line decide. */
function leaning(line: Line, frame: Frame, kind: Kind | null): Kind | null {
  const { todo, event } = line.evidence;
  const odds = Math.max(todo, event);
  if (kind === null) {
    const isTimed = frame.isFuture && frame.when !== null && !frame.isSpent && frame.deed.length >= 2 &&
      (!saysCue(frame.text, "past") || odds > TILT_MIN && !frame.hasAmount) &&
      (isDated(frame) || frame.when.hasClock);
    const isCommand = todo > TILT_MIN && !frame.isPast && !frame.hasAmount &&
      saysCue(frame.deed, "imperative");
    if (!(isTimed && odds > WORDS_MIN) && !isCommand) return null;
    return { type: todo > event || frame.when === null ? "todo" : "event", score: 0.6 };
  }
  if (kind.score > KIND_CLEAR || Math.abs(todo - event) < TILT_MIN || frame.when === null) return kind;
  return { ...kind, type: todo > event ? "todo" : "event" };
}

/** 十点体检 记得空腹: what is to be minded of an event with an hour is no deed of its own. */
function isAdvice(frame: Frame): boolean {
  if (!frame.when?.hasClock || !frame.isFuture || frame.dated === frame.text) return false;
  return !saysCue(frame.dated, "todo") && !saysCue(frame.dated, "imperative") &&
    saysCue(frame.dated, "event");
}

/** Rows that know no word of the sentence: 楼上天天半夜拖椅子 is no plan for being told of every day. */
const HABIT_DOUBT = 1.5;

function planDoubt(frame: Frame, kind: Kind): number {
  const { text, core } = frame;
  const asked = saysCue(text, "todo");
  let doubt = frame.when?.repeat && !isNamed(kind) && !saysCue(text, "duty") ? HABIT_DOUBT : 0;
  if (saysCue(text, "question")) doubt += asked && !saysCue(text, "inquiry") ? 1 : 3;
  if (saysCue(core, "reported")) doubt += asked ? 0.5 : 3;
  if (saysCue(core, "hypothetical") || saysCue(text, "condition")) doubt += asked ? 0.8 : 2;
  if (isOthers(core) && kind !== CEREMONY) doubt += asked ? 1.2 : 3.5;
  if (saysCue(core, "fact")) doubt += 2.5;
  if (!asked && saysCue(core, "negation")) doubt += 2.5;
  if (saysCue(text, "heading") || saysCue(text, "quote")) doubt += 3;
  if (frame.hasAmount && saysCue(core, "price") && !asked) doubt += 1.5;
  if (saysCue(text, "notMine")) doubt += 3;
  if (!asked && saysCue(text, "calledOff")) doubt += 3;
  if (frame.when === null && saysCue(text, "identifier") && !asked) doubt += 1.5;
  return doubt;
}

/** What is left of a clause when its times and cues are taken out: the deed itself, as the line writes it. */
function deedOf(line: Line, range: Clause, times: readonly TimeExpression[]): string {
  const original = (from: number, to: number) =>
    to <= from ? "" : line.source.original.slice(line.source.starts[from], line.source.ends[to - 1]);
  let out = "";
  let at = range.start;
  for (const time of times) {
    out += original(at, Math.max(at, time.start)) + " ";
    at = Math.max(at, time.end);
  }
  out += original(at, range.end);
  return simplify(
    out.replace(new RegExp(WORDS.asking.source, "gi"), " ").replace(/\s+/g, " ")
      .replace(/^[\s,，、:：.!！。\-–]+|[\s,，、:：.。!！]+$/g, "")
      .replace(WORDS.preposition, "").trim(),
  );
}

function readFrame(line: Line, frame: Frame, sentence: Clause): Draft | null {
  const kind = leaning(line, frame, kindOf(frame));
  if (kind === null) return null;
  const { when, range } = frame;
  const title = frame.deed || frame.text.trim();
  const draft: Draft = {
    type: kind.type,
    start: range.start,
    end: range.end,
    title,
    data: {},
    tags: [],
    at: null,
    score: kind.score - planDoubt(frame, kind),
    used: [],
  };
  for (const time of when?.times ?? []) {
    draft.used.push({
      kind: when!.repeat ? "recurrence" : "time",
      start: time.start,
      end: time.end,
      field: kind.type === "todo" ? "data.dueAt" : "data.startAt",
      value: null,
      approximate: when!.stretch.approximate,
    });
  }
  if (kind.type === "todo") fillTodo(line, draft, frame);
  else fillEvent(line, draft, frame, sentence);
  return draft;
}

/** Times in `data` are kept local here; `read_line` writes them as instants. */
function fillTodo(line: Line, draft: Draft, frame: Frame): void {
  draft.data.done = false;
  const [ahead] = findCue(frame.text, "ahead");
  const when = whenOf(line, frame.times.filter((time) => !isAhead(time, frame, ahead)), "future");
  if (when) {
    const due = dueOf(when);
    draft.data.dueAt = { local: due };
    draft.at = due;
    if (when.stretch.halfChosen) draft.otherAt = otherHalf(due);
    if (when.repeat) draft.data.repeat = rruleOf(when.repeat);
    if (ahead) draft.data.remindAt = { local: remindAt(line, frame, due) };
  }
  const urgent = WORDS.urgent.test(frame.text);
  if (urgent) draft.data.priority = 1;
}

/** Twelve hours off, on the same day. */
function otherHalf(local: number): number {
  return new Date(local).getUTCHours() >= 12 ? local - DAY_MS / 2 : local + DAY_MS / 2;
}

function isAhead(
  time: TimeExpression,
  frame: Frame,
  ahead: { start: number; end: number } | undefined,
): boolean {
  if (!ahead) return false;
  const from = frame.range.start + ahead.start;
  return time.start >= from && time.start <= frame.range.start + ahead.end + 4;
}

/** A deadline named by a day is that day; by a longer period its last day. */
function dueOf(when: When): number {
  const { stretch } = when;
  if (["month", "week", "third", "quarter", "half", "year"].includes(stretch.grain)) {
    if (stretch.grain === "third" && when.moment.third === "start") return stretch.start;
    return startOfDay(stretch.end - 1);
  }
  if (when.moment.rolling) return startOfDay(stretch.end - 1);
  return stretch.start;
}

function remindAt(line: Line, frame: Frame, due: number): number {
  const length = line.values.times.find((time) => time.length !== null && within(time, frame.range));
  if (length?.length) return addLength(due, length.length, -1);
  const unit = WORDS.weekBefore.test(frame.text)
    ? 7 * DAY_MS
    : WORDS.hourBefore.test(frame.text)
    ? 3_600_000
    : DAY_MS;
  return due - unit;
}

function fillEvent(line: Line, draft: Draft, frame: Frame, sentence: Clause): void {
  const when = frame.when!;
  const allDay = !when.hasClock && when.stretch.grain !== "part";
  draft.data.startAt = { local: when.stretch.start };
  draft.at = when.stretch.start;
  const length = line.values.times.find((time) => time.length !== null && within(time, frame.range));
  if (when.isRange || (allDay && when.stretch.end - when.stretch.start > DAY_MS)) {
    draft.data.endAt = { local: when.stretch.end };
  } else if (when.hasClock && length?.length && !saysCue(frame.text, "ahead")) {
    draft.data.endAt = { local: addLength(when.stretch.start, length.length, 1) };
  }
  draft.data.allDay = allDay;
  if (when.stretch.halfChosen) draft.otherAt = otherHalf(when.stretch.start);
  const place = placeIn(line, sentence);
  if (place) {
    draft.data.location = place.name;
    draft.used.push({
      kind: "place",
      start: place.start,
      end: place.end,
      field: "data.location",
      value: place.name,
    });
  }
  const people = peopleIn(line, frame.range);
  if (people.length > 0) {
    draft.data.people = people.map((one) => one.name);
    for (const one of people) {
      draft.used.push({
        kind: "person",
        start: one.start,
        end: one.end,
        field: "data.people",
        value: one.name,
      });
    }
  }
  if (when.repeat) draft.data.repeat = rruleOf(when.repeat);
}
