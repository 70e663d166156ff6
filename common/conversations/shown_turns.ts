/** Turns as their person sees them: each cited record as it is now, or a word that it is gone, and open cards. @module */
import { waitingProposals } from "../ask/waiting_proposals.ts";
import type { UserContext } from "../context.ts";
import type { RecordRepository } from "../records/record_repository.ts";
import type { CitedRecord } from "./cited_record.ts";
import type { StoredTurn, Turn } from "./conversation.ts";

export async function shownTurns(ctx: UserContext, turns: readonly StoredTurn[]): Promise<Turn[]> {
  const shown = await shownRecords(ctx.records, turns.map(({ sources }) => sources));
  const waiting = await waitingProposals(ctx, turns.flatMap(({ proposals = [] }) => proposals));
  return turns.map(({ proposals: proposed = [], ...turn }, at) => {
    const proposals = waiting.filter(({ id }) => proposed.includes(id));
    return { ...turn, sources: shown[at]!, ...(proposals.length > 0 ? { proposals } : {}) };
  });
}

/** Lists of ids as lists of records, all looked up at once among the person's own. */
export async function shownRecords(
  records: RecordRepository,
  lists: readonly (readonly string[])[],
): Promise<CitedRecord[][]> {
  const present = new Map(
    (await records.getAll([...new Set(lists.flat())])).map((record) => [record.id, record]),
  );
  return lists.map((ids) => ids.map((id) => present.get(id) ?? { id, deleted: true as const }));
}
