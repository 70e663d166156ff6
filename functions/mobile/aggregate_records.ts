/** `POST /records/aggregate`: an exact number over records, with the ids that make it up. @module */
import { z } from "zod";
import { Currency, Timezone } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";
import { METRICS } from "../../common/records/aggregate_records.ts";
import { RECORD_IDS_MAX } from "../../common/records/tally.ts";
import { Tag, TAGS_MAX } from "../../common/records/record.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

const WORDS_MAX = 10;
const Word = z.string().trim().min(1).max(100);

const Proofs = {
  recordIds: z.array(z.uuid()).describe(
    `The records behind the value, newest first: of min and max those that have it; at most ${RECORD_IDS_MAX} ` +
      "of the whole, and of all groups together",
  ),
  recordIdsTruncated: z.literal(true).optional().describe(
    "There where recordIds are not all; count tells of all",
  ),
};

const Group = z.strictObject({
  key: z.string(),
  value: z.number().nullable(),
  count: z.int(),
  unit: z.string().nullable(),
  ...Proofs,
});

export const aggregateRecords = operation({
  name: "aggregate_records",
  summary: "Count, add up or compare records exactly",
  description:
    "Amounts of several currencies are never added together: there is one group a currency. The whole and each " +
    "group name the records behind them, and say where these are not all. Refunds are income of the category refund: nothing that was earned",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({
    type: z.string().min(1).max(64).optional(),
    metric: z.enum(METRICS),
    field: z.string().max(80).optional().describe("e.g. data.amount; needed for sum, avg, min, max"),
    from: Timestamp.optional().describe("Not before this"),
    to: Timestamp.optional().describe("Before this"),
    tags: z.array(Tag).max(TAGS_MAX).optional().describe("Every one of these"),
    where: z.record(z.string(), z.unknown()).optional().describe("Conditions as in the filter of lists"),
    words: z.array(Word).max(WORDS_MAX).optional()
      .describe("Each must occur in text, title or data"),
    anyWords: z.array(z.array(Word).min(1).max(WORDS_MAX)).max(WORDS_MAX).optional()
      .describe("Of each list at least one must occur in text, title or data"),
    noWords: z.array(Word).max(WORDS_MAX).optional().describe(
      "None of these may occur in text, title or data",
    ),
    groupBy: z.string().max(80).optional().describe(
      "day week month quarter year tag type category or any field",
    ),
    currency: Currency.optional(),
    limit: z.int().min(1).max(1_000).optional().describe(
      "Record ids at most, of the whole and of each group: the newest; for min and max the most " +
        "extreme, so many of each currency or unit",
    ),
    timezone: Timezone.optional().describe("Of the days, weeks and months; the profile's unless given"),
  }),
  output: z.strictObject({
    value: z.number().nullable(),
    unit: z.string().nullable(),
    count: z.int(),
    groups: z.array(Group).optional(),
    ...Proofs,
  }),
}, (ctx, input) => ctx.records.aggregate(input));
