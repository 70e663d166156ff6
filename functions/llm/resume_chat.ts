/** `GET /chat/{conversationId}/stream`: the answer being made, from where the connection broke. @module */
import { z } from "zod";
import type { LiveAnswer, Present } from "../../common/ask/live_answer.ts";
import { operation } from "../../common/operation.ts";

export const resumeChat = operation({
  name: "resume_chat",
  summary: "Read an answer on after the connection broke",
  description:
    "Send Last-Event-ID, or after with the number of events you have. 204 where no answer is being made or was a moment ago",
  scope: "chat",
  effect: "read",
  input: z.strictObject({ conversationId: z.uuid(), after: z.int().min(0).default(0) }),
  output: z.unknown() as unknown as z.ZodType<{ answer: LiveAnswer | null; after: number; present: Present }>,
}, async (ctx, { conversationId, after }) => {
  await ctx.conversations.get(conversationId);
  const answer = ctx.assistant.answers.find(ctx.principal.userId, conversationId) ?? null;
  const present: Present = async (ids) => new Set((await ctx.records.getAll(ids)).map(({ id }) => id));
  return { answer, after, present };
});
