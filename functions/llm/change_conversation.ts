/** `PATCH /conversations/{id}`: gives a conversation another title. @module */
import { z } from "zod";
import { Conversation } from "../../common/conversations/conversation.ts";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion } from "../../common/records/record_inputs.ts";

const TITLE_CHARS_MAX = 80;

export const changeConversation = operation({
  name: "change_conversation",
  summary: "Rename a conversation",
  scope: "chat",
  effect: "write",
  input: z.strictObject({
    id: z.uuid(),
    title: z.string().trim().min(1).max(TITLE_CHARS_MAX),
    expectedVersion: ExpectedVersion,
  }),
  output: Conversation,
}, (ctx, { id, title, expectedVersion }) => ctx.conversations.rename(id, title, expectedVersion));
