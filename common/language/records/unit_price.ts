/** A price by the piece, and how many pieces were bought: 买了3斤苹果,每斤5块 are fifteen. @module */

import { EN_PIECES } from "../en/pieces.ts";
import { parseEnNumber } from "../en/numerals.ts";
import { parseZhNumber } from "../zh/numerals.ts";
import { ZH_PIECES } from "../zh/pieces.ts";

/** The words of one language. */
export interface PieceWords {
  /** Before an amount and behind it: the piece it is the price of, as the group `unit`, or `any` piece; of `per` pieces. */
  before: RegExp;
  behind: RegExp;
  /** A number of pieces: the groups `n`, `unit`, and `half` or `rest` for one half more. */
  counted: RegExp;
  /** What is counted, and nothing that was bought. */
  people: RegExp;
}

interface Place {
  start: number;
  end: number;
}

const AROUND_CHARS = 14;
const PIECES_MAX = 1_000;

export interface Pieces extends Place {
  count: number;
}

/** piecesOf() is how often the pieces that the words of `range` count cost `price`, or null. */
export function piecesOf(text: string, range: Place, price: Place): Pieces | null {
  for (const words of [ZH_PIECES, EN_PIECES]) {
    const from = Math.max(range.start, price.start - AROUND_CHARS);
    const before = words.before.exec(text.slice(from, price.start));
    const behind = words.behind.exec(text.slice(price.end, Math.min(range.end, price.end + AROUND_CHARS)));
    const named = before ?? behind;
    if (!named) continue;
    const own = before
      ? { start: from + before.index, end: price.end }
      : { start: price.start, end: price.end + behind![0].length };
    const pieces = countedIn(text, range, own, words, named.groups?.unit);
    const { per } = named.groups ?? {};
    if (pieces) return per === undefined ? pieces : { ...pieces, count: pieces.count / numberOf(per) };
  }
  return null;
}

function countedIn(
  text: string,
  range: Place,
  own: Place,
  words: PieceWords,
  unit: string | undefined,
): Pieces | null {
  let nearest: Pieces | null = null;
  const distance = ({ start, end }: Place) => Math.max(own.start - end, start - own.end);
  for (const match of text.slice(range.start, range.end).matchAll(words.counted)) {
    const start = range.start + match.index;
    const end = start + match[0].length;
    if (start < own.end && own.start < end || words.people.test(text.slice(start, end + 4))) continue;
    if (unit !== undefined && match.groups!.unit !== unit) continue;
    const count = numberOf(match.groups!.n!) + (match.groups!.half ?? match.groups!.rest ? 0.5 : 0);
    if (!(count > 1 && count <= PIECES_MAX)) continue;
    const place = { start, end, count };
    if (nearest === null || distance(place) < distance(nearest)) nearest = place;
  }
  return nearest;
}

function numberOf(said: string): number {
  if (said.endsWith("couple of")) return 2;
  return parseZhNumber(said) ?? parseEnNumber(said) ?? 0;
}
