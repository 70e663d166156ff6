/** `Idempotency-Key`: the same request sent again gets its first answer and does nothing. @module */
import { and, eq, lt, sql } from "drizzle-orm";
import { toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import { idempotencyKeys } from "../database/schema.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError } from "../error.ts";
import type { Runtime } from "../runtime.ts";
import { sha256 } from "../security/secret_token.ts";

/** An answer can be had again for so long. */
export const ANSWER_KEPT_MS = 24 * 3_600_000;
/** A first request that has not answered by then was cut off; its key is free again. */
const RUNNING_MS = 60_000;
const KEY_CHARS_MAX = 255;
/** Rows deleted in one transaction, so that nobody's write waits for long. */
const FORGOTTEN_AT_ONCE_MAX = 100;
const forgetSome = (now: string) =>
  sql`DELETE FROM idempotency_keys WHERE id IN
    (SELECT id FROM idempotency_keys WHERE expires_at < ${now} ORDER BY expires_at LIMIT ${FORGOTTEN_AT_ONCE_MAX})`;

/** An answer as it is kept and replayed. */
export interface KeptAnswer {
  status: number;
  body: string;
}

export interface OnceRequest {
  userId: string;
  key: string;
  fingerprint: string;
  /** The answer holds a secret that is nowhere else: it is kept encrypted, with a key outside the database. */
  sealed: boolean;
}

/** A key that nobody used before: what comes of its request is kept, or the key is free again. */
export interface Claim {
  keep(answer: KeptAnswer): Promise<void>;
  release(): Promise<void>;
}

/** Runs `first` once for this user and key; later calls with the same input get the same answer. */
export async function answerOnce(
  runtime: Runtime,
  request: OnceRequest,
  first: () => Promise<KeptAnswer>,
  runningMs?: number,
): Promise<KeptAnswer & { replayed: boolean }> {
  const claimed = await claimKey(runtime, request, runningMs);
  if ("kept" in claimed) return { ...claimed.kept, replayed: true };
  let answer: KeptAnswer;
  try {
    answer = await first();
    await claimed.keep(answer);
  } catch (error) {
    // Nothing was done, so the key may be used for another try.
    await claimed.release();
    throw error;
  }
  return { ...answer, replayed: false };
}

/** Removes the answers whose day is over, also where nobody sends another key, and tells how many. */
export async function forgetAnswers(
  { database, clock }: Pick<Runtime, "database" | "clock">,
  signal: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  for (let round = FORGOTTEN_AT_ONCE_MAX; round === FORGOTTEN_AT_ONCE_MAX && !signal.aborted;) {
    round = (await database.write.run(forgetSome(toTimestamp(clock.now())))).rowsAffected;
    forgotten += round;
  }
  return forgotten;
}

/** Takes the key for a request that may run for `runningMs`, or gives what was kept under it. */
export async function claimKey(
  runtime: Runtime,
  request: OnceRequest,
  runningMs = RUNNING_MS,
): Promise<Claim | { kept: KeptAnswer }> {
  if (request.key.length > KEY_CHARS_MAX) {
    throw new AppError(
      "bad_request",
      `Cannot use this Idempotency-Key: more than ${KEY_CHARS_MAX} characters`,
    );
  }
  const requestHash = await sha256(request.fingerprint);
  const claimed = await insertKey(runtime, request, requestHash, runningMs);
  if ("kept" in claimed) return claimed;
  const { write } = runtime.database;
  const own = eq(idempotencyKeys.id, claimed.id);
  return {
    async keep({ status, body }) {
      await write.update(idempotencyKeys).set({
        status,
        body: request.sealed ? await runtime.sealing.seal(body, claimed.id) : body,
        expiresAt: toTimestamp(runtime.clock.now() + ANSWER_KEPT_MS),
      }).where(own);
    },
    async release() {
      await write.delete(idempotencyKeys).where(own);
    },
  };
}

async function insertKey(
  runtime: Runtime,
  { userId, key, sealed }: OnceRequest,
  requestHash: string,
  runningMs: number,
): Promise<{ id: string } | { kept: KeptAnswer }> {
  const { read, write } = runtime.database;
  const now = runtime.clock.now();
  const row = {
    ...newRow(runtime.clock),
    userId,
    key,
    requestHash,
    expiresAt: toTimestamp(now + runningMs),
  };
  try {
    await write.batch([
      // Its own row first: it must be gone however many others are older.
      write.delete(idempotencyKeys).where(and(
        eq(idempotencyKeys.userId, userId),
        eq(idempotencyKeys.key, key),
        lt(idempotencyKeys.expiresAt, toTimestamp(now)),
      )),
      write.run(forgetSome(toTimestamp(now))),
      write.insert(idempotencyKeys).values(row),
    ]);
    return { id: row.id };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const [kept] = await read.select().from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
  if (!kept || (kept.requestHash === requestHash && kept.status === null)) {
    throw new AppError(
      "idempotency_in_progress",
      "Cannot run this yet: the first request with this key still runs",
      {
        retryAfterSeconds: 1,
      },
    );
  }
  if (kept.requestHash !== requestHash) {
    throw new AppError(
      "idempotency_mismatch",
      "Cannot run this: the Idempotency-Key was used for another request",
    );
  }
  return { kept: { status: kept.status!, body: sealed ? await unsealed(runtime, kept) : kept.body! } };
}

async function unsealed(runtime: Runtime, kept: { id: string; body: string | null }): Promise<string> {
  try {
    return await runtime.sealing.open(kept.body!, kept.id);
  } catch (error) {
    throw new AppError(
      "conflict",
      "Cannot answer again: the first answer was sealed with another server's key",
      {
        cause: error,
      },
    );
  }
}
