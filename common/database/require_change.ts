/** A statement for batches that must stop where the one before it found nothing to change. @module */
import type { InStatement } from "@libsql/client";

/** Fails the whole transaction unless the statement before it changed a row: an id may not be null. */
export const REQUIRE_CHANGE: InStatement = {
  sql: "INSERT INTO captures (id) SELECT NULL WHERE changes() = 0",
  args: [],
};

/** Whether a transaction was stopped by {@link REQUIRE_CHANGE}. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof Error && /NOT NULL constraint failed: captures\.id/.test(error.message);
}
