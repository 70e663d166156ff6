/** What a sentence says is to come: todos and events, one or several. @module */

import { saysCue } from "../cues.ts";
import { dateGrain, type DayPart, hasClock } from "../time/moment.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { WORDS } from "../words.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { fillEvent, fillTodo } from "./fill_plan.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { deedOf, type Frame, frameOf } from "./plan_frame.ts";
import { isBrief, isNamed, kindOf, leaning, planDoubt } from "./plan_kinds.ts";
import { evidenceOf } from "./weigh_drafts.ts";
import { dateOf, momentsIn } from "./when.ts";

/** readPlans() reads todos and events of a sentence: one, or one a clause where each has a time of its own. */
export function readPlans(line: Line, sentence: Sentence): Draft[] {
  const whole = frameOf(line, sentence);
  const several = severalPlans(line, sentence);
  // Each is a todo or an event by its own words.
  if (several) {
    return several.flatMap((frame) =>
      readFrame({ ...line, evidence: evidenceOf(line, frame.range) }, frame, frame.range) ?? []
    );
  }
  const draft = readFrame(line, whole, sentence) ?? planBehind(line, sentence);
  if (draft === null) return [];
  return draft.type === "todo" ? severalDeeds(line, sentence, draft) : [draft];
}

/** 胃镜报告放了快一个礼拜了,周一我去拿: what came before is told, and then when and what is to be done. */
function planBehind(line: Line, sentence: Sentence): Draft | null {
  const from = sentence.clauses.findIndex((clause, index) =>
    index > 0 && PAUSE.test(line.text.slice(sentence.clauses[index - 1]!.end, clause.start + 1)) &&
    momentsIn(line, clause).some(({ moment }) => dateGrain(moment!) !== null)
  );
  if (from < 1) return null;
  const clauses = sentence.clauses.slice(from);
  const range = { start: clauses[0]!.start, end: sentence.end, clauses };
  return readFrame({ ...line, evidence: evidenceOf(line, range) }, frameOf(line, range), range);
}

/** No word joins the two. */
const PAUSE = /^(?:\s*,|\s+[\u3400-\u9fff\d])/;

