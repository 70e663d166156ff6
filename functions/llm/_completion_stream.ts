/** An answer in OpenAI's protocol: one document, or chunks as server-sent events. @module */
import type { ModelAnswer, ToolCall } from "../../common/ask/answer_with_model.ts";
import type { Tell } from "../../common/ask/chat_part.ts";
import { MODEL_ID } from "./_completion_input.ts";

/** An answer about to be made; nothing is asked of a model before `produce` is read. */
export interface Completion {
  id: string;
  stream: boolean;
  withUsage: boolean;
  createdSeconds: number;
  produce(tell: Tell, stop: AbortSignal): Promise<ModelAnswer>;
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
  const stop = stopperOf([request.signal, stopping]);
  const answer = await completion.produce(() => {}, stop.signal).finally(stop.release);
  return new Response(JSON.stringify(whole(id, completion, answer)), {
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

/** Not AbortSignal.any: what it makes may be collected while it is waited for. */
function stopperOf(signals: readonly AbortSignal[]): { signal: AbortSignal; stop(): void; release(): void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const signal of signals) signal.addEventListener("abort", stop);
  if (signals.some(({ aborted }) => aborted)) stop();
  return {
    signal: controller.signal,
    stop,
    release: () => {
      for (const signal of signals) signal.removeEventListener("abort", stop);
    },
  };
}

/** Pieces that wait for a client; a slower one makes the model wait. */
const WAITING_MAX = 16;

/** What the client does not read is not asked of the model; leaving hangs up. */
function chunks(id: string, completion: Completion, stopping: AbortSignal): ReadableStream<Uint8Array> {
  const { signal, stop, release } = stopperOf([stopping]);
  let left = false;
  let wanted = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (event: string): void | Promise<void> => {
        if (left) return;
        controller.enqueue(encoder.encode(event));
        if (controller.desiredSize! <= 0) return new Promise((resolve) => wanted = resolve);
      };
      // Not awaited: a stream is read while it is made.
      sendEvents(id, completion, send, signal).then(() => {
        if (!left) controller.close();
      }, (error) => {
        if (!left) controller.error(error);
      }).finally(release);
    },
    pull: () => wanted(),
    cancel() {
      left = true;
      stop();
      wanted();
    },
  }, { highWaterMark: WAITING_MAX });
}

async function sendEvents(
  id: string,
  { createdSeconds, withUsage, produce }: Completion,
  send: (event: string) => void | Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const event = (body: unknown) => `data: ${JSON.stringify(body)}\n\n`;
  const base = { id, object: "chat.completion.chunk", created: createdSeconds, model: MODEL_ID };
  const chunk = (delta: Record<string, unknown>, finish: string | null = null) =>
    send(event({ ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] }));
  await chunk({ role: "assistant", content: "" });
  let texts = 0;
  try {
    const answer = await produce((part) => {
      if (part.type === "text-start" && texts++ > 0) return chunk({ content: "\n\n" });
      if (part.type === "text-delta") return chunk({ content: part.delta });
    }, stop);
    const calls = answer.calls.map((call, index) => ({ index, ...toolCall(call) }));
    if (calls.length > 0) await chunk({ tool_calls: calls });
    const last = { index: 0, delta: {}, logprobs: null, finish_reason: FINISH[answer.finish] };
    await send(event({ ...base, choices: [last], zhiji: extension(answer) }));
    if (withUsage) await send(event({ ...base, choices: [], usage: usageOf(answer.usage) }));
  } catch (error) {
    const message = "Something went wrong on our side";
    await send(event({ error: { message, type: "server_error", param: null, code: "internal" } }));
    throw error;
  }
  await send("data: [DONE]\n\n");
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
