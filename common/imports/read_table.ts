/** Delimited text as rows, a few milliseconds at a time. @module */
// @ts-types="@types/papaparse"
import Papa from "papaparse";
import { setImmediate } from "node:timers";
import { invalidField } from "../error.ts";

export const ROWS_MAX = 20_000;
/** Lines about a bill, and the header, come before its rows. */
export const HEADER_ROWS_MAX = 60;
export const COLUMNS_MAX = 200;
const TURN_MS = 8;
/** A row that a piece cuts is read again with the next one: few pieces, or the time for a long cell grows with its square. */
const PIECE_CHARS = 4_194_304;
const DELIMITERS = [",", "\t", ";", "|"];
const SAMPLE_CHARS = 32_768;
const SAMPLE_ROWS = 40;

export interface TableRow {
  /** As a spreadsheet counts them: from 1, empty ones too. */
  row: number;
  cells: string[];
  /** Why the row cannot be read. */
  problem?: string;
}

export interface Table {
  rows: TableRow[];
  /** Null for a sheet, whose cells stand apart. */
  delimiter: string | null;
}

/** The rows of a CSV that are not empty; `delimiter` where it is known. */
export function readTable(given: string, delimiter = delimiterOf(given)): Promise<Table> {
  const text = withOneLineEnd(given);
  const rows: TableRow[] = [];
  let row = 0;
  // A turn begins with its first row: what the parser does before it would use up the turn of every row.
  let turnEnds: number | null = null;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize: PIECE_CHARS,
      step({ data, errors }, parser) {
        row++;
        const problem = errors.find(({ type }) => type === "Quotes");
        const refuse = (why: string) => {
          reject(invalidField("file", why));
          parser.abort();
        };
        if (problem?.code === "MissingQuotes") {
          return refuse(`has a quote in row ${row} that is never closed`);
        }
        if (data.every((cell) => cell.trim() === "")) return;
        if (rows.length >= ROWS_MAX + HEADER_ROWS_MAX) return refuse(`must have at most ${ROWS_MAX} rows`);
        if (data.length > COLUMNS_MAX) {
          return refuse(`must have at most ${COLUMNS_MAX} columns; row ${row} has ${data.length}`);
        }
        rows.push({ row, cells: data, ...(problem ? { problem: "has a quote within a cell" } : {}) });
        turnEnds ??= performance.now() + TURN_MS;
        if (performance.now() < turnEnds) return;
        turnEnds = null;
        parser.pause();
        setImmediate(() => parser.resume());
      },
      complete: () => resolve({ rows, delimiter }),
    });
  });
}

/** A file that was put together from several ends its lines in several ways; what stands in quotes stays as it is. */
function withOneLineEnd(text: string): string {
  const isMixed = /\r\n/.test(text) ? /(^|[^\r])\n|\r(?!\n)/.test(text) : /\r/.test(text) && /\n/.test(text);
  if (!isMixed) return text;
  return text.replaceAll(/"[^"]*"|\r\n?/g, (part) => part.startsWith('"') ? part : "\n");
}

/** The delimiter by which most of the first rows have the same number of cells, and more than one. */
function delimiterOf(text: string): string {
  const first = text.slice(0, SAMPLE_CHARS);
  let best = { delimiter: DELIMITERS[0]!, rows: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(first, { delimiter, preview: SAMPLE_ROWS, skipEmptyLines: true });
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    for (const [cells, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { delimiter, rows, cells };
    }
  }
  return best.delimiter;
}
