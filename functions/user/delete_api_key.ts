/** `DELETE /api-keys/{id}`: an API key that opens nothing any more. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const deleteApiKey = operation({
  name: "delete_api_key",
  summary: "Remove an API key",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.account.removeApiKey(id);
  return {};
});
