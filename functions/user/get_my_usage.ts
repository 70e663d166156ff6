/** `GET /me/usage`: how much a person keeps, and how much they may. @module */
import { z } from "zod";
import { Quotas } from "../../common/identity/administration.ts";
import { operation } from "../../common/operation.ts";

export const getMyUsage = operation({
  name: "get_my_usage",
  summary: "Read how much you keep and how much you may",
  scope: "profile",
  effect: "read",
  input: z.strictObject({}),
  output: z.strictObject({
    records: z.int(),
    recordsInTrash: z.int(),
    captures: z.int(),
    conversations: z.int().describe("Durable ones"),
    attachments: z.int(),
    attachmentBytes: z.int(),
    apiKeys: z.int(),
    sessions: z.int(),
    quotas: Quotas,
  }),
}, async (ctx) => {
  const { recordsMax = null, requestsPerMinuteMax = null } = ctx.principal;
  return { ...await ctx.account.usage(), quotas: { recordsMax, requestsPerMinuteMax } };
});
