/** What the gateway is asked and what it answers. @module */
import type { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { Patience } from "./patience.ts";

/** The library's model; only its type is imported here, the code is loaded at the first call. */
export type LibraryModel = ReturnType<ReturnType<typeof createOpenAICompatible>["chatModel"]>;
export type LibraryOptions = Parameters<LibraryModel["doStream"]>[0];
export type ModelMessage = LibraryOptions["prompt"][number];

export interface ModelTool {
  name: string;
  description: string;
  /** JSON Schema. */
  inputSchema: Record<string, unknown>;
}

export type ModelFeature =
  | "chat"
  | "completions"
  | "refine"
  | "summarize"
  | "compress"
  | "vision"
  | "transcription"
  | "embedding";

/** On whose account and why a model is called. */
export interface ModelPurpose {
  feature: ModelFeature;
  userId: string;
  /** IANA zone whose midnight begins the day of the budget: the profile's, never one that a request names. */
  timezone: string;
  /** The prompt that was used, for the log of calls. */
  prompt: { name: string; version: string } | null;
}

export interface ModelCall {
  purpose: ModelPurpose;
  messages: ModelMessage[];
  tools?: readonly ModelTool[] | undefined;
  /** `none`: tools were called often enough, an answer is due. */
  toolChoice?: "auto" | "none" | undefined;
  /** JSON of this schema and nothing else. */
  answer?: { name: string; schema: Record<string, unknown> } | undefined;
  outputTokensMax: number;
  temperature?: number | undefined;
  signal?: AbortSignal | undefined;
  /** A person waits, and would sooner have the embedded answer than wait long; one for all calls of an answer. */
  patience?: Patience | undefined;
}

export interface TokenCounts {
  inputTokens: number;
  outputTokens: number;
}

export type ModelPart =
  | { type: "text"; text: string }
  /** `id` may be empty, or one that an earlier call had: not every endpoint makes them. */
  | { type: "tool-call"; id: string; name: string; input: string };

/** How a call ended that was answered to its end. */
export interface ModelEnd {
  reason: "stop" | "length" | "tool-calls" | "other";
  model: string;
  usage: TokenCounts;
}

/**
 * Takes the parts as they come; what it throws ends the call. While its promise is pending the model is not read on.
 * A function and not a generator: each generator on the way of a part costs a promise or three.
 */
export type HearPart = (part: ModelPart) => void | Promise<void>;
