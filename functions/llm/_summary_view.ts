/** A summary made by schedule as clients see it. @module */
import { z } from "zod";
import { Notice } from "../../common/ask/chat_part.ts";
import { withWords } from "../../common/ask/period_report.ts";
import { CitedRecord } from "../../common/conversations/cited_record.ts";
import { shownRecords } from "../../common/conversations/shown_turns.ts";
import type { RecordRepository } from "../../common/records/record_repository.ts";
import { SUMMARY_PERIODS } from "../../common/summaries/summary_period.ts";
import type { StoredSummary } from "../../common/summaries/summary_repository.ts";

export const SummaryView = z.strictObject({
  id: z.uuid(),
  period: z.enum(SUMMARY_PERIODS),
  startsOn: z.iso.date().describe("First day of the period"),
  timezone: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime().describe("The period ends before this"),
  language: z.enum(["zh", "en"]),
  report: z.string().describe("Counted facts, line by line"),
  prose: z.string().nullable().describe("A model's words about them; null without one"),
  facts: z.record(z.string(), z.unknown()),
  sources: z.array(CitedRecord),
  notices: z.array(Notice),
  createdAt: z.iso.datetime(),
}).meta({ id: "ScheduledSummary" });

/** Looks the cited records up as they are now. */
export async function summaryViews(
  records: RecordRepository,
  summaries: readonly StoredSummary[],
): Promise<z.output<typeof SummaryView>[]> {
  const shown = await shownRecords(records, summaries.map(({ sources }) => sources));
  return summaries.map((summary, at) => ({
    ...summary,
    report: withWords(summary.report, shown[at]!),
    sources: shown[at]!,
  }));
}
