/** `POST /password/forgot`: mails a link to set a new password. @module */
import { z } from "zod";
import { Email } from "../../common/identity/profile_fields.ts";
import { publicOperation } from "../../common/operation.ts";

export const forgotPassword = publicOperation({
  name: "forgot_password",
  summary: "Have a link to set a new password mailed to you",
  description: "Answers the same whether the address is known or not",
  effect: "write",
  input: z.strictObject({ email: Email }),
  output: z.strictObject({}),
}, (ctx, { email }) => {
  ctx.identity.later(() => ctx.identity.access.forgot(email));
  return {};
});
