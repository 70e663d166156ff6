/** The periods of a question that follows another: its own, that one's, or told by that one's. @module */

import { QUESTION_LANGUAGES } from "./languages.ts";
import { onWeekdays } from "./parts.ts";
import { insideOf, type Period, stepped, weekOf } from "./periods.ts";
import type { Understood } from "./understand.ts";

/** periodsNow() are the periods meant by what is said `now`, after a question that was of those `before`. */
export function periodsNow(
  { periods, step, ask }: Understood,
  before: { periods: readonly Period[]; compare: boolean },
  timezone: string,
): Period[] {
  const [last] = before.periods;
  if (step) {
    const there = last ? stepped(last, step, timezone) : null;
    return there === null ? [] : ask.compare ? [last!, there] : [there];
  }
  const [first, ...others] = periods;
  // Of two that were compared, the first is the one that was asked about.
  if (!first) return before.compare && !ask.compare && last ? [last] : [...before.periods];
  if (others.length > 0 || !last || before.periods.length > 1) return periods;
  if (ask.compare) return isSame(first, last) ? [first] : [last, first];
  if (first.isOpen) return [onWeekdays(last, first, timezone) ?? first];
  const isBare = QUESTION_LANGUAGES.some(({ bareDay }) => bareDay.test(first.label.toLowerCase()));
  // 上周二花了多少, 周四呢: of the same week.
  const whole = isBare && !/\d/.test(first.label) ? weekOf(last, timezone) ?? last : last;
  return [(isBare ? insideOf(first, whole, timezone) : null) ?? first];
}

const isSame = (one: Period, other: Period) => one.from === other.from && one.to === other.to;
