/** Takes rows from a sync client: each from the state it assumed, or not at all. RxDB's replication protocol. @module */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { isUniqueViolation } from "../database/storage_error.ts";
import { AppError } from "../error.ts";
import { RecordSchema, TEXT_CHARS_MAX, type ZhijiRecord } from "./record.ts";
import { NewRecord, RecordId } from "./record_inputs.ts";
import type { RecordRepository } from "./record_repository.ts";

export const PUSHED_MAX = 100;

/** A record as sync clients have it: `_deleted` is RxDB's mark of a tombstone. */
export const SyncDocument = RecordSchema.extend({ _deleted: z.boolean() }).meta({ id: "SyncDocument" });
export type SyncDocument = z.output<typeof SyncDocument>;

/** What a client may say of a record; fields that belong to the server are read over. */
const PushedState = NewRecord.extend({
  ...RecordSchema.omit({ type: true, title: true, data: true, tags: true, occurredAt: true, timezone: true })
    .partial().shape,
  text: z.string().max(TEXT_CHARS_MAX).optional(),
  id: RecordId,
  _deleted: z.boolean().default(false),
}).meta({ id: "PushedRecord" });

export const PushedRow = z.strictObject({
  newDocumentState: PushedState,
  assumedMasterState: PushedState.partial().loose().nullable().optional(),
});
export type PushedRow = z.output<typeof PushedRow>;

export function toDocument(record: ZhijiRecord): SyncDocument {
  return { ...record, _deleted: record.deletedAt !== null };
}

/** Writes the rows one by one and gives the present states of those that assumed another. */
export async function pushRecords(
  records: RecordRepository,
  rows: readonly PushedRow[],
): Promise<SyncDocument[]> {
  const conflicts: SyncDocument[] = [];
  for (const [i, row] of rows.entries()) {
    try {
      const master = await pushRow(records, row);
      if (master) conflicts.push(toDocument(master));
    } catch (error) {
      if (!(error instanceof AppError) || !error.errors) throw error;
      const errors = error.errors.map(({ path, message }) => ({
        path: `rows.${i}.newDocumentState.${path}`,
        message,
      }));
      throw new AppError("invalid_input", "Cannot accept this row; those before it are stored", { errors });
    }
  }
  return conflicts;
}

/** Null where the row was written, else the state that it did not assume. */
async function pushRow(
  records: RecordRepository,
  { newDocumentState: next, assumedMasterState: assumed }: PushedRow,
): Promise<ZhijiRecord | null> {
  const master = await records.find(next.id);
  if (master === null) return await insert(records, next);
  if (!assumed || !isState(assumed, master)) return master;
  try {
    if (next._deleted) {
      if (master.deletedAt === null) await records.remove(next.id, master.version);
      return null;
    }
    await records.replaceAll(next.id, { ...next, data: next.data ?? {} }, master.version);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "version_mismatch") return await records.find(next.id);
    throw error;
  }
}

/**
 * Whether the record is as the client assumes. Who pushes a second time before they have pulled their first
 * change does not know its version yet, so the same content will do, as RxDB itself compares.
 */
function isState(assumed: NonNullable<PushedRow["assumedMasterState"]>, master: ZhijiRecord): boolean {
  if (assumed.version === master.version) return true;
  // What the server has added to the data the client could not assume.
  if ((assumed._deleted ?? false) !== (master.deletedAt !== null)) return false;
  const { type, text, title, tags, occurredAt, timezone, data = {} } = assumed;
  // Who tells nothing assumes nothing.
  if (type === undefined || text === undefined) return false;
  const told = { type, text, title, tags, timezone, occurredAt };
  return Object.entries(told).every(([name, value]) =>
    value === undefined || isDeepStrictEqual(value, master[name as keyof typeof told])
  ) && Object.entries(data).every(([name, value]) => isDeepStrictEqual(value, master.data[name]));
}

async function insert(
  records: RecordRepository,
  next: PushedRow["newDocumentState"],
): Promise<ZhijiRecord | null> {
  // Made and deleted before it ever came here, or purged here meanwhile: there is nothing to keep.
  if (next._deleted) return null;
  try {
    await records.addAll([{
      id: next.id,
      type: next.type,
      text: next.text ?? next.title ?? "",
      title: next.title,
      data: next.data ?? {},
      tags: next.tags,
      occurredAt: next.occurredAt,
      timezone: next.timezone,
      source: "sync",
    }]);
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const master = await records.find(next.id);
    if (master) return master;
    throw new AppError("invalid_input", "Cannot use this id", {
      errors: [{ path: "id", message: "cannot be used: make another" }],
    });
  }
}
