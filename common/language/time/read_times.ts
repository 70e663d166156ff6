/** Finds the times a text speaks of: pieces by rules, joined where they stand together. @module */

import { WORDS } from "../words.ts";
import { type Costs, findAll, type Found, type RuleTable, withoutOverlaps } from "../rule.ts";
import { dateGrain, hasClock, join, type Length, type Moment } from "./moment.ts";

/** What one rule reads: a moment, a length of time, or a range written as one. */
export interface TimePiece {
  moment?: Moment;
  until?: Moment;
  length?: Length;
  /** Only believed beside other pieces: 一点, a bare "may". */
  weak?: boolean;
}

export type Bound = "before" | "until" | "since" | "after";

/** One time a text speaks of; offsets are of the normalised text. */
export interface TimeExpression {
  start: number;
  end: number;
  moment: Moment | null;
  /** End of a range. */
  until: Moment | null;
  length: Length | null;
  bound: Bound | null;
  rules: string[];
  /** Nothing in it but a part of the day or a meal. */
  onlyPart: boolean;
}

/** Words before or behind a piece that change what it means. */
export interface Affix {
  name: string;
  /** Matched against the text right before the piece, anchored by `$`. */
  before?: RegExp;
  /** Matched against the text right behind the piece, anchored by `^`. */
  behind?: RegExp;
  on: "length" | "moment";
  read: (
    length: Length,
    moment: Moment,
    before?: string,
  ) => { moment?: Moment; bound?: Bound; length?: Length } | null;
}

/** Time rules of one language. */
export interface TimeTables {
  pieces: RuleTable<TimePiece>;
  affixes: readonly Affix[];
  /** What may stand between two pieces of the same time. */
  glue: RegExp;
  /** What stands between the two ends of a range. */
  rangeGlue: RegExp;
  /** Stands before a range: from, between. */
  rangeOpen: RegExp;
  /** Stands behind a range: 之间. */
  rangeClose: RegExp;
}

/** Longest run of characters looked at around a piece. */
const AFFIX_CHARS_MAX = 16;
const GLUE_CHARS_MAX = 12;

type Item = TimeExpression & { weak: boolean };

function toItem(found: Found<TimePiece>): Item {
  return {
    start: found.start,
    end: found.end,
    moment: found.read.moment ?? null,
    until: found.read.until ?? null,
    length: found.read.length ?? null,
    bound: null,
    rules: [found.rule],
    weak: found.read.weak ?? false,
    onlyPart: false,
  };
}

/** readTimes() finds every time in the text, in order, none overlapping another. */
export function readTimes(text: string, tables: readonly TimeTables[], costs?: Costs): TimeExpression[] {
  const found = tables.flatMap((table) => findAll(table.pieces, text, costs));
  if (found.length === 0) return [];
  let items = withoutOverlaps(found).map(toItem);
  items = joinLengths(text, items, tables);
  items = items.map((item) => item.length ? applyAffixes(text, item, tables, "length") : item);
  items = joinOffsets(text, items);
  items = joinMoments(text, items, tables);
  items = joinRanges(text, items, tables);
  items = joinLasting(text, items);
  items = items.map((item) => item.moment ? applyAffixes(text, item, tables, "moment") : item);
  const out: TimeExpression[] = [];
  for (const item of items) {
    if (item.weak || (out.length > 0 && item.start < out.at(-1)!.end)) continue;
    const { weak: _, ...expression } = item;
    const moment = expression.moment;
    expression.onlyPart = moment !== null && moment.part !== undefined && !hasClock(moment) &&
      dateGrain(moment) === null && !moment.repeat && !moment.distance;
    out.push(expression);
  }
  return out;
}

function gap(text: string, from: number, to: number): string | null {
  return to < from || to - from > GLUE_CHARS_MAX ? null : text.slice(from, to);
}

function joinLengths(text: string, items: readonly Item[], tables: readonly TimeTables[]): Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const last = out.at(-1);
    const between = last && gap(text, last.end, item.start);
    if (
      last?.length && item.length && between !== null && between !== undefined && !last.moment &&
      !item.moment &&
      WORDS.lengthJoint.test(between) && tables.length > 0 &&
      Object.keys(item.length).every((unit) => last.length![unit as keyof Length] === undefined)
    ) {
      out[out.length - 1] = {
        ...last,
        end: item.end,
        length: { ...last.length, ...item.length },
        rules: [...last.rules, ...item.rules],
      };
    } else out.push(item);
  }
  return out;
}

