/** `GET /calendar.ics`: todos and events for calendar programs, which can send no header but subscribe to an address. @module */
import { z } from "zod";
import { toTimestamp } from "../../common/clock.ts";
import { operation } from "../../common/operation.ts";
import { calendarDocument } from "../../common/records/calendar.ts";

const DAY_MS = 24 * 3_600_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 365;

export const getCalendar = operation({
  name: "get_calendar",
  summary: "Read todos and events as a calendar",
  description:
    "iCalendar: what is due from thirty days ago to a year ahead, repeating ones with their rule; " +
    "key is an API key with records:read",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({ key: z.string().max(200).optional() }),
  output: z.string(),
}, async (ctx) => {
  const now = ctx.clock.now();
  const from = toTimestamp(now - DAYS_BACK * DAY_MS);
  const to = toTimestamp(now + DAYS_AHEAD * DAY_MS);
  return calendarDocument(await ctx.records.scheduled(from, to), now);
});

export function respondWithCalendar(text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="zhiji.ics"',
      "cache-control": "private, max-age=300",
      "x-content-type-options": "nosniff",
    },
  });
}
