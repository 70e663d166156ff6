/** `GET /conversations`: the conversations that still live, the last used first. @module */
import { z } from "zod";
import { Conversation } from "../../common/conversations/conversation.ts";
import { operation } from "../../common/operation.ts";

export const listConversations = operation({
  name: "list_conversations",
  summary: "List your conversations, the last used first",
  scope: "chat",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(Conversation), nextCursor: z.null() }),
}, async (ctx) => ({ data: await ctx.conversations.list(), nextCursor: null }));
