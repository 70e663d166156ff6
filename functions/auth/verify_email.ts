/** `POST /email/verify`: proves an address with the secret that was mailed to it. @module */
import { z } from "zod";
import { publicOperation } from "../../common/operation.ts";

export const verifyEmail = publicOperation({
  name: "verify_email",
  summary: "Confirm an email address with the token from the mail",
  effect: "write",
  input: z.strictObject({ token: z.string().min(1).max(128) }),
  output: z.strictObject({}),
}, async (ctx, { token }) => {
  await ctx.identity.access.verifyEmail(token);
  return {};
});
