/** `GET /reminders`: what is due in a time, each time of repeating todos and events. @module */
import { z } from "zod";
import { toTimestamp } from "../../common/clock.ts";
import { invalidField } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";
import { RecordSchema } from "../../common/records/record.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

const DAY_MS = 24 * 3_600_000;
const DAYS_DEFAULT = 7;
const DAYS_MAX = 366;

export const listReminders = operation({
  name: "list_reminders",
  summary: "List what is due, the earliest first",
  description: "Todos that are not done and events; repeating ones once for each time",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({
    from: Timestamp.optional().describe("Not before this; now unless given"),
    to: Timestamp.optional().describe("Before this; seven days after from unless given, a year at most"),
  }),
  output: z.strictObject({ data: z.array(z.strictObject({ at: z.iso.datetime(), record: RecordSchema })) }),
}, async (ctx, input) => {
  const from = input.from ?? toTimestamp(ctx.clock.now());
  const to = input.to ?? toTimestamp(Date.parse(from) + DAYS_DEFAULT * DAY_MS);
  if (to <= from) throw invalidField("to", "must be after from");
  if (Date.parse(to) - Date.parse(from) > DAYS_MAX * DAY_MS) {
    throw invalidField("to", `must be at most ${DAYS_MAX} days after from`);
  }
  return { data: await ctx.records.occurrences(from, to) };
});
