/** One person's summaries and which of them they want by themselves. @module */
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import type { Notice } from "../ask/chat_part.ts";
import { changedMeanwhile, notFound } from "../error.ts";
import type { Principal } from "../security/principal.ts";
import { type DuePeriod, nextDueMs, type SummaryPeriod, type SummaryWishes } from "./summary_period.ts";

/** Kept of one person; the oldest go first. More than two years of all three kinds. */
const SUMMARIES_MAX = 1_000;

/** A summary as it is stored: records by their ids, because a copy would outlive the record. */
export interface StoredSummary {
  id: string;
  period: SummaryPeriod;
  startsOn: string;
  timezone: string;
  from: string;
  to: string;
  language: "zh" | "en";
  report: string;
  prose: string | null;
  facts: Record<string, unknown>;
  sources: string[];
  notices: Notice[];
  createdAt: string;
}

export interface SummarySchedule extends SummaryWishes {
  nextDueAt: string | null;
  /** 0 where none was ever set. */
  version: number;
}

const COLUMNS = `id, period, starts_on, timezone, starts_at, ends_at, language, report, prose, facts, sources,
  notices, created_at`;
type Row = [
  id: string,
  period: SummaryPeriod,
  startsOn: string,
  timezone: string,
  from: string,
  to: string,
  language: "zh" | "en",
  report: string,
  prose: string | null,
  facts: string,
  sources: string,
  notices: string,
  createdAt: string,
];
const LIST = `SELECT ${COLUMNS} FROM summaries WHERE user_id = ?1 AND (?2 IS NULL OR period = ?2)
  AND (?3 IS NULL OR id < ?3) ORDER BY id DESC LIMIT ?4`;
const GET = `SELECT ${COLUMNS} FROM summaries WHERE user_id = ? AND id = ?`;
const IS_THERE = "SELECT 1 FROM summaries WHERE user_id = ? AND period = ? AND starts_on = ?";
const ADD =
  `INSERT INTO summaries (id, created_at, updated_at, user_id, period, starts_on, timezone, starts_at,
  ends_at, language, report, prose, facts, sources, notices) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (user_id, period, starts_on) DO NOTHING`;
const DROP_OLD = `DELETE FROM summaries WHERE user_id = ?1 AND id NOT IN
  (SELECT id FROM summaries WHERE user_id = ?1 ORDER BY id DESC LIMIT ${SUMMARIES_MAX})`;
const SCHEDULE = `SELECT daily, weekly, monthly, at, next_due_at, version FROM summary_schedules
  WHERE user_id = ?`;
const PUT_SCHEDULE =
  `INSERT INTO summary_schedules (user_id, created_at, updated_at, daily, weekly, monthly, at,
  next_due_at, version) SELECT ?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, 1 WHERE ?8 IS NULL OR ?8 = 0
    OR EXISTS (SELECT 1 FROM summary_schedules WHERE user_id = ?1)
  ON CONFLICT (user_id) DO UPDATE SET updated_at = ?2, daily = ?3, weekly = ?4, monthly = ?5, at = ?6,
    next_due_at = ?7, version = version + 1 WHERE ?8 IS NULL OR version = ?8`;

const NONE: SummarySchedule = {
  daily: false,
  weekly: false,
  monthly: false,
  at: "08:00",
  nextDueAt: null,
  version: 0,
};

export class SummaryRepository {
  readonly #database: Database;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(database: Database, principal: Principal, clock: Clock) {
    this.#database = database;
    this.#principal = principal;
    this.#clock = clock;
  }

  /** The newest first, those before the one with id `before`. */
  async list(period: SummaryPeriod | null, before: string | null, limit: number): Promise<StoredSummary[]> {
    const args = [this.#principal.userId, period, before, limit];
    return (await this.#database.rows<Row>({ sql: LIST, args })).map(summaryOf);
  }

  async get(id: string): Promise<StoredSummary> {
    const [row] = await this.#database.rows<Row>({ sql: GET, args: [this.#principal.userId, id] });
    if (!row) throw notFound("summary");
    return summaryOf(row);
  }

  async has({ period, startsOn }: DuePeriod): Promise<boolean> {
    const args = [this.#principal.userId, period, startsOn];
    return (await this.#database.rows({ sql: IS_THERE, args })).length > 0;
  }

  /** Keeps a summary; where one of the period is there already, that one stays. */
  async add(summary: Omit<StoredSummary, "id" | "createdAt">): Promise<void> {
    const { id, createdAt } = newRow(this.#clock);
    const { userId } = this.#principal;
    const { period, startsOn, timezone, from, to, language, report, prose } = summary;
    const json = [summary.facts, summary.sources, summary.notices].map((value) => JSON.stringify(value));
    const args = [id, createdAt, createdAt, userId, period, startsOn, timezone, from, to, language, report];
    await this.#database.commit([
      { sql: ADD, args: [...args, prose, ...json] },
      { sql: DROP_OLD, args: [userId] },
    ]);
  }

  async remove(id: string): Promise<void> {
    const [result] = await this.#database.commit([{
      sql: "DELETE FROM summaries WHERE user_id = ? AND id = ?",
      args: [this.#principal.userId, id],
    }]);
    if (result!.rowsAffected === 0) throw notFound("summary");
  }

  async schedule(): Promise<SummarySchedule> {
    type ScheduleRow = [number, number, number, string, string | null, number];
    const args = [this.#principal.userId];
    const [row] = await this.#database.rows<ScheduleRow>({ sql: SCHEDULE, args });
    if (!row) return NONE;
    const [daily, weekly, monthly, at, nextDueAt, version] = row;
    return { daily: daily === 1, weekly: weekly === 1, monthly: monthly === 1, at, nextDueAt, version };
  }

  /** Puts other wishes in place; only what is due from now on is made. */
  async putSchedule(wishes: SummaryWishes, expectedVersion?: number): Promise<SummarySchedule> {
    const now = this.#clock.now();
    const { userId, timezone } = this.#principal;
    const dueMs = nextDueMs(wishes, timezone, now);
    const { daily, weekly, monthly, at } = wishes;
    const [result] = await this.#database.commit([{
      sql: PUT_SCHEDULE,
      args: [
        userId,
        toTimestamp(now),
        daily ? 1 : 0,
        weekly ? 1 : 0,
        monthly ? 1 : 0,
        at,
        dueMs === null ? null : toTimestamp(dueMs),
        expectedVersion ?? null,
      ],
    }]);
    if (result!.rowsAffected === 0) throw changedMeanwhile();
    return await this.schedule();
  }
}

function summaryOf(row: Row): StoredSummary {
  const [
    id,
    period,
    startsOn,
    timezone,
    from,
    to,
    language,
    report,
    prose,
    facts,
    sources,
    notices,
    createdAt,
  ] = row;
  return {
    id,
    period,
    startsOn,
    timezone,
    from,
    to,
    language,
    report,
    prose,
    facts: JSON.parse(facts),
    sources: JSON.parse(sources),
    notices: JSON.parse(notices),
    createdAt,
  };
}
