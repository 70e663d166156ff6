/** `GET /api-keys`: the caller's API keys, without their secrets. @module */
import { z } from "zod";
import { ApiKey } from "../../common/identity/api_keys.ts";
import { operation } from "../../common/operation.ts";

export const listApiKeys = operation({
  name: "list_api_keys",
  summary: "List your API keys, newest first",
  scope: "profile",
  sessionOnly: true,
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(ApiKey), nextCursor: z.null() }),
}, async (ctx) => ({ data: await ctx.account.apiKeys(), nextCursor: null }));
