/** Exercise by the words that tell of it, of every language. @module */

import { EN_ACTIVITIES } from "../en/activities.ts";
import { ZH_ACTIVITIES } from "../zh/activities.ts";

export type Activity = "running" | "walking" | "cycling" | "swimming" | "yoga" | "gym" | "ball" | "other";

/** One row: words of one language for an activity. */
export interface ActivityRow {
  activity: Activity;
  pattern: string;
  /** Said with no amount it is still exercise when it is told as done. */
  example: string;
}

export const ACTIVITY_ROWS: readonly ActivityRow[] = [...ZH_ACTIVITIES, ...EN_ACTIVITIES];

/** In the order of the rows: of several activities in one clause the first is meant. */
export const ACTIVITIES: readonly { activity: Activity; pattern: RegExp }[] = [
  ...new Set(ACTIVITY_ROWS.map(({ activity }) => activity)),
].map((activity) => ({
  activity,
  pattern: new RegExp(
    ACTIVITY_ROWS.filter((row) => row.activity === activity).map(({ pattern }) => pattern).join("|"),
  ),
}));
