/** The one place that makes primary keys and timestamps. @module */
import { v7 as uuidV7 } from "uuid";
import { type Clock, toTimestamp } from "../clock.ts";

/** The values every row with an identity begins with: a UUID v7 and the same moment twice. */
export function newRow(clock: Clock): { id: string; createdAt: string; updatedAt: string } {
  const at = toTimestamp(clock.now());
  return { id: uuidV7(), createdAt: at, updatedAt: at };
}
