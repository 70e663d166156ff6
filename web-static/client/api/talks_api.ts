/** The conversations that still live. @module */
import type { Caller } from "./caller.ts";
import type { WireConversation, WireTurn } from "./wire.ts";

export class TalksApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** The last used first. */
  async list(): Promise<WireConversation[]> {
    return (await this.#caller.json<{ data: WireConversation[] }>("llm", "/conversations")).data;
  }

  async turns(id: string): Promise<WireTurn[]> {
    return (await this.#caller.json<{ turns: WireTurn[] }>("llm", `/conversations/${id}`)).turns;
  }

  remove = (id: string): Promise<void> =>
    this.#caller.json("llm", `/conversations/${id}`, { method: "DELETE" });
}
