/** A stretch of a sentence seen as a plan: when, and what is left to be done. @module */

import { saysCue } from "../cues.ts";
import { simplify } from "../source.ts";
import { DAY_MS, startOfDay } from "../time/civil.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { WORDS } from "../words.ts";
import type { Clause } from "./clauses.ts";
import { type Line, textOf, within } from "./line.ts";
import { momentsIn, type When, whenOf } from "./when.ts";

/** A stretch of a sentence that may tell a plan, with what it says of when and what. */
export interface Frame {
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

/** frameOf() reads a stretch; `inherited` are dates that stretches before it said. */
export function frameOf(line: Line, range: Clause, inherited: readonly TimeExpression[] = []): Frame {
  const text = textOf(line, range);
  const own = momentsIn(line, range).filter((time) =>
    (!time.moment?.rolling || time.bound !== null) && !isOfThing(line, time)
  );
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

/** 上个月的发票, "last month's invoices": the time a thing is of, not when something is done. */
function isOfThing(line: Line, time: TimeExpression): boolean {
  const backward = time.moment?.side === "past" ||
    Object.values(time.moment?.shift ?? {}).some((shift) => shift < 0);
  return backward && WORDS.ofThing.test(line.text.slice(time.end, time.end + 4));
}

function clausesWith(
  line: Line,
  range: Clause & { clauses?: readonly Clause[] },
  holds: (clause: Clause) => boolean,
): string {
  return (range.clauses ?? []).filter(holds).map((clause) => textOf(line, clause)).join(",");
}

/** What is left of a clause when its times and cues are taken out: the deed itself, as the line writes it. */
export function deedOf(line: Line, range: Clause, times: readonly TimeExpression[]): string {
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
      .replace(/ (?=[,，、:：.。;；!！])/g, "")
      .replace(/^[\s,，、:：.!！。\-–]+|[\s,，、:：.。!！]+$/g, "")
      .replace(WORDS.joint, "").replace(WORDS.preposition, "").trim(),
  );
}
