/** `POST /passkeys`: keeps the passkey that a browser made. @module */
import { z } from "zod";
import { Passkey, PasskeyResponse } from "../../common/identity/passkeys.ts";
import { operation } from "../../common/operation.ts";

export const addPasskey = operation({
  name: "add_passkey",
  summary: "Keep a passkey that your browser made",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({
    name: z.string().trim().min(1).max(100),
    response: PasskeyResponse.describe("The credential's toJSON()"),
  }),
  output: Passkey,
}, (ctx, { name, response }) => ctx.account.addPasskey(name, response));
