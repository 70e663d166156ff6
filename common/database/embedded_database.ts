/**
 * The embedded libSQL file: one writer connection behind a queue, one `query_only` reader, both behind
 * the `Client` interface of `@libsql/client`, so that drizzle and a remote server's client fit alike.
 * @module
 */
import type { Client, InArgs, InStatement, InValue, ResultSet, TransactionMode } from "@libsql/client";
import { dirname } from "node:path";
import { StartError } from "../error.ts";
import type { Logger } from "../log.ts";
import { Checkpointer } from "./checkpointer.ts";
import { EmbeddedConnection, type RawRow } from "./embedded_connection.ts";
import { GroupCommit } from "./group_commit.ts";

const SQLITE_HEADER_BYTES = 100;
const SQLITE_MAGIC = "SQLite format 3\0";

/** Each is set on its own connection: a PRAGMA reaches only the connection that ran it. */
const WRITER_PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "wal_autocheckpoint = 0",
  "foreign_keys = ON",
  "secure_delete = ON",
  "temp_store = MEMORY",
];
/** Looking through the file fills the cache with pages nobody asked for, and it would never get smaller again. */
const CACHE_WHILE_CHECKING = "cache_size = -2000";
const CACHE = "cache_size = -32000";
const READER_PRAGMAS = [
  "query_only = ON",
  "cache_size = -32000",
  "temp_store = MEMORY",
  "mmap_size = 268435456",
];

export interface EmbeddedDatabase {
  writer: Client;
  reader: Client;
  /** The first row of a read, without the detour through a result set. */
  row(sql: string, args: InValue[]): RawRow | undefined;
  /** Moves all of the write-ahead log into the file and empties it, so that what was deleted is in neither. */
  truncateLog(): Promise<void>;
  /** Waits for the queue, makes the last checkpoint and closes both connections. */
  close(): Promise<void>;
}

/** A database file that must not be used as it is; `message` says why and what to do. */
export class DatabaseFileError extends StartError {
  override name = "DatabaseFileError";
}

