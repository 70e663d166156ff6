/** `GET /passkeys`: the caller's passkeys. @module */
import { z } from "zod";
import { Passkey } from "../../common/identity/passkeys.ts";
import { operation } from "../../common/operation.ts";

export const listPasskeys = operation({
  name: "list_passkeys",
  summary: "List your passkeys",
  scope: "profile",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(Passkey), nextCursor: z.null() }),
}, async (ctx) => ({ data: await ctx.account.passkeys(), nextCursor: null }));
