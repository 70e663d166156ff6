/** Reads the AI SDK's UI message stream: server-sent events whose data are JSON parts. @module */
import type { WireRecord, WireResult } from "../api/wire.ts";

/** The parts that the page shows; others are passed over, as the protocol grows. */
export type StreamPart =
  | { type: "start" | "finish"; messageMetadata?: { conversationId?: string } }
  | { type: "source-document"; providerMetadata?: { zhiji?: { record?: WireRecord } } }
  | { type: "data-result"; data: WireResult }
  | { type: "text-delta"; id: string; delta: string }
  | { type: "error"; errorText: string }
  | { type: "abort" };

/**
 * The data of each server-sent event, as the HTML standard reads them (§9.2.6): lines end in CR, LF or
 * both, several data lines of one event are joined, comments and other fields are passed over, and an
 * event that the end of the stream cuts off is dropped.
 */
export async function* eventData(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let data: string[] = [];
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the very end may be half of a CRLF: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield data.join("\n");
        data = [];
      } else if (line === "data") data.push("");
      else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
    }
  }
  if (rest === "\r" && data.length > 0) yield data.join("\n");
}

/** The parts of an answer until `[DONE]`; a stream that ends without it was cut off and throws. */
export async function* streamParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamPart> {
  for await (const data of eventData(chunks)) {
    if (data === "[DONE]") return;
    yield JSON.parse(data);
  }
  throw new Error("the answer was cut off");
}
