/**
 * A statement for batches that must go no further unless something holds. It asks the tables, never
 * `changes()`: FTS5 writes its pending rows at the start of a later statement, and they count as changes.
 * @module
 */
import type { InStatement, InValue } from "@libsql/client";

/** Fails the whole transaction where `condition` (SQL without names from clients) does not hold: an id may not be null. */
export function requireThat(condition: string, args: InValue[]): InStatement {
  return { sql: `INSERT INTO captures (id) SELECT NULL WHERE NOT (${condition})`, args };
}

/** Whether a transaction was stopped by {@link requireThat}. */
export function isUnmet(error: unknown): boolean {
  return error instanceof Error && /NOT NULL constraint failed: captures\.id/.test(error.message);
}
