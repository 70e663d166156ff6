/** What a sentence says is to come: todos and events. @module */

import { findCue, saysCue } from "../cues.ts";
import { DAY_MS, startOfDay } from "../time/civil.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { addLength } from "../time/resolve_moment.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { isOthers } from "./others.ts";
import { peopleIn, placeIn } from "./people.ts";
import { momentsIn, rruleOf, type When, whenOf } from "./when.ts";

interface Frame {
  range: Clause;
  text: string;
  times: TimeExpression[];
  when: When | null;
  isPast: boolean;
  isFuture: boolean;
}

function frameOf(line: Line, range: Clause): Frame {
  const text = textOf(line, range);
  const times = momentsIn(line, range).filter((time) => !time.moment?.rolling || time.bound !== null);
  const when = whenOf(
    line,
    times.filter((time) => time.moment?.now !== true || times.length === 1),
    "future",
  );
  const today = startOfDay(line.now);
  const said = when?.moment;
  const backward = said !== undefined &&
    (Object.values(said.shift ?? {}).some((shift) => shift < 0) || said.side === "past" ||
      (said.year !== undefined && when!.stretch.end <= line.now));
  const done = saysCue(text, "past");
  const duty = saysCue(text, "duty") || saysCue(text, "todo");
  return {
    range,
    text,
    times,
    when,
    isPast: backward || (when !== null && when.stretch.end <= today),
    isFuture: when !== null && !backward && (when.stretch.end > line.now || when.stretch.start >= today) &&
      !(said?.now) && !(done && !duty && !when.hasClock && !when.hasDate),
  };
}

/** readPlans() reads todos and events of a sentence: one, or one a clause where each has a time of its own. */
export function readPlans(line: Line, sentence: Sentence): Draft[] {
  const whole = frameOf(line, sentence);
  const doubt = planDoubt(whole.text);
  const clauses = sentence.clauses.map((clause) => frameOf(line, clause));
  const own = clauses.filter((frame) =>
    frame.times.length > 0 && !saysCue(frame.text, "ahead") && hasDeed(line, frame) &&
    kindOf(line, frame) !== null
  );
  if (
    own.length > 1 && new Set(own.map((frame) => frame.when?.stretch.start)).size > 1 &&
    own.every((frame) => frame.when?.hasDate)
  ) {
    return own.flatMap((frame) => readFrame(line, frame, doubt, sentence) ?? []);
  }
  const kind = kindOf(line, whole);
  if (kind === null) return [];
  const draft = readFrame(line, whole, doubt, sentence);
  return draft ? [draft] : [];
}

function hasDeed(line: Line, frame: Frame): boolean {
  const rest = deedOf(line, frame.range, frame.times);
  return rest.replace(/[\s,.!。]/g, "").length >= 2;
}

type Kind = { type: "todo" | "event"; score: number };

/** A todo is a deed one owes, an event a thing on the calendar. */
function kindOf(line: Line, frame: Frame): Kind | null {
  const { text, when } = frame;
  const asked = saysCue(text, "todo");
  const duty = saysCue(text, "duty");
  const event = saysCue(text, "event");
  const bounded = frame.times.some((time) => time.bound === "before" || time.bound === "until");
  // 要把窗帘洗了, before Friday: the 了 of a duty is no past.
  const past = saysCue(text, "past") && !asked && !(frame.isFuture && (duty || bounded));
  if (asked && !frame.isPast) return { type: "todo", score: 3.5 };
  if (frame.isPast || past) return null;
  if (!frame.isFuture) {
    if (duty && when === null && saysCue(text.trim(), "imperative")) return { type: "todo", score: 1.6 };
    return null;
  }
  const clocked = when!.hasClock;
  const dated = when!.hasDate || when!.repeat !== null;
  if (bounded && (duty || dated)) return { type: "todo", score: duty ? 3 : 2.2 };
  if (saysCue(text.trim(), "imperative") && !/^(?:meet|call with|book club|pack)/.test(text)) {
    return { type: "todo", score: 2.8 };
  }
  const amounts = [...line.values.money, ...line.values.numbers].some((one) => within(one, frame.range));
  // 晚饭 38.5 is a dinner eaten.
  if (event && (clocked || dated || (when!.moment.part !== undefined && !amounts))) {
    return { type: "event", score: clocked ? 3.2 : 2.4 };
  }
  if (duty && dated) return { type: "todo", score: clocked ? 2.4 : 2.6 };
  if (duty && when!.moment.part !== undefined) return { type: "todo", score: 2 };
  const rest = deedOf(line, frame.range, frame.times).replace(/[\s,.!。]/g, "");
  if (clocked && rest.length >= 2) return { type: "event", score: dated ? 2.6 : 1.8 };
  if (dated && rest.length >= 2 && future(frame, line.now)) {
    const money = line.values.money.some((one) => within(one, frame.range));
    const met = /[和跟与同]|\bwith\b/.test(text) || (/[a-z]/.test(text) && !/[\u3400-\u9fff]/.test(text));
    return { type: money || !met ? "todo" : "event", score: 1.6 };
  }
  return null;
}

