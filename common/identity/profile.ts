/** What a person sees and changes of their own account. @module */
import { and, eq, type InferSelectModel, sql } from "drizzle-orm";
import { z } from "zod";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { users } from "../database/schema.ts";
import { changedMeanwhile, notFound } from "../error.ts";

export const Profile = z.strictObject({
  id: z.uuid(),
  email: z.email(),
  emailVerified: z.boolean(),
  displayName: z.string(),
  locale: z.string(),
  timezone: z.string(),
  currency: z.string(),
  role: z.enum(["user", "administrator"]),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}).meta({ id: "Profile" });
export type Profile = z.output<typeof Profile>;

export type ProfileChange = Partial<Pick<Profile, "displayName" | "locale" | "timezone" | "currency">>;

export function toProfile(row: InferSelectModel<typeof users>): Profile {
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    displayName: row.displayName,
    locale: row.locale,
    timezone: row.timezone,
    currency: row.currency,
    role: row.role,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** One person's own account. */
export class ProfileRepository {
  readonly #database: Database;
  readonly #userId: string;
  readonly #clock: Clock;

  constructor(database: Database, userId: string, clock: Clock) {
    this.#database = database;
    this.#userId = userId;
    this.#clock = clock;
  }

  async get(): Promise<Profile> {
    const [row] = await this.#database.read.select().from(users).where(eq(users.id, this.#userId));
    if (!row) throw notFound("account");
    return toProfile(row);
  }

  /** Changes the given fields; with `expectedVersion` only if nobody else did meanwhile. */
  async change(change: ProfileChange, expectedVersion?: number): Promise<Profile> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const [row] = await this.#database.write.update(users)
      .set({
        ...Object.fromEntries(given),
        version: sql`${users.version} + 1`,
        updatedAt: toTimestamp(this.#clock.now()),
      })
      .where(and(
        eq(users.id, this.#userId),
        expectedVersion === undefined ? undefined : eq(users.version, expectedVersion),
      )).returning();
    if (!row) throw expectedVersion === undefined ? notFound("account") : changedMeanwhile();
    return toProfile(row);
  }
}
