/** What a line looks like to the weights: its words with values named by kind, and the cues that stand in it. @module */

import { CUE_ROWS, type CueName, saysCue } from "../cues.ts";
import { stem } from "../en/stem.ts";
import { ACTIVITIES } from "../records/activity_table.ts";
import { INCOME, SPENDING } from "../records/categories.ts";
import { METRICS } from "../records/metric_table.ts";
import { MOODS } from "../records/read_mood.ts";
import { resolveExpression } from "../time/resolve_expression.ts";
import type { TimeExpression } from "../time/read_times.ts";
import type { Values } from "../values/read_values.ts";
import { shapeOf } from "./shape.ts";

/** Longer texts are weighed by their beginning: no one says one thing in so many words. */
const WEIGHED_CHARS_MAX = 400;

const CUES: readonly CueName[] = [...new Set(CUE_ROWS.map(({ cue }) => cue))];
/** Words that begin and that end a line: who tells, and what of it comes last. */
const ENDS_WORDS = 5;
const LATIN = /^[a-z]/;
const TOKEN = /¤\S+|[a-z']+|[\u3400-\u9fff]|\d+|\S/gu;

/** Behind, ahead, either by policy, again and again, or on no calendar; `c` where an hour is named. */
function timeToken(time: TimeExpression, now: number): string {
  if (time.moment === null) return "¤length";
  const clock = time.moment.hour === undefined ? "" : "c";
  if (time.moment.repeat) return `¤repeat${clock}`;
  const ahead = resolveExpression(time, now, "future");
  if (ahead === null) return "¤never";
  if (ahead.end <= now) return `¤past${clock}`;
  const behind = resolveExpression(time, now, "past");
  return behind !== null && behind.start <= now && ahead.start > now ? `¤either${clock}` : `¤ahead${clock}`;
}

function withKinds(text: string, values: Values, now: number): string {
  const weighed = <Item extends { end: number }>(items: readonly Item[]) =>
    items.filter(({ end }) => end <= WEIGHED_CHARS_MAX);
  const places = [
    ...weighed(values.money).map(({ start, end }) => ({ start, end, token: "¤money" })),
    ...weighed(values.numbers).map(({ start, end }) => ({ start, end, token: "¤number" })),
    ...weighed(values.quantities).map(({ start, end, dimension }) => ({
      start,
      end,
      token: `¤${dimension}`,
    })),
    ...weighed(values.times).map((time) => ({
      start: time.start,
      end: time.end,
      token: timeToken(time, now),
    })),
  ].sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const { start, end, token } of places) {
    if (start < at) continue;
    out += `${text.slice(at, start)} ${token} `;
    at = end;
  }
  return out + text.slice(at, WEIGHED_CHARS_MAX);
}

/** featuresOf() names what is in normalised text: each once, in no order that matters. */
export function featuresOf(text: string, values: Values, now: number): Set<string> {
  const features = new Set<string>(["bias"]);
  const kinds = withKinds(text, values, now);
  const tokens = (kinds.match(TOKEN) ?? []).map((token) =>
    /^\d/.test(token) ? `#${Math.min(token.length, 5)}` : token
  );
  const padded = ["^", ...tokens, "$"];
  padded.forEach((token, at) => {
    features.add(token);
    if (LATIN.test(token)) features.add(`~${stem(token)}`);
    const next = padded[at + 1];
    if (next === undefined) return;
    features.add(`${token} ${next}`);
    const third = padded[at + 2];
    if (third !== undefined && !LATIN.test(next)) features.add(`${token} ${next} ${third}`);
  });
  for (const token of tokens.slice(0, ENDS_WORDS)) features.add(`head:${token}`);
  for (const token of tokens.slice(-ENDS_WORDS)) features.add(`tail:${token}`);
  const head = text.slice(0, WEIGHED_CHARS_MAX);
  const seen = new Set<string>();
  const said = CUES.filter((cue) => saysCue(head, cue));
  said.forEach((cue, at) => {
    seen.add(`cue:${cue}`);
    for (const other of said.slice(at + 1)) features.add(`cue:${cue}+${other}`);
  });
  for (const { key } of SPENDING.find(head)) seen.add(`goods:${key}`).add("goods");
  for (const { key } of INCOME.find(head)) seen.add(`income:${key}`);
  for (const { activity, pattern } of ACTIVITIES) {
    if (pattern.test(head)) seen.add(`moves:${activity}`).add("moves");
  }
  for (const { name, cue } of METRICS) if (cue.test(head)) seen.add(`measures:${name}`).add("measures");
  for (const { key } of MOODS.find(head)) seen.add(`mood:${key}`).add("mood");
  const values_ = new Set(tokens.filter((token) => token.startsWith("¤")));
  for (const one of seen) {
    features.add(one);
    for (const value of values_) features.add(`${one}+${value}`);
  }
  for (const one of shapeOf(kinds)) features.add(one);
  features.add(`length:${Math.min(6, Math.floor(tokens.length / 8))}`);
  return features;
}
