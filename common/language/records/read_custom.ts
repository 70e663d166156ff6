/** Records of the person's own types: announced by their cue words, filled by their JSON Schema. @module */

import { WORDS } from "../words.ts";
import { isOthers } from "./others.ts";
import { saysCue } from "../cues.ts";
import type { TypeCue } from "../reading.ts";
import { source } from "../source.ts";
import { toInstant, toIso } from "../time/civil.ts";
import type { Clause, Sentence } from "./clauses.ts";
import { type Draft, type Line, textOf, within } from "./line.ts";
import { minutesOf, momentsIn, pastMoment, whenOf } from "./when.ts";

/** Types looked for in one line, and cue words of each. */
const TYPES_MAX = 100;
const CUES_MAX = 50;
const FIELDS_MAX = 30;

interface Field {
  name: string;
  kind: "number" | "integer" | "string" | "boolean" | "date" | "enum";
  choices: readonly string[];
  /** Words of its title and description: a value beside one of them is its. */
  words: readonly string[];
}

function fieldsOf(schema: Record<string, unknown>): Field[] {
  const properties = schema.properties;
  if (typeof properties !== "object" || properties === null) return [];
  return Object.entries(properties).slice(0, FIELDS_MAX).flatMap(([name, raw]): Field[] => {
    if (typeof raw !== "object" || raw === null) return [];
    const { type, format, title, description } = raw as Record<string, unknown>;
    const choices = (raw as { enum?: unknown }).enum;
    const words = [name, title, description].flatMap((text) =>
      typeof text === "string" && text !== "" ? [source(text.slice(0, 40)).text] : []
    );
    if (Array.isArray(choices)) {
      return [{
        name,
        kind: "enum",
        choices: choices.filter((one) => typeof one === "string").slice(0, 100),
        words,
      }];
    }
    const kind = Array.isArray(type) ? type[0] : type;
    if (kind === "string" && (format === "date" || format === "date-time")) {
      return [{ name, kind: "date", choices: [], words }];
    }
    if (kind === "number" || kind === "integer" || kind === "string" || kind === "boolean") {
      return [{ name, kind, choices: [], words }];
    }
    return [];
  });
}

/** readCustom() reads a record of each own type whose cue stands in the sentence. */
export function readCustom(line: Line, sentence: Sentence): Draft[] {
  const text = textOf(line, sentence);
  const drafts: Draft[] = [];
  for (const type of (line.context.types ?? []).slice(0, TYPES_MAX)) {
    const cue = cueIn(text, type);
    if (!cue) continue;
    let score = 3 + (cue.end - cue.start > 2 ? 0.3 : 0);
    if (saysCue(text, "question")) score -= 3;
    if (saysCue(text, "hypothetical") || saysCue(text, "reported")) score -= 2;
    if (isOthers(text, line.agents)) score -= 2.5;
    if (saysCue(text, "todo")) score -= 1.8;
    const when = whenOf(line, momentsIn(line, sentence), "past");
    const { data, used } = fill(line, sentence, type, {
      start: sentence.start + cue.start,
      end: sentence.start + cue.end,
    });
    drafts.push({
      type: type.name,
      start: sentence.start,
      end: sentence.end,
      title: type.label,
      data,
      tags: [],
      at: pastMoment(when, line.now),
      score,
      used: [
        ...used,
        ...(when?.times ?? []).map((time) => ({
          kind: "time" as const,
          start: time.start,
          end: time.end,
          field: "occurredAt",
          value: null,
        })),
      ],
    });
  }
  return drafts;
}

function cueIn(text: string, type: TypeCue): Clause | null {
  for (const raw of type.cues.slice(0, CUES_MAX)) {
    const cue = source(raw.trim()).text;
    if (cue === "") continue;
    for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + 1)) {
      const isWord = !/[a-z]/.test(cue) ||
        (!/[a-z]/.test(text[at - 1] ?? " ") && !/[a-z]/.test(text[at + cue.length] ?? " "));
      if (isWord) return { start: at, end: at + cue.length };
    }
  }
  return null;
}

