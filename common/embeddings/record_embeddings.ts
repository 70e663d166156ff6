/**
 * What records mean, kept beside them: a job of each person embeds what has no vector of its present text and
 * model, and a search asks how near the records are to its words. Without an endpoint nothing of this runs,
 * and with one that fails a search finds by words alone.
 * @module
 */
import type { InStatement } from "@libsql/client";
import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { RawRow } from "../database/embedded_connection.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { errorFields, type Logger } from "../log.ts";
import { Embedder, TEXTS_A_CALL_MAX } from "../llm/embedder.ts";
import { ModelError } from "../llm/model_error.ts";
import type { ModelLedger } from "../llm/model_ledger.ts";
import { RECORD_COLUMNS, recordColumns, recordFromRow, type ZhijiRecord } from "../records/record.ts";
import { textsOf } from "../records/search_tokens.ts";
import { quantize } from "./quantize.ts";
import { type Scan, VectorStore } from "./vector_store.ts";

/** Whose records: what a budget and a repository need to know of a person. */
export interface Owner {
  userId: string;
  timezone: string;
}

/** Of a record's text; most models take no more, and what a record is about stands at its beginning. */
const TEXT_CHARS_MAX = 2_000;
/** Calls of one run of a job; then others have their turn. */
const CALLS_A_RUN_MAX = 32;
/** Vectors of questions that are kept: turning a page or adding a filter asks the same again. */
const QUESTIONS_KEPT_MAX = 500;
const LOOK_AGAIN_MS = 3_600_000;
const PEOPLE_A_READ = 200;

const QUEUE = `INSERT INTO jobs (id, created_at, updated_at, user_id, kind, subject, status, next_try_at)
  VALUES (?1, ?2, ?2, ?3, 'embed', 'records', 'queued', ?2) ON CONFLICT (user_id, kind, subject) DO UPDATE SET
  status = 'queued', tries = 0, next_try_at = excluded.next_try_at, updated_at = excluded.updated_at
  WHERE jobs.status <> 'queued'`;
/** Has no vector, or one of another text, model or length. */
const IS_MISSING = `(e.seq IS NULL OR e.version <> records.version OR e.model <> ?
  OR (? IS NOT NULL AND length(e.vector) <> ?))`;
const WITH_EMBEDDING = `records LEFT JOIN record_embeddings AS e ON e.record_row = records.row
  WHERE records.user_id = ? AND records.deleted_at IS NULL`;
const MISSING = `SELECT ${
  recordColumns("records")
}, records.row, e.model, e.text_hash, length(e.vector) FROM ${WITH_EMBEDDING}
  AND (records.occurred_at, records.id) < (?, ?) AND ${IS_MISSING}
  ORDER BY records.occurred_at DESC, records.id DESC LIMIT ${TEXTS_A_CALL_MAX}`;
const IS_ANY_MISSING = `SELECT 1 FROM ${WITH_EMBEDDING} AND ${IS_MISSING} LIMIT 1`;
const PEOPLE = `SELECT id FROM users WHERE id > ? ORDER BY id LIMIT ${PEOPLE_A_READ}`;
const DIMENSIONS =
  "SELECT length(vector) FROM record_embeddings WHERE user_id = ? AND model = ? ORDER BY seq DESC LIMIT 1";
/** A new place in the order of writes; nothing where the record is in the trash or gone meanwhile. */
const STORE =
  `INSERT OR REPLACE INTO record_embeddings (record_row, user_id, version, model, text_hash, vector)
  SELECT row, user_id, ?, ?, ?, ? FROM records WHERE row = ? AND user_id = ? AND deleted_at IS NULL`;
const SAME_TEXT =
  "UPDATE record_embeddings SET version = ? WHERE record_row = ? AND user_id = ? AND text_hash = ?";

interface Missing {
  record: ZhijiRecord;
  row: number;
  text: string;
  hash: string;
  /** The vector that is there was made of the same text by the same model. */
  isSame: boolean;
}

export interface Parts {
  database: Database;
  clock: Clock;
  log: Logger;
  embedder: Embedder;
}

