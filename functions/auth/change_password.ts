/** `POST /password/change`: another password, for who knows the present one. @module */
import { z } from "zod";
import { Code, GivenPassword, Password } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const changePassword = operation({
  name: "change_password",
  summary: "Change your password",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({
    currentPassword: GivenPassword,
    newPassword: Password,
    code: Code.optional(),
    endOtherSessions: z.boolean().default(false).describe("Also sign out everywhere else"),
  }),
  output: z.strictObject({ ended: z.int().describe("Other sessions that were ended") }),
}, async (ctx, { endOtherSessions, ...change }) => {
  await ctx.account.changePassword(change);
  return { ended: endOtherSessions ? await ctx.account.endOtherSessions() : 0 };
});
