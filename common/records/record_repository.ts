/** One person's records: kept, found, changed, and never gone without a trace. @module */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import { pageOfHistory } from "../crud/history_page.ts";
import {
  type Conditions,
  countRows,
  type HistoryPage,
  type ListInput,
  type Page,
} from "../crud/list_rows.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { requireThat } from "../database/require_that.ts";
import { AppError, changedMeanwhile, notFound } from "../error.ts";
import { requireRoom } from "../identity/quota.ts";
import type { Principal } from "../security/principal.ts";
import { type AggregateInput, type AggregateOutput, aggregateRecords } from "./aggregate_records.ts";
import { isBuiltInType } from "./built_in_types.ts";
import { checkData } from "./check_data.ts";
import { isPlain, listNewest, listRecords, recordListing, typeAskedFor } from "./list_records.ts";
import { mergePatch } from "./merge_patch.ts";
import { type Occurrence, readOccurrences, readScheduled } from "./occurrences.ts";
import { NO_OWN_TYPES, type OwnTypes, readOwnTypes } from "./own_types.ts";
import type { RecordChange } from "./record_inputs.ts";
import { recordColumns, recordFromRow, type Source, type ZhijiRecord } from "./record.ts";
import { commitChanges, insertStatements, UPDATE_AT, updateStatements } from "./record_statements.ts";
import { type Refinement, refineRecords } from "./refine_records.ts";
import { type Nearness, type SearchHit, type SearchInput, searchRecords } from "./search_records.ts";
import { type MaybePromise, whenKnown } from "../when_known.ts";

const GET = `SELECT ${recordColumns()} FROM records WHERE id = ? AND user_id = ?`;
const GET_ALL = `SELECT ${recordColumns("records")} FROM json_each(?) AS wanted CROSS JOIN records
  ON records.id = wanted.value WHERE user_id = ? AND deleted_at IS NULL ORDER BY wanted.key`;
const BY_CAPTURE =
  `SELECT ${recordColumns()} FROM records WHERE capture_id = ? AND user_id = ? ORDER BY span_start, row`;
const HISTORY = `SELECT version, state FROM record_revisions
  WHERE record_id = ? AND user_id = ? AND version < ? ORDER BY version DESC LIMIT ?`;
const REVISION = "SELECT state FROM record_revisions WHERE record_id = ? AND user_id = ? AND version = ?";
const AT_VERSION = "EXISTS (SELECT 1 FROM records WHERE id = ? AND user_id = ? AND version = ?)";
const USED_TAGS = `SELECT tag.value FROM records, json_each(records.tags) AS tag
  WHERE records.user_id = ? AND records.deleted_at IS NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?`;
/** A change without a condition is tried again this often when another one came in between. */
const CHANGE_TRIES = 4;

/** A record to be: what the server does not decide. */
export interface RecordDraft {
  /** Only where a sync client has made it; else the server does. */
  id?: string | undefined;
  type: string;
  text: string;
  title?: string | null | undefined;
  data: Record<string, unknown>;
  tags?: string[] | undefined;
  occurredAt?: string | undefined;
  timezone?: string | undefined;
  source: Source;
  captureId?: string | undefined;
  span?: { start: number; end: number } | undefined;
  confidence?: number | undefined;
}

/** A whole state of a record, as far as a client decides it. */
export type RecordReplacement = RecordChange & { type: string; data: Record<string, unknown> };

export class RecordRepository {
  readonly #database: Database;
  readonly #principal: Principal;
  readonly #clock: Clock;
  readonly #nearness: Nearness | undefined;

  constructor(database: Database, principal: Principal, clock: Clock, nearness?: Nearness) {
    this.#database = database;
    this.#principal = principal;
    this.#clock = clock;
    this.#nearness = nearness;
  }

