/** `POST /reauthenticate/options`: what a browser needs to ask for a passkey of the person's. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const beginReauthentication = operation({
  name: "begin_reauthentication",
  summary: "Get what a browser needs to prove by passkey who you are",
  description: "PublicKeyCredentialRequestOptions as JSON, good for one try within five minutes",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
}, (ctx) => ctx.account.confirmationOptions());
