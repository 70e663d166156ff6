/** Reads a spoken line into typed records: the embedded understanding. @module */

import { languageOf } from "./language_of.ts";
import type { ReadContext, Reading, ReadValue, RecordReading } from "./reading.ts";
import { confidenceOf, isBelieved } from "./records/confidence.ts";
import { type Draft, type Line, RECORDS_MAX } from "./records/line.ts";
import { applyLearned } from "./records/apply_learned.ts";
import { readDrafts } from "./records/read_drafts.ts";
import { agentsIn } from "./records/others.ts";
import { pastMoment, whenOf } from "./records/when.ts";
import type { Costs } from "./rule.ts";
import { type Source, source, spanOf } from "./source.ts";
import { toInstant, toIso, toLocal } from "./time/civil.ts";
import { resolveExpression } from "./time/resolve_expression.ts";
import { readValues } from "./values/read_values.ts";
import { type TypeWeights, typeWeights, weighTypes } from "./weights/weigh_types.ts";

/** Alternatives kept with a record. */
const ALTERNATIVES_MAX = 3;
const TAGS_LOOKED_AT_MAX = 500;
const TAGS_MAX = 20;
/** A reading this weak is not even offered. */
const OFFERED_MIN = 0.2;

/** readLine() reads a line; what cannot be read is a `note` with the whole text, so there is always a record. */
export function readLine(
  text: string,
  context: ReadContext,
  costs?: Costs,
  weights: TypeWeights = typeWeights(),
): Reading {
  const line = lineOf(text, context, costs, weights);
  const drafts = applyLearned(line, readDrafts(line));
  const believed = drafts.filter(isBelieved).slice(0, RECORDS_MAX);
  const offered = drafts.filter((draft) => !isBelieved(draft));
  const records = believed.length > 0
    ? believed.map((draft) => toRecord(line, draft, alternativesOf(line, draft, offered)))
    : [noteOf(line, offered)];
  return { language: languageOf(text, context.locale), records };
}

/** lineOf() reads the values of a line and weighs its words. */
export function lineOf(text: string, context: ReadContext, costs?: Costs, weights = typeWeights()): Line {
  const from = source(text);
  const now = toLocal(Date.parse(context.now), context.timezone);
  const values = readValues(from.text, costs);
  return {
    source: from,
    text: from.text,
    values,
    context,
    now,
    currency: context.currency ?? "CNY",
    agents: agentsIn(text),
    evidence: weighTypes(from.text, values, now, weights),
    weights,
  };
}

/** What else the words could mean: the other half of the day, and weaker readings of the same words. */
function alternativesOf(line: Line, draft: Draft, offered: readonly Draft[]): RecordReading["alternatives"] {
  const others: Draft[] = offered.filter((one) =>
    one.start < draft.end && draft.start < one.end && one.score > 0
  );
  if (draft.otherAt !== undefined) {
    const key = draft.type === "todo" ? "dueAt" : "startAt";
    others.unshift({
      ...draft,
      at: draft.otherAt,
      data: { ...draft.data, [key]: { local: draft.otherAt } },
      score: 0.3,
    });
  }
  return others.map((one) => toRecord(line, one, []))
    .map(({ type, data, occurredAt, confidence }) => ({ type, data, occurredAt, confidence }))
    .sort((a, b) => b.confidence - a.confidence).slice(0, ALTERNATIVES_MAX);
}

function isLocal(value: unknown): value is { local: number } {
  return typeof value === "object" && value !== null &&
    typeof (value as { local?: unknown }).local === "number";
}

function toRecord(line: Line, draft: Draft, alternatives: RecordReading["alternatives"]): RecordReading {
  const { timezone } = line.context;
  const data = Object.fromEntries(
    Object.entries(draft.data).map((
      [key, value],
    ) => [key, isLocal(value) ? toIso(toInstant(value.local, timezone)) : value]),
  );
  const span = spanOf(line.source, draft.start, draft.end);
  const occurredAt = draft.at === null
    ? toIso(Date.parse(line.context.now))
    : toIso(toInstant(draft.at, timezone));
  return {
    type: draft.type,
    text: line.source.original.slice(span.start, span.end),
    title: draft.title,
    data,
    tags: [...new Set([...draft.tags, ...tagsOf(line)])].slice(0, TAGS_MAX),
    occurredAt,
    span,
    confidence: confidenceOf(draft.score),
    values: draft.used.map((value): ReadValue => ({
      kind: value.kind,
      span: spanOf(line.source, value.start, value.end),
      field: value.field,
      value: value.value ??
        (value.field === "occurredAt"
          ? occurredAt
          : value.field?.startsWith("data.")
          ? data[value.field.slice(5)]
          : null),
      ...(value.approximate ? { approximate: true } : {}),
      ...(value.original ? { original: value.original } : {}),
    })),
    alternatives,
  };
}

const TAG = /(?:^|[\s,。!])#([\p{L}\p{N}_-]{1,32})/gu;

/** Words marked with `#`, and tags the person already uses that stand in the line as words of their own. */
function tagsOf(line: Line): string[] {
  const known = TAGS_OF.get(line.source);
  if (known) return [...known];
  const tags = readTags(line);
  TAGS_OF.set(line.source, tags);
  return [...tags];
}

/** Every record of a line has the same tags. */
const TAGS_OF = new WeakMap<Source, readonly string[]>();

function readTags(line: Line): string[] {
  const marked = Array.from(line.source.original.matchAll(TAG), (match) => match[1]!);
  const used = (line.context.tags ?? []).slice(0, TAGS_LOOKED_AT_MAX).filter((tag) => {
    const word = source(tag).text;
    const at = word.length < 2 ? -1 : line.text.indexOf(word);
    if (at < 0) return false;
    return !/[a-z]/.test(word) ||
      (!/[a-z]/.test(line.text[at - 1] ?? " ") && !/[a-z]/.test(line.text[at + word.length] ?? " "));
  });
  return [...new Set([...marked, ...used])].slice(0, TAGS_MAX);
}

function noteOf(line: Line, offered: readonly Draft[]): RecordReading {
  const when = whenOf(line, line.values.times.filter((time) => time.moment !== null).slice(0, 4), "past");
  const at = when && when.hasDate && when.stretch.start <= line.now && !when.repeat
    ? pastMoment(when, line.now)
    : null;
  const whole: Draft = {
    type: "note",
    start: 0,
    end: line.text.length,
    title: null,
    data: {},
    tags: [],
    at,
    score: 2.5,
    used: line.values.times.flatMap((time) => {
      const stretch = resolveExpression(time, line.now, "past");
      if (stretch === null) return [];
      return [{
        kind: "time" as const,
        start: time.start,
        end: time.end,
        field: null,
        value: toIso(toInstant(stretch.start, line.context.timezone)),
        approximate: stretch.approximate,
      }];
    }),
  };
  const alternatives = offered.map((draft) => toRecord(line, draft, [])).filter((record) =>
    record.confidence >= OFFERED_MIN
  )
    .sort((a, b) => b.confidence - a.confidence).slice(0, ALTERNATIVES_MAX)
    .map(({ type, data, occurredAt, confidence }) => ({ type, data, occurredAt, confidence }));
  const note = toRecord(line, whole, alternatives);
  const doubtful = Math.max(0, ...offered.map((draft) => confidenceOf(draft.score)));
  return {
    ...note,
    text: line.source.original,
    span: { start: 0, end: line.source.original.length },
    confidence: Number((1 - doubtful * 0.6).toFixed(3)),
  };
}
