/** `POST /totp/recovery-codes`: new recovery codes in place of the old. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const renewRecoveryCodes = operation({
  name: "renew_recovery_codes",
  summary: "Get new recovery codes in place of the old",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
}, async (ctx) => ({ recoveryCodes: await ctx.account.renewRecoveryCodes() }));
