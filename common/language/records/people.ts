/** Names of people and places a clause speaks of. @module */

import { EN_AND, EN_NOT_NAMES, EN_PLACE, EN_WITH } from "../en/names.ts";
import { ZH_AND, ZH_PLACE, ZH_WITH } from "../zh/names.ts";
import type { Clause } from "./clauses.ts";
import type { Line } from "./line.ts";

export interface Named extends Clause {
  /** As the line writes it. */
  name: string;
}

/** peopleIn() finds who is met: names behind 和, 跟, with. */
export function peopleIn(line: Line, range: Clause): Named[] {
  const out: Named[] = [];
  const text = line.text.slice(range.start, range.end);
  const add = (list: string, at: number, separator: RegExp) => {
    let from = 0;
    for (const part of list.split(separator)) {
      const offset = list.indexOf(part, from);
      from = offset + part.length;
      const start = range.start + at + offset;
      const original = line.source.original.slice(
        line.source.starts[start],
        line.source.ends[start + part.length - 1],
      );
      if (part !== "" && !EN_NOT_NAMES.test(part)) {
        out.push({ name: original.trim(), start, end: start + part.length });
      }
    }
  };
  for (const match of text.matchAll(ZH_WITH)) {
    const list = match.groups!.list!;
    add(list, match.index + match[0].indexOf(list), ZH_AND);
  }
  if (out.length === 0) {
    // Latin names are told by their capitals, so the original is read.
    const from = line.source.starts[range.start] ?? 0;
    const original = line.source.original.slice(from, line.source.ends[range.end - 1] ?? from);
    for (const match of original.matchAll(EN_WITH)) {
      for (const name of match.groups!.list!.split(EN_AND)) {
        if (name === "" || EN_NOT_NAMES.test(name)) continue;
        const at = text.indexOf(name.toLowerCase());
        if (at >= 0) out.push({ name, start: range.start + at, end: range.start + at + name.length });
      }
    }
  }
  return out;
}

/** placeIn() finds where: behind 在 or at. */
export function placeIn(line: Line, range: Clause): Named | null {
  const text = line.text.slice(range.start, range.end);
  const zh = ZH_PLACE.exec(text);
  const found = zh?.groups?.a ?? zh?.groups?.b;
  const spanned = (start: number, length: number): Named => ({
    start,
    end: start + length,
    name: line.source.original.slice(line.source.starts[start], line.source.ends[start + length - 1]),
  });
  if (zh && found) return spanned(range.start + zh.index + zh[0].indexOf(found), found.length);
  const from = line.source.starts[range.start] ?? 0;
  const original = line.source.original.slice(from, line.source.ends[range.end - 1] ?? from);
  const en = EN_PLACE.exec(original);
  const name = en?.groups?.a;
  if (!name || EN_NOT_NAMES.test(name)) return null;
  const at = text.indexOf(name.toLowerCase());
  return at < 0 ? null : spanned(range.start + at, name.length);
}
