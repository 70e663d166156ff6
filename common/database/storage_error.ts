/** What errors of the database, and of files beside it, mean to a caller. @module */
import { AppError } from "../error.ts";

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** True for a lock held by another connection or process; the connection that met it must be replaced. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** True where a row with the same unique values stands already. */
export function isUniqueViolation(error: unknown): boolean {
  return /^SQLITE_CONSTRAINT/.test(codeOf(error)) &&
      /UNIQUE|PRIMARY/i.test(`${codeOf(error)} ${(error as Error).message}`) ||
    (error instanceof Error && error.cause !== undefined && isUniqueViolation(error.cause));
}

/** Of the database, of a file, and of a file where it is the person's share that is used up. */
const FULL: ReadonlySet<string> = new Set(["SQLITE_FULL", "ENOSPC", "EDQUOT"]);

/** A full disk and a failing one as failures a client may be told of; anything else as it was. */
export function storageError(error: unknown): unknown {
  const code = codeOf(error);
  if (FULL.has(code) || (error instanceof Error && /disk is full/.test(error.message))) {
    return new AppError("storage_full", "Cannot store this: the disk is full", { cause: error });
  }
  if (isBusy(error) || /^SQLITE_(IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code)) {
    return new AppError("unavailable", "Cannot store this: the database is not available", {
      cause: error,
      retryAfterSeconds: 5,
    });
  }
  return error;
}
