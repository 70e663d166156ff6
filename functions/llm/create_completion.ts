/** `POST /v1/chat/completions`: the caller's records behind the protocol that most programs speak. @module */
import { z } from "zod";
import { answerQuestion } from "../../common/ask/answer_question.ts";
import { answerWithModel, type ModelAnswer } from "../../common/ask/answer_with_model.ts";
import { answerParts, type Tell, tellAll } from "../../common/ask/chat_part.ts";
import { CHAT_READS, CHAT_WRITES } from "../../common/ask/chat_tools.ts";
import { toTimestamp } from "../../common/clock.ts";
import type { UserContext } from "../../common/context.ts";
import { newRow } from "../../common/database/new_row.ts";
import { AppError, invalidField } from "../../common/error.ts";
import { estimateTokens } from "../../common/llm/estimate_tokens.ts";
import { operation } from "../../common/operation.ts";
import { chatPrompt } from "./_chat_prompt.ts";
import {
  CompletionInput,
  contentText,
  MODEL_ID,
  toModelMessages,
  toModelTools,
} from "./_completion_input.ts";
import type { Completion } from "./_completion_stream.ts";

export const createCompletion = operation({
  name: "create_completion",
  summary: "Ask about your records in OpenAI's protocol",
  description: "Your own tools are passed through. Fields that mean nothing here are passed over",
  scope: "chat",
  effect: "read",
  input: CompletionInput,
  output: z.record(z.string(), z.unknown()) as unknown as z.ZodType<Completion>,
}, (ctx, input) => {
  if (input.model !== MODEL_ID) throw new AppError("not_found", `The model ${input.model} does not exist`);
  const asked = input.messages.findLast(({ role }) => role === "user");
  if (!asked) throw invalidField("messages", "must hold a message of the user");
  // Mistakes in the messages are told before a stream has begun.
  toModelMessages(input.messages);
  toModelTools(input.tools, [...CHAT_READS, ...CHAT_WRITES]);
  const { id } = newRow(ctx.clock);
  return {
    id: `chatcmpl-${id}`,
    stream: input.stream === true,
    withUsage: input.stream_options?.include_usage === true,
    createdSeconds: Math.floor(ctx.clock.now() / 1000),
    produce: (tell: Tell, stop: AbortSignal) =>
      produce(ctx, input, { id, question: contentText(asked) }, tell, stop),
  };
});

async function produce(
  ctx: UserContext,
  input: CompletionInput,
  { id, question }: { id: string; question: string },
  tell: Tell,
  stop: AbortSignal,
): Promise<ModelAnswer> {
  const { assistant, principal } = ctx;
  const { timezone, locale, currency } = principal;
  const context = { now: toTimestamp(ctx.clock.now()), timezone, locale, currency };
  const embedded = () => answerQuestion(ctx.records, question, context, null);
  if (!assistant.gateway.configured) {
    const answer = await embedded();
    await tellAll(tell, answerParts(id, answer));
    return {
      text: answer.text,
      result: answer.result && { ...answer.result },
      sources: answer.sources,
      notices: [],
      proposals: [],
      fallback: answer,
      calls: [],
      finish: "stop",
      usage: { inputTokens: estimateTokens(question), outputTokens: estimateTokens(answer.text) },
    };
  }
  const prompt = await chatPrompt(ctx, question, context, "");
  return await answerWithModel({
    ctx,
    gateway: assistant.gateway,
    operations: assistant.operations,
    prompt,
    feature: "completions",
    question,
    messages: toModelMessages(input.messages),
    said: input.messages.map(contentText),
    callerTools: toModelTools(input.tools, [...CHAT_READS, ...CHAT_WRITES]),
    outputTokensMax: input.max_completion_tokens ?? input.max_tokens ?? undefined,
    context,
    messageId: id,
    embedded,
    keepProposal: null,
    tell,
    stop,
  });
}
