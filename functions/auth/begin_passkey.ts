/** `POST /passkeys/options`: what a browser needs to make a passkey. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const beginPasskey = operation({
  name: "begin_passkey",
  summary: "Get what a browser needs to make a passkey",
  description: "PublicKeyCredentialCreationOptions as JSON; needs POST /reauthenticate lately",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
}, async (ctx) => ({ ...await ctx.account.passkeyOptions() }));