/** "todo: cancel the trial, buy lightbulbs": each deed of a list is a todo, all at the time that was said. */
function severalDeeds(line: Line, sentence: Sentence, whole: Draft): Draft[] {
  if (sentence.clauses.length < 2 || whole.data.repeat !== undefined || whole.data.remindAt !== undefined) {
    return [whole];
  }
  const all = sentence.clauses.map((clause) => ({
    clause,
    text: textOf(line, clause),
    deed: deedOf(line, clause, momentsIn(line, clause)).replace(WORDS.joint, ""),
  }));
  const named = all.filter(({ deed }) => saysCue(deed, "imperative") && !saysCue(deed, "past"));
  const isList = named.length >= LISTED_DEEDS_MIN &&
    all.every(({ clause, text }) =>
      text.length <= LISTED_CHARS_MAX && !saysCue(text, "past") && !hasValue(line, clause)
    );
  // 下周五前把单子交给会计,还有停车证要续办: joined on and owed is a deed too.
  const owed = all.findIndex(({ clause }, index) => index > 0 && isOwedToo(line, clause));
  const deeds = isList ? all : all.filter((one, index) =>
    named.includes(one) || owed > 0 &&
      (index < owed ? momentsIn(line, one.clause).length > 0 : isOwedToo(line, one.clause))
  );
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

/** 水电卡充值、冰箱除霜、给猫剪指甲: where two things of a list are deeds, all are. */
const LISTED_DEEDS_MIN = 2;
const LISTED_CHARS_MAX = 10;

const hasValue = ({ values }: Line, clause: Clause) =>
  [...values.money, ...values.numbers, ...values.quantities].some((one) => within(one, clause));

function isOwedToo(line: Line, clause: Clause): boolean {
  const text = textOf(line, clause);
  return WORDS.joint.test(text) && !hasValue(line, clause) &&
    (saysCue(text, "todo") ||
      !saysCue(text, "past") && (saysCue(text, "duty") || saysCue(text.replace(WORDS.joint, ""), "goes")));
}

/** Clauses that each tell a plan at a time of its own, or a deed that is joined on: 明天10点开会,下午3点见客户,顺便提醒我带U盘. */
function severalPlans(line: Line, sentence: Sentence): Frame[] | null {
  if (sentence.clauses.length < 2) return null;
  const units = unitsOf(line, sentence);
  let dated = dateBehind(units.map((unit) => frameOf(line, unit)));
  const frames = units.map((unit) => {
    const own = frameOf(line, unit);
    const frame = own.when && !own.when.hasDate && dated.length > 0 ? frameOf(line, unit, dated) : own;
    if (own.when?.hasDate) dated = own.times.map(dateOf);
    return frame;
  }).filter((frame, index, all) =>
    isJoinedDeed(line, frame.range) || isTimedPlan(frame) || index === 0 && isLeadingDeed(frame, all[1])
  );
  return frames.length > 1 && new Set(frames.map((frame) => frame.when?.stretch.start)).size > 1
    ? frames
    : null;
}

/** "standup at 9, vendor at 11, airport at 4 tomorrow": a day said with the last of the hours is the day of all. */
function dateBehind(frames: readonly Frame[]): TimeExpression[] {
  const last = frames.at(-1)!;
  const isLast = last.when?.hasDate && last.when.hasClock &&
    frames.slice(0, -1).every(({ when }) => when?.hasClock && !when.hasDate);
  return isLast ? last.times.map(dateOf) : [];
}

function isTimedPlan(frame: Frame): boolean {
  return frame.times.length > 0 && frame.deed.length >= 2 && !saysCue(frame.text, "ahead") &&
    (isNamed(kindOf(frame)) || isBrief(frame));
}

/** A clause begins a plan with a date, with an hour beside one that has its own, or as a deed joined on. */
function unitsOf(line: Line, sentence: Sentence): Sentence[] {
  const units: { unit: Sentence; hasDate: boolean; hasClock: boolean; part: DayPart | undefined }[] = [];
  for (const clause of sentence.clauses) {
    const times = momentsIn(line, clause);
    const hasDate = times.some((time) => dateGrain(time.moment!) !== null || time.moment!.repeat);
    const isClocked = times.some((time) => hasClock(time.moment!));
    const isBare = deedOf(line, clause, times).length < 2;
    const last = units.at(-1);
    // 周六上午牙医 下午带娃打疫苗: another part of the day is another plan.
    const part = times.find((time) => time.moment!.part !== undefined)?.moment?.part;
    const isOtherPart = !isBare && part !== undefined && last?.part !== undefined && part !== last.part;
    const refines = last !== undefined && !isOtherPart && !isJoinedDeed(line, clause) &&
      (hasDate ? isBare && !last.hasDate : isClocked ? !last.hasClock && last.hasDate : true);
    if (refines) {
      last.unit.end = clause.end;
      last.unit.clauses.push(clause);
      last.hasDate ||= hasDate;
      last.hasClock ||= isClocked;
      last.part ??= part;
    } else {
      units.push({ unit: { ...clause, clauses: [clause] }, hasDate, hasClock: isClocked, part });
    }
  }
  return units.map(({ unit }) => unit);
}

/** 要打电话订蛋糕,礼拜六晚上六点庆生: a command with no time before an event with its own. */
function isLeadingDeed(frame: Frame, next: Frame | undefined): boolean {
  return frame.times.length === 0 && saysCue(frame.deed, "imperative") && !saysCue(frame.deed, "ambiguous") &&
    !saysCue(frame.text, "past") && next !== undefined && next.when?.hasClock === true &&
    kindOf(next)?.type === "event" && isNamed(kindOf(next));
}

/** 顺便提醒我带U盘, "and order more litter": a deed of its own, told by the word that joins it on. */
function isJoinedDeed(line: Line, clause: Clause): boolean {
  const text = textOf(line, clause);
  const joint = WORDS.joint.exec(text) ??
    WORDS.joined.exec(line.text.slice(Math.max(0, clause.start - 8), clause.start));
  const isErrand = clause.start > 0 && WORDS.errand.test(text);
  const deed = deedOf(line, clause, []).replace(WORDS.joint, "");
  // 周三七点碰面,记得提前把图打出来: a deed; 记得空腹 is advice on the event.
  const isMinded = clause.start > 0 && WORDS.mindsDeed.test(text) &&
    !WORDS.advised.test(text.replace(WORDS.mindsDeed, "").trimStart());
  if (joint === null && !isErrand && !isMinded || momentsIn(line, clause).length > 0) return false;
  return deed.length >= 2 && !saysCue(text, "past") &&
    (saysCue(text, "todo") || isMinded && saysCue(text, "duty") ||
      saysCue(deed, "imperative") && !saysCue(deed, "ambiguous"));
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
    score: kind.score - planDoubt(frame, kind, line.agents),
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
