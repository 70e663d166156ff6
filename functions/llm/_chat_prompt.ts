/** What a model is told before a question: the person's time and language, and a summary of older turns. @module */
import type { UserContext } from "../../common/context.ts";
import { languageOf } from "../../common/language/language_of.ts";
import type { ReadContext } from "../../common/language/reading.ts";
import type { RenderedPrompt } from "../../common/llm/prompt_library.ts";

/** The prompt `chat`; `summary` is empty where nothing came before that is not sent whole. */
export function chatPrompt(
  ctx: UserContext,
  question: string,
  { now, timezone, locale }: ReadContext,
  summary: string,
): Promise<RenderedPrompt> {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timezone);
  return ctx.assistant.prompts.render("chat", {
    now: local.toString({ timeZoneName: "never", smallestUnit: "minute" }),
    timezone,
    language: languageOf(question, locale) === "zh" ? "中文" : "English",
    summary,
  });
}
