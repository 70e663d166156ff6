/** Reads the AI SDK's UI message stream: server-sent events whose data are JSON parts. @module */
import type { WireDeletedSource, WireNotice, WireProposal, WireRecord, WireResult } from "../api/wire.ts";

/** The parts that the page shows; others are passed over, as the protocol grows. */
export type StreamPart =
  | { type: "start"; messageId?: string; messageMetadata?: { conversationId?: string } }
  | { type: "finish"; messageMetadata?: { conversationId?: string } }
  | {
    type: "source-document";
    providerMetadata?: { zhiji?: { n?: number; record?: WireRecord | WireDeletedSource } };
  }
  | { type: "data-result"; data: WireResult }
  | { type: "data-notice"; data: WireNotice }
  | { type: "data-proposal"; data: WireProposal }
  | { type: "data-facts"; data: Record<string, unknown> }
  | { type: "text-start"; id: string }
  | { type: "text-delta"; id: string; delta: string }
  | { type: "error"; errorText: string }
  | { type: "abort" };

export interface StreamEvent {
  data: string;
  /** By which a broken stream is read on. */
  id: string | null;
}

/**
 * Each server-sent event, as the HTML standard reads them (§9.2.6): lines end in CR, LF or
 * both, several data lines of one event are joined, comments and other fields are passed over, and an
 * event that the end of the stream cuts off is dropped. `onId` hears of ids that come without data too.
 */
export async function* eventsOf(
  chunks: AsyncIterable<Uint8Array>,
  onId: (id: string) => void = () => {},
): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let rest = "";
  let data: string[] = [];
  let id: string | null = null;
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the very end may be half of a CRLF: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield { data: data.join("\n"), id };
        data = [];
      } else if (line === "data") data.push("");
      else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
      else if (line.startsWith("id:")) onId(id = line.slice(line[3] === " " ? 4 : 3));
    }
  }
  if (rest === "\r" && data.length > 0) yield { data: data.join("\n"), id };
}

/** The parts of an answer until `[DONE]`; a stream that ends without it was cut off and throws. */
export async function* streamParts(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ part: StreamPart; id: string | null }> {
  for await (const { data, id } of eventsOf(chunks)) {
    if (data === "[DONE]") return;
    yield { part: JSON.parse(data), id };
  }
  throw new CutOff("the answer was cut off");
}

/** The stream ended before the answer did. */
export class CutOff extends Error {
  override name = "CutOff";
}

/** Not every browser can iterate over a stream. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
