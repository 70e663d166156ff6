/** What an answer may say: the numbers and dates in tool results, records and the question, and the records it may cite. @module */
import type { ZhijiRecord } from "../records/record.ts";
import { numbersInText, plainDigits } from "./numbers_in_text.ts";

/** Records that can be cited in one answer. */
export const SOURCES_MAX = 20;
const DEPTH_MAX = 8;
const IS_TIME = /^\d{4}-\d\d-\d\dT/;

export class Evidence {
  readonly #timezone: string;
  readonly #numbers = new Set<number>();
  readonly #dateParts = new Set<number>();
  readonly #sources = new Map<string, ZhijiRecord>();
  #later: (() => void)[] = [];

  /** Times are read as in `timezone`; those of `now` may be named. */
  constructor(timezone: string, now: string) {
    this.#timezone = timezone;
    this.#addTime(now);
  }

  /** The records that can be cited; `[n]` is the nth. */
  get sources(): ZhijiRecord[] {
    return [...this.#sources.values()];
  }

  /** Makes a record citable and gives its number, or null where there are too many. */
  cite(record: ZhijiRecord): number | null {
    this.add(record.data);
    this.addText(`${record.text}\n${record.title ?? ""}\n${record.tags.join(" ")}`);
    this.#addTime(record.occurredAt);
    if (!this.#sources.has(record.id)) {
      if (this.#sources.size >= SOURCES_MAX) return null;
      this.#sources.set(record.id, record);
    }
    return [...this.#sources.keys()].indexOf(record.id) + 1;
  }

  /** Every number, time and text in a value, and how long its lists are. */
  add(value: unknown, depth = 0): void {
    if (depth > DEPTH_MAX || value === null || value === undefined) return;
    if (typeof value === "number") this.#numbers.add(rounded(Math.abs(value)));
    else if (typeof value === "string") {
      if (IS_TIME.test(value)) this.#addTime(value);
      else this.addText(value);
    } else if (typeof value === "object") {
      if (Array.isArray(value)) this.#numbers.add(value.length);
      for (const inner of Object.values(value)) this.add(inner, depth + 1);
    }
  }

  /** The times in a value and nothing else of it. */
  addTimes(value: unknown, depth = 0): void {
    if (typeof value === "string" && IS_TIME.test(value)) this.#addTime(value);
    else if (typeof value === "object" && value !== null && depth <= DEPTH_MAX) {
      for (const inner of Object.values(value)) this.addTimes(inner, depth + 1);
    }
  }

  /** Evidence that costs to find: `add` is called once something is said that nothing else proves. */
  addLater(add: () => void): void {
    this.#later.push(add);
  }

  addText(text: string): void {
    for (const mention of numbersInText(plainDigits(text))) {
      if (mention.kind === "number") {
        for (const value of mention.values) this.#numbers.add(rounded(value));
      }
      if (mention.kind === "date") { for (const part of mention.parts) this.#dateParts.add(part); }
    }
  }

  /** Days that a period may be said to have: both its ends, and the last day before its end. */
  addPeriod(from: unknown, to: unknown): void {
    if (typeof from === "string") this.#addTime(from);
    if (typeof to !== "string" || Number.isNaN(Date.parse(to))) return;
    this.#addTime(to);
    this.#addTime(new Date(Date.parse(to) - 1).toISOString());
  }

  holdsNumber(values: readonly number[], measured: boolean): boolean {
    return this.#holds(() =>
      values.some((value) =>
        this.#numbers.has(rounded(value)) || (!measured && this.#dateParts.has(rounded(value)))
      )
    );
  }

  holdsDate(parts: readonly number[]): boolean {
    return this.#holds(() => parts.every((part) => this.#dateParts.has(part) || this.#numbers.has(part)));
  }

  #holds(proved: () => boolean): boolean {
    if (proved()) return true;
    for (const add of this.#later.splice(0)) add();
    return proved();
  }

  holdsSource(n: number): boolean {
    return n >= 1 && n <= this.#sources.size;
  }

  #addTime(time: string): void {
    const ms = Date.parse(time);
    if (Number.isNaN(ms)) return;
    const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(this.#timezone);
    const { year, month, day, hour, minute } = local;
    for (const part of [year, month, day, hour, hour % 12 === 0 ? 12 : hour % 12, minute]) {
      this.#dateParts.add(part);
    }
  }
}

/** Six decimals are what sums have; more are noise of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
