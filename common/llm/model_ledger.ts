/** What calls of models used and cost, in the database, and the day's budget that follows from it. @module */
import { type Clock, toTimestamp } from "../clock.ts";
import type { Config, ModelEndpoint } from "../config.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { type ModelPurpose, type TokenCounts } from "./model_call.ts";

/** Millionths in one unit of money. */
const MICROS = 1_000_000;

export interface EndedCall {
  endpoint: string;
  model: string;
  status: "done" | "failed" | "interrupted" | "cancelled";
  error: string | null;
  usage: TokenCounts & { estimated: boolean };
  /** Of speech, rounded up. */
  audioSeconds?: number;
  costMicros: number;
  firstPartMs: number | null;
  durationMs: number;
}

export interface Spent {
  tokens: number;
  costMicros: number;
}

/** What is left of a person's day. */
export interface BudgetState {
  dayStart: string;
  tokens: { used: number; max: number | null };
  cost: { used: number; max: number | null };
  spent: boolean;
}

const INSERT =
  `INSERT INTO model_calls (id, created_at, updated_at, user_id, feature, endpoint, model, prompt_name,
  prompt_version, status, error, input_tokens, output_tokens, estimated, audio_seconds, cost_micros, first_part_ms,
  duration_ms) SELECT ?, ?, ?, users.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM users WHERE id = ?`;
/** Today, and in the last 24 hours. */
const SPENT = `SELECT coalesce(sum(input_tokens + output_tokens) FILTER (WHERE created_at >= ?2), 0),
  coalesce(sum(cost_micros) FILTER (WHERE created_at >= ?2), 0), coalesce(sum(input_tokens + output_tokens), 0),
  coalesce(sum(cost_micros), 0) FROM model_calls WHERE user_id = ?1 AND created_at >= min(?2, ?3)`;
/** The night before and the day after it; more in 24 hours has who moves from zone to zone for new days. */
const DAYS_IN_A_DAY_MAX = 2;

/** Calls of one day, feature and model. */
export interface UsageOfDay {
  day: string;
  feature: string;
  model: string;
  calls: number;
  failed: number;
  inputTokens: number;
  outputTokens: number;
  /** Of speech that was turned into words. */
  audioSeconds: number;
  cost: number;
}

/** Days begin when today does: the offset of a zone that changes its clocks in between is today's. */
const BY_DAY = `SELECT date(created_at, ?2) AS day, feature, model, count(*), sum(status = 'failed'),
  sum(input_tokens), sum(output_tokens), sum(audio_seconds), sum(cost_micros) FROM model_calls
  WHERE user_id = ?1 AND created_at >= ?3 GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3`;
const DAY_MS = 86_400_000;
/** A year may be asked for, with the day it began in. */
export const CALLS_KEPT_MS = 367 * DAY_MS;
/** Rows deleted in one transaction, so that nobody's write waits for long. */
const FORGOTTEN_AT_ONCE_MAX = 100;
/** Among the first that were written: rows stand in the order of time, and no index is needed for an age. */
const FORGET_SOME = `DELETE FROM model_calls WHERE id IN (SELECT id FROM
  (SELECT id, created_at FROM model_calls ORDER BY rowid LIMIT ${FORGOTTEN_AT_ONCE_MAX}) WHERE created_at < ?)`;

/** Removes the calls that nobody can ask for any more, and tells how many. */
export async function forgetCalls(
  { database, clock }: { database: Database; clock: Clock },
  signal: AbortSignal,
): Promise<number> {
  const before = toTimestamp(clock.now() - CALLS_KEPT_MS);
  let forgotten = 0;
  for (let round = FORGOTTEN_AT_ONCE_MAX; round === FORGOTTEN_AT_ONCE_MAX && !signal.aborted;) {
    const [result] = await database.commit([{ sql: FORGET_SOME, args: [before] }]);
    round = result!.rowsAffected;
    forgotten += round;
  }
  return forgotten;
}

export class ModelLedger {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #budget: Config["modelBudget"];
  /** Promised to calls that still run, so that many at once cannot pass the budget together. */
  readonly #reserved = new Map<string, Spent>();

  constructor(database: Database, clock: Clock, budget: Config["modelBudget"]) {
    this.#database = database;
    this.#clock = clock;
    this.#budget = budget;
  }

