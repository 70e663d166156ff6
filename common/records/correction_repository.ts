/** What one person's corrections have taught: kept, handed to the grammar, listed and forgotten. @module */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { notFound } from "../error.ts";
import type { Learned } from "../language/reading.ts";
import { lessonsFor } from "../language/records/apply_learned.ts";
import type { Principal } from "../security/principal.ts";
import { isBuiltInType } from "./built_in_types.ts";
import { type Correction, CORRECTIONS_MAX, lessonOf } from "./correction.ts";
import type { OwnTypes } from "./own_types.ts";
import type { ZhijiRecord } from "./record.ts";

const LIST = `SELECT id, text, type, data, tags, created_at, used_at, words FROM corrections WHERE user_id = ?
  ORDER BY updated_at DESC, id DESC LIMIT ${CORRECTIONS_MAX}`;
const KEEP =
  `INSERT INTO corrections (id, created_at, updated_at, user_id, text, words, type, data, tags, used_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (user_id, words) DO UPDATE SET updated_at = excluded.updated_at, text = excluded.text,
    data = CASE WHEN type = excluded.type THEN json_patch(data, excluded.data) ELSE excluded.data END,
    tags = excluded.tags, type = excluded.type, used_at = excluded.used_at`;
/** What has not helped for the longest goes. */
const TRIM = `DELETE FROM corrections WHERE user_id = ? AND id NOT IN
  (SELECT id FROM corrections WHERE user_id = ?1 ORDER BY used_at DESC, id DESC LIMIT ${CORRECTIONS_MAX})`;
const USED =
  `UPDATE corrections SET used_at = ? WHERE user_id = ? AND words IN (SELECT value FROM json_each(?))`;

type Row = [
  id: string,
  text: string,
  type: string,
  data: string,
  tags: string,
  createdAt: string,
  usedAt: string,
  words: string,
];

export class CorrectionRepository {
  readonly #database: Database;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(database: Database, principal: Principal, clock: Clock) {
    this.#database = database;
    this.#principal = principal;
    this.#clock = clock;
  }

  /** Keeps what a change by hand teaches; a newer one about the same words takes the place of the older. */
  async learn(before: ZhijiRecord, after: ZhijiRecord): Promise<void> {
    const lesson = lessonOf(before, after);
    if (lesson === null) return;
    const { userId } = this.#principal;
    const { id, createdAt, updatedAt } = newRow(this.#clock);
    const { text, words, type, data, tags } = lesson;
    const keep: InStatement = {
      sql: KEEP,
      args: [
        id,
        createdAt,
        updatedAt,
        userId,
        text,
        words,
        type,
        JSON.stringify(data),
        JSON.stringify(tags),
        updatedAt,
      ],
    };
    await this.#database.commit([keep, { sql: TRIM, args: [userId] }]);
  }

  /** For the grammar: the newest first, and only those of types that there still are. */
  async learned(own: OwnTypes): Promise<Learned[]> {
    const names = new Set(own.cues.map(({ name }) => name));
    return (await this.#rows()).flatMap(([, text, type, data, tags, , , words]) =>
      isBuiltInType(type) || names.has(type)
        ? [{ text, type, data: JSON.parse(data), tags: JSON.parse(tags), words: words.split(" ") }]
        : []
    );
  }

  /** Notes that corrections were of help with a text: they stay longer. */
  async noteUse(text: string, learned: readonly Learned[]): Promise<void> {
    const used = lessonsFor(text, learned).map(({ words = [] }) => words.join(" "));
    if (used.length === 0) return;
    const now = toTimestamp(this.#clock.now());
    await this.#database.commit([{
      sql: USED,
      args: [now, this.#principal.userId, JSON.stringify(used)],
    }]);
  }

  /** The newest first. */
  async list(): Promise<Correction[]> {
    return (await this.#rows()).map(([id, text, type, data, tags, createdAt, usedAt]) => ({
      id,
      text,
      type,
      data: JSON.parse(data),
      tags: JSON.parse(tags),
      createdAt,
      usedAt,
    }));
  }

  async remove(id: string): Promise<void> {
    const [done] = await this.#database.commit([{
      sql: "DELETE FROM corrections WHERE id = ? AND user_id = ?",
      args: [id, this.#principal.userId],
    }]);
    if (done!.rowsAffected === 0) throw notFound("correction");
  }

  /** Forgets all, and gives how many there were. */
  async removeAll(): Promise<number> {
    const [done] = await this.#database.commit([{
      sql: "DELETE FROM corrections WHERE user_id = ?",
      args: [this.#principal.userId],
    }]);
    return done!.rowsAffected;
  }

  #rows(): Promise<Row[]> {
    return this.#database.rows<Row>({ sql: LIST, args: [this.#principal.userId] });
  }
}
