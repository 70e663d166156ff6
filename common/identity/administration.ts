/** What administrators do to accounts; every change is a line of the audit log. @module */
import type { InValue } from "@libsql/client";
import { eq, getTableColumns, sql } from "drizzle-orm";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Field, Fields } from "../crud/field.ts";
import {
  type Conditions,
  countRows,
  type Listing,
  type ListInput,
  listRows,
  type Page,
} from "../crud/list_rows.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import { users } from "../database/schema.ts";
import { AppError, changedMeanwhile, invalidField, notFound } from "../error.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import { auditStatement } from "./audit_log.ts";
import { Profile, toProfile } from "./profile.ts";
import type { Sessions } from "./sessions.ts";

export const Quotas = z.strictObject({
  recordsMax: z.int().min(0).max(1_000_000_000).nullable().describe("Records kept; null: no limit"),
  requestsPerMinuteMax: z.int().min(1).max(1_000_000).nullable().describe("null: the limit for everyone"),
});

/** An account as administrators see it. */
export const ManagedUser = Profile.extend({ disabledAt: z.iso.datetime().nullable(), quotas: Quotas })
  .meta({ id: "ManagedUser" });
export type ManagedUser = z.output<typeof ManagedUser>;

export interface UserChange {
  role?: Profile["role"] | undefined;
  disabled?: boolean | undefined;
  quotas?: Partial<z.output<typeof Quotas>> | undefined;
}

const text = (column: string): Field => ({ kind: "text", sql: `users.${column}`, nullable: false });
const time = (column: string, nullable = false): Field => ({
  kind: "time",
  sql: `users.${column}`,
  nullable,
});
const count = (column: string, nullable = false): Field => ({
  kind: "number",
  sql: `users.${column}`,
  nullable,
});

/** What accounts may be filtered and sorted by. */
export const USER_FIELDS: Fields = new Map([
  ["id", text("id")],
  ["email", text("email")],
  ["emailVerified", { kind: "boolean", sql: "(users.email_verified_at IS NOT NULL)", nullable: false }],
  ["displayName", text("display_name")],
  ["locale", text("locale")],
  ["timezone", text("timezone")],
  ["currency", text("currency")],
  ["role", text("role")],
  ["version", count("version")],
  ["createdAt", time("created_at")],
  ["updatedAt", time("updated_at")],
  ["disabledAt", time("disabled_at", true)],
  ["quotas.recordsMax", count("records_max", true)],
  ["quotas.requestsPerMinuteMax", count("requests_per_minute_max", true)],
]);

const { passwordHash: _secret, ...SHOWN_COLUMNS } = getTableColumns(users);
const SHOWN = Object.entries(SHOWN_COLUMNS);

/** Every account: what administrators list has no owner. */
const LISTING: Listing<ManagedUser> = {
  table: "users",
  columns: SHOWN.map(([, column]) => `users.${column.name}`),
  read: (raw) =>
    toManagedUser(
      Object.fromEntries(SHOWN.map(([name], i) => [name, raw[i]])) as unknown as typeof users.$inferSelect,
    ),
  fields: USER_FIELDS,
  id: text("id"),
  defaultSort: "-createdAt",
  owned: () => ({ sql: "1 = 1", args: [] }),
};

interface Parts {
  database: Database;
  clock: Clock;
  accessTokens: AccessTokens;
  sessions: Sessions;
}

export class Administration {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A page of accounts. */
  list(input: ListInput): Promise<Page<ManagedUser>> {
    return listRows(this.#parts.database, LISTING, input);
  }

  count(conditions: Conditions): Promise<number> {
    return countRows(this.#parts.database, LISTING, conditions);
  }

  async get(id: string): Promise<ManagedUser> {
    const [row] = await this.#parts.database.read.select().from(users).where(eq(users.id, id));
    if (!row) throw notFound("account");
    return toManagedUser(row);
  }

  /** Changes role, access or quotas; a disabled account's sessions end at once. */
  async change(
    actorId: string,
    id: string,
    change: UserChange,
    expectedVersion?: number,
  ): Promise<ManagedUser> {
    const { database, clock, accessTokens, sessions } = this.#parts;
    if (actorId === id && (change.role === "user" || change.disabled === true)) {
      throw invalidField(change.disabled ? "disabled" : "role", "cannot be taken from yourself");
    }
    const now = toTimestamp(clock.now());
    const update = database.write.update(users).set({
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.disabled === undefined ? {} : { disabledAt: change.disabled ? now : null }),
      ...change.quotas,
      version: sql`${users.version} + 1`,
      updatedAt: now,
    }).where(eq(users.id, id)).toSQL();
    try {
      await database.commit([
        requireThat("EXISTS (SELECT 1 FROM users WHERE id = ?1 AND (?2 IS NULL OR version = ?2))", [
          id,
          expectedVersion ?? null,
        ]),
        // Decided in the statement: of two administrators who disable each other one stays.
        requireThat(
          "EXISTS (SELECT 1 FROM users WHERE id = ? AND role = 'administrator' AND disabled_at IS NULL)",
          [actorId],
        ),
        { sql: update.sql, args: update.params as InValue[] },
        auditStatement(clock, { actorId, action: "user_changed", targetId: id, detail: { ...change } }),
      ]);
    } catch (error) {
      if (isUnmet(error)) throw await this.#whyNot(id, expectedVersion);
      throw error;
    }
    accessTokens.forgetUser(id);
    if (change.disabled === true) await sessions.endAll(id);
    return await this.get(id);
  }

  async #whyNot(id: string, expectedVersion: number | undefined): Promise<AppError> {
    const { version } = await this.get(id);
    return expectedVersion !== undefined && version !== expectedVersion
      ? changedMeanwhile()
      : new AppError("forbidden", "Cannot do this: administrators only");
  }
}

function toManagedUser(row: typeof users.$inferSelect): ManagedUser {
  const { disabledAt, recordsMax, requestsPerMinuteMax } = row;
  return { ...toProfile(row), disabledAt, quotas: { recordsMax, requestsPerMinuteMax } };
}