function applyAffixes(text: string, item: Item, tables: readonly TimeTables[], on: Affix["on"]): Item {
  for (const table of tables) {
    for (const affix of table.affixes) {
      if (affix.on !== on) continue;
      const before = affix.before?.exec(text.slice(Math.max(0, item.start - AFFIX_CHARS_MAX), item.start));
      if (affix.before && !before) continue;
      const behind = affix.behind?.exec(text.slice(item.end, item.end + AFFIX_CHARS_MAX));
      if (affix.behind && !behind) continue;
      const read = affix.read(item.length ?? {}, item.moment ?? {}, before?.[0]);
      if (read === null) continue;
      return {
        ...item,
        start: item.start - (before?.[0].length ?? 0),
        end: item.end + (behind?.[0].length ?? 0),
        moment: read.moment ?? item.moment,
        length: read.moment ? null : read.length ?? item.length,
        bound: read.bound ?? item.bound,
        rules: [...item.rules, affix.name],
        weak: false,
      };
    }
  }
  return item;
}

/** "three days after Christmas", 春节前一周: a length before or behind another moment. */
function joinOffsets(text: string, items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const last = out.at(-1);
    const between = last ? gap(text, last.end, item.start) : null;
    if (last && between !== null) {
      const length = last.length ?? null;
      const ahead = WORDS.offsetAhead.test(between);
      if (ahead && length && item.moment && dateGrain(item.moment) !== null && !hasClock(item.moment)) {
        const sign = WORDS.backward.test(between) ? -1 : 1;
        out[out.length - 1] = {
          ...item,
          start: last.start,
          moment: { ...item.moment, offset: { length, sign } },
          rules: [...last.rules, ...item.rules, "offset"],
        };
        continue;
      }
      const behind = WORDS.offsetBehind.test(between);
      if (
        behind && last.moment && item.length && !last.until && dateGrain(last.moment) !== null &&
        !hasClock(last.moment)
      ) {
        const sign = WORDS.backward.test(between) ? -1 : 1;
        out[out.length - 1] = {
          ...last,
          end: item.end,
          moment: { ...last.moment, offset: { length: item.length, sign } },
          rules: [...last.rules, ...item.rules, "offset"],
        };
        continue;
      }
    }
    out.push(item);
  }
  return out;
}

function joinMoments(text: string, items: readonly Item[], tables: readonly TimeTables[]): Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const last = out.at(-1);
    // "5 to 6pm on April 22": a date behind a range of hours is its date.
    const open = last !== undefined && item.moment !== null &&
      (last.until === null ||
        (last.moment !== null && dateGrain(last.moment) === null && !hasClock(item.moment)));
    if (last?.moment && item.moment && open && last.bound === null) {
      const between = gap(text, last.end, item.start);
      if (
        between !== null && !beginsClause(between, item.moment) && !isNextDay(text, out, item, between) &&
        tables.some((table) => table.glue.test(between))
      ) {
        const joined = join(last.moment, item.moment);
        if (joined) {
          out[out.length - 1] = {
            ...last,
            end: item.end,
            moment: joined,
            until: item.until ?? last.until,
            rules: [...last.rules, ...item.rules],
            weak: false,
          };
          continue;
        }
      }
    }
    out.push(item);
  }
  return out;
}

/** A meal or part of the day behind a comma begins what is told next: "dentist at 9, lunch with Kim". */
function beginsClause(between: string, moment: Moment): boolean {
  return between.includes(",") && moment.part !== undefined && !hasClock(moment) &&
    dateGrain(moment) === null;
}

/** "Tuesday optician at 9, Thursday curry night at 8": the hour has its own day before it. */
function isNextDay(text: string, out: readonly Item[], item: Item, between: string): boolean {
  const [before, last] = out.slice(-2);
  if (!before?.moment || !last?.moment || !between.includes(",")) return false;
  return dateGrain(item.moment!) !== null && hasClock(last.moment) && dateGrain(last.moment) === null &&
    dateGrain(before.moment) !== null && !/[,.;!?]/.test(text.slice(before.end, last.start));
}

function joinRanges(text: string, items: readonly Item[], tables: readonly TimeTables[]): Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const last = out.at(-1);
    if (last?.moment && item.moment && !last.until && !item.until && !last.weak && last.bound === null) {
      const between = gap(text, last.end, item.start);
      const table = between === null ? undefined : tables.find((one) => one.rangeGlue.test(between));
      const head = text.slice(Math.max(0, last.start - AFFIX_CHARS_MAX), last.start);
      const tail = text.slice(item.end, item.end + AFFIX_CHARS_MAX);
      // "March and May" are two periods, "between March and May" is one.
      const framed = !WORDS.pairAnd.test(between ?? "") || WORDS.rangeFramed.test(head) ||
        WORDS.rangeClosed.test(tail);
      if (table && framed && comparable(last.moment, item.moment)) {
        out[out.length - 1] = {
          ...last,
          start: last.start - (table.rangeOpen.exec(head)?.[0].length ?? 0),
          end: item.end + (table.rangeClose.exec(tail)?.[0].length ?? 0),
          until: item.moment,
          rules: [...last.rules, ...item.rules, "range"],
          weak: false,
        };
        continue;
      }
    }
    out.push(item);
  }
  return out;
}

