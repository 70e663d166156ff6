/** Secrets that travel by mail: whoever sends one back reads the mail of the address. @module */
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { mailTokens } from "../database/schema.ts";
import type { PublicUrls } from "../security/public_urls.ts";
import { newSecret, sha256 } from "../security/secret_token.ts";
import type { Outbox } from "./outbox.ts";

type Purpose = typeof mailTokens.$inferSelect["purpose"];

const MINUTE_MS = 60_000;
const KINDS: Record<Purpose, { livesMs: number; page: string }> = {
  verify_email: { livesMs: 24 * 60 * MINUTE_MS, page: "verify-email" },
  reset_password: { livesMs: 30 * MINUTE_MS, page: "reset-password" },
};
/** More mails of a kind than this in an hour are not sent: nobody's mailbox is to be flooded through us. */
const MAILS_AN_HOUR_MAX = 5;
const HOUR_MS = 60 * MINUTE_MS;

export class MailTokens {
  readonly #database: Database;
  readonly #outbox: Outbox;
  readonly #urls: PublicUrls;
  readonly #clock: Clock;

  constructor(database: Database, outbox: Outbox, urls: PublicUrls, clock: Clock) {
    this.#database = database;
    this.#outbox = outbox;
    this.#urls = urls;
    this.#clock = clock;
  }

  /** Mails a link with a new secret to an address of a person. */
  async send(purpose: Purpose, to: { userId: string; email: string; locale: string }): Promise<void> {
    const now = this.#clock.now();
    const lately = await this.#database.read.$count(
      mailTokens,
      and(
        eq(mailTokens.userId, to.userId),
        eq(mailTokens.purpose, purpose),
        gt(mailTokens.createdAt, toTimestamp(now - HOUR_MS)),
      ),
    );
    if (lately >= MAILS_AN_HOUR_MAX) return;
    const secret = newSecret();
    const { write } = this.#database;
    await write.batch([
      // Not before an hour: until then they count against a flood.
      write.delete(mailTokens).where(lt(mailTokens.expiresAt, toTimestamp(now - HOUR_MS))),
      write.insert(mailTokens).values({
        ...newRow(this.#clock),
        userId: to.userId,
        purpose,
        email: to.email,
        hash: await sha256(secret),
        expiresAt: toTimestamp(now + KINDS[purpose].livesMs),
      }),
    ]);
    // In the fragment, which browsers send to no server and write into no log.
    await this.#outbox.put(purpose, to, `${this.#urls.of("web")}/#/${KINDS[purpose].page}?token=${secret}`);
  }

  /** Whose secret it is, where it is good; it stays good. */
  async ownerOf(purpose: Purpose, secret: string): Promise<string | null> {
    const [token] = await this.#database.read.select({ userId: mailTokens.userId }).from(mailTokens)
      .where(this.#isGood(purpose, await sha256(secret)));
    return token?.userId ?? null;
  }

  /** Uses up a secret; whose it is and for which address, or null where it is not good. */
  async use(purpose: Purpose, secret: string): Promise<{ userId: string; email: string } | null> {
    const now = toTimestamp(this.#clock.now());
    const [token] = await this.#database.write.update(mailTokens).set({ usedAt: now, updatedAt: now })
      .where(this.#isGood(purpose, await sha256(secret))).returning();
    return token ? { userId: token.userId, email: token.email } : null;
  }

  #isGood(purpose: Purpose, hash: string) {
    return and(
      eq(mailTokens.hash, hash),
      eq(mailTokens.purpose, purpose),
      isNull(mailTokens.usedAt),
      gt(mailTokens.expiresAt, toTimestamp(this.#clock.now())),
      sql`user_id IN (SELECT id FROM users WHERE disabled_at IS NULL)`,
    );
  }

  /** Makes all secrets of a kind worthless. */
  async withdraw(purpose: Purpose, userId: string): Promise<void> {
    await this.#database.write.update(mailTokens).set({ usedAt: toTimestamp(this.#clock.now()) })
      .where(and(eq(mailTokens.userId, userId), eq(mailTokens.purpose, purpose), isNull(mailTokens.usedAt)));
  }
}
