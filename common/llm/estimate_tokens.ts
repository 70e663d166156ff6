/** A guess at tokens, for budgets and for endpoints that do not count: about one per Han character, one per four others. @module */
import type { ModelCall, ModelMessage, ModelTool } from "./model_call.ts";

/** estimateTokens() errs to the high side on common vocabularies. */
export function estimateTokens(text: string): number {
  const estimate = new TokenEstimate();
  estimate.add(text);
  return estimate.tokens;
}

/** The tokens of a text that comes in pieces, which need not be kept. */
export class TokenEstimate {
  chars = 0;
  #wide = 0;

  add(text: string): void {
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x2e7f) this.#wide++;
    this.chars += text.length;
  }

  get tokens(): number {
    return this.#wide + Math.ceil((this.chars - this.#wide) / 4);
  }
}

/** Tools are the same objects in every call. */
const toolTokens = new WeakMap<ModelTool, number>();

/** Everything that is sent of a call: messages, tools, and the schema of the answer. */
export function promptTokens({ messages, tools = [], answer }: ModelCall): number {
  let tokens = estimateTokens(messageText(messages));
  for (const tool of tools) {
    const known = toolTokens.get(tool) ?? estimateTokens(JSON.stringify(tool));
    toolTokens.set(tool, known);
    tokens += known;
  }
  return tokens + (answer ? estimateTokens(JSON.stringify(answer)) : 0);
}

/** Everything a model reads of messages, as one text; a file counts as a few hundred characters. */
function messageText(messages: readonly ModelMessage[]): string {
  return messages.map(({ content }) =>
    typeof content === "string"
      ? content
      : content.map((part) => part.type === "file" ? FILE_STANDS_FOR : JSON.stringify(part)).join("\n")
  ).join("\n");
}

/** What endpoints count for an image is no function of its bytes; about a thousand tokens is common. */
const FILE_STANDS_FOR = " ".repeat(4_000);
