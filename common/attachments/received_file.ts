/** The bytes of an upload in a file of their own: counted and hashed while they come, never all in memory. @module */
import { createHash } from "node:crypto";
import { storageError } from "../database/storage_error.ts";
import { AppError } from "../error.ts";

/** How the names of files begin that are being received. */
export const INCOMING = "incoming-";
/** So much of the beginning is looked at to tell what a file is. */
const HEAD_BYTES = 8_192;

export class ReceivedFile implements AsyncDisposable {
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** The first bytes. */
  readonly head: Uint8Array;

  constructor(file: { path: string; bytes: number; sha256: string; head: Uint8Array }) {
    this.path = file.path;
    this.bytes = file.bytes;
    this.sha256 = file.sha256;
    this.head = file.head;
  }

  /** What stands for the bytes where requests are compared. */
  toJSON(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.sha256 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await removeIfThere(this.path);
  }
}

/** Writes a stream to a new file in `folder` and syncs it; nothing stays where it is too long or cut off. */
export async function receiveFile(
  stream: AsyncIterable<Uint8Array>,
  folder: string,
  bytesMax: number,
): Promise<ReceivedFile> {
  let path: string | null = null;
  try {
    path = await Deno.makeTempFile({ dir: folder, prefix: INCOMING });
    using file = await Deno.open(path, { write: true });
    const hash = createHash("sha256");
    const head = new Uint8Array(HEAD_BYTES);
    let bytes = 0;
    for await (const chunk of stream) {
      if (bytes + chunk.length > bytesMax) {
        throw new AppError("body_too_large", `Cannot read the body: more than ${bytesMax} bytes`);
      }
      if (bytes < HEAD_BYTES) head.set(chunk.subarray(0, HEAD_BYTES - bytes), bytes);
      hash.update(chunk);
      for (let at = 0; at < chunk.length;) at += await file.write(chunk.subarray(at));
      bytes += chunk.length;
    }
    await file.sync();
    return new ReceivedFile({ path, bytes, sha256: hash.digest("hex"), head: head.slice(0, bytes) });
  } catch (error) {
    if (path !== null) await removeIfThere(path);
    throw storageError(error);
  }
}

export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
