/** Accounts before anyone is signed in: making one, and finding the one that a password opens. @module */
import { eq, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import { newRow } from "../database/insert_hook.ts";
import type { Database } from "../database/open_database.ts";
import { users } from "../database/schema.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError } from "../error.ts";
import type { Passwords } from "../security/passwords.ts";
import { defaultCurrency } from "./default_currency.ts";
import { type Profile, toProfile } from "./profile.ts";
import { normalizeEmail } from "./profile_fields.ts";

export interface Registration {
  email: string;
  password: string;
  displayName?: string | undefined;
  locale?: string | undefined;
  timezone?: string | undefined;
}

export class Accounts {
  readonly #database: Database;
  readonly #passwords: Passwords;
  readonly #clock: Clock;

  constructor(database: Database, passwords: Passwords, clock: Clock) {
    this.#database = database;
    this.#passwords = passwords;
    this.#clock = clock;
  }

  /** Makes an account; the very first one is the administrator's. */
  async register(registration: Registration): Promise<Profile> {
    const { email, password } = registration;
    const displayName = registration.displayName ?? email.slice(0, email.indexOf("@"));
    await this.#passwords.requireGood(password, { email, displayName }, "password");
    const timezone = registration.timezone ?? "Asia/Shanghai";
    const row = {
      ...newRow(this.#clock),
      email,
      displayName,
      passwordHash: await this.#passwords.hash(password),
      // Decided inside the statement: of two first registrations at once only one can see no users.
      role: sql<"user">`CASE WHEN EXISTS (SELECT 1 FROM users) THEN 'user' ELSE 'administrator' END`,
      locale: registration.locale ?? "zh-CN",
      timezone,
      currency: defaultCurrency(timezone),
    };
    try {
      const [stored] = await this.#database.write.insert(users).values(row).returning();
      return toProfile(stored!);
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new AppError("email_taken", "Cannot register: this email address is in use", { cause: error });
      }
      throw error;
    }
  }

  /** The account this email and password open, or null; an unknown email takes as long as a wrong password. */
  async authenticate(email: string, password: string): Promise<{ id: string; role: Profile["role"] } | null> {
    const [user] = await this.#database.read.select().from(users)
      .where(eq(users.email, normalizeEmail(email)));
    const right = await this.#passwords.verify(password, user?.passwordHash ?? null);
    return right && user && user.disabledAt === null ? { id: user.id, role: user.role } : null;
  }

  /** The role of an account that may sign in, or null. */
  async roleOf(userId: string): Promise<Profile["role"] | null> {
    const [user] = await this.#database.read.select().from(users).where(eq(users.id, userId));
    return user && user.disabledAt === null ? user.role : null;
  }
}
