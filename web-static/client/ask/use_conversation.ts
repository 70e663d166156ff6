/** A conversation: questions, and their answers as they stream in. @module */
import { useRef, useState } from "hono/jsx/dom";
import { isAbort } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireRecord, WireResult } from "../api/wire.ts";
import { useApp, useRecordNews, withNews } from "../shell/app_context.ts";
import { turnsOf } from "./turns_of.ts";
import { type StreamPart, streamParts } from "./ui_message_stream.ts";

export interface Turn {
  id: string;
  question: string;
  text: string;
  result: WireResult | null;
  sources: WireRecord[];
  state: "streaming" | "done" | "stopped" | "failed";
  /** Code of the failure. */
  failure: string | null;
}

export interface Talk {
  turns: Turn[];
  isAnswering: boolean;
  ask(question: string): Promise<void>;
  stop(): void;
  startAnew(): void;
  /** Goes on with an earlier conversation. */
  open(id: string): Promise<void>;
}

export function useConversation(): Talk {
  const { api, timezone } = useApp();
  const [turns, setTurns] = useState<Turn[]>([]);
  const conversationId = useRef<string | null>(null);
  const stopper = useRef<AbortController | null>(null);

  useRecordNews((record) =>
    setTurns((turns) => turns.map((turn) => ({ ...turn, sources: withNews(turn.sources, record) })))
  );

  return {
    turns,
    isAnswering: turns.at(-1)?.state === "streaming",
    stop: () => stopper.current?.abort(),
    startAnew() {
      stopper.current?.abort();
      conversationId.current = null;
      setTurns([]);
    },
    async open(id) {
      const stored = turnsOf(await api.talks.turns(id));
      conversationId.current = id;
      setTurns(stored);
    },
    async ask(question) {
      stopper.current?.abort();
      const stop = stopper.current = new AbortController();
      const id = crypto.randomUUID();
      const change = (next: (turn: Turn) => Turn) =>
        setTurns((turns) => turns.map((turn) => turn.id === id ? next(turn) : turn));
      setTurns((turns) => [
        ...turns,
        { id, question, text: "", result: null, sources: [], state: "streaming", failure: null },
      ]);
      try {
        const response = await api.ask({
          message: question,
          timezone,
          ...(conversationId.current ? { conversationId: conversationId.current } : {}),
        }, stop.signal);
        for await (const part of streamParts(chunksOf(response.body!))) {
          if ("messageMetadata" in part && part.messageMetadata?.conversationId) {
            conversationId.current = part.messageMetadata.conversationId;
          }
          change((turn) => withPart(turn, part));
        }
        change((turn) => turn.state === "streaming" ? { ...turn, state: "done" } : turn);
      } catch (error) {
        // A conversation that has outlived its time begins again with the next question.
        if (codeOf(error) === "not_found") conversationId.current = null;
        change((turn) =>
          isAbort(error)
            ? { ...turn, state: "stopped" }
            : { ...turn, state: "failed", failure: codeOf(error) }
        );
      }
    },
  };
}

/** A turn with one more part of its answer. */
function withPart(turn: Turn, part: StreamPart): Turn {
  switch (part.type) {
    case "text-delta":
      return { ...turn, text: turn.text + part.delta };
    case "data-result":
      return { ...turn, result: part.data };
    case "source-document": {
      const record = part.providerMetadata?.zhiji?.record;
      return record ? { ...turn, sources: [...turn.sources, record] } : turn;
    }
    case "error":
      return { ...turn, state: "failed", failure: "internal" };
    case "abort":
      return { ...turn, state: "stopped" };
    default:
      return turn;
  }
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
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
