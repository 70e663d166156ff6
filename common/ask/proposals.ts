/** Changes that a model proposed and that wait for the person, for a while, in the cache. @module */
import type { Cache } from "../cache/cache.ts";
import { notFound } from "../error.ts";
import type { Proposal } from "./chat_part.ts";

/** What is carried out; the record that the card shows is not copied, its version is in the input. */
export type KeptProposal = Omit<Proposal, "record">;

const TTL_SECONDS = 24 * 3_600;

export class Proposals {
  readonly #cache: Cache;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async keep(userId: string, { id, operation, input }: KeptProposal): Promise<void> {
    const kept: KeptProposal = { id, operation, input };
    await this.#cache.set(keyOf(userId, id), JSON.stringify(kept), TTL_SECONDS);
  }

  /** Those of several that still wait. */
  async waiting(userId: string, ids: readonly string[]): Promise<KeptProposal[]> {
    const texts = await this.#cache.getAll(ids.map((id) => keyOf(userId, id)));
    return texts.flatMap((text) => text === null ? [] : [JSON.parse(text) as KeptProposal]);
  }

  /** Gives a proposal out once: of two confirmations at the same time one is told that it is gone. */
  async take(userId: string, id: string): Promise<KeptProposal> {
    const text = await this.#cache.get(keyOf(userId, id));
    if (text === null) throw notFound("proposal");
    const takes = await this.#cache.increment(`${keyOf(userId, id)}:taken`, 1, TTL_SECONDS);
    await this.#cache.delete(keyOf(userId, id));
    if (takes > 1) throw notFound("proposal");
    return JSON.parse(text) as KeptProposal;
  }

  /** Puts back a proposal that could not be carried out. */
  async putBack(userId: string, proposal: KeptProposal): Promise<void> {
    await this.#cache.delete(`${keyOf(userId, proposal.id)}:taken`);
    await this.keep(userId, proposal);
  }
}

function keyOf(userId: string, id: string): string {
  return `proposal:${userId}:${id}`;
}
