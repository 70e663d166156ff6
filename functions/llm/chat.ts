/** `POST /chat`: a question about one's records, answered with exact numbers and the records that prove them. @module */
import { z } from "zod";
import { ChatAnswer } from "../../common/ask/chat_part.ts";
import type { LiveAnswer } from "../../common/ask/live_answer.ts";
import { toTimestamp } from "../../common/clock.ts";
import type { UserContext } from "../../common/context.ts";
import { type Conversation, RETENTIONS, type StoredTurn } from "../../common/conversations/conversation.ts";
import { newRow } from "../../common/database/new_row.ts";
import { invalidField } from "../../common/error.ts";
import { Timezone } from "../../common/identity/profile_fields.ts";
import { operation } from "../../common/operation.ts";
import { Timestamp } from "../../common/records/timestamp.ts";
import { keepPlanned, planned, produceWithModel, tellPlanned } from "./_produce_answer.ts";

const MESSAGE_CHARS_MAX = 4_000;
const TTL_SECONDS_MAX = 30 * 86_400;

const ChatInput = z.strictObject({
  conversationId: z.uuid().optional(),
  message: z.string().trim().min(1).max(MESSAGE_CHARS_MAX).optional()
    .describe("Needed unless regenerate is true"),
  replaces: z.uuid().optional().describe(
    "A turn of yours that this message takes the place of, with all after it",
  ),
  regenerate: z.boolean().optional().describe("Answer the last question anew"),
  timezone: Timezone.optional(),
  now: Timestamp.optional(),
  retention: z.enum(RETENTIONS).default("ephemeral"),
  ttlSeconds: z.int().min(1).max(TTL_SECONDS_MAX).optional(),
}).refine(({ message, regenerate }) => regenerate === true || message !== undefined, {
  path: ["message"],
  message: "is needed",
}).refine(
  ({ conversationId, regenerate, replaces }) =>
    conversationId !== undefined || !(regenerate || replaces !== undefined),
  {
    path: ["conversationId"],
    message: "is needed to change a turn",
  },
);
type ChatInput = z.output<typeof ChatInput>;

export const chat = operation({
  name: "chat",
  summary: "Ask a question about your records",
  description: "Streams the AI SDK's UI messages, or answers one JSON document where that is accepted",
  scope: "chat",
  effect: "write",
  input: ChatInput,
  // What `respond` makes of it is documented; between the two the answer is still being made.
  output: ChatAnswer as unknown as z.ZodType<LiveAnswer>,
}, async (ctx, input) => {
  const { assistant, principal } = ctx;
  const { conversation, turns, question } = await placeInConversation(ctx, input);
  const turn = {
    ctx,
    conversation,
    turns,
    question,
    context: {
      now: input.now ?? toTimestamp(ctx.clock.now()),
      timezone: input.timezone ?? principal.timezone,
      locale: principal.locale,
      currency: principal.currency,
    },
  };
  const asked = { role: "user" as const, text: question, result: null, sources: [], plan: null };
  const begin = (produce: Parameters<typeof assistant.answers.begin>[2], messageId: string) =>
    assistant.answers.begin(principal.userId, { conversationId: conversation.id, messageId }, produce);

  if (assistant.gateway.configured) {
    await ctx.conversations.add(conversation, asked);
    const answering = { ...turn, row: newRow(ctx.clock) };
    return begin((tell, stop) => produceWithModel(answering, tell, stop), answering.row.id);
  }
  const answer = await planned(turn);
  await ctx.conversations.add(conversation, asked);
  const answering = { ...turn, row: newRow(ctx.clock) };
  const kept = await keepPlanned(answering, answer);
  return begin((tell) => tellPlanned(answering, answer, kept, tell), kept.messageId);
});

/** The conversation, the turns before the question, and the question itself. */
async function placeInConversation(
  ctx: UserContext,
  input: ChatInput,
): Promise<{ conversation: Conversation; turns: StoredTurn[]; question: string }> {
  if (input.conversationId === undefined) {
    const question = input.message!;
    return { conversation: await ctx.conversations.begin(question, input), turns: [], question };
  }
  const conversation = await ctx.conversations.get(input.conversationId);
  // One answer at a time: a question asked meanwhile ends the answer before it.
  await ctx.assistant.answers.stop(ctx.principal.userId, conversation.id);
  const turns = await ctx.conversations.turns(conversation);
  const at = replacedTurn(turns, input);
  if (at === null) return { conversation, turns, question: input.message! };
  const replaced = turns[at]!;
  await ctx.conversations.rewind(conversation, replaced.id);
  return { conversation, turns: turns.slice(0, at), question: input.message ?? replaced.text };
}

function replacedTurn(turns: readonly StoredTurn[], { replaces, regenerate }: ChatInput): number | null {
  if (replaces === undefined && !regenerate) return null;
  const at = turns.findLastIndex(({ id, role }) =>
    role === "user" && (replaces === undefined || id === replaces)
  );
  if (at >= 0) return at;
  throw replaces === undefined
    ? invalidField("regenerate", "needs a question to answer anew")
    : invalidField("replaces", "is not a turn of yours in this conversation");
}