function future(frame: Frame, now: number): boolean {
  return frame.when!.stretch.start >= startOfDay(now) + DAY_MS || frame.when!.repeat !== null;
}

function planDoubt(text: string): number {
  let doubt = 0;
  const asked = saysCue(text, "todo");
  if (saysCue(text, "question")) doubt += asked ? 1 : 3;
  if (saysCue(text, "reported")) doubt += asked ? 0.5 : 2.5;
  if (saysCue(text, "hypothetical")) doubt += asked ? 0.8 : 1.6;
  if (isOthers(text)) doubt += asked ? 1.2 : 3;
  if (saysCue(text, "fact")) doubt += 2;
  if (saysCue(text, "heading") || saysCue(text, "quote")) doubt += 3;
  if (saysCue(text, "price") && !asked) doubt += 1.5;
  if (/\b(?:his|hers|theirs) not mine\b|不是我/.test(text)) doubt += 3;
  return doubt;
}

const TODO_WORDS =
  /提醒我?一?下?|记得|记住|记着|别忘了?|不要忘了?|勿忘|别让我忘了?|待办[::]?|todo[::]?|务必|一定要|必须|需要|想起来了|重要!*|(?:please\s)?\bremind(?:er)?(?:\s?me)?(?: to| that| about)?\b|\bremember to\b|\bdon'?t forget(?: to)?\b|\bdo not forget(?: to)?\b|\b(?:i\s)?(?:need|have|got) to\b|\bgotta\b|\bmust\b|\bto-?\s?do:?\b|\btodo:?|\breminder(?: please)?\b|\bmake sure(?: to)?\b/g;

/** What is left of a clause when its times and cues are taken out: the deed itself. */
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
  return out.replace(new RegExp(TODO_WORDS.source, "gi"), " ").replace(/\s+/g, " ")
    .replace(
      /^[\s,，、:：.!！。的要得去\-–]+(?=[^\s])|[\s,，、:：.。!！]+$/g,
      (cut) => /[要得去]$/.test(cut) ? cut.slice(-1) : "",
    )
    .replace(/^(?:to|on|at|by|the day)\s/i, "").trim();
}

function readFrame(line: Line, frame: Frame, doubt: number, sentence: Sentence): Draft | null {
  const kind = kindOf(line, frame);
  if (kind === null) return null;
  const { when, range } = frame;
  const title = deedOf(line, range, frame.times) || frame.text.trim();
  const draft: Draft = {
    type: kind.type,
    start: range.start,
    end: range.end,
    title,
    data: {},
    tags: [],
    at: null,
    score: kind.score - doubt,
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
    if (when.repeat) draft.data.repeat = rruleOf(when.repeat);
    if (ahead) draft.data.remindAt = { local: remindAt(line, frame, due) };
  }
  const urgent = /紧急|重要|马上|立刻|!!|！！|\basap\b|\burgent\b|\bimportant\b/.test(frame.text);
  if (urgent) draft.data.priority = 1;
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
  const unit = /week before/.test(frame.text)
    ? 7 * DAY_MS
    : /hour before/.test(frame.text)
    ? 3_600_000
    : DAY_MS;
  return due - unit;
}

function fillEvent(line: Line, draft: Draft, frame: Frame, sentence: Sentence): void {
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
