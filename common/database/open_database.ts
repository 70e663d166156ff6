/** The database of a process: an embedded file or a libSQL server, by one line of configuration. @module */
import type { Client, InStatement, InValue, ResultSet } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import type { Config } from "../config.ts";
import { StartError } from "../error.ts";
import type { Logger } from "../log.ts";
import { ChangeSignals } from "./change_signals.ts";
import type { RawRow } from "./embedded_connection.ts";
import { openEmbeddedDatabase } from "./embedded_database.ts";
import { migrate } from "./migrate.ts";
import { openRemoteClient } from "./remote_client.ts";
import * as schema from "./schema.ts";
import type { MaybePromise } from "../when_known.ts";
import { storageError } from "./storage_error.ts";

type Drizzle = LibSQLDatabase<typeof schema>;

export interface Database {
  /** Builds and runs reads; on the embedded file its connection cannot write. */
  read: Drizzle;
  /** Builds and runs writes; several go through {@link commit} or `write.batch`. */
  write: Drizzle;
  /** Rows of one prepared read, by position: the way of the hot paths. */
  rows<Row extends unknown[]>(statement: InStatement): Promise<Row[]>;
  /** The first row of one prepared read, or undefined: the way of reading one thing by its id. */
  row(sql: string, args: InValue[]): MaybePromise<RawRow | undefined>;
  /** Runs the statements in one transaction and resolves when they are durable. */
  commit(statements: InStatement[]): Promise<ResultSet[]>;
  /** Leaves of what was deleted nothing in the write-ahead log; a server does so in its own time. */
  truncateLog(): Promise<void>;
  /** What goes into every transaction that changes a person's records: work that must not be forgotten. */
  alongside: ((userId: string) => InStatement)[];
  /** Who waits for a person's next change. */
  changes: ChangeSignals;
  /** The folder that holds the database file and what belongs beside it. */
  folder: string;
  /** True where other processes may write to the same database. */
  shared: boolean;
  close(): Promise<void>;
}

/** Opens the database that `config` names and migrates it. */
export async function openDatabase(config: Config["database"], log: Logger): Promise<Database> {
  const opened = config.url.startsWith("file:")
    ? openEmbedded(config.url.slice("file:".length), log)
    : openRemote(config);
  const { writer, reader, ...rest } = opened;
  const database: Database = {
    ...rest,
    alongside: [],
    changes: new ChangeSignals(),
    read: drizzle(reader, { schema }),
    write: drizzle(writer, { schema }),
    rows: async <Row extends unknown[]>(statement: InStatement) => {
      const { rows } = await reader.execute(statement);
      // A row of a server's client has its values at 0, 1, … but is no array.
      return (opened.shared ? rows.map((row) => Array.from(row)) : rows) as unknown as Row[];
    },
    commit: async (statements) => {
      try {
        return await writer.batch(statements, "write");
      } catch (error) {
        throw storageError(error);
      }
    },
  };
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw opened.shared && !(error instanceof StartError) ? unusableServer(error) : error;
  }
  return database;
}

/** One line for what a driver wraps several times over: a refused connection, a wrong token. */
function unusableServer(error: unknown): StartError {
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  const why = reason instanceof Error ? reason.message : String(reason);
  return new StartError(`LIBSQL_URL: the database server cannot be used: ${why}`, { cause: error });
}

interface Opened {
  writer: Client;
  reader: Client;
  row(sql: string, args: InValue[]): MaybePromise<RawRow | undefined>;
  truncateLog(): Promise<void>;
  folder: string;
  shared: boolean;
  close(): Promise<void>;
}

function openEmbedded(path: string, log: Logger): Opened {
  const { writer, reader, row, truncateLog, close } = openEmbeddedDatabase(path, log);
  const slash = path.lastIndexOf("/");
  return {
    writer,
    reader,
    row,
    truncateLog,
    close,
    folder: slash < 0 ? "." : path.slice(0, slash),
    shared: false,
  };
}

function openRemote(config: Config["database"]): Opened {
  const client = openRemoteClient(config);
  return {
    writer: client,
    reader: client,
    row: async (sql, args) => {
      const [row] = (await client.execute({ sql, args })).rows;
      return row && Array.from(row) as RawRow;
    },
    truncateLog: () => Promise.resolve(),
    folder: "sqlite",
    shared: true,
    close: () => Promise.resolve(client.close()),
  };
}