/** The embeddings of a process that has an endpoint for them, queued with every change of records from now on. */
export function openEmbeddings(
  { embedding }: Pick<Config, "embedding">,
  parts: Omit<Parts, "embedder">,
  ledger: ModelLedger,
  stopping: AbortSignal,
): RecordEmbeddings | undefined {
  if (embedding === null) return undefined;
  const embedder = new Embedder(embedding, ledger, parts.clock, parts.log, { stopping });
  const embeddings = new RecordEmbeddings({ ...parts, embedder });
  parts.database.alongside.push((userId) => embeddings.queueStatement(userId));
  return embeddings;
}

export class RecordEmbeddings {
  readonly #parts: Parts;
  readonly #store: VectorStore;
  readonly #questions = new Map<string, Float32Array>();
  /** By person, how many dimensions a question's vector had where the records' have another number. */
  readonly #suspected = new Map<string, number>();
  readonly #running = new Map<string, Promise<unknown>>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#store = new VectorStore(parts.database, parts.embedder.model);
  }

  /** Queues a person's job; stands in every transaction that changes their records. */
  queueStatement(userId: string): InStatement {
    const { id, createdAt } = newRow(this.#parts.clock);
    return { sql: QUEUE, args: [id, createdAt, userId] };
  }

  /** Queues the jobs of everyone whose records lack vectors, now and every hour: a new model, jobs given up. */
  start(): void {
    const look = () => {
      this.#looking = this.#looking.then(() => this.queueMissing())
        .catch((error) => this.#parts.log.error("embeddings cannot be queued", errorFields(error)));
    };
    this.#timer = setInterval(look, LOOK_AGAIN_MS);
    Deno.unrefTimer(this.#timer as unknown as number);
    look();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Queues a job for each person whose records lack vectors. */
  async queueMissing(): Promise<void> {
    const { database, embedder } = this.#parts;
    for (let after = "", read = PEOPLE_A_READ; read === PEOPLE_A_READ;) {
      const people = await database.rows<[string]>({ sql: PEOPLE, args: [after] });
      for (const [userId] of people) {
        if (this.#closed) return;
        const args = [userId, embedder.model, null, null];
        const missing = await database.rows({ sql: IS_ANY_MISSING, args });
        if (missing.length > 0) await database.commit([this.queueStatement(userId)]);
        await new Promise((resolve) => setTimeout(resolve, 0));
        after = userId;
      }
      read = people.length;
    }
  }

  /** The job: embeds what is missing, or some of it and queues itself again. Gives how many were embedded. */
  async embed(owner: Owner): Promise<{ embedded: number }> {
    const { userId } = owner;
    // A job that was queued again while it ran waits for the first run, and finds its work done.
    const run = (this.#running.get(userId) ?? Promise.resolve()).catch(() => {}).then(() => this.#run(owner));
    this.#running.set(userId, run);
    try {
      return await run;
    } finally {
      if (this.#running.get(userId) === run) this.#running.delete(userId);
    }
  }

  /**
   * How near a person's records are to a text, or null: nothing is embedded yet, the endpoint fails or takes
   * too long, the budget is spent, or it answers with vectors of another length than the records have.
   */
  async near(owner: Owner, text: string): Promise<Scan | null> {
    try {
      const vectors = await this.#store.open(owner.userId);
      if (vectors === null) return null;
      const question = await this.#question(owner, text);
      if (question.length !== vectors.dimensions) {
        this.#suspected.set(owner.userId, question.length);
        await this.#parts.database.commit([this.queueStatement(owner.userId)]);
        return null;
      }
      return await vectors.scan(question);
    } catch (error) {
      // Words alone are an answer too; the failure is in the ledger and in the log.
      if (error instanceof ModelError) return null;
      throw error;
    }
  }

  async #question(owner: Owner, text: string): Promise<Float32Array> {
    const key = `${owner.userId} ${text}`;
    const known = this.#questions.get(key);
    this.#questions.delete(key);
    const vector = known ?? await this.#parts.embedder.ofQuestion(text, purposeOf(owner));
    this.#questions.set(key, vector);
    if (this.#questions.size > QUESTIONS_KEPT_MAX) {
      this.#questions.delete(this.#questions.keys().next().value!);
    }
    return vector;
  }

  async #run(owner: Owner): Promise<{ embedded: number }> {
    const { database } = this.#parts;
    let dimensions = await this.#confirmed(owner);
    let after: [string, string] = ["\uffff", ""];
    let embedded = 0;
    for (let calls = 0; calls < CALLS_A_RUN_MAX;) {
      const missing = await this.#missing(owner.userId, dimensions, after);
      if (missing.length === 0) return { embedded };
      const last = missing.at(-1)!.record;
      after = [last.occurredAt, last.id];
      const same = missing.filter(({ isSame }) => isSame);
      if (same.length > 0) await database.commit(same.map((each) => sameStatement(owner.userId, each)));
      const changed = missing.filter(({ isSame }) => !isSame);
      if (changed.length === 0) continue;
      calls++;
      dimensions = await this.#embedBatch(owner, changed, dimensions);
      embedded += changed.length;
    }
    await database.commit([this.queueStatement(owner.userId)]);
    return { embedded };
  }

  async #embedBatch(owner: Owner, batch: Missing[], dimensions: number | null): Promise<number> {
    const { database, embedder } = this.#parts;
    const texts = batch.map(({ text }) => text);
    const vectors = await embedder.ofTexts(texts, purposeOf(owner));
    const found = vectors[0]!.length;
    const expected = dimensions ?? await this.#storedDimensions(owner.userId);
    if (expected !== null && found !== expected) {
      // One odd answer is a failure; the same again is another model under the old name.
      const [again] = await embedder.ofTexts([texts[0]!], purposeOf(owner));
      if (again!.length !== found) throw new ModelError("unavailable", ["wrong_dimensions"]);
      this.#suspected.set(owner.userId, found);
      await database.commit([this.queueStatement(owner.userId)]);
    }
    await database.commit(batch.map(({ record, row, hash }, at) => ({
      sql: STORE,
      args: [
        record.version,
        embedder.model,
        hash,
        quantize(vectors[at]!),
        row,
        owner.userId,
      ],
    })));
    return found;
  }

  /** The number of dimensions that vectors have by now, where a search saw another than the records have. */
  async #confirmed(owner: Owner): Promise<number | null> {
    const suspected = this.#suspected.get(owner.userId);
    if (suspected === undefined) return null;
    const [probe] = await this.#parts.embedder.ofTexts(["dimensions"], purposeOf(owner));
    this.#suspected.delete(owner.userId);
    this.#questions.clear();
    return probe!.length;
  }

  async #storedDimensions(userId: string): Promise<number | null> {
    const args = [userId, this.#parts.embedder.model];
    const [row] = await this.#parts.database.rows<[number]>({ sql: DIMENSIONS, args });
    return row?.[0] ?? null;
  }

  async #missing(userId: string, dimensions: number | null, after: [string, string]): Promise<Missing[]> {
    const { model } = this.#parts.embedder;
    const rows = await this.#parts.database.rows<RawRow>({
      sql: MISSING,
      args: [userId, ...after, model, dimensions, dimensions],
    });
    return rows.map((row) => {
      const record = recordFromRow(row);
      const [at, ofModel, ofHash, length] = row.slice(RECORD_COLUMNS.length) as [
        number,
        string | null,
        string | null,
        number | null,
      ];
      const text = textsOf(record).join("\n").trim().slice(0, TEXT_CHARS_MAX).toWellFormed() || record.type;
      const hash = createHash("sha256").update(text).digest("base64url");
      const isSame = ofModel === model && ofHash === hash && (dimensions === null || length === dimensions);
      return { record, row: at, text, hash, isSame };
    });
  }
}

function sameStatement(userId: string, { record, row, hash }: Missing): InStatement {
  return { sql: SAME_TEXT, args: [record.version, row, userId, hash] };
}

function purposeOf({ userId, timezone }: Owner) {
  return { feature: "embedding" as const, userId, timezone, prompt: null };
}
