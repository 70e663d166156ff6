/** The second factor of an account: an authenticator app (RFC 6238) and recovery codes for when it is lost. @module */
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { recoveryCodes, totpFactors } from "../database/schema.ts";
import { AppError, invalidField } from "../error.ts";
import type { Sealing } from "../security/sealing.ts";
import { sha256 } from "../security/secret_token.ts";

const ISSUER = "Zhiji";
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Steps before and after the present one that are accepted: clocks differ. */
const WINDOW_STEPS = 1;
const RECOVERY_CODES = 10;
/** 120 bits, so that SHA-256 is enough to keep them. */
const RECOVERY_BYTES = 15;
/** Secrets tried with the key at a start: one damaged row is no reason to call the key a wrong one. */
const SEALED_TRIED_MAX = 5;

export class SecondFactor {
  readonly #database: Database;
  readonly #sealing: Sealing;
  readonly #clock: Clock;

  constructor(database: Database, sealing: Sealing, clock: Clock) {
    this.#database = database;
    this.#sealing = sealing;
    this.#clock = clock;
  }

  /** Throws a `StartError` where factors are kept and the key that opens them is not there, or is another one. */
  async requireKey(): Promise<void> {
    const rows = await this.#database.read.select({
      sealed: totpFactors.sealedSecret,
      context: totpFactors.userId,
    }).from(totpFactors).limit(SEALED_TRIED_MAX);
    await this.#sealing.requireKeyOf(rows);
  }

  /** Whether a sign-in of this person needs a code. */
  async isOn(userId: string): Promise<boolean> {
    const rows = await this.#database.read.select({ userId: totpFactors.userId }).from(totpFactors)
      .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
    return rows.length > 0;
  }

  /** Recovery codes that were not used yet. */
  async recoveryCodesLeft(userId: string): Promise<number> {
    return await this.#database.read.$count(
      recoveryCodes,
      and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)),
    );
  }

  /** A new secret for an app; it counts for nothing until {@link confirm}. */
  async enrol(userId: string, email: string): Promise<{ secret: string; uri: string }> {
    const secret = new Secret({ size: SECRET_BYTES });
    const row = {
      userId,
      sealedSecret: await this.#sealing.seal(secret.base32, userId),
      createdAt: newRow(this.#clock).createdAt,
    };
    const [stored] = await this.#database.write.insert(totpFactors).values(row).onConflictDoUpdate({
      target: totpFactors.userId,
      set: row,
      setWhere: isNull(totpFactors.confirmedAt),
    }).returning();
    if (!stored) throw new AppError("conflict", "Cannot enrol: a second factor is on; remove it first");
    return { secret: secret.base32, uri: totp(secret, email).toString() };
  }

  /** Turns the factor on with a first code; the recovery codes are in this answer and nowhere else. */
  async confirm(userId: string, code: string): Promise<string[]> {
    const step = await this.#step(userId, code);
    const now = toTimestamp(this.#clock.now());
    const { write } = this.#database;
    const on = step === null ? [] : await write.update(totpFactors).set({ confirmedAt: now, lastStep: step })
      .where(and(eq(totpFactors.userId, userId), isNull(totpFactors.confirmedAt))).returning();
    if (on.length === 0) throw invalidField("code", "is not the code that the app shows now");
    return await this.renewRecoveryCodes(userId);
  }

  /** New recovery codes; the old ones are worth nothing from now on. */
  async renewRecoveryCodes(userId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const rows = await Promise.all(codes.map(async (code) => ({
      ...newRow(this.#clock),
      userId,
      hash: await sha256(normalize(code)),
    })));
    const { write } = this.#database;
    await write.batch([
      write.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
      write.insert(recoveryCodes).values(rows),
    ]);
    return codes;
  }

  /** Turns the factor off. */
  async remove(userId: string): Promise<void> {
    const { write } = this.#database;
    await write.batch([
      write.delete(totpFactors).where(eq(totpFactors.userId, userId)),
      write.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    ]);
  }

  /** Whether a code of the app or a recovery code is right; either is good once. */
  async accept(userId: string, code: string): Promise<boolean> {
    if (!/^\s*\d{3}\s?\d{3}\s*$/.test(code)) return await this.#acceptRecoveryCode(userId, code);
    const step = await this.#step(userId, code);
    if (step === null) return false;
    // The last step is remembered: a code that someone saw over the shoulder opens nothing.
    const accepted = await this.#database.write.update(totpFactors).set({ lastStep: step }).where(and(
      eq(totpFactors.userId, userId),
      isNotNull(totpFactors.confirmedAt),
      sql`last_step < ${step}`,
    )).returning();
    return accepted.length > 0;
  }

  async #acceptRecoveryCode(userId: string, code: string): Promise<boolean> {
    const accepted = await this.#database.write.update(recoveryCodes)
      .set({ usedAt: toTimestamp(this.#clock.now()) }).where(and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.hash, await sha256(normalize(code))),
        isNull(recoveryCodes.usedAt),
      )).returning();
    return accepted.length > 0;
  }

  /** The step whose code this is, or null. */
  async #step(userId: string, code: string): Promise<number | null> {
    const [factor] = await this.#database.read.select().from(totpFactors).where(
      eq(totpFactors.userId, userId),
    );
    if (!factor) return null;
    const secret = Secret.fromBase32(await this.#sealing.open(factor.sealedSecret, userId));
    const timestamp = this.#clock.now();
    const delta = totp(secret, "").validate({
      token: code.replaceAll(/\s/g, ""),
      window: WINDOW_STEPS,
      timestamp,
    });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  }
}

function totp(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret, algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS });
}

/** Groups of four letters and digits without those that look alike. */
function newRecoveryCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES));
  return new Secret({ buffer: bytes.buffer }).base32.toLowerCase().match(/.{4}/g)!.join("-");
}

function normalize(code: string): string {
  return code.toLowerCase().replaceAll(/[\s-]/g, "");
}
