/** `GET /jobs`: the caller's work in the background, newest first. @module */
import { z } from "zod";
import { JOB_KINDS, JOB_STATUSES } from "../../common/llm/job_queue.ts";
import { operation } from "../../common/operation.ts";

const Job = z.strictObject({
  id: z.uuid(),
  kind: z.enum(JOB_KINDS),
  subject: z.string().describe("Id of what it is about, e.g. of the capture"),
  status: z.enum(JOB_STATUSES),
  tries: z.int(),
  nextTryAt: z.iso.datetime(),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.string().nullable().describe("Code of the last failure"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}).meta({ id: "Job" });

export const listJobs = operation(
  {
    name: "list_jobs",
    summary: "List your work in the background, newest first",
    scope: "records:read",
    effect: "read",
    input: z.strictObject({ status: z.enum(JOB_STATUSES).optional() }),
    output: z.strictObject({ data: z.array(Job), nextCursor: z.null() }),
  },
  async (ctx, { status }) => ({ data: await ctx.jobs.list(ctx.principal.userId, status), nextCursor: null }),
);
