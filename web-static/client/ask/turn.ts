/** One question and its answer, put together from the parts of a stream or from what is stored. @module */
import type {
  WireDeletedSource,
  WireNotice,
  WireProposal,
  WireRecord,
  WireResult,
  WireTurn,
} from "../api/wire.ts";
import type { StreamPart } from "./ui_message_stream.ts";

/** A record that an answer cites; null where it was deleted since. */
export interface Source {
  id: string;
  /** As the text calls it: `[1]`. */
  n: number;
  record: WireRecord | null;
}

export interface Turn {
  /** Of the page's own; the service calls the question and the answer by two others. */
  id: string;
  question: string;
  /** The service's name of the question, where it is known. */
  askedId: string | null;
  /** The service's name of the answer, once it is known. */
  messageId: string | null;
  text: string;
  result: WireResult | null;
  sources: Source[];
  notices: WireNotice[];
  proposals: WireProposal[];
  state: "streaming" | "done" | "stopped" | "failed";
  /** Code of the failure. */
  failure: string | null;
}

export function newTurn(question: string, id: string = crypto.randomUUID()): Turn {
  return {
    id,
    question,
    askedId: null,
    messageId: null,
    text: "",
    result: null,
    sources: [],
    notices: [],
    proposals: [],
    state: "streaming",
    failure: null,
  };
}

/** A turn with one more part of its answer. */
export function withPart(turn: Turn, part: StreamPart): Turn {
  switch (part.type) {
    case "start":
      return { ...turn, messageId: part.messageId ?? null };
    case "text-delta":
      return { ...turn, text: turn.text + part.delta };
    case "data-result":
      return { ...turn, result: part.data };
    case "data-notice":
      return { ...turn, notices: [...turn.notices, part.data] };
    case "data-proposal":
      return { ...turn, proposals: [...turn.proposals, part.data] };
    case "source-document": {
      const { n = turn.sources.length + 1, record } = part.providerMetadata?.zhiji ?? {};
      return record ? { ...turn, sources: [...turn.sources, sourceOf(record, n)] } : turn;
    }
    case "error":
      return { ...turn, state: "failed", failure: "internal" };
    case "abort":
      return { ...turn, state: "stopped" };
    case "finish":
      return turn.state === "streaming" ? { ...turn, state: endOf(turn) } : turn;
    default:
      return turn;
  }
}

/** Stored turns as the page shows them: each question with its answer; one that never came is stopped. */
export function turnsOf(stored: readonly WireTurn[]): Turn[] {
  const turns: Turn[] = [];
  for (const { id, role, text, result, sources, notices = [], proposals = [] } of stored) {
    if (role === "user") {
      turns.push({ ...newTurn(text, id), askedId: id, state: "stopped" });
      continue;
    }
    const asked = turns.pop();
    if (!asked) continue;
    const answered: Turn = {
      ...asked,
      messageId: id,
      text,
      // What is stored as a result is what the stream said in its `data-result` part.
      result: result as unknown as WireResult | null,
      sources: sources.map((source, i) => sourceOf(source, i + 1)),
      notices,
      proposals,
    };
    turns.push({ ...answered, state: endOf(answered) });
  }
  return turns;
}

/** The service's name of a turn's question among what it has stored; null where it never arrived. */
export function askedIdOf(turn: Turn, stored: readonly WireTurn[]): string | null {
  if (turn.askedId !== null) return turn.askedId;
  const answer = stored.findIndex(({ id }) => id === turn.messageId);
  if (answer > 0) return stored[answer - 1]!.id;
  const last = stored.at(-1);
  // An answer that has not begun leaves its question the last word.
  return last?.role === "user" && last.text === turn.question ? last.id : null;
}

/** A turn whose sources know that a record was changed or deleted. */
export function withRecord(turn: Turn, record: WireRecord): Turn {
  if (!turn.sources.some(({ id }) => id === record.id)) return turn;
  return {
    ...turn,
    sources: turn.sources.map((source) =>
      source.id === record.id ? { ...source, record: record.deletedAt === null ? record : null } : source
    ),
  };
}

function sourceOf(source: WireRecord | WireDeletedSource, n: number): Source {
  const isGone = "deleted" in source || source.deletedAt !== null;
  return { id: source.id, n, record: isGone ? null : source };
}

function endOf({ notices }: Turn): Turn["state"] {
  return notices.some(({ code }) => code === "stopped") ? "stopped" : "done";
}
