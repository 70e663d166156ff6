/** Files that nobody else on the machine may read, written whole or not at all: keys. @module */
import { storageError } from "../database/storage_error.ts";
import { StartError } from "../error.ts";

/** The text of a file, or null where there is none; a {@link StartError} where it is there and cannot be read. */
export function readPrivateFile(path: string): string | null {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw new StartError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Writes a file of mode 0600. A crash, a power cut or a full disk leaves what was there before. Without `replace` a
 * file that is there already stays, and `Deno.errors.AlreadyExists` is thrown; a full disk is `storage_full`.
 */
export function writePrivateFile(path: string, text: string, options: { replace: boolean }): void {
  const written = `${path}.new`;
  try {
    writeDurably(written, text);
    if (options.replace) Deno.renameSync(written, path);
    else Deno.linkSync(written, path);
  } catch (error) {
    throw storageError(error);
  } finally {
    removeIfThere(written);
  }
}

function writeDurably(path: string, text: string): void {
  using file = Deno.openSync(path, { write: true, create: true, truncate: true, mode: 0o600 });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
  file.syncSync();
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
