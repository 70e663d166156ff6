/** How many records a person may keep, where an administrator set a limit. @module */
import type { Database } from "../database/open_database.ts";
import { AppError } from "../error.ts";
import type { Principal } from "../security/principal.ts";

/** Refuses `more` records where the person's quota has no room for them; costs nothing where there is none. */
export async function requireRoom(database: Database, principal: Principal, more: number): Promise<void> {
  const max = principal.recordsMax ?? null;
  if (max === null) return;
  const sql = "SELECT count(*) FROM records WHERE user_id = ?";
  const [[kept]] = await database.rows<[number]>({ sql, args: [principal.userId] }) as [[number]];
  if (kept + more > max) {
    throw new AppError(
      "quota_exceeded",
      `Cannot keep this: ${kept} of ${max} records are kept, those in the trash too`,
    );
  }
}
