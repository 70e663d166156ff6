/** `GET /conversations/{id}`: a conversation with its turns. @module */
import { z } from "zod";
import { Conversation, Turn } from "../../common/conversations/conversation.ts";
import { shownTurns } from "../../common/conversations/shown_turns.ts";
import { operation } from "../../common/operation.ts";

export const getConversation = operation({
  name: "get_conversation",
  summary: "Read a conversation with its turns",
  scope: "chat",
  effect: "read",
  input: z.strictObject({ id: z.uuid() }),
  output: Conversation.extend({ turns: z.array(Turn) }),
}, async (ctx, { id }) => {
  const conversation = await ctx.conversations.get(id);
  const turns = await ctx.conversations.turns(conversation);
  return { ...conversation, turns: await shownTurns(ctx.records, turns) };
});
