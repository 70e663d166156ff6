/** A turn in the room that a conversation has for it. @module */
import type { Turn } from "./conversation.ts";

/** Characters of a stored turn: two hundred of them are one list in the cache. */
export const TURN_CHARS_MAX = 65_536;
const RECORD_IDS_KEPT_MAX = 100;

/** The turn as it is stored; one too long loses record ids, then sources, then the result: its text says it all. */
export function fitTurn(turn: Turn): string {
  let fitting = turn;
  let content = JSON.stringify(fitting);
  const shorten = (change: Partial<Turn>) => {
    fitting = { ...fitting, ...change };
    content = JSON.stringify(fitting);
  };
  if (content.length > TURN_CHARS_MAX && fitting.result) shorten({ result: withFewerIds(fitting.result) });
  while (content.length > TURN_CHARS_MAX && fitting.sources.length > 0) {
    shorten({ sources: fitting.sources.slice(0, -1) });
  }
  if (content.length > TURN_CHARS_MAX) shorten({ result: null });
  return content;
}

/** The result and the one it is compared with, their counts as they were. */
function withFewerIds(result: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      name === "recordIds" && Array.isArray(value)
        ? value.slice(0, RECORD_IDS_KEPT_MAX)
        : name === "comparison" && typeof value === "object" && value !== null
        ? withFewerIds(value as Record<string, unknown>)
        : value,
    ]),
  );
}
