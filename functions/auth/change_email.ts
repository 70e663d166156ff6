/** `POST /email/change`: mails a link to another address, which becomes the account's once it is opened. @module */
import { z } from "zod";
import { Email } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const changeEmail = operation({
  name: "change_email",
  summary: "Change your email address",
  description: "Takes effect when the link in the mail is opened; needs POST /reauthenticate lately",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ email: Email }),
  output: z.strictObject({}),
}, async (ctx, { email }) => {
  await ctx.account.changeEmail(email);
  return {};
});
