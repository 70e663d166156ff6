/** JSON-line logs; the only file that prints. Never hand it secrets or the text of records. @module */

export type LogLevel = "debug" | "info" | "warn" | "error";
const RANK: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40 };
/** Lines kept back at most before they are written, so that a burst costs one write. */
const BUFFERED_LINES_MAX = 256;
const FLUSH_AFTER_MS = 50;

export interface Logger {
  readonly level: LogLevel;
  debug(msg: string, fields?: Record<string, unknown>): void;
  info(msg: string, fields?: Record<string, unknown>): void;
  warn(msg: string, fields?: Record<string, unknown>): void;
  error(msg: string, fields?: Record<string, unknown>): void;
  /** True where a line of this level would be written: spares building its fields. */
  enabled(level: LogLevel): boolean;
  flush(): void;
}

/** Where lines go; the default writes to standard output. */
export type LogSink = (lines: string) => void;

const encoder = new TextEncoder();
const writeStdout: LogSink = (lines) => {
  let bytes = encoder.encode(lines);
  try {
    while (bytes.length > 0) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
  } catch (error) {
    // A reader that closed the pipe must not take the server with it.
    if (!(error instanceof Deno.errors.BrokenPipe || error instanceof Deno.errors.WouldBlock)) throw error;
  }
};

/** An error as fields: its chain of names, messages and the first stack. For logs only. */
export function errorFields(error: unknown): Record<string, unknown> {
  const chain: string[] = [];
  for (let at: unknown = error, depth = 0; at !== undefined && at !== null && depth < 5; depth++) {
    chain.push(at instanceof Error ? `${at.name}: ${at.message}` : String(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return { error: chain, stack: error instanceof Error ? error.stack : undefined };
}

/** A logger of JSON lines `{ time, level, msg, … }` at `level` and above. */
export function createLogger(level: LogLevel, sink: LogSink = writeStdout): Logger {
  let lines: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length === 0) return;
    const text = lines.join("");
    lines = [];
    sink(text);
  };
  const write = (at: LogLevel, msg: string, fields?: Record<string, unknown>) => {
    if (RANK[at] < RANK[level]) return;
    lines.push(JSON.stringify({ time: new Date().toISOString(), level: at, msg, ...fields }) + "\n");
    if (RANK[at] >= RANK.warn || lines.length >= BUFFERED_LINES_MAX) return flush();
    if (timer === undefined) {
      timer = setTimeout(flush, FLUSH_AFTER_MS);
      Deno.unrefTimer(timer as unknown as number);
    }
  };
  return {
    level,
    debug: (msg, fields) => write("debug", msg, fields),
    info: (msg, fields) => write("info", msg, fields),
    warn: (msg, fields) => write("warn", msg, fields),
    error: (msg, fields) => write("error", msg, fields),
    enabled: (at) => RANK[at] >= RANK[level],
    flush,
  };
}
