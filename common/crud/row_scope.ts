/** Whose the rows of a generated collection are. Every collection says it; there is no default. @module */
import { getTableName } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Principal } from "../security/principal.ts";
import type { Fragment } from "./field.ts";

export interface RowScope {
  /** The column that names the owner; null: the rows are the server's, for administrators. */
  readonly owner: SQLiteColumn | null;
}

/** Each row belongs to the person whose id is in `owner`; for everyone else it does not exist. */
export function ownedBy(owner: SQLiteColumn): RowScope {
  return { owner };
}

/** The rows are the server's own: administrators alone see them, and only with the scope `admin`. */
export const ADMINISTERED: RowScope = { owner: null };

/** The condition that a row is within the principal's reach. */
export function reachOf({ owner }: RowScope, principal: Principal): Fragment {
  if (owner === null) return { sql: "1 = 1", args: [] };
  return { sql: `${getTableName(owner.table)}.${owner.name} = ?`, args: [principal.userId] };
}