/** Opens the file, creating it where there is none; refuses one that is in use, empty, cut short or damaged. */
export function openEmbeddedDatabase(path: string, log: Logger): EmbeddedDatabase {
  // What people confide is nobody else's on the machine: the file, its log and its lock are made with mode 0600.
  const umask = Deno.umask(0o077);
  try {
    return openFile(path, log);
  } catch (error) {
    if (error instanceof DatabaseFileError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseFileError(
      `${path} cannot be opened (${why}); set LIBSQL_URL to a file that can be written`,
    );
  } finally {
    Deno.umask(umask);
  }
}

function openFile(path: string, log: Logger): EmbeddedDatabase {
  Deno.mkdirSync(dirname(path), { recursive: true });
  const lock = lockFile(path);
  try {
    refuseTruncated(path);
    const connection = new EmbeddedConnection(path, [...WRITER_PRAGMAS, CACHE_WHILE_CHECKING]);
    refuseDamaged(path, connection);
    connection.setPragma(CACHE);
    const checkpointer = new Checkpointer(connection, path, log, () => commits.isInTransaction);
    const commits: GroupCommit = new GroupCommit(connection, log, (jobs) => checkpointer.committed(jobs));
    const reading = new EmbeddedConnection(path, READER_PRAGMAS);
    return {
      writer: writerClient(connection, commits),
      reader: readerClient(reading),
      row: (sql, args) => reading.row(sql, args),
      async truncateLog() {
        await commits.drained();
        connection.rows("PRAGMA wal_checkpoint(TRUNCATE)");
      },
      async close() {
        await commits.drained();
        checkpointer.stop();
        reading.close();
        connection.rows("PRAGMA wal_checkpoint(TRUNCATE)");
        connection.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Two writer processes on one file stall each other and can damage it, so the second does not start. */
function lockFile(path: string): Deno.FsFile {
  const lock = Deno.openSync(`${path}.lock`, { create: true, write: true });
  if (lock.tryLockSync(true)) return lock;
  lock.close();
  throw new DatabaseFileError(
    `${path} is in use by another Zhiji process; stop it, or give each process a libSQL server with LIBSQL_URL`,
  );
}

function refuseTruncated(path: string): void {
  let file: Deno.FsFile;
  try {
    file = Deno.openSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    throw error;
  }
  try {
    const header = new Uint8Array(SQLITE_HEADER_BYTES);
    const { size } = file.statSync();
    if (file.readSync(header) !== SQLITE_HEADER_BYTES) {
      throw new DatabaseFileError(
        `${path} is ${size} bytes long and no database; restore a backup, or remove the file to start anew`,
      );
    }
    if (new TextDecoder().decode(header.subarray(0, SQLITE_MAGIC.length)) !== SQLITE_MAGIC) {
      throw new DatabaseFileError(`${path} is no database; name another file with LIBSQL_URL`);
    }
    // A checkpoint that was cut off leaves the file short and all of its pages in the log: quick_check decides.
    if (sizeOf(`${path}-wal`) > 0) return;
    const view = new DataView(header.buffer);
    const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
    const pages = view.getUint32(28);
    if (pages * pageSize > size) {
      throw new DatabaseFileError(
        `${path} is cut short: ${size} bytes of ${pages * pageSize}; restore a backup`,
      );
    }
  } finally {
    file.close();
  }
}

function sizeOf(path: string): number {
  try {
    return Deno.statSync(path).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
}

/** Inserts into a damaged file still say ok, so it is looked through before the first of them. */
function refuseDamaged(path: string, connection: EmbeddedConnection): void {
  let answer: unknown;
  try {
    answer = connection.rows("PRAGMA quick_check(1)")[0]?.[0];
  } catch (error) {
    connection.close();
    throw new DatabaseFileError(`${path} is damaged; restore a backup`, { cause: error });
  }
  if (answer === "ok") return;
  connection.close();
  const finding = String(answer).split("\n").at(-1);
  throw new DatabaseFileError(`${path} is damaged (${finding}); restore a backup`);
}

const unsupported = (what: string) => () => {
  throw new Error(`${what} is not offered: give batch() all statements of a transaction at once`);
};

const asStatement = (statement: InStatement | [string, InArgs?], args?: InArgs): InStatement =>
  Array.isArray(statement)
    ? { sql: statement[0], args: (statement[1] ?? []) as InValue[] }
    : typeof statement === "string"
    ? { sql: statement, args: (args ?? []) as InValue[] }
    : statement;

function writerClient(connection: EmbeddedConnection, commits: GroupCommit): Client {
  return {
    execute: async (statement: InStatement, args?: InArgs): Promise<ResultSet> =>
      (await commits.write([asStatement(statement, args)]))[0]!,
    batch: (statements: (InStatement | [string, InArgs?])[], _mode?: TransactionMode) =>
      commits.write(statements.map((statement) => asStatement(statement))),
    migrate: async (statements: InStatement[]) => {
      // SQLite ignores foreign_keys inside a transaction, and rebuilding a table needs it off.
      connection.setPragma("foreign_keys = OFF");
      try {
        return await commits.write(statements);
      } finally {
        connection.setPragma("foreign_keys = ON");
      }
    },
    executeMultiple: unsupported("executeMultiple()"),
    transaction: unsupported("transaction()"),
    sync: () => Promise.resolve(undefined),
    close: unsupported("close()"),
    reconnect: () => connection.reconnect(),
    closed: false,
    protocol: "file",
  };
}

function readerClient(connection: EmbeddedConnection): Client {
  return {
    // Already settled: a read costs a microtask, not a turn of the event loop.
    execute: (statement: InStatement, args?: InArgs) => {
      try {
        return Promise.resolve(connection.execute(asStatement(statement, args)));
      } catch (error) {
        return Promise.reject(error);
      }
    },
    batch: (statements: (InStatement | [string, InArgs?])[]) => {
      try {
        return Promise.resolve(statements.map((statement) => connection.execute(asStatement(statement))));
      } catch (error) {
        return Promise.reject(error);
      }
    },
    migrate: unsupported("migrate()"),
    executeMultiple: unsupported("executeMultiple()"),
    transaction: unsupported("transaction()"),
    sync: () => Promise.resolve(undefined),
    close: () => connection.close(),
    reconnect: () => connection.reconnect(),
    closed: false,
    protocol: "file",
  };
}
