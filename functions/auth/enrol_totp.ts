/** `POST /totp`: a secret for an authenticator app. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const enrolTotp = operation({
  name: "enrol_totp",
  summary: "Get a secret for an authenticator app",
  description: "The second factor is on once POST /totp/confirm was sent a code of the app",
  scope: "profile",
  sessionOnly: true,
  effect: "write",
  input: z.strictObject({}),
  output: z.strictObject({
    secret: z.string(),
    uri: z.string().describe("otpauth://, to be shown as a QR code"),
  }),
}, (ctx) => ctx.account.enrolTotp());
