/** What a person said, kept word for word before anything is made of it. @module */
import { and, eq } from "drizzle-orm";
import { type Clock, toTimestamp } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import { captures } from "../database/schema.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError, changedMeanwhile, notFound } from "../error.ts";
import { requireRoom } from "../identity/quota.ts";
import type { Principal } from "../security/principal.ts";
import { NO_OWN_TYPES, type OwnTypes } from "./own_types.ts";
import type { ZhijiRecord } from "./record.ts";
import { commitChanges } from "./record_statements.ts";
import { type RecordDraft, RecordRepository } from "./record_repository.ts";

export type Capture = typeof captures.$inferSelect;

export interface CaptureDraft {
  text: string;
  spokenAt: string;
  timezone: string;
  locale: string;
  source: string;
  clientId: string | null;
}

const STILL_KEPT = "EXISTS (SELECT 1 FROM captures WHERE id = ? AND user_id = ? AND status = 'kept')";

export class CaptureRepository {
  readonly #database: Database;
  readonly #principal: Principal;
  readonly #clock: Clock;
  readonly #records: RecordRepository;

  constructor(database: Database, principal: Principal, clock: Clock) {
    this.#database = database;
    this.#principal = principal;
    this.#clock = clock;
    this.#records = new RecordRepository(database, principal, clock);
  }

  /** Stores the text; one with a `clientId` that is there already is that capture, and `isNew` false. */
  async keep(draft: CaptureDraft): Promise<{ capture: Capture; isNew: boolean }> {
    try {
      await requireRoom(this.#database, this.#principal, 1);
    } catch (error) {
      // What was kept before the quota was full is answered all the same: a client sends it until it is.
      const known = draft.clientId === null ? null : await this.#sentBefore(draft, draft.clientId);
      if (known) return { capture: known, isNew: false };
      throw error;
    }
    const capture: Capture = {
      ...newRow(this.#clock),
      ...draft,
      userId: this.#principal.userId,
      status: "kept",
    };
    try {
      await this.#database.write.insert(captures).values(capture);
      return { capture, isNew: true };
    } catch (error) {
      if (draft.clientId === null || !isUniqueViolation(error)) throw error;
    }
    const known = await this.#sentBefore(draft, draft.clientId);
    if (!known) throw notFound("capture");
    return { capture: known, isNew: false };
  }

  /** The capture that this client has sent already. */
  async #sentBefore(draft: CaptureDraft, clientId: string): Promise<Capture | null> {
    const [known] = await this.#database.read.select().from(captures).where(
      and(eq(captures.userId, this.#principal.userId), eq(captures.clientId, clientId)),
    );
    if (known && known.text !== draft.text) {
      throw new AppError("idempotency_mismatch", "Cannot keep this: its clientId belongs to another text", {
        errors: [{ path: "clientId", message: "belongs to another text" }],
      });
    }
    return known ?? null;
  }

  async get(id: string): Promise<Capture> {
    const [capture] = await this.#database.read.select().from(captures)
      .where(and(eq(captures.id, id), eq(captures.userId, this.#principal.userId)));
    if (!capture) throw notFound("capture");
    return capture;
  }

  /** Stores the records read from a capture and marks it read, in one transaction and only once. */
  async finish(
    capture: Capture,
    drafts: readonly RecordDraft[],
    own: OwnTypes = NO_OWN_TYPES,
  ): Promise<ZhijiRecord[]> {
    const { records, statements } = this.#records.prepare(drafts, own);
    try {
      await commitChanges(this.#database, this.#principal.userId, [
        requireThat(STILL_KEPT, [capture.id, this.#principal.userId]),
        {
          sql: "UPDATE captures SET status = 'read', updated_at = ? WHERE id = ? AND user_id = ?",
          args: [toTimestamp(this.#clock.now()), capture.id, this.#principal.userId],
        },
        ...statements,
      ]);
      return records;
    } catch (error) {
      // The same upload arrived twice and the other request has stored the records already.
      if (isUnmet(error)) return await this.#records.ofCapture(capture.id);
      throw error;
    }
  }

  /**
   * Replaces what was read from a capture before. Records that the person has touched stay, and what is read
   * again from their part of the text is left out; equal readings stay the records they are.
   */
  async replaceReading(
    capture: Capture,
    drafts: readonly RecordDraft[],
    own: OwnTypes = NO_OWN_TYPES,
  ): Promise<ZhijiRecord[]> {
    if (capture.status === "kept") return await this.finish(capture, drafts, own);
    const before = await this.#records.ofCapture(capture.id);
    const touched = before.filter(({ version }) => version > 1);
    const fresh = drafts.filter((draft) => !touched.some((record) => overlaps(record.span, draft.span)));
    const untouched = before.filter(({ version }) => version === 1);
    const isSame = (record: ZhijiRecord, draft: RecordDraft) =>
      record.type === draft.type && overlaps(record.span, draft.span) &&
      JSON.stringify(record.data) === JSON.stringify(draft.data) && record.occurredAt === draft.occurredAt;
    const outdated = untouched.filter((record) => !fresh.some((draft) => isSame(record, draft)));
    const added = this.#records.prepare(
      fresh.filter((draft) => !untouched.some((record) => isSame(record, draft))),
      own,
    );
    const removals = outdated.flatMap((record) => this.#records.prepareRemoval(record));
    if (removals.length + added.statements.length > 0) {
      try {
        await commitChanges(this.#database, this.#principal.userId, [...removals, ...added.statements]);
      } catch (error) {
        if (isUnmet(error)) throw changedMeanwhile();
        throw error;
      }
    }
    return (await this.#records.ofCapture(capture.id)).filter(({ deletedAt }) => deletedAt === null);
  }
}

function overlaps(a: ZhijiRecord["span"] | undefined, b: ZhijiRecord["span"] | undefined): boolean {
  return !a || !b || (a.start < b.end && b.start < a.end);
}
