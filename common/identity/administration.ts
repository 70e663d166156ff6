/** What administrators do to accounts; every change is a line of the audit log. @module */
import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { users } from "../database/schema.ts";
import { AppError, invalidField, notFound } from "../error.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import type { AuditLog } from "./audit_log.ts";
import { changedMeanwhile, Profile, toProfile } from "./profile.ts";
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

interface Parts {
  database: Database;
  clock: Clock;
  accessTokens: AccessTokens;
  sessions: Sessions;
  audit: AuditLog;
}

export class Administration {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A page of accounts, newest first; `q` is a part of the address or name. */
  async list(
    { limit, cursor, q }: { limit: number; cursor?: string | undefined; q?: string | undefined },
  ): Promise<{ data: ManagedUser[]; nextCursor: string | null }> {
    const part = `%${(q ?? "").toLowerCase().replaceAll(/[%_\\]/g, "\\$&")}%`;
    const rows = await this.#parts.database.read.select().from(users).where(and(
      cursor === undefined ? undefined : lt(users.id, cursor),
      q === undefined ? undefined : or(
        sql`${users.email} LIKE ${part} ESCAPE '\\'`,
        sql`lower(${users.displayName}) LIKE ${part} ESCAPE '\\'`,
      ),
    )).orderBy(desc(users.id)).limit(limit + 1);
    const data = rows.slice(0, limit).map(toManagedUser);
    return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
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
    const { database, clock, accessTokens, sessions, audit } = this.#parts;
    if (actorId === id && (change.role === "user" || change.disabled === true)) {
      throw invalidField(change.disabled ? "disabled" : "role", "cannot be taken from yourself");
    }
    const now = toTimestamp(clock.now());
    const [row] = await database.write.update(users).set({
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.disabled === undefined ? {} : { disabledAt: change.disabled ? now : null }),
      ...change.quotas,
      version: sql`${users.version} + 1`,
      updatedAt: now,
    }).where(and(
      eq(users.id, id),
      expectedVersion === undefined ? undefined : eq(users.version, expectedVersion),
      // Decided in the statement: of two administrators who disable each other one stays.
      sql`EXISTS (SELECT 1 FROM users AS actor WHERE actor.id = ${actorId}
        AND actor.role = 'administrator' AND actor.disabled_at IS NULL)`,
    )).returning();
    if (!row) throw await this.#whyNot(id, expectedVersion);
    accessTokens.forgetUser(id);
    if (change.disabled === true) await sessions.endAll(id);
    await audit.add({ actorId, action: "user_changed", targetId: id, detail: { ...change } });
    return toManagedUser(row);
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
