/** An answer as the AI SDK's UI message stream: server-sent events, sources before text. @module */
import type { ChatAnswer } from "./chat.ts";

/** The stream's media type and the header by which clients know the protocol. */
export const UI_MESSAGE_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-vercel-ai-ui-message-stream": "v1",
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
} as const;

/** Characters of one text-delta: small enough to be seen arriving, large enough to cost little. */
const DELTA_CHARS = 24;

type Part = { type: string; [field: string]: unknown };

/** One JSON document where the client asks for it, else the stream. */
export function respondWithAnswer(answer: ChatAnswer, request: Request, stopping: AbortSignal): Response {
  if (wantsJson(request.headers.get("accept"))) {
    const { conversationId, messageId, text, result, sources } = answer;
    return new Response(JSON.stringify({ conversationId, messageId, text, result, sources }), {
      headers: {
        "content-type": "application/json",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  }
  return new Response(streamOf(parts(answer), stopping), { headers: UI_MESSAGE_STREAM_HEADERS });
}

function wantsJson(accept: string | null): boolean {
  return accept !== null && /application\/json/i.test(accept) && !/text\/event-stream/i.test(accept);
}

function* parts(answer: ChatAnswer): Generator<Part> {
  yield {
    type: "start",
    messageId: answer.messageId,
    messageMetadata: { conversationId: answer.conversationId },
  };
  for (const [i, { name, input, output }] of answer.toolUses.entries()) {
    const toolCallId = `${answer.messageId}-${i}`;
    yield { type: "tool-input-available", toolCallId, toolName: name, input };
    yield { type: "tool-output-available", toolCallId, output };
  }
  for (const record of answer.sources) {
    yield {
      type: "source-document",
      sourceId: record.id,
      mediaType: "application/json",
      title: record.title ?? record.text,
      providerMetadata: { zhiji: { record } },
    };
  }
  if (answer.result) yield { type: "data-result", data: answer.result };
  const id = `${answer.messageId}-text`;
  yield { type: "text-start", id };
  for (const delta of pieces(answer.text)) yield { type: "text-delta", id, delta };
  yield { type: "text-end", id };
  yield { type: "finish", messageMetadata: { conversationId: answer.conversationId } };
}

function* pieces(text: string): Generator<string> {
  const characters = [...text];
  for (let at = 0; at < characters.length; at += DELTA_CHARS) {
    yield characters.slice(at, at + DELTA_CHARS).join("");
  }
}

/** Parts are made as the client reads them; a server that stops ends the stream with an `abort` part. */
function streamOf(source: Generator<Part>, stopping: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const event = (part: Part) => encoder.encode(`data: ${JSON.stringify(part)}\n\n`);
  return new ReadableStream({
    pull(controller) {
      if (stopping.aborted) {
        controller.enqueue(event({ type: "abort" }));
        controller.enqueue(encoder.encode("data: [DONE]\n\n"));
        return controller.close();
      }
      const { done, value } = source.next();
      if (!done) return controller.enqueue(event(value));
      controller.enqueue(encoder.encode("data: [DONE]\n\n"));
      controller.close();
    },
    cancel() {
      source.return(undefined);
    },
  });
}
