/** Turns as their person sees them: each cited record as it is now, or a word that it is gone. @module */
import type { RecordRepository } from "../records/record_repository.ts";
import type { StoredTurn, Turn } from "./conversation.ts";

/** Looks all cited records up at once, among the person's own. */
export async function shownTurns(records: RecordRepository, turns: readonly StoredTurn[]): Promise<Turn[]> {
  const cited = [...new Set(turns.flatMap(({ sources }) => sources))];
  const present = new Map((await records.getAll(cited)).map((record) => [record.id, record]));
  return turns.map((turn) => ({
    ...turn,
    sources: turn.sources.map((id) => present.get(id) ?? { id, deleted: true }),
  }));
}
