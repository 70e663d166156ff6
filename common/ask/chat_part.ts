/** Parts of an answer as the AI SDK's UI message stream has them, and the whole answer they add up to. @module */
import { z } from "zod";
import { CitedRecord } from "../conversations/cited_record.ts";
import { RecordSchema } from "../records/record.ts";
import type { Answer, ToolUse } from "./answer_question.ts";

/** One part; its `type` says which fields it has. */
export type ChatPart = { type: string; [field: string]: unknown };

/** Takes the parts of an answer in their order; while its promise is pending no more should be made. */
export type Tell = (part: ChatPart) => void | Promise<void>;

/** Tells several parts one after the other. */
export async function tellAll(tell: Tell, parts: Iterable<ChatPart>): Promise<void> {
  for (const part of parts) {
    const told = tell(part);
    if (told) await told;
  }
}

/** Something about an answer that the person should see, and why. */
export const Notice = z.strictObject({
  code: z.enum([
    "model_unavailable",
    "budget_spent",
    "model_interrupted",
    "too_many_tool_calls",
    "numbers_removed",
    "stopped",
  ]),
  message: z.string(),
}).meta({ id: "Notice" });
export type Notice = z.output<typeof Notice>;

/** A change that waits for the person. */
export const Proposal = z.strictObject({
  id: z.uuid(),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** The record as it is now, where one is to be changed or deleted. */
  record: RecordSchema.nullable(),
}).meta({ id: "Proposal" });
export type Proposal = z.output<typeof Proposal>;

export const ChatAnswer = z.strictObject({
  conversationId: z.uuid(),
  messageId: z.uuid(),
  text: z.string(),
  result: z.record(z.string(), z.unknown()).nullable(),
  /** As they are when the answer is read: one that is deleted by then, in an answer given again, is its id alone. */
  sources: z.array(CitedRecord),
  notices: z.array(Notice).optional(),
  proposals: z.array(Proposal).optional(),
}).meta({ id: "ChatAnswer" });
export type ChatAnswer = z.output<typeof ChatAnswer>;

/** Characters of one text-delta made of a whole text: small enough to be seen arriving, large enough to cost little. */
const DELTA_CHARS = 24;

function* toolParts(toolCallId: string, { name, input, output }: ToolUse): Generator<ChatPart> {
  yield { type: "tool-input-available", toolCallId, toolName: name, input };
  yield { type: "tool-output-available", toolCallId, output };
}

export function sourcePart(record: CitedRecord, n: number): ChatPart {
  return {
    type: "source-document",
    sourceId: record.id,
    mediaType: "application/json",
    // The protocol wants a title; one that is gone has none.
    title: "deleted" in record ? "" : record.title ?? record.text,
    providerMetadata: { zhiji: { n, record } },
  };
}

export function noticePart(notice: Notice): ChatPart {
  return { type: "data-notice", data: notice };
}

export function* textParts(id: string, text: string): Generator<ChatPart> {
  yield { type: "text-start", id };
  const characters = [...text];
  for (let at = 0; at < characters.length; at += DELTA_CHARS) {
    yield { type: "text-delta", id, delta: characters.slice(at, at + DELTA_CHARS).join("") };
  }
  yield { type: "text-end", id };
}

/** What the embedded planner found, sources before text. */
export function* answerParts(messageId: string, answer: Answer, sourcesBefore = 0): Generator<ChatPart> {
  for (const [i, use] of answer.toolUses.entries()) yield* toolParts(`${messageId}-plan-${i}`, use);
  for (const [i, record] of answer.sources.entries()) yield sourcePart(record, sourcesBefore + i + 1);
  // Of one answer there is one: told again under the same id it takes the place of what was told before.
  if (answer.result) yield { type: "data-result", id: `${messageId}-result`, data: answer.result };
  yield* textParts(`${messageId}-plan`, answer.text);
}
