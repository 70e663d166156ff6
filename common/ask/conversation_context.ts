/** What a model is told of a conversation: the last turns word for word, the older ones shortened. @module */
import type { Conversation, ConversationSummary, StoredTurn } from "../conversations/conversation.ts";
import type { ConversationRepository } from "../conversations/conversation_repository.ts";
import { estimateTokens } from "../llm/estimate_tokens.ts";
import type { ModelMessage, ModelPurpose } from "../llm/model_call.ts";
import type { ModelGateway } from "../llm/model_gateway.ts";
import type { RenderedPrompt } from "../llm/prompt_library.ts";

/** Tokens of turns that are sent word for word. */
const VERBATIM_TOKENS_MAX = 3_000;
const SUMMARY_CHARS_MAX = 2_000;
/** Characters of older turns that are shortened at once. */
const COMPRESSED_CHARS_MAX = 24_000;

export interface ConversationContext {
  messages: ModelMessage[];
  /** The shortened part, empty where there is none. */
  summary: string;
  /** Everything above as texts, whose numbers may be said again. */
  said: string[];
}

/** The newest turns that fit, which begin with what the person said. */
function verbatimTurns(turns: readonly StoredTurn[]): StoredTurn[] {
  let tokens = 0;
  let from = turns.length;
  while (from > 0 && (tokens += estimateTokens(turns[from - 1]!.text)) <= VERBATIM_TOKENS_MAX) from--;
  while (from < turns.length && turns[from]!.role !== "user") from++;
  return turns.slice(from);
}

/** Questions with what was answered: many endpoints refuse two questions in a row, or an answer without a word. */
function answered(turns: readonly StoredTurn[]): StoredTurn[] {
  const isAnswer = (turn: StoredTurn | undefined) => turn?.role === "assistant" && turn.text.trim() !== "";
  return turns.filter((turn, at) =>
    turn.role === "user" ? isAnswer(turns[at + 1]) : isAnswer(turn) && turns[at - 1]?.role === "user"
  );
}

export function conversationContext(
  turns: readonly StoredTurn[],
  summary: ConversationSummary | null,
): ConversationContext {
  const kept = verbatimTurns(turns);
  return {
    messages: answered(kept).map(({ role, text }) => ({ role, content: [{ type: "text", text }] })),
    summary: summary?.text ?? "",
    said: [...kept.map(({ text }) => text), summary?.text ?? ""],
  };
}

/** Shortens turns that no longer fit, once there are any; a failure leaves things as they are. */
export async function compressOldTurns(
  gateway: ModelGateway,
  conversations: ConversationRepository,
  conversation: Conversation,
  purpose: Omit<ModelPurpose, "prompt" | "feature">,
  prompt: () => Promise<RenderedPrompt>,
): Promise<void> {
  const turns = await conversations.turns(conversation);
  const old = turns.slice(0, turns.length - verbatimTurns(turns).length);
  const last = old.at(-1);
  if (!last) return;
  const known = await conversations.summary(conversation);
  if (known && known.through >= last.id) return;
  const fresh = known ? old.filter(({ id }) => id > known.through) : old;
  // What was shortened before is all there is of those turns: it is never what is cut off.
  const before = known ? `${known.text}\n` : "";
  const since = fresh.map(({ role, text }) => `${role}: ${text}`).join("\n");
  const text = before + since.slice(-(COMPRESSED_CHARS_MAX - before.length));
  const { text: system, outputTokensMax, temperature, used } = await prompt();
  let summary = "";
  await gateway.ask({
    purpose: { ...purpose, feature: "compress", prompt: used },
    messages: [
      { role: "system", content: system },
      { role: "user", content: [{ type: "text", text }] },
    ],
    outputTokensMax,
    temperature,
  }, (part) => {
    if (part.type === "text") summary += part.text;
  });
  await conversations.keepSummary(conversation, {
    text: summary.slice(0, SUMMARY_CHARS_MAX),
    through: last.id,
  });
}
