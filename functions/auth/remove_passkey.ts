/** `DELETE /passkeys/{id}`: a passkey that opens nothing any more. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const removePasskey = operation({
  name: "remove_passkey",
  summary: "Remove a passkey",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.account.removePasskey(id);
  return {};
});
