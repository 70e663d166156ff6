/** Long readings of a person's records that give way to others and still answer of one state. @module */
import type { Database } from "../database/open_database.ts";
import { Pacer } from "../pacer.ts";

/** Readings that another write of the person's may come into, before one that gives way to no one. */
const PACED_TRIES = 2;
const CHANGES = "SELECT value FROM change_counters WHERE user_id = ?";

/** What `read` gives; it is run again where a record was written meanwhile, and without a pacer at last. */
export async function readSteadily<Result>(
  database: Database,
  userId: string,
  read: (pacer: Pacer | null) => Promise<Result>,
): Promise<Result> {
  const changes = async () => (await database.rows<[number]>({ sql: CHANGES, args: [userId] }))[0]?.[0] ?? 0;
  for (let tries = 0; tries < PACED_TRIES; tries++) {
    const before = await changes();
    const result = await read(new Pacer());
    if (await changes() === before) return result;
  }
  return await read(null);
}
