/** Makes the answer of one turn, by a model or by the embedded planner, and keeps it in the conversation. @module */
import { type Answer, answerQuestion } from "../../common/ask/answer_question.ts";
import { answerWithModel, type ModelAnswer } from "../../common/ask/answer_with_model.ts";
import {
  answerParts,
  type ChatAnswer,
  type ChatPart,
  type Tell,
  tellAll,
} from "../../common/ask/chat_part.ts";
import { compressOldTurns, conversationContext } from "../../common/ask/conversation_context.ts";
import type { UserContext } from "../../common/context.ts";
import type { Conversation, StoredTurn } from "../../common/conversations/conversation.ts";
import type { newRow } from "../../common/database/new_row.ts";
import type { QueryPlan } from "../../common/language/query_plan.ts";
import type { ReadContext } from "../../common/language/reading.ts";
import { ModelError } from "../../common/llm/model_error.ts";
import { errorFields } from "../../common/log.ts";
import type { ZhijiRecord } from "../../common/records/record.ts";
import { chatPrompt } from "./_chat_prompt.ts";

export interface TurnToAnswer {
  ctx: UserContext;
  conversation: Conversation;
  /** The turns before this one. */
  turns: readonly StoredTurn[];
  question: string;
  context: ReadContext;
  /** Identity of the answer's turn. */
  row: ReturnType<typeof newRow>;
}

/** The embedded planner's answer. */
export function planned({ ctx, question, context, turns }: Omit<TurnToAnswer, "row">): Promise<Answer> {
  return answerQuestion(ctx.records, question, context, lastPlan(turns));
}

/** Keeps an answer of the embedded planner's; it is there before anyone hears of it. */
export function keepPlanned(turn: TurnToAnswer, answer: Answer): Promise<ChatAnswer> {
  const { text, sources, plan } = answer;
  return keep(turn, { text, sources, result: answer.result && { ...answer.result }, plan: { ...plan } });
}

/** Parts of an answer that is kept already. */
export async function tellPlanned(
  turn: TurnToAnswer,
  answer: Answer,
  kept: ChatAnswer,
  tell: Tell,
): Promise<ChatAnswer> {
  await tellAll(tell, [startPart(turn), ...answerParts(turn.row.id, answer), finishPart(turn)]);
  return kept;
}

/** Parts of an answer as a model makes it. */
export async function produceWithModel(
  turn: TurnToAnswer,
  tell: Tell,
  stop: AbortSignal,
): Promise<ChatAnswer> {
  const { ctx, conversation, turns, question, context, row } = turn;
  const { gateway, operations, proposals } = ctx.assistant;
  await tell(startPart(turn));
  const said = conversationContext(turns, await ctx.conversations.summary(conversation));
  const prompt = await chatPrompt(ctx, question, context, said.summary);
  const answer = await answerWithModel({
    ctx,
    gateway,
    operations,
    prompt,
    feature: "chat",
    question,
    messages: [...said.messages, { role: "user", content: [{ type: "text", text: question }] }],
    said: said.said,
    context,
    messageId: row.id,
    embedded: () => planned(turn),
    keepProposal: (proposal) => proposals.keep(ctx.principal.userId, proposal),
    tell,
    stop,
  });
  const whole = await keepModelAnswer(turn, answer);
  await tell(finishPart(turn));
  ctx.assistant.afterwards.begin("shortening older turns", () => compress(turn));
  return whole;
}

async function keepModelAnswer(turn: TurnToAnswer, answer: ModelAnswer): Promise<ChatAnswer> {
  const { text, sources, result, notices, proposals, fallback } = answer;
  const kept = await keep(turn, {
    text,
    sources,
    result,
    plan: fallback && { ...fallback.plan },
    ...(notices.length > 0 ? { notices } : {}),
    ...(proposals.length > 0 ? { proposals: proposals.map(({ id }) => id) } : {}),
  });
  return { ...kept, ...(proposals.length > 0 ? { proposals } : {}) };
}

async function keep(
  { ctx, conversation, row }: TurnToAnswer,
  { sources, ...turn }: Omit<StoredTurn, "id" | "createdAt" | "role" | "sources"> & {
    sources: ZhijiRecord[];
  },
): Promise<ChatAnswer> {
  const { plan: _, role: __, createdAt: ___, proposals: ____, id: messageId, ...kept } = await ctx
    .conversations.add(
      conversation,
      { role: "assistant", ...turn, sources: sources.map(({ id }) => id) },
      row,
    );
  return { conversationId: conversation.id, messageId, ...kept, sources };
}

/** The person has their answer: that older turns could not be shortened is only worth a line in the log. */
async function compress({ ctx, conversation }: TurnToAnswer): Promise<void> {
  const { gateway, prompts } = ctx.assistant;
  const { userId, timezone } = ctx.principal;
  const purpose = { userId, timezone };
  const language = ctx.principal.locale;
  try {
    await compressOldTurns(
      gateway,
      ctx.conversations,
      conversation,
      purpose,
      () => prompts.render("compress", { language }),
    );
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    ctx.log.info("older turns could not be shortened", errorFields(error));
  }
}

function startPart({ row, conversation }: TurnToAnswer): ChatPart {
  return { type: "start", messageId: row.id, messageMetadata: { conversationId: conversation.id } };
}

function finishPart({ conversation }: TurnToAnswer): ChatPart {
  return { type: "finish", messageMetadata: { conversationId: conversation.id } };
}

/** What the last answer was read as, so that "and in February?" has something to change. */
function lastPlan(turns: readonly StoredTurn[]): QueryPlan | null {
  const last = turns.findLast((turn) => turn.plan !== null);
  return last ? last.plan as unknown as QueryPlan : null;
}