  /** A line for each attempt; none for a person who is gone meanwhile. */
  async record(purpose: ModelPurpose, call: EndedCall): Promise<void> {
    const { id, createdAt } = newRow(this.#clock);
    await this.#database.commit([{
      sql: INSERT,
      args: [
        id,
        createdAt,
        createdAt,
        purpose.feature,
        call.endpoint,
        call.model,
        purpose.prompt?.name ?? null,
        purpose.prompt?.version ?? null,
        call.status,
        call.error,
        call.usage.inputTokens,
        call.usage.outputTokens,
        call.usage.estimated ? 1 : 0,
        call.audioSeconds ?? 0,
        call.costMicros,
        call.firstPartMs === null ? null : Math.round(call.firstPartMs),
        Math.round(call.durationMs),
        purpose.userId,
      ],
    }]);
  }

  /** The state of a person's day, calls that still run left out. */
  async budget(userId: string, timezone: string): Promise<BudgetState> {
    const { dayStart, today, lastDay } = await this.#spent(userId, timezone);
    const { dailyTokens, dailyCost } = this.#budget;
    return {
      dayStart,
      tokens: { used: today.tokens, max: dailyTokens },
      cost: { used: today.costMicros / MICROS, max: dailyCost },
      spent: !this.#fits(today, lastDay, { tokens: 1, costMicros: 1 }),
    };
  }

  async #spent(
    userId: string,
    timezone: string,
  ): Promise<{ dayStart: string; today: Spent; lastDay: Spent }> {
    const dayStart = startOfDay(this.#clock.now(), timezone);
    const args = [userId, dayStart, toTimestamp(this.#clock.now() - DAY_MS)];
    const [row] = await this.#database.rows<[number, number, number, number]>({ sql: SPENT, args });
    const [tokens, costMicros, lastTokens, lastCostMicros] = row!;
    return {
      dayStart,
      today: { tokens, costMicros },
      lastDay: { tokens: lastTokens, costMicros: lastCostMicros },
    };
  }

  /** Whether the budget holds `more` beside what was spent. */
  #fits(today: Spent, lastDay: Spent, more: Spent): boolean {
    const { dailyTokens, dailyCost } = this.#budget;
    const holds = (used: number, lastUsed: number, max: number) =>
      used <= max && lastUsed <= DAYS_IN_A_DAY_MAX * max;
    return (dailyTokens === null ||
      holds(today.tokens + more.tokens, lastDay.tokens + more.tokens, dailyTokens)) &&
      (dailyCost === null ||
        holds(
          today.costMicros + more.costMicros,
          lastDay.costMicros + more.costMicros,
          dailyCost * MICROS,
        ));
  }

  /** What a person used on each of the last days, newest first; `dayStart` is when today began. */
  async byDay(userId: string, dayStart: string, days: number): Promise<UsageOfDay[]> {
    const startMs = Date.parse(dayStart);
    const intoDay = startMs % DAY_MS;
    // UTC's midnight moves to the zone's: 16:00 UTC is midnight in Shanghai, so eight hours are added.
    const shiftMinutes = intoDay === 0 ? 0 : (intoDay > DAY_MS / 2 ? DAY_MS - intoDay : -intoDay) / 60_000;
    const shift = `${shiftMinutes >= 0 ? "+" : "-"}${Math.abs(shiftMinutes)} minutes`;
    const from = toTimestamp(startMs - (days - 1) * DAY_MS);
    type Row = [string, string, string, number, number, number, number, number, number];
    const rows = await this.#database.rows<Row>({ sql: BY_DAY, args: [userId, shift, from] });
    return rows.map((
      [day, feature, model, calls, failed, inputTokens, outputTokens, audioSeconds, micros],
    ) => ({
      day,
      feature,
      model,
      calls,
      failed,
      inputTokens,
      outputTokens,
      audioSeconds,
      cost: micros / MICROS,
    }));
  }

  /** Sets `most` aside for a call, or null where the day's budget does not hold it; the result gives it back. */
  async reserve(purpose: ModelPurpose, most: Spent): Promise<(() => void) | null> {
    const { userId } = purpose;
    const give = this.#setAside(userId, most);
    const { dailyTokens, dailyCost } = this.#budget;
    if (dailyTokens === null && dailyCost === null) return give;
    const { today, lastDay } = await this.#spent(userId, purpose.timezone);
    if (this.#fits(today, lastDay, this.reserved(userId))) return give;
    give();
    return null;
  }

  /** What is set aside for calls of a person's that still run. */
  reserved(userId: string): Spent {
    return this.#reserved.get(userId) ?? { tokens: 0, costMicros: 0 };
  }

  #setAside(userId: string, { tokens, costMicros }: Spent): () => void {
    const change = (sign: 1 | -1) => {
      const before = this.#reserved.get(userId) ?? { tokens: 0, costMicros: 0 };
      const after = {
        tokens: before.tokens + sign * tokens,
        costMicros: before.costMicros + sign * costMicros,
      };
      if (after.tokens === 0 && after.costMicros === 0) this.#reserved.delete(userId);
      else this.#reserved.set(userId, after);
    };
    change(1);
    return () => change(-1);
  }
}

/** The cost of tokens at an endpoint's prices. */
export function costMicrosOf(endpoint: ModelEndpoint, usage: TokenCounts): number {
  return Math.ceil(usage.inputTokens * endpoint.inputPrice + usage.outputTokens * endpoint.outputPrice);
}

function startOfDay(nowMs: number, timezone: string): string {
  const start = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timezone).startOfDay();
  return toTimestamp(start.epochMilliseconds);
}
