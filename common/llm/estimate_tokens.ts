/** A guess at tokens, for budgets and for endpoints that do not count: about one per Han character, one per four others. @module */
import type { ModelMessage } from "./model_call.ts";

/** estimateTokens() errs to the high side on common vocabularies. */
export function estimateTokens(text: string): number {
  let wide = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x2e7f) wide++;
  return wide + Math.ceil((text.length - wide) / 4);
}

/** Everything a model reads of messages, as one text; a file counts as a few hundred characters. */
export function messageText(messages: readonly ModelMessage[]): string {
  return messages.map(({ content }) =>
    typeof content === "string"
      ? content
      : content.map((part) => part.type === "file" ? FILE_STANDS_FOR : JSON.stringify(part)).join("\n")
  ).join("\n");
}

/** What endpoints count for an image is no function of its bytes; about a thousand tokens is common. */
const FILE_STANDS_FOR = " ".repeat(4_000);
