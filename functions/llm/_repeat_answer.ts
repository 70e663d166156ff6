/**
 * An answer that was given, given again from its turn: by the id of its message, and to a request repeated with the
 * same `Idempotency-Key`.
 * @module
 */
import {
  type ChatAnswer,
  noticePart,
  sourcePart,
  type Tell,
  tellAll,
  textParts,
} from "../../common/ask/chat_part.ts";
import { LiveAnswer } from "../../common/ask/live_answer.ts";
import type { UserContext } from "../../common/context.ts";
import { shownTurns } from "../../common/conversations/shown_turns.ts";
import { notFound } from "../../common/error.ts";
import type { Repeatable } from "../../common/http/route.ts";

/** What names an answer: never a word of it, as a record that it cites may be deleted by its owner. */
interface AnswerName extends Record<string, unknown> {
  conversationId: string;
  messageId: string;
}

export const REPEATED_ANSWER: Repeatable = {
  settle: (answer: LiveAnswer, keep) => answer.settle((whole) => keep(whole === null ? null : nameOf(whole))),
  repeat: repeatAnswer,
};

function nameOf({ conversationId, messageId }: ChatAnswer): AnswerName {
  return { conversationId, messageId };
}

/** The answer as it stands in its conversation, with what it cites and proposes as it is now. */
export async function repeatAnswer(
  ctx: UserContext,
  { conversationId, messageId }: AnswerName,
): Promise<LiveAnswer> {
  const conversation = await ctx.conversations.get(conversationId);
  const stored = (await ctx.conversations.turns(conversation)).find(({ id, role }) =>
    id === messageId && role === "assistant"
  );
  if (!stored) throw notFound("answer");
  const [turn] = await shownTurns(ctx, [stored]);
  const { text, result, sources, notices, proposals } = turn!;
  const answer: ChatAnswer = {
    conversationId,
    messageId,
    text,
    result,
    sources,
    ...(notices ? { notices } : {}),
    ...(proposals ? { proposals } : {}),
  };
  const produce = async (tell: Tell) => {
    await tellAll(tell, partsOf(answer));
    return answer;
  };
  return new LiveAnswer({ conversationId, messageId }, produce, ctx.clock);
}

function* partsOf(answer: ChatAnswer) {
  const { conversationId, messageId, text, result, sources, notices = [], proposals = [] } = answer;
  const messageMetadata = { conversationId };
  yield { type: "start", messageId, messageMetadata };
  for (const [i, record] of sources.entries()) yield sourcePart(record, i + 1);
  if (result) yield { type: "data-result", id: `${messageId}-result`, data: result };
  for (const proposal of proposals) yield { type: "data-proposal", id: proposal.id, data: proposal };
  for (const notice of notices) yield noticePart(notice);
  yield* textParts(messageId, text);
  yield { type: "finish", messageMetadata };
}
