/** `DELETE /me`: erases the account and everything that is its. @module */
import { z } from "zod";
import { Code, GivenPassword } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const eraseMe = operation({
  name: "erase_me",
  summary: "Erase your account and everything in it, for good",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ password: GivenPassword, code: Code.optional() }),
  output: z.strictObject({}),
}, async (ctx, proof) => {
  await ctx.account.erase(proof);
  return {};
});
