/**
 * Work in the background, in the database: it survives restarts, each job runs once at a time under a
 * lease, failures are tried again ever later, and everyone sees their own.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";
import { queueDueSummaries } from "../summaries/queue_due_summaries.ts";
import { ModelError } from "./model_error.ts";

export const JOB_KINDS = ["refine", "embed", "summarize", "index"] as const;
export type JobKind = typeof JOB_KINDS[number];
export const JOB_STATUSES = ["queued", "running", "done", "failed"] as const;

const TRIES_MAX = 5;
/** Longer than any job may take: a lease that ran out belongs to a process that died. */
const LEASE_MS = 15 * 60_000;
const RETRY_BASE_MS = 60_000;
/** A spent budget is full again tomorrow; until then it is looked at now and then, and costs no try. */
const BUDGET_RETRY_MS = 3_600_000;
const POLL_MS = 3_000;
const RUNNING_MAX = 2;
/** Captures older than this when a process starts are left as they were read. */
const LOOK_BACK_MS = 24 * 3_600_000;
/** Ids are in the order of arrival, but a capture may be read long after a later one, and clocks differ. */
const OVERLAP_MS = 10 * 60_000;
const FOUND_AT_ONCE_MAX = 100;
/** Jobs that ended are shown for so long, looked for once an hour and a bounded number at a time. */
const ENDED_KEPT_MS = 30 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;
const FORGOTTEN_AT_ONCE_MAX = 1_000;
const JOBS_LISTED_MAX = 100;

export interface Job {
  id: string;
  kind: JobKind;
  subject: string;
  status: typeof JOB_STATUSES[number];
  tries: number;
  nextTryAt: string;
  result: Record<string, unknown> | null;
  error: string | null;
  createdAt: string;
  updatedAt: string;
}

/** Does one job of a person's; throws to have it tried again. */
export type JobHandler = (userId: string, subject: string) => Promise<object>;

type Claimed = [id: string, userId: string, kind: JobKind, subject: string, tries: number];

const CLAIM = `UPDATE jobs SET status = 'running', tries = tries + 1, lease_ends_at = ?1, updated_at = ?2
  WHERE id = (SELECT id FROM jobs WHERE status IN ('queued', 'running') AND next_try_at <= ?2
    AND (status = 'queued' OR lease_ends_at <= ?2) AND (kind <> 'refine' OR ?3) ORDER BY next_try_at, id LIMIT 1)
  RETURNING id, user_id, kind, subject, tries`;
/** Only while the lease is still ours: a job that took too long belongs to another worker. */
const END =
  `UPDATE jobs SET status = ?, next_try_at = ?, tries = ?, lease_ends_at = NULL, result = ?, error = ?,
  updated_at = ? WHERE id = ? AND status = 'running' AND lease_ends_at = ?`;
const ADD = `INSERT INTO jobs (id, created_at, updated_at, user_id, kind, subject, status, next_try_at)
  VALUES (?, ?, ?, ?, ?, ?, 'queued', ?) ON CONFLICT (user_id, kind, subject) DO NOTHING`;
const READ_CAPTURES = `SELECT id, user_id FROM captures WHERE id > ? AND status = 'read' AND NOT EXISTS
  (SELECT 1 FROM jobs WHERE user_id = captures.user_id AND kind = 'refine' AND subject = captures.id)
  ORDER BY id LIMIT ?`;
const FORGET = `DELETE FROM jobs WHERE id IN
  (SELECT id FROM jobs WHERE id < ? AND status IN ('done', 'failed') ORDER BY id LIMIT ?)`;
const LIST = `SELECT id, kind, subject, status, tries, next_try_at, result, error, created_at, updated_at
  FROM jobs WHERE user_id = ? AND (?2 IS NULL OR status = ?2) ORDER BY created_at DESC, id DESC LIMIT ?3`;

