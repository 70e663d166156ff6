/** Things listed first and their amounts behind: 水费电费燃气费分别是45 120 80. @module */

import { WORDS } from "../words.ts";
import { SPENDING } from "./categories.ts";

/** thingsOf() names the thing of each of `amounts`, or null where the words do not list as many. */
export function thingsOf(
  text: string,
  range: { start: number; end: number },
  amounts: readonly { start: number; end: number }[],
): string[] | null {
  const [first, last] = [amounts[0], amounts.at(-1)];
  if (amounts.length < 2 || !first || !last) return null;
  const before = text.slice(range.start, first.start);
  const word = WORDS.respectively.exec(before);
  if (!word && !WORDS.respectively.test(text.slice(last.end, range.end))) return null;
  const listed = word ? before.slice(0, word.index) : before;
  const parts = listed.replace(WORDS.listVerb, "").split(WORDS.listJoint).map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === amounts.length) return parts;
  const goods = SPENDING.find(listed).map(({ word }) => word);
  return goods.length === amounts.length ? goods : null;
}
