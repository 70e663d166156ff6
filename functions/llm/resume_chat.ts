/** `GET /chat/{conversationId}/stream`: the answer being made, from where the connection broke. @module */
import { z } from "zod";
import type { Present } from "../../common/ask/live_answer.ts";
import { operation } from "../../common/operation.ts";
import { repeatAnswer } from "./_repeat_answer.ts";
import type { RestOfAnswer } from "./_ui_message_stream.ts";

export const resumeChat = operation({
  name: "resume_chat",
  summary: "Read an answer on after the connection broke",
  description:
    "Send Last-Event-ID, or after with the number of events you have. 204 where no answer is being made or was a moment ago. With messageId that answer is told; one that is no longer kept as a stream from its beginning, as it stands in the conversation",
  scope: "chat",
  effect: "read",
  input: z.strictObject({
    conversationId: z.uuid(),
    messageId: z.uuid().optional().describe("The answer that is wanted; the last one unless given"),
    after: z.int().min(0).default(0),
  }),
  output: z.unknown() as unknown as z.ZodType<RestOfAnswer>,
}, async (ctx, { conversationId, messageId, after }) => {
  await ctx.conversations.get(conversationId);
  const answer = ctx.assistant.answers.find(ctx.principal.userId, conversationId) ?? null;
  if (messageId !== undefined && messageId !== answer?.messageId) {
    return { answer: await repeatAnswer(ctx, { conversationId, messageId }), after: null };
  }
  const present: Present = async (ids) => new Set((await ctx.records.getAll(ids)).map(({ id }) => id));
  return { answer, after, present };
});
