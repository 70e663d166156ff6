/** `GET /summary-schedule`: which summaries are made without asking. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const SummaryScheduleView = z.strictObject({
  daily: z.boolean(),
  weekly: z.boolean().describe("Weeks begin on Monday"),
  monthly: z.boolean(),
  at: z.string().describe("Time of day in your time zone, on the day after the period"),
  nextDueAt: z.iso.datetime().nullable(),
  version: z.int().describe("0 where none was ever set"),
}).meta({ id: "SummarySchedule" });

export const getSummarySchedule = operation({
  name: "get_summary_schedule",
  summary: "Read which summaries are made without asking",
  scope: "chat",
  effect: "read",
  input: z.strictObject({}),
  output: SummaryScheduleView,
}, (ctx) => ctx.summaries.schedule());
