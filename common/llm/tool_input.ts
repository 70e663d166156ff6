/** What a model wrote as the input of a tool: text that nobody vouches for, read within bounds. @module */

/** Longer and deeper than any honest input; past some thousand levels whatever walks it runs out of stack. */
export const TOOL_INPUT_CHARS_MAX = 100_000;
export const TOOL_INPUT_DEPTH_MAX = 64;

/** Whether the input may be read at all. */
export function isWithinBounds(text: string): boolean {
  return text.length <= TOOL_INPUT_CHARS_MAX && depthOf(text) <= TOOL_INPUT_DEPTH_MAX;
}

/** The input as JSON; what is none stays as it is, for the schema to refuse, and nothing out of bounds is read. */
export function readToolInput(text: string): Record<string, unknown> {
  if (!isWithinBounds(text)) return {};
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    return typeof value === "object" && value !== null ? value as Record<string, unknown> : { value };
  } catch {
    return { text };
  }
}

/** How deep lists and objects stand in each other in JSON; brackets in its strings are none. */
function depthOf(json: string): number {
  let depth = 0, deepest = 0, inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at]!;
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return deepest;
}
