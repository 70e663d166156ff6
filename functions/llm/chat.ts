/** `POST /chat`: a question about one's records, answered with exact numbers and the records that prove them. @module */
import { z } from "zod";
import { answerQuestion } from "../../common/ask/answer_question.ts";
import { toTimestamp } from "../../common/clock.ts";
import { RETENTIONS, type Turn } from "../../common/conversations/conversation.ts";
import { Timezone } from "../../common/identity/profile_fields.ts";
import type { QueryPlan } from "../../common/language/query_plan.ts";
import { operation } from "../../common/operation.ts";
import { RecordSchema } from "../../common/records/record.ts";
import { Timestamp } from "../../common/records/timestamp.ts";

const MESSAGE_CHARS_MAX = 4_000;
const TTL_SECONDS_MAX = 30 * 86_400;

export const ChatAnswer = z.strictObject({
  conversationId: z.uuid(),
  messageId: z.uuid(),
  text: z.string(),
  result: z.record(z.string(), z.unknown()).nullable(),
  sources: z.array(RecordSchema),
  toolUses: z.array(z.strictObject({
    name: z.string(),
    input: z.record(z.string(), z.unknown()),
    output: z.unknown(),
  })),
}).meta({ id: "ChatAnswer" });
export type ChatAnswer = z.output<typeof ChatAnswer>;

export const chat = operation({
  name: "chat",
  summary: "Ask a question about your records",
  description: "Streams the AI SDK's UI messages, or answers one JSON document where that is accepted",
  scope: "chat",
  effect: "write",
  input: z.strictObject({
    conversationId: z.uuid().optional(),
    message: z.string().trim().min(1).max(MESSAGE_CHARS_MAX),
    timezone: Timezone.optional(),
    now: Timestamp.optional(),
    retention: z.enum(RETENTIONS).default("ephemeral"),
    ttlSeconds: z.int().min(1).max(TTL_SECONDS_MAX).optional(),
  }),
  output: ChatAnswer,
}, async (ctx, input) => {
  const conversation = input.conversationId === undefined
    ? await ctx.conversations.begin(input.message, input)
    : await ctx.conversations.get(input.conversationId);
  const turns = input.conversationId === undefined ? [] : await ctx.conversations.turns(conversation);
  const { plan, toolUses, ...answer } = await answerQuestion(ctx.records, input.message, {
    now: input.now ?? toTimestamp(ctx.clock.now()),
    timezone: input.timezone ?? ctx.principal.timezone,
    locale: ctx.principal.locale,
    currency: ctx.principal.currency,
  }, lastPlan(turns));
  await ctx.conversations.add(conversation, {
    role: "user",
    text: input.message,
    result: null,
    sources: [],
    plan: null,
  });
  const turn = await ctx.conversations.add(conversation, {
    role: "assistant",
    ...answer,
    result: answer.result && { ...answer.result },
    plan: { ...plan },
  });
  return {
    conversationId: conversation.id,
    messageId: turn.id,
    text: turn.text,
    result: turn.result,
    sources: turn.sources,
    toolUses,
  };
});

/** What the last answer was read as, so that "and in February?" has something to change. */
function lastPlan(turns: readonly Turn[]): QueryPlan | null {
  const last = turns.findLast((turn) => turn.plan !== null);
  return last ? last.plan as unknown as QueryPlan : null;
}
