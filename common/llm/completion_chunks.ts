/** What OpenAI's chunks add up to: text as it comes, whole tool calls and the end. @module */
import { AttemptFailure } from "./model_error.ts";
import type { TokenCounts } from "./model_call.ts";

export interface SaidToolCall {
  /** Empty where the endpoint gave none. */
  id: string;
  name: string;
  input: string;
}

export interface SaidEnd {
  reason: "stop" | "length" | "tool-calls" | "other";
  toolCalls: SaidToolCall[];
  /** Null where the endpoint told none. */
  usage: TokenCounts | null;
}

const REASONS: Readonly<Record<string, SaidEnd["reason"]>> = {
  stop: "stop",
  length: "length",
  tool_calls: "tool-calls",
  function_call: "tool-calls",
};
const TOOL_CALLS_MAX = 64;
/** The data that ends an answer; some endpoints keep the connection open after it. */
export const END_OF_DATA = "[DONE]";

/** As far as it is read; nothing is believed of its types. */
interface Chunk {
  choices?: {
    delta?: { content?: unknown; refusal?: unknown; tool_calls?: unknown };
    finish_reason?: unknown;
  }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
  error?: unknown;
}

/** Reads one answer's chunks; throws {@link AttemptFailure} `malformed` or `cut_off`. */
export class CompletionChunks {
  readonly #calls: SaidToolCall[] = [];
  readonly #callAt = new Map<unknown, SaidToolCall>();
  #reason: unknown = null;
  #usage: TokenCounts | null = null;
  /** Characters of the input of tools so far, which is handed on whole and only at the end. */
  inputChars = 0;

  /** The text in the data of some events, put together. */
  read(events: readonly string[]): string {
    let text = "";
    for (const data of events) {
      if (data === END_OF_DATA) break;
      const chunk = parsed(data);
      // The endpoint failed half-way and says so in its own way.
      if (chunk.error !== undefined && chunk.error !== null) throw new AttemptFailure("error_event");
      this.#count(chunk.usage);
      const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
      if (typeof choice !== "object" || choice === null) continue;
      if (typeof choice.finish_reason === "string") this.#reason = choice.finish_reason;
      const { delta } = choice;
      if (typeof delta !== "object" || delta === null) continue;
      text += textOf(delta.content);
      if (typeof delta.refusal === "string") text += delta.refusal;
      if (Array.isArray(delta.tool_calls)) { for (const call of delta.tool_calls) this.#addCall(call); }
    }
    return text;
  }

  /** The end of the answer; an answer that does not say why it ends was cut off. */
  end(): SaidEnd {
    if (this.#reason === null) throw new AttemptFailure("cut_off");
    if (this.#calls.some(({ name }) => name === "")) throw new AttemptFailure("malformed");
    const reason = REASONS[this.#reason as string] ?? "other";
    return { reason, toolCalls: this.#calls, usage: this.#usage };
  }

  #count(usage: Chunk["usage"]): void {
    if (typeof usage !== "object" || usage === null) return;
    const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage;
    if (isCount(inputTokens) && isCount(outputTokens)) this.#usage = { inputTokens, outputTokens };
  }

  /** Pieces of a call have its index; where there is none an id begins a new one. */
  #addCall(piece: unknown): void {
    if (typeof piece !== "object" || piece === null) throw new AttemptFailure("malformed");
    const { index, id, function: called } = piece as Record<string, unknown>;
    const { name, arguments: input } = (called ?? {}) as Record<string, unknown>;
    let call = index === undefined || index === null
      ? (id ? undefined : this.#calls.at(-1))
      : this.#callAt.get(index);
    if (call === undefined) {
      if (this.#calls.length >= TOOL_CALLS_MAX) throw new AttemptFailure("malformed");
      call = {
        id: typeof id === "string" ? id : "",
        name: "",
        input: "",
      };
      this.#calls.push(call);
      if (index !== undefined && index !== null) this.#callAt.set(index, call);
    }
    if (typeof name === "string" && call.name === "") call.name = name;
    // Some endpoints send the arguments as an object, whole.
    const more = typeof input === "object" && input !== null ? JSON.stringify(input) : input;
    if (typeof more !== "string") return;
    call.input = more === input ? call.input + more : more;
    this.inputChars += more.length;
  }
}

function parsed(data: string): Chunk {
  try {
    const chunk: unknown = JSON.parse(data);
    if (typeof chunk === "object" && chunk !== null) return chunk as Chunk;
  } catch (cause) {
    throw new AttemptFailure("malformed", { cause });
  }
  throw new AttemptFailure("malformed");
}

/** Text, or parts of which some are text. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => part?.type === "text" && typeof part.text === "string" ? part.text : "").join(
    "",
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= 1e9;
}
