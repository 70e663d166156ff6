/** One person's attachments: stored, read, and counted against what they may keep. @module */
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUnmet, requireThat } from "../database/require_that.ts";
import { AppError, notFound } from "../error.ts";
import type { ByteRange } from "./file_store.ts";
import { mediaTypeOf } from "./media_type.ts";
import type { ReceivedFile } from "./received_file.ts";
import type { StoredFiles } from "./stored_files.ts";

export const ATTACHMENT_BYTES_MAX = 25 * 1024 * 1024;
export const ATTACHMENTS_MAX = 10_000;
const NAME_CHARS_MAX = 200;

/** A name to save a file under: no path, nothing that cannot be seen. */
export const FileName = z.string().trim().min(1).max(NAME_CHARS_MAX).regex(
  // deno-lint-ignore no-control-regex -- control characters are what is refused
  /^(?!\.{1,2}$)[^/\\\u0000-\u001f\u007f]+$/,
  "must not hold slashes or control characters, and be no folder",
);

export interface Attachment {
  id: string;
  recordId: string | null;
  name: string;
  mediaType: string;
  bytes: number;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface AttachmentContent {
  attachment: Pick<Attachment, "id" | "name" | "mediaType" | "bytes">;
  open(range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
}

const INSERT = `INSERT INTO attachments
  (id, created_at, updated_at, user_id, record_id, name, media_type, bytes, sha256, version)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`;
const CONTENT = "SELECT id, name, media_type, bytes, sha256 FROM attachments WHERE id = ? AND user_id = ?";
const KEPT = "SELECT count(*), coalesce(sum(bytes), 0) FROM attachments WHERE user_id = ?";
const HAS_RECORD = "EXISTS (SELECT 1 FROM records WHERE id = ? AND user_id = ? AND deleted_at IS NULL)";

interface Parts {
  database: Database;
  files: StoredFiles;
  clock: Clock;
  userId: string;
  /** Of all attachments together. */
  bytesMax: number;
}

export class AttachmentRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Stores a file that was received, of a record or of none yet. */
  async add(
    file: ReceivedFile,
    { name, recordId }: { name: string; recordId: string | null },
  ): Promise<Attachment> {
    const { database, files, clock, userId } = this.#parts;
    if (recordId !== null) await this.#requireRecord(recordId);
    await this.#requireRoom(file.bytes);
    const row = newRow(clock);
    const mediaType = await mediaTypeOf(file.head);
    const { bytes, sha256 } = file;
    try {
      await files.keep([file], [
        ...(recordId === null ? [] : [requireThat(HAS_RECORD, [recordId, userId])]),
        requireThat(`(SELECT count(*) FROM attachments WHERE user_id = ?) < ${ATTACHMENTS_MAX}`, [userId]),
        requireThat("(SELECT coalesce(sum(bytes), 0) FROM attachments WHERE user_id = ?) + ? <= ?", [
          userId,
          bytes,
          this.#parts.bytesMax,
        ]),
        {
          sql: INSERT,
          args: [row.id, row.createdAt, row.updatedAt, userId, recordId, name, mediaType, bytes, sha256],
        },
      ]);
    } catch (error) {
      if (!isUnmet(error)) throw error;
      // Something has changed since it was looked at: say what.
      if (recordId !== null) await this.#requireRecord(recordId);
      await this.#requireRoom(bytes);
      throw new AppError("conflict", "Cannot store this: too many others do at the same time", {
        cause: error,
      });
    }
    database.changes.raise(userId);
    return { ...row, recordId, name, mediaType, bytes, version: 1 };
  }

  async content(id: string): Promise<AttachmentContent> {
    const { database, files, userId } = this.#parts;
    const row = await database.row(CONTENT, [id, userId]);
    if (!row) throw notFound("attachment");
    const [, name, mediaType, bytes, sha256] = row as [string, string, string, number, string];
    const open = async (range?: ByteRange) => {
      const stream = await files.read(sha256, range);
      if (stream === null) throw new AppError("internal", "Cannot read this attachment: its file is missing");
      return stream;
    };
    return { attachment: { id, name, mediaType, bytes }, open };
  }

  async #requireRecord(recordId: string): Promise<void> {
    const { database, userId } = this.#parts;
    const row = await database.row(`SELECT ${HAS_RECORD}`, [recordId, userId]);
    if (row![0] !== 1) throw notFound("record");
  }

  async #requireRoom(more: number): Promise<void> {
    const { database, userId } = this.#parts;
    const [count, bytes] = await database.row(KEPT, [userId]) as [number, number];
    if (count >= ATTACHMENTS_MAX) {
      throw new AppError("quota_exceeded", `Cannot store this: there may be ${ATTACHMENTS_MAX} attachments`);
    }
    if (bytes + more > this.#parts.bytesMax) {
      throw new AppError(
        "quota_exceeded",
        `Cannot store this: ${bytes} of ${this.#parts.bytesMax} bytes of attachments are kept`,
      );
    }
  }
}
