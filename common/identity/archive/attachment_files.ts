/**
 * The bytes of attachments in an archive, `attachments/<id>/<name>`. What a row of an archive says of its bytes
 * is believed of nothing but the bytes that come with it: a hash alone would open another person's file.
 * @module
 */
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from "../../attachments/attachment_repository.ts";
import { mediaTypeOf } from "../../attachments/media_type.ts";
import type { ReceivedFile } from "../../attachments/received_file.ts";
import type { StoredFiles } from "../../attachments/stored_files.ts";
import type { Database } from "../../database/open_database.ts";
import { AppError, invalidField } from "../../error.ts";
import type { z } from "zod";
import type { ArchivedAttachment } from "./archive_parts.ts";
import type { Zip } from "../../zip/read_zip.ts";

type Row = z.output<typeof ArchivedAttachment>;

const PATH = /^attachments\/([0-9a-f-]{36})\/[^/]+$/;
const ROWS =
  `SELECT id, name, sha256 FROM attachments WHERE user_id = ? ORDER BY created_at, id LIMIT ${ATTACHMENTS_MAX}`;
const KEPT = "SELECT coalesce(sum(bytes), 0) FROM attachments WHERE user_id = ?";

/** A person's files by their place in the archive; one that is missing on this server is left out. */
export async function* attachmentFiles(
  { database, files, userId }: { database: Database; files: StoredFiles; userId: string },
): AsyncGenerator<[path: string, bytes: ReadableStream<Uint8Array>]> {
  const rows = await database.rows<[string, string, string]>({ sql: ROWS, args: [userId] });
  for (const [id, name, sha256] of rows) {
    const stream = await files.read(sha256);
    if (stream) yield [`attachments/${id}/${name}`, stream];
  }
}

/**
 * The rows whose bytes came with them, as they are to be stored, and the bytes, no more than `bytesMax` of them;
 * the caller disposes of these.
 */
export async function receiveAttachments(
  rows: readonly Row[],
  archive: Zip,
  files: StoredFiles,
  bytesMax: number,
): Promise<{ rows: Row[]; received: ReceivedFile[] }> {
  const pathOf = new Map(archive.names.flatMap((path) => {
    const id = PATH.exec(path)?.[1];
    return id === undefined ? [] : [[id, path] as const];
  }));
  const taken: Row[] = [];
  const received: ReceivedFile[] = [];
  let bytesLeft = bytesMax;
  try {
    for (const row of rows) {
      const path = pathOf.get(row.id);
      if (path === undefined) continue;
      const file = await files.receive(archive.pieces(path), ATTACHMENT_BYTES_MAX);
      received.push(file);
      if (file.sha256 !== row.sha256) {
        throw invalidField(
          `attachments/${row.id}`,
          "is damaged: its bytes are not those of attachments.json",
        );
      }
      bytesLeft -= file.bytes;
      if (bytesLeft < 0) {
        throw new AppError(
          "quota_exceeded",
          `Cannot import: there is room for ${bytesMax} bytes of attachments`,
        );
      }
      taken.push({ ...row, bytes: file.bytes, mediaType: await mediaTypeOf(file.head) });
    }
    return { rows: taken, received };
  } catch (error) {
    await disposeAll(received);
    throw error;
  }
}

export async function disposeAll(received: readonly ReceivedFile[]): Promise<void> {
  for (const file of received) await file[Symbol.asyncDispose]();
}

/** Bytes of attachments that a person has room for, of `bytesMax`. */
export async function fileRoom(database: Database, userId: string, bytesMax: number): Promise<number> {
  const row = await database.row(KEPT, [userId]);
  return bytesMax - (row![0] as number);
}
