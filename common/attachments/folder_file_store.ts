/** Files in a folder beside the database, `ab/ab34…`: an entry appears whole or not at all. @module */
import { storageError } from "../database/storage_error.ts";
import type { ByteRange, FileStore } from "./file_store.ts";
import { removeIfThere } from "./received_file.ts";

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

export class FolderFileStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(sha256: string, path: string): Promise<void> {
    const target = this.#pathOf(sha256);
    const folder = target.slice(0, target.lastIndexOf("/"));
    const beside = `${path}.placed`;
    try {
      await Deno.mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      // Into place by one step, over the same bytes where they are there already.
      await removeIfThere(beside);
      await linkOrCopy(path, beside);
      await Deno.chmod(beside, FILE_MODE);
      await Deno.rename(beside, target);
      // The name is in the folder, which has to reach the disk like the bytes.
      await sync(folder);
      await sync(this.#folder);
    } catch (error) {
      throw storageError(error);
    } finally {
      // To move a second name of the very same file is nothing to a file system, and both stay.
      await removeIfThere(beside);
    }
  }

  async has(sha256: string): Promise<boolean> {
    try {
      return (await Deno.stat(this.#pathOf(sha256))).isFile;
    } catch (error) {
      ignoreAbsence(error);
      return false;
    }
  }

  async read(sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    let file: Deno.FsFile;
    try {
      file = await Deno.open(this.#pathOf(sha256));
    } catch (error) {
      ignoreAbsence(error);
      return null;
    }
    if (!range) return file.readable;
    await file.seek(range.first, Deno.SeekMode.Start);
    return file.readable.pipeThrough(firstBytes(range.last - range.first + 1));
  }

  async remove(sha256: string): Promise<void> {
    const path = this.#pathOf(sha256);
    await removeIfThere(path);
    await sync(path.slice(0, path.lastIndexOf("/"))).catch(ignoreAbsence);
  }

  #pathOf(sha256: string): string {
    return `${this.#folder}/${sha256.slice(0, 2)}/${sha256}`;
  }
}

/** Some file systems know no second name of a file. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await Deno.link(from, to);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotSupported || error instanceof Deno.errors.PermissionDenied)) {
      throw error;
    }
    await Deno.copyFile(from, to);
    await sync(to);
  }
}

function firstBytes(count: number): TransformStream<Uint8Array, Uint8Array> {
  let left = count;
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) controller.terminate();
    },
  });
}

async function sync(folder: string): Promise<void> {
  using handle = await Deno.open(folder);
  await handle.sync();
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
