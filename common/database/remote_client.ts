/** The client of a libSQL server, with failures that say what they mean to a caller. @module */
import { type Client, createClient, type TransactionMode } from "@libsql/client";
import type { Config } from "../config.ts";
import { AppError } from "../error.ts";
import { storageError } from "./storage_error.ts";

const RETRY_AFTER_SECONDS = 5;
/** A server that takes a connection and says nothing would hold its caller for ever. */
const ANSWER_MS_MAX = 30_000;
/** What the client calls an answer that is none of a database; one that only says it is JSON is a SyntaxError. */
const UNREACHABLE: ReadonlySet<unknown> = new Set([
  "SERVER_ERROR",
  "HRANA_PROTO_ERROR",
  "HRANA_CLOSED_ERROR",
]);

/** Opens the server that `config` names; it is first asked at the first statement. */
export function openRemoteClient(config: Config["database"], answerMsMax = ANSWER_MS_MAX): Client {
  const client = createClient({
    url: config.url,
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(answerMsMax) }),
    ...(config.authToken === null ? {} : { authToken: config.authToken }),
  });
  const told = <Result>(asked: Promise<Result>) =>
    asked.catch((error) => {
      throw remoteError(error);
    });
  return {
    // deno-lint-ignore no-explicit-any -- two overloads, the same arguments
    execute: (...given: [any, any?]) => told(client.execute(...given)),
    batch: (...given) => told(client.batch(...given)),
    migrate: (...given) => told(client.migrate(...given)),
    transaction: (mode?: TransactionMode) => told(client.transaction(mode ?? "write")),
    executeMultiple: (...given) => told(client.executeMultiple(...given)),
    sync: () => client.sync(),
    reconnect: () => client.reconnect(),
    close: () => client.close(),
    get closed() {
      return client.closed;
    },
    protocol: client.protocol,
  };
}

function remoteError(error: unknown): unknown {
  const isGone = error instanceof Error &&
    (error.name === "TimeoutError" ||
      /^(fetch failed$|error (sending|reading|decoding) )/.test(error.message));
  const isNoServer = error instanceof SyntaxError || UNREACHABLE.has((error as { code?: unknown }).code);
  if (!isGone && !isNoServer) return storageError(error);
  return new AppError("unavailable", "Cannot reach the database", {
    cause: error,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
