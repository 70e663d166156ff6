/** `POST /reauthenticate`: proves again who is there, before what opens the account may be changed. @module */
import { z } from "zod";
import { PasskeyResponse } from "../../common/identity/passkeys.ts";
import { Code, GivenPassword } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";

export const reauthenticate = operation({
  name: "reauthenticate",
  summary: "Prove again who you are",
  description:
    "By password, and code where a second factor is on, or by passkey alone. Good for 10 minutes: email address and second factor may be changed by this session",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({
    password: GivenPassword.optional(),
    code: Code.optional(),
    passkey: PasskeyResponse.optional().describe(
      "The credential's toJSON(), got with the options of POST /reauthenticate/options",
    ),
  }).refine(({ password, passkey }) => (password === undefined) !== (passkey === undefined), {
    path: ["password"],
    error: "or a passkey is needed, and not both",
  }),
  output: z.strictObject({}),
}, async (ctx, { password, code, passkey }) => {
  await ctx.account.confirm(password === undefined ? { passkey: passkey! } : { password, code });
  return {};
});
