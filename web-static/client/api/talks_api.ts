/** The conversations that still live, and the models that answer in them. @module */
import type { Caller } from "./caller.ts";
import type { WireBudget, WireConversation, WireModel, WireTurn } from "./wire.ts";

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
