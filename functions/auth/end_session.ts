/** `DELETE /sessions/{id}`: signs out one device. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const endSession = operation({
  name: "end_session",
  summary: "Sign out one of your devices",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({}),
}, async (ctx, { id }) => {
  await ctx.account.endSession(id);
  return {};
});
