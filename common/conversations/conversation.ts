/** A conversation and its turns, as they are stored and as clients see them. @module */
import { z } from "zod";
import { Notice, Proposal } from "../ask/chat_part.ts";
import { CitedRecord } from "./cited_record.ts";

export const RETENTIONS = ["ephemeral", "durable"] as const;

/**
 * One turn as it is stored. What the assistant counted stays with it; of the records it cited only their ids do,
 * the nth of which the text calls `[n]`: a copy would outlive a record that its owner deletes.
 */
export const StoredTurn = z.strictObject({
  id: z.uuid(),
  role: z.enum(["user", "assistant"]),
  text: z.string(),
  result: z.record(z.string(), z.unknown()).nullable(),
  sources: z.array(z.uuid()),
  /** The query plan of an answer, for follow-up questions. */
  plan: z.record(z.string(), z.unknown()).nullable(),
  /** Why an answer is not what it could have been. */
  notices: z.array(Notice).optional(),
  /** Ids of the changes that an answer proposed. */
  proposals: z.array(z.uuid()).optional(),
  createdAt: z.iso.datetime(),
});
export type StoredTurn = z.output<typeof StoredTurn>;

/** One turn as its person sees it. */
export const Turn = StoredTurn.extend({
  sources: z.array(CitedRecord),
  proposals: z.array(Proposal).optional().describe("The changes it proposed that still wait to be confirmed"),
}).meta({ id: "Turn" });
export type Turn = z.output<typeof Turn>;

export const Conversation = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  retention: z.enum(RETENTIONS),
  /** Seconds it lives after its last turn; null for a durable one. */
  ttlSeconds: z.int().nullable(),
  /** Raised by every turn and every new title. */
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}).meta({ id: "Conversation" });
export type Conversation = z.output<typeof Conversation>;

/** What a model is told of turns that are too old to be sent word for word. */
export interface ConversationSummary {
  text: string;
  /** Id of the last turn it covers. */
  through: string;
}
