/**
 * First answers to registrations that carried an `Idempotency-Key`. They stand with the account of the address,
 * made by them or not, because who registers is nobody yet.
 * @module
 */
import { and, eq, gt } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { idempotencyKeys, users } from "../database/schema.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError } from "../error.ts";
import { ANSWER_KEPT_MS } from "../http/idempotency.ts";
import type { Sealing } from "../security/sealing.ts";
import type { Registration } from "./accounts.ts";
import type { Profile } from "./profile.ts";

export class FirstAnswers {
  readonly #database: Database;
  readonly #sealing: Sealing;
  readonly #clock: Clock;

  constructor(database: Database, sealing: Sealing, clock: Clock) {
    this.#database = database;
    this.#sealing = sealing;
    this.#clock = clock;
  }

  /** What the same registration was answered first, or null; throws where the key was another one's. */
  async find(registration: Registration, key: string): Promise<Profile | null> {
    const [kept] = await this.#database.read.select({ first: idempotencyKeys }).from(idempotencyKeys)
      .innerJoin(users, eq(users.id, idempotencyKeys.userId)).where(and(
        eq(users.email, registration.email),
        eq(idempotencyKeys.key, inScope(key)),
        gt(idempotencyKeys.expiresAt, toTimestamp(this.#clock.now())),
      ));
    if (!kept?.first.body) return null;
    if (kept.first.requestHash !== await this.#fingerprint(registration)) {
      throw new AppError(
        "idempotency_mismatch",
        "Cannot run this: the Idempotency-Key was used for another request",
      );
    }
    return JSON.parse(kept.first.body);
  }

  /** Keeps an answer; gives the one that holds, which is another where two came at once. */
  async keep(registration: Registration, key: string, answer: Profile): Promise<Profile> {
    const [account] = await this.#database.read.select({ id: users.id }).from(users)
      .where(eq(users.email, registration.email));
    if (!account) return answer;
    try {
      await this.#database.write.insert(idempotencyKeys).values({
        ...newRow(this.#clock),
        userId: account.id,
        key: inScope(key),
        requestHash: await this.#fingerprint(registration),
        status: 201,
        body: JSON.stringify(answer),
        expiresAt: toTimestamp(this.#clock.now() + ANSWER_KEPT_MS),
      });
      return answer;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return await this.find(registration, key) ?? answer;
    }
  }

  /** Derived with a key that is not in the database: a plain hash of it would let passwords be guessed. */
  #fingerprint({ email, password, displayName, locale, timezone }: Registration): Promise<string> {
    return this.#sealing.derive(
      "registration",
      JSON.stringify([email, password, displayName, locale, timezone].map((field) => field ?? null)),
    );
  }
}

/** A key of the account's own requests is another one. */
function inScope(key: string): string {
  return `register ${key}`;
}