/** Each field takes the value beside its name, else the first of its kind not yet taken. */
function fill(
  line: Line,
  sentence: Sentence,
  type: TypeCue,
  cue: Clause,
): { data: Record<string, unknown>; used: Draft["used"] } {
  const data: Record<string, unknown> = {};
  const used: Draft["used"] = [];
  const numbers: { start: number; end: number; value: number }[] = [
    ...line.values.numbers,
    ...line.values.money.map(({ start, end, amount }) => ({ start, end, value: amount })),
    ...line.values.quantities.map(({ start, end, amount }) => ({ start, end, value: amount })),
    ...line.values.scores.map(({ start, end, value }) => ({ start, end, value })),
    ...line.values.times.flatMap(({ start, end, length }) => {
      const minutes = length === null ? null : minutesOf(length);
      return minutes === null ? [] : [{ start, end, value: minutes }];
    }),
    ...counts(line, sentence),
  ].filter((one) => within(one, sentence)).sort((a, b) => a.start - b.start)
    .filter((one, index, all) => index === 0 || one.start >= all[index - 1]!.end);
  const text = line.text;
  const free = new Set(numbers);
  const fields = fieldsOf(type.schema);
  const beside = (field: Field) =>
    [...free].find((one) =>
      field.words.some((word) =>
        text.slice(Math.max(sentence.start, one.start - word.length - 3), one.start).includes(word)
      )
    );
  for (const pass of ["named", "any"] as const) {
    for (const field of fields) {
      if (field.kind !== "number" && field.kind !== "integer" || data[field.name] !== undefined) continue;
      const number = pass === "named" ? beside(field) : [...free][0];
      if (!number || (field.kind === "integer" && !Number.isInteger(number.value))) continue;
      free.delete(number);
      data[field.name] = number.value;
      used.push({
        kind: "quantity",
        start: number.start,
        end: number.end,
        field: `data.${field.name}`,
        value: number.value,
      });
    }
  }
  const sentenceText = textOf(line, sentence);
  for (const field of fields) {
    if (field.kind === "enum") {
      const choice = field.choices.find((one) => sentenceText.includes(source(one).text));
      if (choice !== undefined) data[field.name] = choice;
    } else if (field.kind === "boolean") {
      if (field.words.some((word) => sentenceText.includes(word))) {
        data[field.name] = !WORDS.not.test(sentenceText);
      }
    } else if (field.kind === "date") {
      const when = whenOf(line, momentsIn(line, sentence), "past");
      if (when) data[field.name] = toIso(toInstant(when.stretch.start, line.context.timezone));
    }
  }
  const strings = fields.filter((field) => field.kind === "string");
  const rest = restOf(line, sentence, cue, [...numbers, ...momentsIn(line, sentence)]);
  if (strings.length > 0 && rest !== "") data[strings[0]!.name] = rest;
  return { data, used };
}

/** 3杯, 20 pages: counted things are numbers of a type of one's own. */
function counts(line: Line, sentence: Sentence): { start: number; end: number; value: number }[] {
  const out: { start: number; end: number; value: number }[] = [];
  for (const match of textOf(line, sentence).matchAll(/(?<![\d.:/-])\d{1,7}(?:\.\d{1,3})?(?![\d:/-])/g)) {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (!momentsIn(line, sentence).some((time) => time.start < end && start < time.end)) {
      out.push({ start, end, value: Number(match[0]) });
    }
  }
  return out;
}

/** Marks and particles at the ends of what is left of a line. */
const EDGES = new RegExp(`^(?:[\\s,，、:：。.]|${WORDS.particle.source})+|[\\s,，、:：。.]+$`, "g");

/** What stands in the sentence besides its cue and values, as the line writes it. */
function restOf(line: Line, sentence: Clause, cue: Clause, taken: readonly Clause[]): string {
  let out = "";
  let at = sentence.start;
  for (const place of [cue, ...taken].sort((a, b) => a.start - b.start)) {
    if (place.start > at) {
      out += line.source.original.slice(line.source.starts[at], line.source.ends[place.start - 1]) + " ";
    }
    at = Math.max(at, place.end);
  }
  if (sentence.end > at) {
    out += line.source.original.slice(line.source.starts[at], line.source.ends[sentence.end - 1]);
  }
  return out.replace(/\s+/g, " ").replace(EDGES, "").trim();
}
