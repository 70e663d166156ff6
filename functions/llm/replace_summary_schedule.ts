/** `PUT /summary-schedule`: has summaries made without asking, each day, week or month. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion } from "../../common/records/record_inputs.ts";
import { SummaryScheduleView } from "./get_summary_schedule.ts";

export const replaceSummarySchedule = operation({
  name: "replace_summary_schedule",
  summary: "Have summaries made without asking",
  description:
    "Each period has one, made when it is over; with a language model they have prose beside the facts",
  scope: "chat",
  effect: "write",
  input: z.strictObject({
    daily: z.boolean().default(false),
    weekly: z.boolean().default(false),
    monthly: z.boolean().default(false),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day like 07:30").default("08:00"),
    expectedVersion: ExpectedVersion,
  }),
  output: SummaryScheduleView,
}, (ctx, { expectedVersion, ...wishes }) => ctx.summaries.putSchedule(wishes, expectedVersion));
