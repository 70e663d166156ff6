/** A type of the person's own in a question, by its label or its cue words, and the number it is asked about. @module */

import type { TypeCue } from "../reading.ts";
import { source } from "../source.ts";
import type { Ask } from "./ask.ts";
import type { CompleteAsk } from "./complete_ask.ts";

export interface OwnTypeNamed {
  /** Where its name stands in the normalised text. */
  start: number;
  end: number;
  ask: Pick<Ask, "type" | "own" | "field" | "isFieldSaid">;
  /** Where its field is named, or null. */
  field: { start: number; end: number } | null;
}

/** Shorter names and cues are parts of other words. */
const HAN_CHARS_MIN = 2;
const CHARS_MIN = 3;

/** ownTypeIn() is the first of a person's own types that a question names, or null. */
export function ownTypeIn(text: string, types: readonly TypeCue[]): OwnTypeNamed | null {
  for (const { name, label, cues, schema } of types) {
    const place = [label, ...cues, name].map((said) => placeOf(text, said)).find((one) => one !== null);
    if (!place) continue;
    const numbers = numbersIn(schema);
    const said = numbers.flatMap(({ key, title }) => {
      const at = placeOf(text, title) ?? placeOf(text, key);
      return at ? [{ key, at }] : [];
    })[0];
    const field = said?.key ?? (numbers.length === 1 ? numbers[0]!.key : undefined);
    return {
      ...place,
      ask: {
        type: name,
        own: label,
        ...(field === undefined ? {} : { field: `data.${field}` }),
        ...(said ? { isFieldSaid: true } : {}),
      },
      field: said?.at ?? null,
    };
  }
  return null;
}

/** ofOwnType() is what is counted of it, or null where it has no number that could be. */
export function ofOwnType(ask: Ask): CompleteAsk | null {
  const total = ask.field === undefined ? "count" : "sum";
  if (ask.since) return { ...ask, metric: "last", asks: "when" };
  if (ask.days || ask.streak) return { ...ask, metric: "count", groupBy: "day" };
  switch (ask.metric) {
    case "first":
    case "last":
      return { ...ask, metric: ask.metric, asks: ask.asks ?? "what" };
    case "list":
      return { ...ask, metric: "list" };
    case "count":
      return { ...ask, metric: ask.isFieldSaid ? "sum" : "count" };
    case "max":
    case "min":
      if (ask.groupBy) return { ...ask, metric: total, extreme: ask.metric, asks: "value" };
      break;
    case "avg":
      if (ask.groupBy && ask.groupBy !== "category" && ask.groupBy !== "tag" && ask.groupBy !== "merchant") {
        const { groupBy: per, ...rest } = ask;
        return { ...rest, metric: total, per };
      }
      break;
    case undefined:
      if (ask.asks === "when" || ask.asks === "where" || ask.asks === "who") {
        return { ...ask, metric: "last" };
      }
      if (ask.groupBy || ask.compare || ask.each) return { ...ask, metric: total };
      if (!ask.quantity && ask.measure === undefined) return { ...ask, metric: "list", asks: "list" };
      return ask.field === undefined ? { ...ask, metric: "count" } : { ...ask, metric: "sum" };
  }
  return ask.field === undefined ? null : { ...ask, metric: ask.metric ?? "sum" };
}

function placeOf(text: string, name: string): { start: number; end: number } | null {
  const said = source(name.trim()).text.toLowerCase();
  const isHan = /\p{Script=Han}/u.test(said);
  if (said.length < (isHan ? HAN_CHARS_MIN : CHARS_MIN)) return null;
  for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + 1)) {
    const end = at + said.length;
    const isWord = (unit: string | undefined) => unit !== undefined && /[a-z\d]/.test(unit);
    if (isHan || !(isWord(text[at - 1]) || (isWord(text[end]) && text.slice(end, end + 1) !== "s"))) {
      return { start: at, end: text[end] === "s" && !isHan ? end + 1 : end };
    }
  }
  return null;
}

/** The fields that hold a number, with what they are called. */
function numbersIn(schema: Record<string, unknown>): { key: string; title: string }[] {
  return Object.entries((schema.properties ?? {}) as Record<string, { type?: unknown; title?: unknown }>)
    .filter(([, { type }]) => type === "number" || type === "integer")
    .map(([key, { title }]) => ({ key, title: typeof title === "string" ? title : key }));
}