export class JobQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #handlers: Readonly<Record<JobKind, JobHandler>>;
  /** Whether there is a model to read captures again with. */
  readonly #refines: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #work: Promise<unknown> = Promise.resolve();
  /** No capture with a lesser id is looked for any more. */
  #seen: string;
  #forgotAtMs = -Infinity;

  constructor(
    database: Database,
    clock: Clock,
    log: Logger,
    handlers: Record<JobKind, JobHandler>,
    { refines }: { refines: boolean },
  ) {
    this.#refines = refines;
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
    this.#handlers = handlers;
    this.#seen = idBefore(newRow(clock).id, LOOK_BACK_MS);
  }

  /** Looks for work every few seconds until {@link close}. */
  start(): void {
    const again = () => {
      this.#work = this.runDue().catch((error) => this.#log.error("the job queue failed", errorFields(error)))
        .then(() => {
          if (this.#closed) return;
          this.#timer = setTimeout(again, POLL_MS);
          Deno.unrefTimer(this.#timer as unknown as number);
        });
    };
    again();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#work;
  }

  /** Adds a job; one of the same kind and subject that is there already stays the one. */
  async add(userId: string, kind: JobKind, subject: string, dueAt?: string): Promise<void> {
    await this.#database.commit([this.#addStatement(userId, kind, subject, dueAt)]);
  }

  #addStatement(userId: string, kind: JobKind, subject: string, dueAt?: string): InStatement {
    const { id, createdAt } = newRow(this.#clock);
    return { sql: ADD, args: [id, createdAt, createdAt, userId, kind, subject, dueAt ?? createdAt] };
  }

  async list(userId: string, status: Job["status"] | undefined): Promise<Job[]> {
    type Row = [
      string,
      JobKind,
      string,
      Job["status"],
      number,
      string,
      string | null,
      string | null,
      string,
      string,
    ];
    const rows = await this.#database.rows<Row>({
      sql: LIST,
      args: [userId, status ?? null, JOBS_LISTED_MAX],
    });
    return rows.map(([id, kind, subject, status, tries, nextTryAt, result, error, createdAt, updatedAt]) => ({
      id,
      kind,
      subject,
      status,
      tries,
      nextTryAt,
      result: result === null ? null : JSON.parse(result),
      error,
      createdAt,
      updatedAt,
    }));
  }

  /** Runs everything that is due, a few at a time; gives how many jobs were run. */
  async runDue(): Promise<number> {
    if (this.#clock.now() - this.#forgotAtMs >= FORGET_EVERY_MS) await this.#forgetOld();
    if (this.#refines) await this.#addForCaptures();
    const add = (userId: string, subject: string) => this.#addStatement(userId, "summarize", subject);
    await queueDueSummaries(this.#database, this.#clock, add);
    let ran = 0;
    const worker = async () => {
      while (!this.#closed) {
        const claimed = await this.#claim();
        if (claimed === null) return;
        await this.#run(claimed.job, claimed.leaseEndsAt);
        ran++;
      }
    };
    await Promise.all(Array.from({ length: RUNNING_MAX }, worker));
    return ran;
  }

  /** The way from a capture to its job is the table of captures itself: nothing is lost between the two. */
  async #addForCaptures(): Promise<void> {
    while (!this.#closed) {
      const rows = await this.#database.rows<[string, string]>({
        sql: READ_CAPTURES,
        args: [this.#seen, FOUND_AT_ONCE_MAX],
      });
      for (const [captureId, userId] of rows) {
        await this.add(userId, "refine", captureId);
        this.#seen = captureId;
      }
      if (rows.length < FOUND_AT_ONCE_MAX) break;
    }
    this.#seen = idBefore(newRow(this.#clock).id, OVERLAP_MS);
  }

  async #forgetOld(): Promise<void> {
    const args = [idBefore(newRow(this.#clock).id, ENDED_KEPT_MS), FORGOTTEN_AT_ONCE_MAX];
    const [removed] = await this.#database.commit([{ sql: FORGET, args }]);
    // More are left: the next look goes on.
    if (removed!.rowsAffected < FORGOTTEN_AT_ONCE_MAX) this.#forgotAtMs = this.#clock.now();
  }

  async #claim(): Promise<{ job: Claimed; leaseEndsAt: string } | null> {
    const now = this.#clock.now();
    const leaseEndsAt = toTimestamp(now + LEASE_MS);
    const [result] = await this.#database.commit([{
      sql: CLAIM,
      args: [leaseEndsAt, toTimestamp(now), this.#refines ? 1 : 0],
    }]);
    const row = result!.rows[0];
    return row ? { job: Array.from(row as ArrayLike<unknown>) as unknown as Claimed, leaseEndsAt } : null;
  }

  async #run([id, userId, kind, subject, tries]: Claimed, leaseEndsAt: string): Promise<void> {
    const end = async (
      status: Job["status"],
      waitMs: number,
      more: { tries?: number; result?: object; error?: string },
    ) => {
      const now = this.#clock.now();
      const result = more.result ? JSON.stringify(more.result) : null;
      const args = [
        status,
        toTimestamp(now + waitMs),
        more.tries ?? tries,
        result,
        more.error ?? null,
        toTimestamp(now),
        id,
        leaseEndsAt,
      ];
      await this.#database.commit([{ sql: END, args }]);
    };
    // Whoever began it before never came to its end: it is likely what ended them.
    if (tries > TRIES_MAX) return await end("failed", 0, { tries: TRIES_MAX, error: "internal" });
    try {
      await end("done", 0, { result: await this.#handlers[kind](userId, subject) });
    } catch (error) {
      const code = error instanceof ModelError ? error.code : "internal";
      if (!(error instanceof ModelError)) {
        this.#log.error("a job failed", { id, kind, ...errorFields(error) });
      }
      if (code === "budget_spent") {
        return await end("queued", BUDGET_RETRY_MS, { tries: tries - 1, error: code });
      }
      // The process stops: the job was not tried to its end, and is there when the next one starts.
      if (code === "cancelled") return await end("queued", 0, { tries: tries - 1 });
      if (tries >= TRIES_MAX) return await end("failed", 0, { error: code });
      await end("queued", RETRY_BASE_MS * 4 ** (tries - 1) * (0.75 + Math.random() / 2), { error: code });
    }
  }
}

/** The least UUID v7 of a moment so long before that of `id`; RFC 9562 §5.7. */
function idBefore(id: string, ms: number): string {
  const at = Math.max(0, parseInt(id.replaceAll("-", "").slice(0, 12), 16) - ms);
  const hex = at.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
