/**
 * The bytes of attachments in an archive, `attachments/<id>/<name>`. What a row of an archive says of its bytes
 * is believed of nothing but the bytes that come with it: a hash alone would open another person's file.
 * @module
 */
import { ATTACHMENTS_MAX } from "../../attachments/attachment_repository.ts";
import { mediaTypeOf } from "../../attachments/media_type.ts";
import type { ReceivedFile } from "../../attachments/received_file.ts";
import type { StoredFiles } from "../../attachments/stored_files.ts";
import type { Database } from "../../database/open_database.ts";
import { AppError, invalidField } from "../../error.ts";
import type { z } from "zod";
import type { ArchivedAttachment } from "./archive_parts.ts";

type Row = z.output<typeof ArchivedAttachment>;

const PATH = /^attachments\/([0-9a-f-]{36})\/[^/]+$/;
const ROWS =
  `SELECT id, name, sha256 FROM attachments WHERE user_id = ? ORDER BY created_at, id LIMIT ${ATTACHMENTS_MAX}`;
const KEPT = "SELECT coalesce(sum(bytes), 0) FROM attachments WHERE user_id = ?";

/** Whether a file of an archive is an attachment's. */
export function isAttachmentFile(path: string): boolean {
  return PATH.test(path);
}

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

/** The rows whose bytes came with them, as they are to be stored, and the bytes; the caller disposes of these. */
export async function receiveAttachments(
  rows: readonly Row[],
  archive: ReadonlyMap<string, Uint8Array>,
  files: StoredFiles,
): Promise<{ rows: Row[]; received: ReceivedFile[] }> {
  const byId = new Map([...archive].flatMap(([path, bytes]) => {
    const id = PATH.exec(path)?.[1];
    return id === undefined ? [] : [[id, bytes] as const];
  }));
  const taken: Row[] = [];
  const received: ReceivedFile[] = [];
  try {
    for (const row of rows) {
      const bytes = byId.get(row.id);
      if (bytes === undefined) continue;
      const file = await files.receive(new Blob([bytes as BlobPart]).stream(), bytes.length);
      received.push(file);
      if (file.sha256 !== row.sha256) {
        throw invalidField(
          `attachments/${row.id}`,
          "is damaged: its bytes are not those of attachments.json",
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

/** Refuses more bytes than the person may keep; null: no limit. */
export async function requireFileRoom(
  database: Database,
  userId: string,
  rows: readonly Row[],
  bytesMax: number | null,
): Promise<void> {
  if (bytesMax === null || rows.length === 0) return;
  const [[kept]] = await database.rows<[number]>({ sql: KEPT, args: [userId] }) as [[number]];
  if (rows.reduce((sum, { bytes }) => sum + bytes, kept) > bytesMax) {
    throw new AppError(
      "quota_exceeded",
      `Cannot import: ${kept} of ${bytesMax} bytes of attachments are kept`,
    );
  }
}