  /** A record that is not in the trash. */
  get(id: string): MaybePromise<ZhijiRecord> {
    return whenKnown(this.#database.row(GET, [id, this.#principal.userId]), (row) => {
      const record = row && recordFromRow(row);
      if (!record || record.deletedAt !== null) throw notFound("record");
      return record;
    });
  }

  /** A record, in the trash or not, or null. */
  async find(id: string): Promise<ZhijiRecord | null> {
    const row = await this.#database.row(GET, [id, this.#principal.userId]);
    return row === undefined ? null : recordFromRow(row);
  }

  /** Those of the ids that are records of this person and not in the trash, in the given order. */
  async getAll(ids: readonly string[]): Promise<ZhijiRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.#database.rows<RawRow>({
      sql: GET_ALL,
      args: [JSON.stringify(ids), this.#principal.userId],
    });
    return rows.map(recordFromRow);
  }

  /** Checks all drafts, then stores them all, or none. */
  async addAll(drafts: readonly RecordDraft[]): Promise<ZhijiRecord[]> {
    await requireRoom(this.#database, this.#principal, drafts.length);
    const own = drafts.every(({ type }) => isBuiltInType(type)) ? NO_OWN_TYPES : await this.ownTypes();
    const { records, statements } = this.prepare(drafts, own);
    if (statements.length > 0) await commitChanges(this.#database, this.#principal.userId, statements);
    return records;
  }

  /** The records that drafts would become and the statements that store them, for a larger transaction. */
  prepare(
    drafts: readonly RecordDraft[],
    own: OwnTypes = NO_OWN_TYPES,
  ): { records: ZhijiRecord[]; statements: InStatement[] } {
    const records = drafts.map((draft) => this.#fromDraft(draft, own));
    return {
      records,
      statements: records.flatMap((record) => insertStatements(this.#principal.userId, record)),
    };
  }

  /** The statements that move a record to the trash, or fail their transaction where it has changed meanwhile. */
  prepareRemoval(before: ZhijiRecord): InStatement[] {
    return this.prepareChange(before, { deletedAt: toTimestamp(this.#clock.now()) });
  }

  /** The statements of a checked change, for a larger transaction, which fails where the record has changed meanwhile. */
  prepareChange(before: ZhijiRecord, change: Partial<ZhijiRecord>): InStatement[] {
    const { id, updatedAt } = newRow(this.#clock);
    const after = { ...before, ...change, version: before.version + 1, updatedAt };
    return [
      requireThat(AT_VERSION, [before.id, this.#principal.userId, before.version]),
      ...updateStatements(this.#principal.userId, id, before, after),
    ];
  }

  /** Changes the given fields; with `expectedVersion` only from that state. */
  change(id: string, change: RecordChange, expectedVersion?: number): Promise<ZhijiRecord> {
    return this.#replace(id, expectedVersion, (before, own) => {
      if (before.deletedAt !== null) throw notFound("record");
      const type = change.type ?? before.type;
      const merged = change.data === undefined ? before.data : mergePatch(before.data, change.data);
      const data = checkData(type, merged, this.#principal, own);
      return {
        ...before,
        type,
        data,
        text: change.text ?? before.text,
        title: change.title === undefined ? before.title : change.title,
        tags: change.tags === undefined ? before.tags : [...new Set(change.tags)],
        occurredAt: change.occurredAt ?? movedTo(before, { type, data }),
        timezone: change.timezone ?? before.timezone,
      };
    }, change.type);
  }

  /**
   * Puts another state in the place of a record's that is not in the trash; the time it happened and its zone
   * stay unless they are given.
   */
  put(id: string, next: RecordReplacement, expectedVersion?: number): Promise<ZhijiRecord> {
    return this.#replace(id, expectedVersion, (before, own) => {
      if (before.deletedAt !== null) throw notFound("record");
      return this.#stateOf(before, next, own);
    }, next.type);
  }

  /** Puts a whole new state in the place of the old, out of the trash too. */
  replaceAll(id: string, next: RecordReplacement, expectedVersion?: number): Promise<ZhijiRecord> {
    return this.#replace(id, expectedVersion, (before, own) => this.#stateOf(before, next, own), next.type);
  }

  /** Moves a record to the trash. */
  remove(id: string, expectedVersion?: number): Promise<ZhijiRecord> {
    return this.#replace(id, expectedVersion, (before) => {
      if (before.deletedAt !== null) throw notFound("record");
      return { ...before, deletedAt: toTimestamp(this.#clock.now()) };
    });
  }

  /** Takes a record out of the trash; one that is not in it stays as it is. */
  restore(id: string, expectedVersion?: number): Promise<ZhijiRecord> {
    return this.#replace(id, expectedVersion, (before) => {
      return before.deletedAt === null ? before : { ...before, deletedAt: null };
    });
  }

  /** Makes an earlier state the present one, out of the trash too; its type must still allow it. */
  async restoreVersion(id: string, version: number, expectedVersion?: number): Promise<ZhijiRecord> {
    const now = await this.#find(id);
    if (now.version === version && now.deletedAt === null) {
      if (expectedVersion !== undefined && expectedVersion !== version) throw changedMeanwhile();
      return now;
    }
    const row = await this.#database.row(REVISION, [id, this.#principal.userId, version]);
    if (row === undefined && now.version !== version) throw notFound("state of this record");
    const { type, text, title, data, tags, occurredAt, timezone } = row === undefined
      ? now
      : JSON.parse(row[0] as string) as ZhijiRecord;
    return await this.replaceAll(
      id,
      { type, text, title, data, tags, occurredAt, timezone },
      expectedVersion,
    );
  }

  /** The record's states, newest first, the present one before all. */
  async history(id: string, page: HistoryPage = {}): Promise<Page<ZhijiRecord>> {
    const now = await this.#find(id);
    return await pageOfHistory(id, page, async (before, limit) => {
      const rows = await this.#database.rows<[number, string]>({
        sql: HISTORY,
        // The present state is there too once another change has come in between.
        args: [id, this.#principal.userId, Math.min(before, now.version), limit],
      });
      const states = rows.map(([version, state]) => ({ version, row: JSON.parse(state) as ZhijiRecord }));
      return now.version < before ? [{ version: now.version, row: now }, ...states] : states;
    });
  }

  /** The records read from one capture, in the order of the text. */
  async ofCapture(captureId: string): Promise<ZhijiRecord[]> {
    const rows = await this.#database.rows<RawRow>({
      sql: BY_CAPTURE,
      args: [captureId, this.#principal.userId],
    });
    return rows.map(recordFromRow);
  }

  /** Puts another reading in the place of untouched records, all or nothing. */
  async refine(before: readonly ZhijiRecord[], drafts: readonly RecordDraft[]): Promise<Refinement> {
    const own = await this.ownTypes();
    const parts = { database: this.#database, principal: this.#principal, clock: this.#clock, own };
    return await refineRecords(parts, before, drafts, (added) => this.prepare(added, own));
  }

  /** Tags in use, the most used first. */
  async usedTags(tagsMax: number): Promise<string[]> {
    const rows = await this.#database.rows<[string]>({
      sql: USED_TAGS,
      args: [this.#principal.userId, tagsMax],
    });
    return rows.map(([tag]) => tag);
  }

  /** The types this person has made. */
  ownTypes(): Promise<OwnTypes> {
    return readOwnTypes(this.#database, this.#principal.userId);
  }

  async list(input: ListInput): Promise<Page<ZhijiRecord>> {
    const { userId } = this.#principal;
    if (isPlain(input)) return await listNewest(this.#database, userId, input.limit);
    const own = await this.ownTypes();
    return await listRecords(this.#database, userId, input, own.fields(typeAskedFor(input)));
  }

  /** The number of records that the conditions let through. */
  async count(conditions: Conditions): Promise<number> {
    const own = await this.ownTypes();
    const listing = recordListing(
      this.#database,
      this.#principal.userId,
      own.fields(typeAskedFor(conditions)),
    );
    return await countRows(this.#database, listing, conditions);
  }

  search(input: SearchInput): Promise<SearchHit[]> {
    return searchRecords(this.#database, this.#principal.userId, input, this.#nearness);
  }

  /** What is due in a time and not done, the earliest first. */
  occurrences(from: string, to: string): Promise<Occurrence[]> {
    return readOccurrences(this.#database, this.#principal.userId, from, to);
  }

  /** The records that are due at least once in a time and not done. */
  scheduled(from: string, to: string): Promise<ZhijiRecord[]> {
    return readScheduled(this.#database, this.#principal.userId, from, to);
  }

  async aggregate(input: AggregateInput): Promise<AggregateOutput> {
    return await aggregateRecords(
      this.#database,
      this.#principal,
      input,
      (await this.ownTypes()).fields(input.type),
    );
  }

  async #find(id: string): Promise<ZhijiRecord> {
    const record = await this.find(id);
    if (record === null) throw notFound("record");
    return record;
  }

  #stateOf(before: ZhijiRecord, next: RecordReplacement, own: OwnTypes): ZhijiRecord {
    const data = checkData(next.type, next.data, this.#principal, own);
    return {
      ...before,
      type: next.type,
      text: next.text ?? before.text,
      title: next.title ?? null,
      data,
      tags: [...new Set(next.tags ?? [])],
      occurredAt: next.occurredAt ?? movedTo(before, { type: next.type, data }),
      timezone: next.timezone ?? before.timezone,
      deletedAt: null,
    };
  }

  #fromDraft(draft: RecordDraft, own: OwnTypes): ZhijiRecord {
    const row = newRow(this.#clock);
    const data = checkData(draft.type, draft.data, this.#principal, own);
    return {
      id: draft.id ?? row.id,
      type: draft.type,
      text: draft.text,
      title: draft.title ?? null,
      data,
      tags: draft.tags === undefined ? [] : [...new Set(draft.tags)],
      occurredAt: draft.occurredAt ?? plannedAt({ type: draft.type, data }) ?? row.createdAt,
      timezone: draft.timezone ?? this.#principal.timezone,
      captureId: draft.captureId ?? null,
      span: draft.span ?? null,
      confidence: draft.confidence ?? null,
      source: draft.source,
      version: 1,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      deletedAt: null,
    };
  }

  async #replace(
    id: string,
    expectedVersion: number | undefined,
    next: (before: ZhijiRecord, own: OwnTypes) => ZhijiRecord,
    newType?: string,
  ): Promise<ZhijiRecord> {
    for (let tries = 0; tries < CHANGE_TRIES; tries++) {
      const before = await this.#find(id);
      if (expectedVersion !== undefined && before.version !== expectedVersion) throw changedMeanwhile();
      const isOwn = !isBuiltInType(newType ?? before.type);
      const after = next(before, isOwn ? await this.ownTypes() : NO_OWN_TYPES);
      // A change that changes nothing makes no version, and no entry in the history.
      if (after === before || JSON.stringify(after) === JSON.stringify(before)) return before;
      const stamp = newRow(this.#clock);
      const stored = { ...after, version: before.version + 1, updatedAt: stamp.updatedAt };
      const results = await commitChanges(
        this.#database,
        this.#principal.userId,
        updateStatements(this.#principal.userId, stamp.id, before, stored),
      );
      if (results[UPDATE_AT]!.rowsAffected === 1) return stored;
    }
    throw new AppError("conflict", "Cannot change this: too many others do at the same time");
  }
}

type Planned = Pick<ZhijiRecord, "type" | "data">;

/** When a todo is due or an event begins; it is then that they are looked for. */
function plannedAt({ type, data }: Planned): string | null {
  const at = type === "todo" ? data.dueAt : type === "event" ? data.startAt : undefined;
  return typeof at === "string" ? toTimestamp(Date.parse(at)) : null;
}

/** The time of a changed record that says none itself: it goes along where its plan was moved. */
function movedTo(before: ZhijiRecord, after: Planned): string {
  const planned = plannedAt(after);
  return planned === null || planned === plannedAt(before) ? before.occurredAt : planned;
}
