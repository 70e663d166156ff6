/** A turn in the room that a conversation has for it. @module */
import type { StoredTurn } from "./conversation.ts";

/** Characters of a stored turn: two hundred of them are one list in the cache. */
export const TURN_CHARS_MAX = 65_536;
const RECORD_IDS_KEPT_MAX = 100;

/** The turn as it is stored; one too long loses record ids, then the result: its text says it all. */
export function fitTurn(turn: StoredTurn): string {
  let content = JSON.stringify(turn);
  const shorten = (result: StoredTurn["result"]) => content = JSON.stringify({ ...turn, result });
  if (content.length > TURN_CHARS_MAX && turn.result) shorten(withFewerIds(turn.result));
  if (content.length > TURN_CHARS_MAX) shorten(null);
  return content;
}

/** The result, its groups and the one it is compared with, their counts as they were. */
function withFewerIds(result: Record<string, unknown>): Record<string, unknown> {
  const { recordIds, groups, comparison } = result;
  const isCut = Array.isArray(recordIds) && recordIds.length > RECORD_IDS_KEPT_MAX;
  return {
    ...result,
    ...(isCut ? { recordIds: recordIds.slice(0, RECORD_IDS_KEPT_MAX), recordIdsTruncated: true } : {}),
    ...(Array.isArray(groups) ? { groups: groups.map(withoutIds) } : {}),
    ...(typeof comparison === "object" && comparison !== null
      ? { comparison: withFewerIds(comparison as Record<string, unknown>) }
      : {}),
  };
}

function withoutIds(group: Record<string, unknown>): Record<string, unknown> {
  const { recordIds } = group;
  return Array.isArray(recordIds) && recordIds.length > 0
    ? { ...group, recordIds: [], recordIdsTruncated: true }
    : group;
}
