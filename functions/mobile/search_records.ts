/** `GET /records/search`: finds records by words, best first. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { SEARCH_HITS_MAX } from "../../common/records/search_records.ts";
import { RecordSchema, Tag, TAGS_MAX } from "../../common/records/record.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

export const searchRecords = operation({
  name: "search_records",
  summary: "Find records by words, best first",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({
    q: z.string().trim().min(1).max(500),
    type: z.string().max(64).optional(),
    from: Timestamp.optional().describe("Not before this"),
    to: Timestamp.optional().describe("Before this"),
    tags: z.array(Tag).max(TAGS_MAX).optional().describe("Every one of these, by comma"),
    limit: z.int().min(1).max(SEARCH_HITS_MAX).optional(),
  }),
  output: z.strictObject({
    data: z.array(z.strictObject({
      record: RecordSchema,
      score: z.number(),
      highlight: z.string().describe("HTML text, hits in <mark>, everything else escaped"),
    })),
  }),
}, async (ctx, input) => ({ data: await ctx.records.search(input) }));
