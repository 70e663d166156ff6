/** Tells a report's facts and, where a model is configured, its words about them, checked as they come. @module */
import { z } from "zod";
import { AnswerGate } from "./answer_gate.ts";
import { Notice, noticePart, sourcePart, type Tell, tellAll, textParts } from "./chat_part.ts";
import { Evidence } from "./evidence.ts";
import { noticeOf } from "./notices.ts";
import { type Period, periodFacts } from "./period_facts.ts";
import { periodReport } from "./period_report.ts";
import { toTimestamp } from "../clock.ts";
import type { UserContext } from "../context.ts";
import { ModelError } from "../llm/model_error.ts";
import { RecordSchema } from "../records/record.ts";
import type { RecordRepository } from "../records/record_repository.ts";

export const Summary = z.strictObject({
  report: z.string().describe("Counted facts, line by line"),
  prose: z.string().nullable().describe("A model's words about them; null without one"),
  facts: z.record(z.string(), z.unknown()),
  sources: z.array(RecordSchema),
  notices: z.array(Notice),
}).meta({ id: "Summary" });
export type Summary = z.output<typeof Summary>;

export interface SummaryToTell {
  ctx: UserContext;
  id: string;
  period: Period;
  language: "zh" | "en";
  stop: AbortSignal;
  /** Whether a person waits for it. */
  awaited: boolean;
}

/** The facts of a period as a report, without words of a model's yet. */
export async function countedSummary(
  records: RecordRepository,
  period: Period,
  language: "zh" | "en",
): Promise<Summary> {
  const facts = await periodFacts(records, period);
  return {
    report: periodReport(facts, period, language),
    prose: null,
    facts: { ...facts },
    sources: facts.expenses.largest ? [facts.expenses.largest] : [],
    notices: [],
  };
}

export async function produceSummary(
  report: SummaryToTell,
  summary: Summary,
  tell: Tell,
): Promise<Summary> {
  const { ctx, id, language } = report;
  await tell({ type: "start", messageId: id });
  await tellAll(tell, summary.sources.map((record, at) => sourcePart(record, at + 1)));
  await tell({ type: "data-facts", data: summary.facts });
  await tellAll(tell, textParts(`${id}-report`, summary.report));
  if (ctx.assistant.gateway.configured && (summary.facts.count as number) > 0) {
    try {
      await prose(report, summary, tell);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      const code = error.code === "cancelled"
        ? "stopped"
        : error.code === "budget_spent"
        ? "budget_spent"
        : summary.prose === null
        ? "model_unavailable"
        : "model_interrupted";
      summary.notices.push(noticeOf(code, language));
      await tell(noticePart(noticeOf(code, language)));
    }
  }
  await tell({ type: "finish" });
  return summary;
}

async function prose(
  { ctx, id, period: { from, to, timezone }, language, stop, awaited }: SummaryToTell,
  summary: Summary,
  tell: Tell,
): Promise<void> {
  const { gateway, prompts } = ctx.assistant;
  const words = { from, to, timezone, language: language === "zh" ? "中文" : "English" };
  const prompt = await prompts.render("summarize", words);
  const evidence = new Evidence(timezone, toTimestamp(ctx.clock.now()));
  evidence.addPeriod(from, to);
  evidence.add(summary.facts);
  evidence.addText(summary.report);
  const gate = new AnswerGate(evidence);
  const purpose = {
    feature: "summarize" as const,
    userId: ctx.principal.userId,
    timezone: ctx.principal.timezone,
    prompt: prompt.used,
  };
  const textId = `${id}-prose`;
  const say = async (text: string) => {
    if (text === "") return;
    if (summary.prose === null) await tell({ type: "text-start", id: textId });
    summary.prose = (summary.prose ?? "") + text;
    await tell({ type: "text-delta", id: textId, delta: text });
  };
  try {
    await gateway.ask({
      purpose,
      messages: [
        { role: "system", content: prompt.text },
        { role: "user", content: [{ type: "text", text: summary.report }] },
      ],
      outputTokensMax: prompt.outputTokensMax,
      temperature: prompt.temperature,
      signal: stop,
      patience: awaited ? gateway.patience() : undefined,
    }, (part) => part.type === "text" ? say(gate.push(part.text)) : undefined);
  } finally {
    await say(gate.end());
    if (summary.prose !== null) await tell({ type: "text-end", id: textId });
  }
}
