/** Which kind of plan a frame is, by rows, and what speaks against it. @module */

import { saysCue } from "../cues.ts";
import { WORDS } from "../words.ts";
import type { Line } from "./line.ts";
import { ACTIVITIES } from "./activity_table.ts";
import { isOthers } from "./others.ts";
import type { Frame } from "./plan_frame.ts";

/** 每周一三五跑步: little more than the activity is named. */
const ACTIVITY_CHARS_MAX = 8;
const DATED = new Set(["second", "minute", "hour", "part", "day", "weekend"]);

/** Todo or event, and how much speaks for it. */
export interface Kind {
  type: "todo" | "event";
  score: number;
}

/** A todo is a deed one owes, an event a thing on the calendar: the first row that holds decides. */
const KINDS: readonly (Kind & { name: string; holds: (frame: Frame) => boolean })[] = [
  {
    name: "a deadline for a deed",
    type: "todo",
    score: 3,
    holds: (frame) => isBounded(frame) && (saysCue(frame.text, "duty") || saysCue(frame.deed, "imperative")),
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
    name: "an activity again and again",
    type: "event",
    score: 2.4,
    holds: (frame) =>
      frame.when!.repeat !== null && !frame.hasAmount && frame.deed.length <= ACTIVITY_CHARS_MAX &&
      ACTIVITIES.some(({ pattern }) => pattern.test(frame.deed)),
  },
  {
    name: "an activity later on",
    type: "event",
    score: 1.9,
    holds: (frame) =>
      frame.startsLater && !frame.hasAmount && frame.deed.length <= ACTIVITY_CHARS_MAX &&
      ACTIVITIES.some(({ pattern }) => pattern.test(frame.deed)),
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
    holds: (frame) =>
      frame.when!.hasClock && isDated(frame) &&
      (frame.deed.length >= 2 || WORDS.bareGoing.test(frame.deed)),
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
export function isNamed(kind: Kind | null): boolean {
  return kind !== null && !GENERIC.has((kind as { name?: string }).name ?? "");
}

/** "friday 8am hair": a day, an hour and a word or two. */
export function isBrief(frame: Frame): boolean {
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

export function kindOf(frame: Frame): Kind | null {
  if (saysCue(frame.text, "todo") && !isAdvice(frame) && !isMinded(frame)) {
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
const COMMAND_MIN = 0.5;
/** From here on the words are a command whatever was done before it: 手机壳裂了重买一个. */
const COMMAND_CLEAR = 1;
/** Kinds told by so much are not changed by the words around them. */
const KIND_CLEAR = 2.8;

/** A deed or a thing on the calendar: where the rows are not sure, the words of the line decide. */
export function leaning(line: Line, frame: Frame, kind: Kind | null): Kind | null {
  const { todo, event } = line.evidence;
  const odds = Math.max(todo, event);
  if (kind === null) {
    const isTimed = frame.isFuture && frame.when !== null && !frame.isSpent && frame.deed.length >= 2 &&
      (!saysCue(frame.text, "past") || odds > TILT_MIN && !frame.hasAmount) &&
      (isDated(frame) || frame.when.hasClock);
    const isCommand = todo > COMMAND_MIN && !frame.hasAmount && frame.deed.length >= 2 &&
      (todo > COMMAND_CLEAR || !frame.isPast && !saysCue(frame.text, "past"));
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

/** 8月16号你弟满月酒,别忘了: the day itself is to be minded, no deed of it. */
function isMinded(frame: Frame): boolean {
  return WORDS.minded.test(frame.text) && isFutureDay(frame) &&
    (saysCue(frame.text, "event") || saysCue(frame.text, "ceremony")) && !saysCue(frame.deed, "imperative");
}

const isFutureDay = (frame: Frame) => frame.isFuture && frame.when!.hasDate && !isBounded(frame);

/** Rows that know no word of the sentence: 楼上天天半夜拖椅子 is no plan for being told of every day. */
const HABIT_DOUBT = 1.5;

export function planDoubt(frame: Frame, kind: Kind, agents: readonly string[]): number {
  const { text, core } = frame;
  const asked = saysCue(text, "todo");
  let doubt = frame.when?.repeat && !isNamed(kind) && !saysCue(text, "duty") ? HABIT_DOUBT : 0;
  // 问一下物业车位还有没有: the question is what is to be asked.
  if (saysCue(text, "question")) {
    doubt += saysCue(frame.deed, "asks") ? 0.5 : asked && !saysCue(text, "inquiry") ? 1 : 4;
  }
  // 导师说周五前要交: what others ask of the speaker is no hearsay.
  if (saysCue(core, "reported")) doubt += asked || saysCue(text, "toMe") ? 0.5 : 3;
  if (saysCue(core, "hypothetical") || saysCue(text, "condition")) doubt += asked ? 0.8 : 2;
  if (isOthers(core, agents) && kind !== CEREMONY) doubt += asked ? 5 : kind.type === "event" ? 5.5 : 6;
  if (saysCue(core, "fact")) doubt += 2.5;
  if (!asked && saysCue(core, "negation")) doubt += 2.5;
  if (saysCue(text, "heading") || saysCue(text, "quote")) doubt += 3;
  if (frame.hasAmount && saysCue(core, "price") && !asked) doubt += 1.5;
  if (saysCue(text, "notMine")) doubt += 3;
  if (!asked && saysCue(text, "calledOff")) doubt += 5;
  if (frame.when === null && saysCue(text, "identifier") && !asked) doubt += 1.5;
  return doubt;
}
