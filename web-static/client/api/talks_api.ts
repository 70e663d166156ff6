/** The conversations that still live, and the models that answer in them. @module */
import type { Caller } from "./caller.ts";
import type { Retention, WireBudget, WireConversation, WireModel, WireRecord, WireTurn } from "./wire.ts";

export interface Question {
  message?: string;
  timezone: string;
  conversationId?: string;
  /** A turn of the person's that this takes the place of, with all after it. */
  replaces?: string;
  retention?: Retention;
}

export class TalksApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** The last used first. */
  list(): Promise<WireConversation[]> {
    return this.#caller.all("llm", "/conversations");
  }

  open = (id: string): Promise<WireConversation & { turns: WireTurn[] }> =>
    this.#caller.json("llm", `/conversations/${id}`);

  rename = (id: string, title: string): Promise<WireConversation> =>
    this.#caller.json("llm", `/conversations/${id}`, { method: "PATCH", body: { title } });

  /** The answer as it streams; its body holds server-sent events. */
  ask = (question: Question, signal: AbortSignal): Promise<Response> =>
    this.#caller.send("llm", "/chat", {
      method: "POST",
      body: question,
      signal,
      headers: { accept: "text/event-stream" },
    });

  /** The rest of the answer being made, or null where none is; `after` is the last event that arrived. */
  async rest(id: string, after: string | null, signal: AbortSignal): Promise<Response | null> {
    const headers = { accept: "text/event-stream", ...(after === null ? {} : { "last-event-id": after }) };
    const response = await this.#caller.send("llm", `/chat/${id}/stream`, { signal, headers });
    return response.status === 204 ? null : response;
  }

  /** What was said so far is kept. */
  stop = (id: string): Promise<{ stopped: boolean }> =>
    this.#caller.json("llm", `/chat/${id}/stop`, { method: "POST", body: {} });

  decide = (proposalId: string, accept: boolean): Promise<{ accepted: boolean; record: WireRecord | null }> =>
    this.#caller.json("llm", `/proposals/${proposalId}`, { method: "POST", body: { accept } });

  /** The first is tried first; none where the embedded understanding answers alone. */
  async models(): Promise<WireModel[]> {
    return (await this.#caller.json<{ data: WireModel[] }>("llm", "/models")).data;
  }

  async budget(): Promise<WireBudget> {
    return (await this.#caller.json<{ today: WireBudget }>("llm", "/usage?days=1")).today;
  }

  remove = (id: string): Promise<void> =>
    this.#caller.json("llm", `/conversations/${id}`, { method: "DELETE" });
}
