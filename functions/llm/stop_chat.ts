/** `POST /chat/{conversationId}/stop`: ends the answer being made; what was said so far is kept. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const stopChat = operation({
  name: "stop_chat",
  summary: "Stop the answer that is being made",
  scope: "chat",
  effect: "write",
  input: z.strictObject({ conversationId: z.uuid() }),
  output: z.strictObject({ stopped: z.boolean() }),
}, async (ctx, { conversationId }) => {
  await ctx.conversations.get(conversationId);
  return { stopped: await ctx.assistant.answers.stop(ctx.principal.userId, conversationId) };
});