/** "from 2pm for 2 hours", "for 3 hours from 10 am": an hour and how long from it are a range. */
function joinLasting(text: string, items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (const item of items) {
    const last = out.at(-1);
    const between = last ? gap(text, last.end, item.start) : null;
    const clocked = (one: Item | undefined) => one?.moment?.hour !== undefined && one.until === null;
    const behind = between !== null && clocked(last) && item.length && WORDS.lastsFor.test(between);
    const before = between !== null && last?.length && clocked(item) &&
      WORDS.lastsFrom.test(between);
    const begins = between !== null && last?.length && item.moment && item.until === null &&
      WORDS.beginsOn.test(between);
    const days = begins ? wholeDays(last!.length!) : 0;
    if (last && begins && days > 0 && dateGrain(item.moment!) === "day" && !hasClock(item.moment!)) {
      // Three days from Monday on end with Wednesday.
      const until = { ...item.moment!, offset: { length: { day: days - 1 }, sign: 1 as const } };
      out[out.length - 1] = {
        ...item,
        start: last.start,
        until,
        rules: [...last.rules, ...item.rules, "lasting"],
        weak: false,
      };
      continue;
    }
    const moment = behind ? last!.moment! : before ? item.moment! : null;
    const until = moment ? after(moment, behind ? item.length! : last!.length!) : null;
    if (last && moment && until) {
      out[out.length - 1] = {
        ...last,
        end: item.end,
        moment,
        until,
        length: null,
        rules: [...last.rules, ...item.rules, "lasting"],
        weak: false,
      };
    } else out.push(item);
  }
  return out.map(withLaterDate);
}

/** "10am to 12pm Monday": the date said behind both hours holds for the first too. */
function withLaterDate(item: Item): Item {
  const { moment, until } = item;
  if (!moment || !until || dateGrain(moment) !== null || !hasClock(moment) || !hasClock(until)) return item;
  const isBehind = dateGrain(until) !== null && CLOCK_RULE.test(item.rules.at(-3) ?? "") &&
    !CLOCK_RULE.test(item.rules.at(-2) ?? "");
  if (!isBehind) return item;
  const { hour: _h, minute: _m, second: _s, meridiem: _a, exact: _e, ...date } = until;
  const { hour, minute, second, meridiem, exact } = until;
  const clock = Object.fromEntries(
    Object.entries({ hour, minute, second, meridiem, exact }).filter(([, value]) => value !== undefined),
  );
  return { ...item, moment: { ...date, ...moment }, until: clock };
}

/** Rules that read an hour are named after it: en.clock-at, en.hour-bare. */
const CLOCK_RULE = /\.(?:clock)|\.(?:hour)/;

/** Days of a length that is nothing but days or weeks; else 0. */
function wholeDays({ day = 0, week = 0, ...rest }: Length): number {
  return Object.keys(rest).length > 0 || !Number.isInteger(day + week * 7) ? 0 : day + week * 7;
}

/** The clock time a length behind another; null where it is not the same day. */
function after(moment: Moment, { hour = 0, minute = 0, ...rest }: Length): Moment | null {
  if (Object.keys(rest).length > 0) return null;
  const from = moment.meridiem === undefined
    ? moment.hour!
    : moment.hour! % 12 + (moment.meridiem === "pm" ? 12 : 0);
  const total = from * 60 + (moment.minute ?? 0) + hour * 60 + minute;
  if (total <= from * 60 || total > 24 * 60) return null;
  return {
    hour: Math.floor(total / 60),
    minute: Math.round(total % 60),
    ...(moment.meridiem ? { exact: true } : {}),
  };
}

/** Both ends of a range speak of a date, or the second only of a clock time on the first's date. */
function comparable(from: Moment, until: Moment): boolean {
  if (hasClock(from) && dateGrain(from) !== null && dateGrain(until) !== null && !hasClock(until)) {
    return false;
  }
  if (dateGrain(until) !== null) return dateGrain(from) !== null || !hasClock(from) || hasClock(until);
  return hasClock(until) ? hasClock(from) || from.now === true || from.part !== undefined : true;
}
