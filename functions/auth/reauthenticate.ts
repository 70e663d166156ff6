/** `POST /reauthenticate`: proves again who is there, before what opens the account may be changed. @module */
import { z } from "zod";
import { Code, GivenPassword } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const reauthenticate = operation({
  name: "reauthenticate",
  summary: "Prove again who you are",
  description: "Good for 10 minutes: email address and second factor may be changed by this session",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ password: GivenPassword, code: Code.optional() }),
  output: z.strictObject({}),
}, async (ctx, proof) => {
  await ctx.account.confirm(proof);
  return {};
});
