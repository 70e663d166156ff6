/** The changes that an answer proposed and that still wait for the person, each with its record as it is. @module */
import type { UserContext } from "../context.ts";
import type { Proposal } from "./chat_part.ts";

/** Those of `ids` that can still be decided, in their order; of a record that is gone there is nothing to decide. */
export async function waitingProposals(ctx: UserContext, ids: readonly string[]): Promise<Proposal[]> {
  if (ids.length === 0) return [];
  const waiting = await ctx.assistant.proposals.waiting(ctx.principal.userId, ids);
  const recordIdOf = ({ input: { id } }: (typeof waiting)[number]) => typeof id === "string" ? id : null;
  const records = new Map(
    (await ctx.records.getAll(waiting.flatMap((proposal) => recordIdOf(proposal) ?? [])))
      .map((record) => [record.id, record]),
  );
  return waiting.flatMap((proposal) => {
    const recordId = recordIdOf(proposal);
    const record = recordId === null ? null : records.get(recordId);
    return record === undefined ? [] : [{ ...proposal, record }];
  });
}
