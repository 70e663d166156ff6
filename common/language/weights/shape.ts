/** How a line is built: its words of grammar and its values in their order, all other words by their kind alone. @module */

import { EN_CLOSED_WORDS, EN_ENDINGS } from "../en/closed_words.ts";
import { ZH_CLOSED_WORD } from "../zh/closed_words.ts";

/** What stands further behind says little of who tells what. */
const PLACES_MAX = 60;
const HAN_RUN_MAX = 4;
const PIECE = /¤\S+|[a-z']+|\d+|[\u3400-\u9fff]|\S/uy;

/** shapeOf() gives the runs of two and three places of a text whose values are named by kind, and of four where it begins. */
export function shapeOf(kinds: string): Set<string> {
  const places = placesOf(kinds);
  const shape = new Set<string>();
  places.forEach((_, at) => {
    for (const length of at < 3 ? [2, 3, 4] : [2, 3]) {
      if (at + length <= places.length) shape.add(`shape:${places.slice(at, at + length).join(" ")}`);
    }
  });
  return shape;
}

function placesOf(kinds: string): string[] {
  const places = ["^"];
  let run = 0;
  for (let at = 0; at < kinds.length && places.length < PLACES_MAX;) {
    if (/\s/.test(kinds[at]!)) {
      at++;
      continue;
    }
    const closed = matchAt(ZH_CLOSED_WORD, kinds, at);
    const piece = closed ?? matchAt(PIECE, kinds, at) ?? kinds[at]!;
    at += piece.length;
    const isHan = closed === null && /^[\u3400-\u9fff]/.test(piece);
    run = isHan ? run + 1 : 0;
    if (run > 1) places[places.length - 1] = `h${Math.min(run, HAN_RUN_MAX)}`;
    else places.push(isHan ? "h1" : closed ?? placeOf(piece));
  }
  return [...places, "$"];
}

function placeOf(piece: string): string {
  if (/^\d/.test(piece)) return "#";
  if (!/^[a-z]/.test(piece) || EN_CLOSED_WORDS.has(piece)) return piece;
  return EN_ENDINGS.find(([pattern]) => pattern.test(piece))?.[1] ?? "w";
}

function matchAt(sticky: RegExp, text: string, at: number): string | null {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? null;
}
