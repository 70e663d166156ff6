/** An answer in OpenAI's protocol: one document, or chunks as server-sent events. @module */
import type { ModelAnswer, ToolCall } from "../../common/ask/answer_with_model.ts";
import type { ChatPart } from "../../common/ask/chat_part.ts";
import { MODEL_ID } from "./_completion_input.ts";

/** An answer about to be made; nothing is asked of a model before `produce` is read. */
export interface Completion {
  id: string;
  stream: boolean;
  withUsage: boolean;
  createdSeconds: number;
  produce(stop: AbortSignal): AsyncGenerator<ChatPart, ModelAnswer>;
}

const FINISH = { "stop": "stop", "length": "length", "tool-calls": "tool_calls" } as const;
const encoder = new TextEncoder();

export async function respondWithCompletion(
  completion: Completion,
  request: Request,
  stopping: AbortSignal,
): Promise<Response> {
  const { id } = completion;
  const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
  if (completion.stream) {
    return new Response(chunks(id, completion, stopping), {
      headers: { ...headers, "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" },
    });
  }
  const parts = completion.produce(AbortSignal.any([request.signal, stopping]));
  let next = await parts.next();
  while (!next.done) next = await parts.next();
  return new Response(JSON.stringify(whole(id, completion, next.value)), {
    headers: { ...headers, "content-type": "application/json" },
  });
}

function whole(id: string, { createdSeconds }: Completion, answer: ModelAnswer): Record<string, unknown> {
  const { text, calls, finish, usage } = answer;
  return {
    id,
    object: "chat.completion",
    created: createdSeconds,
    model: MODEL_ID,
    choices: [{
      index: 0,
      message: {
        role: "assistant",
        content: text === "" ? null : text,
        refusal: null,
        ...(calls.length > 0 ? { tool_calls: calls.map(toolCall) } : {}),
      },
      logprobs: null,
      finish_reason: FINISH[finish],
    }],
    usage: usageOf(usage),
    zhiji: extension(answer),
  };
}

/** The client pulls: what it does not read is not asked of the model; leaving hangs up. */
function chunks(id: string, completion: Completion, stopping: AbortSignal): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const parts = completion.produce(stop.signal);
  const onStopping = () => stop.abort();
  stopping.addEventListener("abort", onStopping, { once: true });
  const events = eventsOf(id, completion, parts);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await events.next();
      if (!done) return controller.enqueue(encoder.encode(value));
      stopping.removeEventListener("abort", onStopping);
      controller.close();
    },
    cancel() {
      stopping.removeEventListener("abort", onStopping);
      stop.abort();
    },
  }, { highWaterMark: 0 });
}

async function* eventsOf(
  id: string,
  { createdSeconds, withUsage }: Completion,
  parts: AsyncGenerator<ChatPart, ModelAnswer>,
): AsyncGenerator<string> {
  const event = (body: unknown) => `data: ${JSON.stringify(body)}\n\n`;
  const base = { id, object: "chat.completion.chunk", created: createdSeconds, model: MODEL_ID };
  const chunk = (delta: Record<string, unknown>, finish: string | null = null) =>
    event({ ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] });
  yield chunk({ role: "assistant", content: "" });
  let texts = 0;
  try {
    let next = await parts.next();
    for (; !next.done; next = await parts.next()) {
      const { value: part } = next;
      if (part.type === "text-start" && texts++ > 0) yield chunk({ content: "\n\n" });
      if (part.type === "text-delta") yield chunk({ content: part.delta });
    }
    const answer = next.value;
    const calls = answer.calls.map((call, index) => ({ index, ...toolCall(call) }));
    if (calls.length > 0) yield chunk({ tool_calls: calls });
    const last = { index: 0, delta: {}, logprobs: null, finish_reason: FINISH[answer.finish] };
    yield event({ ...base, choices: [last], zhiji: extension(answer) });
    if (withUsage) yield event({ ...base, choices: [], usage: usageOf(answer.usage) });
  } catch (error) {
    yield event({
      error: {
        message: "Something went wrong on our side",
        type: "server_error",
        param: null,
        code: "internal",
      },
    });
    throw error;
  }
  yield "data: [DONE]\n\n";
}

function toolCall({ id, name, input }: ToolCall): Record<string, unknown> {
  return { id, type: "function", function: { name, arguments: input } };
}

function usageOf({ inputTokens, outputTokens }: ModelAnswer["usage"]): Record<string, number> {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

/** What OpenAI's protocol has no place for: the records that prove the answer, and why it may be less than it could be. */
function extension({ sources, result, notices }: ModelAnswer): Record<string, unknown> {
  return { sources, result, notices };
}
