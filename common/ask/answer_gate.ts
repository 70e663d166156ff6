/** Lets an answer through as it comes, but no number, date or citation before it is checked. @module */
import type { Evidence } from "./evidence.ts";
import { COUNTING_WORD, HAN_NUMERALS, numbersInText, plainDigits } from "./numbers_in_text.ts";

/** Stands where a number stood that nothing proves. */
const UNPROVEN = "[?]";
/** Characters that take no room: with them between two digits a person reads one number. */
const INVISIBLE = "\\u200b-\\u200d\\u2060\\ufeff\\u00ad";
/**
 * The end of a text that may still become another number, date or citation: it waits for what follows.
 * A word waits for its end, because it may be a number or a month.
 */
const UNFINISHED = new RegExp(
  String.raw`(?:[\[［【][\s^]{0,2}[\d\s,，、;；\-–~]{0,40}` +
    String
      .raw`|[¥￥$€£]?\s?[\d${HAN_NUMERALS}][\d${HAN_NUMERALS}${INVISIBLE}.,:：/\-年月日号公千分小人美欧毫]*\s?[A-Za-z]*\.?,?\s?(?:\d{0,4}|[A-Za-z]*)` +
    String
      .raw`|[A-Za-z]+\.?(?:[\s-](?:[A-Za-z]*|\d{1,2}[a-z]{0,2},?\s?(?:\d{0,4}|[A-Za-z]*)))?|\n[ \t]*\d{0,2})$`,
  "u",
);
const COUNTED_LAST = new RegExp(
  `(?:[¥￥$€£]?\\s?[\\d${HAN_NUMERALS}][\\d${HAN_NUMERALS}${INVISIBLE}.,]*|\\b(?:${COUNTING_WORD})\\.?)[,\\s-]{0,2}$`,
  "iu",
);
/** A run longer than any number: letting it through is safe, since it is checked whole. */
const HELD_CHARS_MAX = 64;

export class AnswerGate {
  readonly #evidence: Evidence;
  #held = "";
  /** Whether the text so far ends a line, which makes "1." a number of a list. */
  #atLineStart = true;
  removedNumbers = 0;
  removedCitations = 0;
  readonly cited = new Set<number>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** What may be sent on now. */
  push(text: string): string {
    this.#held = plainDigits(this.#held + text);
    // No more is looked at than may be held: a piece may be megabytes of numbers.
    const before = Math.max(0, this.#held.length - HELD_CHARS_MAX - 1);
    const tail = this.#held.slice(before);
    const unfinished = UNFINISHED.exec(tail);
    let at = unfinished ? unfinished.index : tail.length;
    // A number or a month is not let go before what belongs to it.
    for (let last; unfinished && (last = COUNTED_LAST.exec(tail.slice(0, at)));) at = last.index;
    at = tail.length - at > HELD_CHARS_MAX ? this.#held.length : before + at;
    const ready = this.#held.slice(0, at);
    this.#held = this.#held.slice(at);
    return this.#check(ready);
  }

  /** What was held back, checked. */
  end(): string {
    const rest = this.#held;
    this.#held = "";
    return this.#check(rest);
  }

  #check(text: string): string {
    if (text === "") return "";
    // The pattern of a list's number looks behind for a line's start: in the middle of a line there is none.
    const guard = this.#atLineStart ? "" : "\u2060";
    const whole = guard + text;
    let checked = "";
    let at = guard.length;
    for (const mention of numbersInText(whole)) {
      checked += whole.slice(at, mention.at);
      at = mention.at + mention.length;
      const said = whole.slice(mention.at, at);
      if (mention.kind === "citation") checked += mention.ns.map((n) => this.#citation(n)).join("");
      else {
        const holds = mention.kind === "date"
          ? this.#evidence.holdsDate(mention.parts)
          : this.#evidence.holdsNumber(mention.values, mention.measured);
        if (!holds) this.removedNumbers++;
        checked += holds ? said : UNPROVEN;
      }
    }
    this.#atLineStart = text.endsWith("\n");
    return checked + whole.slice(at);
  }

  #citation(n: number): string {
    if (this.#evidence.holdsSource(n)) {
      this.cited.add(n);
      return `[${n}]`;
    }
    this.removedCitations++;
    return "";
  }
}
