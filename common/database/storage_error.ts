/** What the database's errors mean to a caller. @module */
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

/** SQLITE_FULL and a failing disk as failures a client may be told of; anything else as it was. */
export function storageError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === "SQLITE_FULL" || (error instanceof Error && /disk is full/.test(error.message))) {
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
