/** `POST /totp/confirm`: turns the second factor on. @module */
import { z } from "zod";
import { Code } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const confirmTotp = operation({
  name: "confirm_totp",
  summary: "Turn your second factor on with a code of the app",
  description: "The recovery codes are shown once",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({ code: Code }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
}, async (ctx, { code }) => ({ recoveryCodes: await ctx.account.confirmTotp(code) }));
