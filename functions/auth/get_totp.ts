/** `GET /totp`: whether the second factor is on. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

export const getTotp = operation({
  name: "get_totp",
  summary: "Read whether your second factor is on",
  scope: "profile",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ enabled: z.boolean(), recoveryCodesLeft: z.int() }),
}, (ctx) => ctx.account.factor());
