/** A person's live records in stretches of time, each with few enough records to be read at one go. @module */
import type { Database } from "../database/open_database.ts";

/** Records of a stretch, but for those that happened at the very moment it ends. */
export const STRETCH_RECORDS = 2_000;
/** After every time there can be: times are text. */
const NEVER = "~";

/** From `from` (inclusive) to `to` (exclusive); either may be no real time, but both sort among times. */
export interface Stretch {
  from: string;
  to: string;
}

export interface StretchedRecords {
  userId: string;
  type?: string | undefined;
  /** Inclusive. */
  from?: string | undefined;
  /** Exclusive. */
  to?: string | undefined;
}

/** The stretches that cover the records, the newest or the oldest first. */
export async function* stretchesOf(
  database: Database,
  { userId, type, from = "", to = NEVER }: StretchedRecords,
  order: "newest first" | "oldest first",
  records: number = STRETCH_RECORDS,
): AsyncGenerator<Stretch> {
  const newestFirst = order === "newest first";
  const ofType = type === undefined ? "" : "AND type = ?";
  // Reads nothing but the index.
  const sql = `SELECT occurred_at FROM records WHERE user_id = ? ${ofType} AND deleted_at IS NULL
    AND occurred_at >= ? AND occurred_at < ? ORDER BY occurred_at ${newestFirst ? "DESC" : "ASC"}
    LIMIT 1 OFFSET ${records - 1}`;
  for (;;) {
    const args = [userId, ...(type === undefined ? [] : [type]), from, to];
    const [row] = await database.rows<[string]>({ sql, args });
    if (row === undefined) {
      yield { from, to };
      return;
    }
    const [at] = row;
    // All that happened at one moment stays together.
    const after = `${at}${NEVER}`;
    yield newestFirst ? { from: at, to } : { from, to: after };
    if (newestFirst) to = at;
    else from = after;
  }
}

/**
 * `FROM` for the records of a stretch: by the index of their time, because any other would be gone through anew for
 * each stretch, as far as its condition reaches.
 */
export function recordsByTime(type: string | undefined): string {
  return `records INDEXED BY ${type === undefined ? "records_by_time" : "records_by_type"}`;
}
