/** The rows of a JSON file of an archive, a few at a time: a hundred megabytes parsed at once would stop all requests. @module */
import { AppError, invalidField } from "../../error.ts";
import { refuseUnkeepable } from "../../operation.ts";
import { Pacer } from "../../pacer.ts";

/** A file that is not laid out as we write it, a row a line, is parsed at once and may not be larger. */
const AT_ONCE_CHARS_MAX = 8 * 1024 * 1024;

interface Options<T> {
  rowsMax: number;
  /** Gives the row as it is wanted, or throws. */
  check(value: unknown, index: number): T;
}

/** The rows of the JSON array in a file; `name` is the file's, for what is told of it. */
export async function parseRows<T>(bytes: Uint8Array, name: string, options: Options<T>): Promise<T[]> {
  const rows: T[] = [];
  const pacer = new Pacer();
  for (const value of valuesOf(decode(bytes, name), name)) {
    if (rows.length === options.rowsMax) {
      throw invalidField(name, `must have at most ${options.rowsMax} rows, counted over all files`);
    }
    refuseUnkeepable(value, `${name}.${rows.length}`);
    rows.push(options.check(value, rows.length));
    await pacer.pause();
  }
  return rows;
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notAnArray(name, cause);
  }
}

function* valuesOf(text: string, name: string): Generator<unknown> {
  if (!/^\[\n./.test(text) || !text.endsWith("\n]\n")) return yield* allAtOnce(text, name);
  const end = text.length - "\n]\n".length;
  for (let at = "[\n".length; at < end;) {
    const next = text.indexOf("\n", at);
    const lineEnd = next < 0 || next > end ? end : next;
    const isLast = lineEnd === end;
    if (!isLast && text[lineEnd - 1] !== ",") throw notAnArray(name);
    yield parse(text.slice(at, isLast ? lineEnd : lineEnd - 1), name);
    at = lineEnd + 1;
  }
}

function* allAtOnce(text: string, name: string): Generator<unknown> {
  if (text.length > AT_ONCE_CHARS_MAX) {
    throw invalidField(name, `must have each row on a line of its own above ${AT_ONCE_CHARS_MAX} characters`);
  }
  const value = parse(text, name);
  if (!Array.isArray(value)) throw notAnArray(name);
  yield* value;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notAnArray(name, cause);
  }
}

function notAnArray(name: string, cause?: unknown): AppError {
  return new AppError("invalid_input", `Cannot import: ${name} is not an array in JSON`, { cause });
}
