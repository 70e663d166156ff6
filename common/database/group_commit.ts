/**
 * The one writer: jobs wait in a queue and are committed together, so that many requests share one
 * fsync. Each job is atomic by itself and is answered only after the commit that holds it.
 * @module
 */
import type { InStatement, ResultSet } from "@libsql/client";
import { setImmediate } from "node:timers";
import { AppError } from "../error.ts";
import type { Logger } from "../log.ts";
import type { EmbeddedConnection } from "./embedded_connection.ts";
import { isBusy, storageError } from "./storage_error.ts";

const QUEUED_JOBS_MAX = 10_000;
/** Jobs in one transaction: bounds how long the event loop is held. */
const GROUP_JOBS_MAX = 256;
/** Another process that holds the lock (a backup, a shell) is waited for this long. */
const BUSY_WAIT_MS = 5_000;
const BUSY_RETRY_MS = 25;
/** A job of more statements has a transaction of its own and lets the event loop turn while it runs. */
const SHORT_JOB_STATEMENTS_MAX = 512;
/** Such a job holds the event loop this long at a time. Other writes wait for all of it; reads do not. */
const SLICE_MS = 8;

interface Job {
  statements: readonly InStatement[];
  resolve(results: ResultSet[]): void;
  reject(error: unknown): void;
}

type Outcome = { results: ResultSet[] } | { error: unknown };

export class GroupCommit {
  readonly #connection: EmbeddedConnection;
  readonly #log: Logger;
  readonly #onCommit: (jobs: number) => void;
  readonly #busyWaitMs: number;
  #queue: Job[] = [];
  /** From the first job that waits until nothing waits or runs any more. */
  #scheduled = false;
  #idle: (() => void)[] = [];
  #busySince: number | null = null;
  #inTransaction = false;

  /** `onCommit` is told how much each durable commit held: jobs, or the statements of one long job. */
  constructor(
    connection: EmbeddedConnection,
    log: Logger,
    onCommit: (jobs: number) => void = () => {},
    busyWaitMs = BUSY_WAIT_MS,
  ) {
    this.#connection = connection;
    this.#log = log;
    this.#onCommit = onCommit;
    this.#busyWaitMs = busyWaitMs;
  }

  /** Runs the statements in one transaction; resolves when they are on disk. */
  write(statements: readonly InStatement[]): Promise<ResultSet[]> {
    if (this.#queue.length >= QUEUED_JOBS_MAX) {
      return Promise.reject(
        new AppError("unavailable", "Cannot store this now: too many writes wait", { retryAfterSeconds: 1 }),
      );
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ statements, resolve, reject });
      this.#schedule();
    });
  }

  /** True while a transaction is open between two turns of the event loop: the connection is not to be used. */
  get isInTransaction(): boolean {
    return this.#inTransaction;
  }

  /** Resolves when nothing waits or runs any more. */
  drained(): Promise<void> {
    if (!this.#scheduled) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // One turn of the event loop later every request that came in with this one is in the queue.
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    try {
      this.#connection.execute("BEGIN IMMEDIATE");
    } catch (error) {
      return this.#beginFailed(error);
    }
    this.#busySince = null;
    const long = this.#queue.findIndex(isLong);
    if (long === 0) return void this.#runInSlices(this.#queue.shift()!);
    const group = this.#queue.splice(0, long < 0 ? GROUP_JOBS_MAX : Math.min(long, GROUP_JOBS_MAX));
    let outcomes: Outcome[];
    try {
      outcomes = this.#runTogether(group) ?? this.#runApart(group);
      this.#connection.execute("COMMIT");
      this.#onCommit(group.length);
    } catch (error) {
      outcomes = group.map(() => ({ error: storageError(error) }));
      this.#log.error("commit failed", { jobs: group.length, code: (error as { code?: string }).code });
      this.#abandon();
    }
    group.forEach((job, i) => {
      const outcome = outcomes[i]!;
      if ("error" in outcome) job.reject(outcome.error);
      else job.resolve(outcome.results);
    });
    this.#next();
  }

  /**
   * All jobs without a savepoint each, which would cost two more statements a job. Null where a job failed
   * halfway: then everything is undone and has to be run again.
   */
  #runTogether(group: readonly Job[]): Outcome[] | null {
    const outcomes: Outcome[] = [];
    for (const { statements } of group) {
      const results: ResultSet[] = [];
      try {
        for (const statement of statements) results.push(this.#connection.execute(statement));
        outcomes.push({ results });
      } catch (error) {
        if (storageError(error) !== error) throw error;
        if (results.length > 0) {
          this.#connection.execute("ROLLBACK");
          this.#connection.execute("BEGIN IMMEDIATE");
          return null;
        }
        // A first statement that fails leaves nothing of its job to undo.
        outcomes.push({ error });
      }
    }
    return outcomes;
  }

  /** Each job in a savepoint of its own, so that its failure undoes it alone. */
  #runApart(group: readonly Job[]): Outcome[] {
    return group.map(({ statements }) => {
      this.#connection.execute("SAVEPOINT job");
      try {
        const results = statements.map((statement) => this.#connection.execute(statement));
        this.#connection.execute("RELEASE job");
        return { results };
      } catch (error) {
        // What undid the whole transaction is no failure of this job alone.
        if (storageError(error) !== error) throw error;
        this.#connection.execute("ROLLBACK TO job");
        this.#connection.execute("RELEASE job");
        return { error };
      }
    });
  }

  /** One job in a transaction of its own, a slice at a turn of the event loop; what fails undoes all of it. */
  async #runInSlices(job: Job): Promise<void> {
    this.#inTransaction = true;
    let outcome: Outcome;
    try {
      const results: ResultSet[] = [];
      for (let sliceEnd = performance.now() + SLICE_MS; results.length < job.statements.length;) {
        results.push(this.#connection.execute(job.statements[results.length]!));
        if (performance.now() < sliceEnd) continue;
        await new Promise((resolve) => setImmediate(resolve));
        sliceEnd = performance.now() + SLICE_MS;
      }
      this.#connection.execute("COMMIT");
      this.#onCommit(job.statements.length);
      outcome = { results };
    } catch (error) {
      outcome = { error: storageError(error) };
      if (outcome.error !== error) {
        this.#log.error("commit failed", { jobs: 1, code: (error as { code?: string }).code });
      }
      this.#abandon();
    }
    this.#inTransaction = false;
    if ("error" in outcome) job.reject(outcome.error);
    else job.resolve(outcome.results);
    this.#next();
  }

  /** Nothing of the group is certain any more: the connection is replaced, never trusted again. */
  #abandon(): void {
    try {
      this.#connection.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back already after SQLITE_FULL and SQLITE_IOERR.
    }
    this.#connection.reconnect();
  }

  #beginFailed(error: unknown): void {
    this.#connection.reconnect();
    this.#busySince ??= performance.now();
    if (isBusy(error) && performance.now() - this.#busySince < this.#busyWaitMs) {
      setTimeout(() => this.#flush(), BUSY_RETRY_MS);
      return;
    }
    this.#log.error("the database is locked by another process; writes are refused", {
      queued: this.#queue.length,
    });
    this.#busySince = null;
    const refused = storageError(error);
    for (const job of this.#queue.splice(0)) job.reject(refused);
    this.#next();
  }

  #next(): void {
    this.#scheduled = false;
    if (this.#queue.length > 0) return this.#schedule();
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function isLong({ statements }: Job): boolean {
  return statements.length > SHORT_JOB_STATEMENTS_MAX;
}
