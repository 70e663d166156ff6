/** Makes the summary of one period for a person who wanted it by itself. @module */
import { withoutWords } from "../ask/period_report.ts";
import { countedSummary, produceSummary } from "../ask/produce_summary.ts";
import type { UserContext } from "../context.ts";
import { ModelError } from "../llm/model_error.ts";
import { periodOf, SUMMARY_PERIODS, type SummaryPeriod } from "./summary_period.ts";

/** `subject` as in `daily:2026-03-17`; with a model that fails the counted facts stand alone and a notice says so. */
export async function makeSummary(
  ctx: UserContext,
  subject: string,
): Promise<{ outcome: "made" | "there" | "unknown" }> {
  const [period, startsOn] = subject.split(":") as [SummaryPeriod, string];
  if (!SUMMARY_PERIODS.includes(period)) return { outcome: "unknown" };
  const { timezone, locale } = ctx.principal;
  const { at } = await ctx.summaries.schedule();
  const due = periodOf(period, startsOn, at, timezone);
  if (await ctx.summaries.has(due)) return { outcome: "there" };
  const language = /^zh/i.test(locale) ? "zh" : "en";
  const times = { from: due.from, to: due.to, timezone };
  const toTell = { ctx, id: subject, period: times, language, stop: ctx.signal, awaited: false } as const;
  const counted = await countedSummary(ctx.records, times, language);
  const { report, prose, facts, sources, notices } = await produceSummary(toTell, counted, () => {});
  // The process stops: the job is there when the next one starts.
  if (ctx.signal.aborted) throw new ModelError("cancelled");
  const kept = {
    report: withoutWords(report, sources),
    prose,
    notices,
    facts: withoutRecords(facts),
    sources: sources.map(({ id }) => id),
  };
  await ctx.summaries.add({ period, startsOn, ...times, language, ...kept });
  return { outcome: "made" };
}

/** The facts without the one record among them, which is a source. */
function withoutRecords(facts: Record<string, unknown>): Record<string, unknown> {
  const { largest, ...expenses } = facts.expenses as { largest: { id: string } | null };
  return { ...facts, expenses: { ...expenses, largest: largest?.id ?? null } };
}
