/** Proving who one is: by password and, where it is on, a second factor; every guess is counted. @module */
import { eq } from "drizzle-orm";
import type { Database } from "../database/open_database.ts";
import { users } from "../database/schema.ts";
import { AppError } from "../error.ts";
import type { Guesses } from "../security/guesses.ts";
import type { Accounts } from "./accounts.ts";
import type { Profile } from "./profile.ts";
import { normalizeEmail } from "./profile_fields.ts";
import type { SecondFactor } from "./second_factor.ts";

/** An account whose password was right. */
export interface KnownPerson {
  id: string;
  role: Profile["role"];
  /** The second factor is on and was not shown. */
  needsCode: boolean;
}

export class SignIn {
  readonly #database: Database;
  readonly #accounts: Accounts;
  readonly #factor: SecondFactor;
  readonly #guesses: Guesses;

  constructor(database: Database, accounts: Accounts, factor: SecondFactor, guesses: Guesses) {
    this.#database = database;
    this.#accounts = accounts;
    this.#factor = factor;
    this.#guesses = guesses;
  }

  /** The person of an email and password, or null; with `code` also their second factor must be right. */
  async check(
    { email, password, code, address }: {
      email: string;
      password: string;
      code?: string | undefined;
      address: string;
    },
  ): Promise<KnownPerson | null> {
    const attempt = await this.#guesses.attempt(normalizeEmail(email), address);
    const person = await this.#accounts.authenticate(email, password);
    if (!person) return null;
    const needsCode = await this.#factor.isOn(person.id);
    if (needsCode && code === undefined) return { ...person, needsCode };
    if (needsCode && !await this.#factor.accept(person.id, code!)) return null;
    await attempt.right();
    return { ...person, needsCode: false };
  }

  /** Whether a code is right for someone whose password was; a wrong one counts as a wrong password does. */
  async checkCode(userId: string, code: string, address: string): Promise<boolean> {
    const attempt = await this.#guesses.attempt(await this.#emailOf(userId), address);
    const right = await this.#factor.accept(userId, code);
    if (right) await attempt.right();
    return right;
  }

  /** Asks someone who is signed in again; throws `invalid_input` that names what was wrong. */
  async again(
    userId: string,
    { password, code }: { password: string; code?: string | undefined },
    address: string,
    field = "password",
  ): Promise<void> {
    const person = await this.check({ email: await this.#emailOf(userId), password, code, address });
    if (person !== null && !person.needsCode) return;
    const [path, message] = person === null
      ? [field, code === undefined ? "is wrong" : "or code is wrong"]
      : ["code", "is needed: a second factor is on"];
    throw new AppError("invalid_input", `Cannot accept the input: ${path} ${message}`, {
      errors: [{ path, message }],
    });
  }

  async #emailOf(userId: string): Promise<string> {
    const [user] = await this.#database.read.select({ email: users.email }).from(users).where(
      eq(users.id, userId),
    );
    return user?.email ?? userId;
  }
}
