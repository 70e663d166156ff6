/** The data of todos and events. @module */

import { findCue, saysCue } from "../cues.ts";
import { DAY_MS, startOfDay } from "../time/civil.ts";
import { addLength } from "../time/length.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { WORDS } from "../words.ts";
import type { Clause } from "./clauses.ts";
import { type Draft, type Line, within } from "./line.ts";
import { peopleIn, placeIn } from "./people.ts";
import type { Frame } from "./plan_frame.ts";
import { rruleOf, type When, whenOf } from "./when.ts";

/** Times in `data` are kept local here; `read_line` writes them as instants. */
export function fillTodo(line: Line, draft: Draft, frame: Frame): void {
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

const EVENING_FROM = 18;
const EVENING_TO = 21;

/** "book club tuesday 7": what people do in the evening is at seven in the evening. */
function isEvening(text: string, local: number): boolean {
  const hour = new Date(local).getUTCHours();
  return WORDS.atNight.test(text) && hour >= EVENING_FROM && hour <= EVENING_TO;
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

export function fillEvent(line: Line, draft: Draft, frame: Frame, sentence: Clause): void {
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
  if (when.stretch.halfChosen) {
    const other = otherHalf(when.stretch.start);
    if (isEvening(frame.text, other)) [draft.at, draft.otherAt] = [other, when.stretch.start];
    else draft.otherAt = other;
    draft.data.startAt = { local: draft.at };
  }
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
