/** Brings the schema up to the code's, and refuses one that is newer. @module */
import { sql } from "drizzle-orm";
import { migrate as drizzleMigrate } from "drizzle-orm/libsql/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { StartError } from "../error.ts";
import type { Database } from "./open_database.ts";

const MIGRATIONS_FOLDER = new URL("../../sqlite/migrations", import.meta.url).pathname;

/** The database was written by a later version; starting on it could lose what that version knows. */
export class SchemaTooNewError extends StartError {
  override name = "SchemaTooNewError";
}

/** Applies the committed migrations that are missing, in one transaction. */
export async function migrate(database: Database): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).at(-1)?.folderMillis ?? 0;
  const applied = await latestApplied(database);
  if (applied > known) {
    throw new SchemaTooNewError(
      "the database has a newer schema than this version of Zhiji; start the newer version, or restore a backup from before the upgrade",
    );
  }
  if (applied < known) await drizzleMigrate(database.write, { migrationsFolder: MIGRATIONS_FOLDER });
}

async function latestApplied(database: Database): Promise<number> {
  const tables = await database.read.values(
    sql`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'`,
  );
  if (tables.length === 0) return 0;
  const [row] = await database.read.values<[number | null]>(
    sql`SELECT max(created_at) FROM __drizzle_migrations`,
  );
  return Number(row?.[0] ?? 0);
}
