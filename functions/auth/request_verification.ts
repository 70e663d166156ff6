/** `POST /email/verification`: mails the link that confirms the caller's address once more. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const requestVerification = operation({
  name: "request_verification",
  summary: "Have the link that confirms your email address mailed again",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({}),
}, async (ctx) => {
  await ctx.account.sendVerification();
  return {};
});
