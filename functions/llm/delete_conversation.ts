/** `DELETE /conversations/{id}`: removes a conversation and its turns for good. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";
import { ExpectedVersion } from "../../common/records/record_inputs.ts";

export const deleteConversation = operation({
  name: "delete_conversation",
  summary: "Remove a conversation and its turns",
  scope: "chat",
  effect: "write",
  input: z.strictObject({ id: z.uuid(), expectedVersion: ExpectedVersion }),
  output: z.strictObject({}),
}, async (ctx, { id, expectedVersion }) => {
  await ctx.conversations.remove(id, expectedVersion);
  return {};
});
