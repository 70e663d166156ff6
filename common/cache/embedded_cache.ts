/** The cache in a table of the database, for a server of one process with nothing installed beside it. @module */
import { sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";
import { type Cache, checkSize } from "./cache.ts";

const SWEEP_EVERY_MS = 60_000;
/** Rows deleted in one transaction, so that a sweep never holds the writer for long. */
const SWEEP_ROWS_MAX = 1_000;

/** A list is a JSON array of `[entryId, entry]` pairs. */
export class EmbeddedCache implements Cache {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #sweeper: ReturnType<typeof setInterval>;
  #isClosed = false;

  constructor(database: Database, clock: Clock, log: Logger) {
    this.#database = database;
    this.#clock = clock;
    this.#sweeper = setInterval(() => {
      this.sweep().catch((error) => log.warn("cache sweep failed", errorFields(error)));
    }, SWEEP_EVERY_MS);
    Deno.unrefTimer(this.#sweeper as unknown as number);
  }

  async get(key: string): Promise<string | null> {
    const [row] = await this.#database.rows<[string]>({
      sql: "SELECT value FROM cache_entries WHERE key = ? AND (expires_at_ms IS NULL OR expires_at_ms > ?)",
      args: [key, this.#clock.now()],
    });
    return row?.[0] ?? null;
  }

  async getAll(keys: readonly string[]): Promise<(string | null)[]> {
    if (keys.length === 0) return [];
    const rows = await this.#database.rows<[string, string]>({
      sql: `SELECT key, value FROM cache_entries WHERE key IN (SELECT value FROM json_each(?))
        AND (expires_at_ms IS NULL OR expires_at_ms > ?)`,
      args: [JSON.stringify(keys), this.#clock.now()],
    });
    const values = new Map(rows);
    return keys.map((key) => values.get(key) ?? null);
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    checkSize(key, value);
    await this.#run(
      `INSERT INTO cache_entries (key, value, expires_at_ms) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at_ms = excluded.expires_at_ms`,
      [key, value, this.#endMs(ttlSeconds)],
    );
  }

  async append(key: string, entryId: string, entry: string, cap: number, ttlSeconds: number): Promise<void> {
    checkSize(key, entry);
    const now = this.#clock.now();
    await this.#database.commit([
      { sql: "DELETE FROM cache_entries WHERE key = ? AND expires_at_ms <= ?", args: [key, now] },
      {
        sql:
          "INSERT INTO cache_entries (key, value, expires_at_ms) VALUES (?, '[]', 0) ON CONFLICT (key) DO NOTHING",
        args: [key],
      },
      {
        sql: `UPDATE cache_entries SET expires_at_ms = ?2, value = CASE
            WHEN EXISTS (SELECT 1 FROM json_each(cache_entries.value) WHERE json_extract(json_each.value, '$[0]') = ?3) THEN value
            ELSE (SELECT json_group_array(json(entry)) FROM (
              SELECT entry FROM (
                SELECT json_each.key AS place, json_each.value AS entry FROM json_each(cache_entries.value)
                UNION ALL SELECT 9e9, json_array(?3, ?4)
                ORDER BY place DESC LIMIT ?5
              ) ORDER BY place
            )) END
          WHERE key = ?1`,
        args: [key, this.#endMs(ttlSeconds), entryId, entry, cap],
      },
    ]);
  }

  async list(key: string): Promise<string[]> {
    const value = await this.get(key);
    return value === null ? [] : (JSON.parse(value) as [string, string][]).map(([, entry]) => entry);
  }

  async increment(key: string, by: number, ttlSeconds: number): Promise<number> {
    checkSize(key, "");
    const now = this.#clock.now();
    const [, result] = await this.#database.commit([
      { sql: "DELETE FROM cache_entries WHERE key = ? AND expires_at_ms <= ?", args: [key, now] },
      {
        sql: `INSERT INTO cache_entries (key, value, expires_at_ms) VALUES (?1, ?2, ?3)
          ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + ?2 RETURNING value`,
        args: [key, by, this.#endMs(ttlSeconds)],
      },
    ]);
    return Number(result!.rows[0]![0]);
  }

  async delete(key: string): Promise<void> {
    await this.#run("DELETE FROM cache_entries WHERE key = ?", [key]);
  }

  expire(key: string, ttlSeconds: number): Promise<boolean> {
    return this.#setEnd(key, this.#endMs(ttlSeconds));
  }

  persist(key: string): Promise<boolean> {
    return this.#setEnd(key, null);
  }

  async ping(): Promise<void> {
    await this.#database.read.run(sql`SELECT 1`);
  }

  /** Removes what has expired and tells how many rows that were; runs by itself once a minute. */
  async sweep(): Promise<number> {
    let swept = 0;
    for (let round = SWEEP_ROWS_MAX; round === SWEEP_ROWS_MAX && !this.#isClosed; swept += round) {
      round = await this.#run(
        `DELETE FROM cache_entries WHERE key IN (
          SELECT key FROM cache_entries WHERE expires_at_ms <= ? LIMIT ${SWEEP_ROWS_MAX})`,
        [this.#clock.now()],
      );
    }
    return swept;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweeper);
    return Promise.resolve();
  }

  #endMs(ttlSeconds: number): number {
    return this.#clock.now() + ttlSeconds * 1000;
  }

  async #setEnd(key: string, endMs: number | null): Promise<boolean> {
    return await this.#run(
      "UPDATE cache_entries SET expires_at_ms = ? WHERE key = ? AND (expires_at_ms IS NULL OR expires_at_ms > ?)",
      [endMs, key, this.#clock.now()],
    ) > 0;
  }

  async #run(text: string, args: (string | number | null)[]): Promise<number> {
    const [result] = await this.#database.commit([{ sql: text, args }]);
    return result!.rowsAffected;
  }
}
