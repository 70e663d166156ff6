/**
 * Mails to be sent wait in a table until the mail server has taken them, and stay there to be read
 * where none is configured. What was sent loses its text: it may hold a link that opens an account.
 * @module
 */
import { and, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { Transporter } from "nodemailer";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { outbox } from "../database/schema.ts";
import type { Logger } from "../log.ts";
import { type MailKind, mailText } from "./mails.ts";

const SEND_EVERY_MS = 15_000;
const SENT_AT_ONCE_MAX = 20;
const TRIES_MAX = 8;
/** Wait after a failure; doubles with each. Also how long another process leaves a claimed mail alone. */
const RETRY_MS = 30_000;
const HOUR_MS = 3_600_000;
const MAILS_AN_HOUR_MAX = 3;
const SMTP_TIMEOUT_MS = 10_000;
/** Mails nobody could deliver or read are gone after this. */
const KEPT_MS = 30 * 86_400_000;

export class Outbox {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #smtpUrl: string | null;
  readonly #timer: ReturnType<typeof setInterval> | undefined;
  #transporter: Promise<Transporter> | undefined;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(database: Database, clock: Clock, log: Logger, smtpUrl: string | null) {
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
    this.#smtpUrl = smtpUrl;
    if (smtpUrl === null) return;
    this.#timer = setInterval(() => this.#sendSoon(), SEND_EVERY_MS);
    Deno.unrefTimer(this.#timer as unknown as number);
  }

  /** Puts a mail into the table, and sets about sending it. */
  async put(
    kind: MailKind,
    to: { userId: string; email: string; locale: string },
    link?: string,
  ): Promise<void> {
    const row = newRow(this.#clock);
    const { write } = this.#database;
    await write.batch([
      write.delete(outbox).where(lte(outbox.createdAt, toTimestamp(this.#clock.now() - KEPT_MS))),
      write.insert(outbox).values({
        ...row,
        ...mailText(kind, to.locale, link),
        userId: to.userId,
        recipient: to.email,
        nextTryAt: row.createdAt,
      }),
    ]);
    this.#log.info(this.#smtpUrl === null ? "mail kept in the outbox" : "mail to be sent", {
      mailId: row.id,
      kind,
    });
    this.#sendSoon();
  }

  /** Puts a mail that anyone can set off, unless the person got several of its kind within an hour. */
  async putSeldom(kind: MailKind, to: { userId: string; email: string; locale: string }): Promise<void> {
    const { subject } = mailText(kind, to.locale);
    const lately = await this.#database.read.$count(
      outbox,
      and(
        eq(outbox.userId, to.userId),
        eq(outbox.subject, subject),
        gt(outbox.createdAt, toTimestamp(this.#clock.now() - HOUR_MS)),
      ),
    );
    if (lately < MAILS_AN_HOUR_MAX) await this.put(kind, to);
  }

  /** Sends what is due; how many the mail server took. */
  async sendDue(): Promise<number> {
    if (this.#smtpUrl === null) return 0;
    const now = this.#clock.now();
    const { read, write } = this.#database;
    const due = await read.select({ id: outbox.id }).from(outbox)
      .where(and(isNull(outbox.sentAt), lte(outbox.nextTryAt, toTimestamp(now)))).limit(SENT_AT_ONCE_MAX);
    let sent = 0;
    for (const { id } of due) {
      // Claimed by moving its time: of several processes one sends it.
      const [mail] = await write.update(outbox).set({
        tries: sql`${outbox.tries} + 1`,
        nextTryAt: sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${toTimestamp(now)}, ((${
          RETRY_MS / 1000
        } << tries) || ' seconds'))`,
      }).where(and(eq(outbox.id, id), isNull(outbox.sentAt), lte(outbox.nextTryAt, toTimestamp(now))))
        .returning();
      if (mail && await this.#deliver(mail)) sent++;
    }
    return sent;
  }

  /** Resolves when nothing is being sent any more. */
  async idle(): Promise<void> {
    await this.#sending;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sending;
    if (this.#transporter) (await this.#transporter).close();
  }

  #sendSoon(): void {
    if (this.#smtpUrl === null) return;
    this.#sending = this.#sending.then(() => this.sendDue())
      .catch((error) => this.#log.error("mails cannot be sent", { code: (error as { code?: string }).code }));
  }

  async #deliver(mail: typeof outbox.$inferSelect): Promise<boolean> {
    const own = eq(outbox.id, mail.id);
    try {
      const transporter = await this.#connect();
      await transporter.sendMail({
        from: senderOf(this.#smtpUrl!),
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body ?? "",
        messageId: `<${mail.id}@zhiji>`,
      });
    } catch (error) {
      // Of the error only its code: its text may repeat the mail and the server's address with password.
      const gaveUp = mail.tries >= TRIES_MAX;
      this.#log.warn(gaveUp ? "mail given up" : "mail not taken, to be tried again", {
        mailId: mail.id,
        tries: mail.tries,
        code: (error as { code?: string }).code,
      });
      if (gaveUp) await this.#database.write.delete(outbox).where(own);
      return false;
    }
    await this.#database.write.update(outbox)
      .set({ sentAt: toTimestamp(this.#clock.now()), body: null }).where(own);
    return true;
  }

  #connect(): Promise<Transporter> {
    this.#transporter ??= import("nodemailer").then(({ default: nodemailer }) => {
      const url = new URL(this.#smtpUrl!);
      const secure = url.protocol === "smtps:";
      return nodemailer.createTransport({
        host: url.hostname,
        port: Number(url.port) || (secure ? 465 : 587),
        secure,
        ...(url.username === "" ? {} : {
          auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
        }),
        connectionTimeout: SMTP_TIMEOUT_MS,
        greetingTimeout: SMTP_TIMEOUT_MS,
        socketTimeout: SMTP_TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    });
    return this.#transporter;
  }
}

/** The sender is the account of the mail server where that is an address. */
function senderOf(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const account = decodeURIComponent(username);
  return account.includes("@") ? account : `zhiji@${hostname}`;
}
