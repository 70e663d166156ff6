/** What opens an account, changed: password and email address, by its owner or by who reads its mail. @module */
import { and, eq, isNull, sql } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import type { Database } from "../database/open_database.ts";
import { users } from "../database/schema.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError, invalidField } from "../error.ts";
import type { AccessTokens } from "../security/access_tokens.ts";
import type { Passwords } from "../security/passwords.ts";
import type { AuditLog } from "./audit_log.ts";
import type { AuthorizationCodes } from "./authorization_codes.ts";
import type { MailKind } from "./mails.ts";
import type { MailTokens } from "./mail_tokens.ts";
import type { Outbox } from "./outbox.ts";
import type { Sessions } from "./sessions.ts";

interface Parts {
  database: Database;
  clock: Clock;
  passwords: Passwords;
  accessTokens: AccessTokens;
  sessions: Sessions;
  mailTokens: MailTokens;
  outbox: Outbox;
  audit: AuditLog;
  codes: AuthorizationCodes;
}

export class AccountAccess {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Stores another password; `field` is where the new one stood in the input. */
  async setPassword(userId: string, password: string, field: string): Promise<void> {
    const { passwords, database, clock, mailTokens, audit, codes } = this.#parts;
    const user = await this.#find(userId);
    if (user) await passwords.requireGood(password, user, field);
    const passwordHash = await passwords.hash(password);
    await database.write.update(users).set({ passwordHash, updatedAt: toTimestamp(clock.now()) })
      .where(eq(users.id, userId));
    await mailTokens.withdraw("reset_password", userId);
    await codes.withdraw(userId);
    await audit.add({ actorId: userId, action: "password_changed", targetId: userId });
    await this.notify("password_changed", userId);
  }

  /** Mails a link to set a new password, where the address is an account's; nobody is told whether it is. */
  async forgot(email: string): Promise<void> {
    const [user] = await this.#parts.database.read.select().from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!user) return;
    await this.#parts.mailTokens.send("reset_password", { userId: user.id, email, locale: user.locale });
  }

  /** Sets the password with a secret from a mail, and ends all sessions: whoever was in is out. */
  async reset(secret: string, password: string): Promise<void> {
    const { passwords, mailTokens, sessions } = this.#parts;
    // Checked first: a refused password must not use the secret up.
    const owner = await mailTokens.ownerOf("reset_password", secret);
    const user = owner === null ? undefined : await this.#find(owner);
    if (user) await passwords.requireGood(password, user, "password");
    const token = await mailTokens.use("reset_password", secret);
    if (!token) throw invalidField("token", "is not valid: unknown, used or too old");
    await this.setPassword(token.userId, password, "password");
    await this.#verified(token);
    await sessions.endAll(token.userId);
  }

  /** Mails a link that proves an address to be the person's; their own, or the one to change to. */
  async sendVerification(userId: string, email?: string): Promise<void> {
    const user = await this.#find(userId);
    if (user) {
      await this.#parts.mailTokens.send("verify_email", {
        userId,
        email: email ?? user.email,
        locale: user.locale,
      });
    }
  }

  /** Takes a secret from a mail as proof of its address, which becomes the account's. */
  async verifyEmail(secret: string): Promise<void> {
    const token = await this.#parts.mailTokens.use("verify_email", secret);
    if (!token) throw invalidField("token", "is not valid: unknown, used or too old");
    const before = await this.#find(token.userId);
    await this.#verified(token);
    this.#parts.accessTokens.forgetUser(token.userId);
    if (before && before.email !== token.email) {
      const { email, locale } = before;
      await this.#parts.outbox.put("email_changed", { userId: before.id, email, locale });
      await this.#parts.mailTokens.withdraw("reset_password", token.userId);
      await this.#parts.audit.add({ actorId: token.userId, action: "email_changed", targetId: token.userId });
    }
  }

  /** Tells whose address it is that someone has tried to register with it. */
  async registeredAgain(email: string): Promise<void> {
    const [user] = await this.#parts.database.read.select().from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!user) return;
    // Who has lost the first mail tries again; who has an account has forgotten it, or is someone else.
    if (user.awaitsVerification) await this.sendVerification(user.id);
    else {await this.#parts.outbox.putSeldom("already_registered", {
        userId: user.id,
        email,
        locale: user.locale,
      });}
  }

  /** Tells a person by mail that something of their account was changed. */
  async notify(kind: MailKind, userId: string): Promise<void> {
    const user = await this.#find(userId);
    if (user) await this.#parts.outbox.put(kind, { userId, email: user.email, locale: user.locale });
  }

  async #verified({ userId, email }: { userId: string; email: string }): Promise<void> {
    const now = toTimestamp(this.#parts.clock.now());
    try {
      await this.#parts.database.write.update(users)
        .set({
          email,
          emailVerifiedAt: now,
          awaitsVerification: false,
          updatedAt: now,
          version: sql`${users.version} + 1`,
        })
        .where(eq(users.id, userId));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError("email_taken", "Cannot use this address: it belongs to an account", {
        cause: error,
      });
    }
  }

  async #find(userId: string) {
    const [user] = await this.#parts.database.read.select().from(users).where(eq(users.id, userId));
    return user;
  }
}
