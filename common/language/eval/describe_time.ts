/** Prints what was read of a time, as the examples of the rules write it. @module */

import { rruleOf } from "../records/when.ts";
import type { TimeExpression } from "../time/read_times.ts";
import { resolveExpression } from "../time/resolve_expression.ts";

/** Sunday, 22 November 2026, 20:00 where the person is: the now of every example. */
export const EXAMPLE_NOW = Date.parse("2026-11-22T20:00:00Z");

const CLOCKED = new Set(["second", "minute", "hour", "part"]);

/** describeTime() is `2026-11-05`, `2026-11-22T15:30`, `2026-11-03..2026-11-06`, `length hour 1.5` or `repeat FREQ=DAILY`. */
export function describeTime(time: TimeExpression): string {
  if (time.length) {
    return `length ${Object.entries(time.length).map(([unit, amount]) => `${unit} ${amount}`).join(" ")}`;
  }
  const repeat = time.moment?.repeat;
  if (repeat) return `repeat ${rruleOf(repeat)}`;
  const stretch = resolveExpression(time, EXAMPLE_NOW, "past");
  if (stretch === null) return "nothing";
  const write = (local: number, clocked: boolean) =>
    new Date(local).toISOString().slice(0, clocked ? 16 : 10);
  const clocked = CLOCKED.has(stretch.grain);
  if (clocked && time.until === null) return write(stretch.start, true);
  if (stretch.grain === "day" && time.until === null && stretch.end - stretch.start === 86_400_000) {
    return write(stretch.start, false);
  }
  return `${write(stretch.start, clocked)}..${write(stretch.end, clocked)}`;
}
