/** How much a person keeps. @module */
import type { Clock } from "../clock.ts";
import { toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";

export interface Usage {
  records: number;
  recordsInTrash: number;
  captures: number;
  conversations: number;
  attachments: number;
  attachmentBytes: number;
  apiKeys: number;
  sessions: number;
}

/** In SQL: `?1` is the person, `?2` the present time. */
const COUNTS: Readonly<Record<keyof Usage, string>> = {
  records: "SELECT count(*) FROM records WHERE user_id = ?1 AND deleted_at IS NULL",
  recordsInTrash: "SELECT count(*) FROM records WHERE user_id = ?1 AND deleted_at IS NOT NULL",
  captures: "SELECT count(*) FROM captures WHERE user_id = ?1",
  conversations: "SELECT count(*) FROM conversations WHERE user_id = ?1",
  attachments: "SELECT count(*) FROM attachments WHERE user_id = ?1",
  attachmentBytes: "SELECT coalesce(sum(bytes), 0) FROM attachments WHERE user_id = ?1",
  apiKeys: "SELECT count(*) FROM api_keys WHERE user_id = ?1",
  sessions: "SELECT count(*) FROM sessions WHERE user_id = ?1 AND revoked_at IS NULL AND expires_at > ?2",
};
const NAMES = Object.keys(COUNTS) as (keyof Usage)[];
const SELECT = `SELECT ${NAMES.map((name) => `(${COUNTS[name]})`).join(", ")}`;

export async function usageOf(database: Database, userId: string, clock: Clock): Promise<Usage> {
  const row = await database.row(SELECT, [userId, toTimestamp(clock.now())]);
  return Object.fromEntries(NAMES.map((name, i) => [name, row![i]])) as unknown as Usage;
}
