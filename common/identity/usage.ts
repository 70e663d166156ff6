/** How much a person keeps. @module */
import type { Clock } from "../clock.ts";
import { toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";

export interface Usage {
  records: number;
  recordsInTrash: number;
  captures: number;
  conversations: number;
  apiKeys: number;
  sessions: number;
}

const COUNTS = `SELECT
  (SELECT count(*) FROM records WHERE user_id = ?1 AND deleted_at IS NULL),
  (SELECT count(*) FROM records WHERE user_id = ?1 AND deleted_at IS NOT NULL),
  (SELECT count(*) FROM captures WHERE user_id = ?1),
  (SELECT count(*) FROM conversations WHERE user_id = ?1),
  (SELECT count(*) FROM api_keys WHERE user_id = ?1),
  (SELECT count(*) FROM sessions WHERE user_id = ?1 AND revoked_at IS NULL AND expires_at > ?2)`;

export async function usageOf(database: Database, userId: string, clock: Clock): Promise<Usage> {
  const args = [userId, toTimestamp(clock.now())];
  const [[records, recordsInTrash, captures, conversations, apiKeys, sessions]] = await database.rows<
    number[]
  >({ sql: COUNTS, args }) as [[number, number, number, number, number, number]];
  return { records, recordsInTrash, captures, conversations, apiKeys, sessions };
}
