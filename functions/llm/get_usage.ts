/** `GET /usage`: what the caller used of the models, by day, and what is left of today. @module */
import { z } from "zod";
import { operation } from "../../common/operation.ts";

const Amount = z.strictObject({ used: z.number(), max: z.number().nullable() });

export const getUsage = operation({
  name: "get_usage",
  summary: "Read what you used of the language models",
  scope: "chat",
  effect: "read",
  input: z.strictObject({ days: z.int().min(1).max(366).default(30) }),
  output: z.strictObject({
    today: z.strictObject({
      dayStart: z.iso.datetime(),
      tokens: Amount,
      cost: Amount,
      spent: z.boolean().describe("Whether the embedded understanding answers for the rest of the day"),
    }),
    data: z.array(z.strictObject({
      day: z.iso.date(),
      feature: z.string(),
      model: z.string(),
      calls: z.int(),
      failed: z.int(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      audioSeconds: z.int().describe("Of speech that was turned into words"),
      cost: z.number(),
    })),
  }),
}, async (ctx, { days }) => {
  const { userId, timezone } = ctx.principal;
  const { ledger } = ctx.assistant;
  const today = await ledger.budget(userId, timezone);
  return { today, data: await ledger.byDay(userId, today.dayStart, days) };
});
