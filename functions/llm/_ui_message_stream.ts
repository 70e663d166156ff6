/** An answer as the AI SDK's UI message stream: server-sent events, sources before text. @module */
import type { LiveAnswer, Present } from "../../common/ask/live_answer.ts";
import { AppError } from "../../common/error.ts";

/** The stream's media type and the header by which clients know the protocol. */
const UI_MESSAGE_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-vercel-ai-ui-message-stream": "v1",
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
} as const;

/** One JSON document where the client asks for it, else the stream. */
export async function respondWithAnswer(
  answer: LiveAnswer<unknown>,
  request: Request,
  stopping: AbortSignal,
): Promise<Response> {
  if (!wantsJson(request.headers.get("accept"))) return streamAnswer(answer, 0, stopping);
  return new Response(JSON.stringify(await answer.finished), {
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

export interface RestOfAnswer {
  answer: LiveAnswer | null;
  /** Events that the client has; null: the answer is told anew, and its events are not those that were told. */
  after: number | null;
  present?: Present;
}

/** The rest of an answer after the event that `Last-Event-ID` names, or 204 where no answer is being made. */
export function respondWithRest(
  { answer, after, present }: RestOfAnswer,
  request: Request,
  stopping: AbortSignal,
): Response {
  if (answer === null) return new Response(null, { status: 204 });
  const skip = after === null ? 0 : lastEventOf(request, answer) ?? after;
  return streamAnswer(answer, skip, stopping, present);
}

function streamAnswer(
  answer: LiveAnswer<unknown>,
  skip: number,
  stopping: AbortSignal,
  present?: Present,
): Response {
  return new Response(answer.stream(skip, stopping, present), { headers: UI_MESSAGE_STREAM_HEADERS });
}

/** How many events the client has; an id of another answer means none of this one. */
function lastEventOf(request: Request, answer: LiveAnswer): number | null {
  const header = request.headers.get("last-event-id");
  if (header === null) return null;
  const match = /^([\w-]{36}):(\d{1,9})$/.exec(header);
  if (!match) throw new AppError("bad_request", "Cannot read Last-Event-ID: it is none of ours");
  return match[1] === answer.messageId ? Number(match[2]) : 0;
}

function wantsJson(accept: string | null): boolean {
  return accept !== null && /application\/json/i.test(accept) && !/text\/event-stream/i.test(accept);
}
