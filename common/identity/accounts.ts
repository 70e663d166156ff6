/** Accounts before anyone is signed in: making one, and finding the one that a password opens. @module */
import { eq, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
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
  readonly #mails: boolean;

  /** `mails`: whether a mail server is there, so that addresses can be proved. */
  constructor(database: Database, passwords: Passwords, clock: Clock, mails: boolean) {
    this.#database = database;
    this.#passwords = passwords;
    this.#clock = clock;
    this.#mails = mails;
  }

  /**
   * Makes an account; the very first one is the administrator's. Where a mail server is, a sign-in is refused
   * until its address is proved, so that a new account cannot be told from what {@link apparent} gives.
   */
  async register(registration: Registration): Promise<Profile> {
    const row = this.#newRow(registration);
    await this.#passwords.requireGood(registration.password, row, "password");
    try {
      const [stored] = await this.#database.write.insert(users).values({
        ...row,
        passwordHash: await this.#passwords.hash(registration.password),
        // Decided inside the statement: of two first registrations at once only one can see no users.
        role: sql<"user">`CASE WHEN EXISTS (SELECT 1 FROM users) THEN 'user' ELSE 'administrator' END`,
        // Not the first one: there is nothing to be found out yet, and someone has to mend a wrong SMTP_URL.
        awaitsVerification: sql<boolean>`${this.#mails ? 1 : 0} AND EXISTS (SELECT 1 FROM users)`,
      }).returning();
      return toProfile(stored!);
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new AppError("email_taken", "Cannot register: this email address is in use", { cause: error });
      }
      throw error;
    }
  }

  /** What a registration would give if its address were not taken; nothing is stored. */
  apparent(registration: Registration): Profile {
    return toProfile({
      ...this.#newRow(registration),
      passwordHash: "",
      role: "user",
      awaitsVerification: true,
      disabledAt: null,
      emailVerifiedAt: null,
      recordsMax: null,
      requestsPerMinuteMax: null,
      version: 1,
    });
  }

  #newRow({ email, displayName, locale = "zh-CN", timezone = "Asia/Shanghai" }: Registration) {
    return {
      ...newRow(this.#clock),
      email,
      displayName: displayName ?? email.slice(0, email.indexOf("@")),
      locale,
      timezone,
      currency: defaultCurrency(timezone),
    };
  }

  /** The account this email and password open, or null; an unknown email takes as long as a wrong password. */
  async authenticate(email: string, password: string): Promise<{ id: string; role: Profile["role"] } | null> {
    const [user] = await this.#database.read.select().from(users)
      .where(eq(users.email, normalizeEmail(email)));
    const right = await this.#passwords.verify(password, user?.passwordHash ?? null);
    return right && user && user.disabledAt === null && !user.awaitsVerification
      ? { id: user.id, role: user.role }
      : null;
  }

  /** The role of an account that may sign in, or null. */
  async roleOf(userId: string): Promise<Profile["role"] | null> {
    const [user] = await this.#database.read.select().from(users).where(eq(users.id, userId));
    return user && user.disabledAt === null ? user.role : null;
  }
}
