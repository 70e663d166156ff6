/** Reads a kept text again with a model, against the types' schemas and with the person's own tags. @module */
import { z } from "zod";
import { Evidence } from "../ask/evidence.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../error.ts";
import { asCorrected, lessonsFor } from "../language/records/apply_learned.ts";
import { BUILT_IN_TYPES } from "../records/built_in_types.ts";
import { checkData } from "../records/check_data.ts";
import type { OwnTypes } from "../records/own_types.ts";
import { Tag, TITLE_CHARS_MAX, type ZhijiRecord } from "../records/record.ts";
import type { RecordDraft } from "../records/record_repository.ts";
import { isUntouched, type Refinement } from "../records/refine_records.ts";
import { Timestamp } from "../records/timestamp.ts";
import { askForObject } from "./ask_for_object.ts";

const RECORDS_MAX = 20;
const TAGS_SHOWN_MAX = 50;
const CORRECTIONS_SHOWN_MAX = 5;
const TAGS_PER_RECORD_MAX = 8;
/** Longer texts are notes and gain nothing. */
const TEXT_CHARS_MAX = 2_000;

type Outcome = Refinement | { outcome: "gone" | "too_long" };

/** Numbers by type that are counted and compared, so that a model may choose among them and make up none. */
const SAID_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  expense: ["amount"],
  income: ["amount"],
  metric: ["value", "value2"],
};

interface Line {
  text: string;
  /** The numbers in the text, and those that the grammar made of it, e.g. of another unit. */
  said: Evidence;
  currency: string;
}

/** What the model must answer about a line: every record's words stand in it, its data fits its type. */
function readingSchema({ text, said, currency }: Line, own: OwnTypes) {
  const names = [...Object.keys(BUILT_IN_TYPES), ...own.cues.map(({ name }) => name)];
  const Read = z.strictObject({
    type: z.enum(names as [string, ...string[]]),
    text: z.string().min(1),
    title: z.string().max(TITLE_CHARS_MAX).nullable(),
    data: z.record(z.string(), z.unknown()),
    tags: z.array(Tag).max(TAGS_PER_RECORD_MAX),
    occurredAt: Timestamp,
  }).superRefine((record, issues) => {
    if (!text.includes(record.text)) {
      issues.addIssue({ code: "custom", path: ["text"], message: "must be copied from the line" });
    }
    for (const name of SAID_NUMBERS[record.type] ?? []) {
      const value = record.data[name];
      if (typeof value !== "number" || said.holdsNumber([Math.abs(value)], true)) continue;
      issues.addIssue({ code: "custom", path: ["data", name], message: "must be a number of the line" });
    }
    try {
      checkData(record.type, record.data, { currency }, own);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      for (const { path, message } of error.errors ?? []) {
        issues.addIssue({ code: "custom", path: path.split("."), message });
      }
    }
  });
  return z.strictObject({ records: z.array(Read).min(1).max(RECORDS_MAX) });
}

/** Reads the capture again and puts the reading in place where nobody has touched the records. */
export async function refineCapture(ctx: UserContext, captureId: string): Promise<Outcome> {
  const capture = await captureOrNull(ctx, captureId);
  if (capture === null) return { outcome: "gone" };
  if (capture.text.length > TEXT_CHARS_MAX) return { outcome: "too_long" };
  const before = await ctx.records.ofCapture(captureId);
  if (!isUntouched(before)) return { outcome: "touched" };
  const { gateway, prompts } = ctx.assistant;
  const { currency, userId } = ctx.principal;
  const own = await ctx.records.ownTypes();
  const learned = await ctx.corrections.learned(own);
  const spokenAt = Temporal.Instant.from(capture.spokenAt).toZonedDateTimeISO(capture.timezone);
  const prompt = await prompts.render("refine", {
    now: spokenAt.toString({ timeZoneName: "never" }),
    timezone: capture.timezone,
    currency,
    tags: (await ctx.records.usedTags(TAGS_SHOWN_MAX)).join(", "),
    types: typesTold(own).join("\n"),
  });
  const said = new Evidence(capture.timezone, capture.spokenAt);
  said.addText(capture.text);
  for (const { data } of before) said.add(data);
  const schema = readingSchema({ text: capture.text, said, currency }, own);
  const reading = await askForObject(gateway, "reading", schema, {
    purpose: { feature: "refine", userId, timezone: ctx.principal.timezone, prompt: prompt.used },
    messages: [
      { role: "system", content: prompt.text },
      {
        role: "user",
        content: [{
          type: "text",
          text: JSON.stringify({
            line: capture.text,
            firstReading: before.map(firstReading),
            // What the person corrected in similar lines tells how they would have this one.
            corrections: lessonsFor(capture.text, learned).slice(0, CORRECTIONS_SHOWN_MAX)
              .map(({ text, type, data, tags }) => ({ text, type, data, tags })),
          }),
        }],
      },
    ],
    outputTokensMax: prompt.outputTokensMax,
    temperature: prompt.temperature,
  });
  const drafts = reading.records.map((record): RecordDraft => {
    const start = capture.text.indexOf(record.text);
    return {
      ...asCorrected(record, learned),
      timezone: capture.timezone,
      captureId,
      source: "llm",
      span: { start, end: start + record.text.length },
    };
  });
  return await ctx.records.refine(before, drafts);
}

/** The types and what their data may be, as the prompt tells them. */
function typesTold(own: OwnTypes): string[] {
  const builtIn = Object.entries(BUILT_IN_TYPES).map(([name, schema]) =>
    `${name}: ${JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).properties)}`
  );
  const theirs = own.cues.map(({ name, label, cues, schema }) =>
    `${name} (${label}; said as ${cues.join(", ")}): ${JSON.stringify(schema?.properties)}`
  );
  return [...builtIn, ...theirs];
}

async function captureOrNull(ctx: UserContext, captureId: string) {
  try {
    return await ctx.captures.get(captureId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

function firstReading({ type, text, title, data, tags, occurredAt }: ZhijiRecord) {
  return { type, text, title, data, tags, occurredAt };
}
