/** `POST /password/reset`: a new password for who has the secret from the mail. @module */
import { z } from "zod";
import { Password } from "../../common/identity/profile_fields.ts";
import { publicOperation } from "../../common/operation.ts";

export const resetPassword = publicOperation({
  name: "reset_password",
  summary: "Set a new password with the token from the mail",
  description: "Ends all sessions; the token is good once, for 30 minutes",
  effect: "write",
  input: z.strictObject({ token: z.string().min(1).max(128), password: Password }),
  output: z.strictObject({}),
}, async (ctx, { token, password }) => {
  await ctx.identity.access.reset(token, password);
  return {};
});
