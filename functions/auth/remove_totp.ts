/** `DELETE /totp`: turns the second factor off. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const removeTotp = operation({
  name: "remove_totp",
  summary: "Turn your second factor off",
  description: "Needs POST /reauthenticate lately",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({}),
}, async (ctx) => {
  await ctx.account.removeTotp();
  return {};
});
