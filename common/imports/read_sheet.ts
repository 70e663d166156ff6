/** The first sheet of an Excel workbook (ECMA-376) as rows of text; formulas, styles and macros are not read. @module */
import { Parser } from "htmlparser2";
import { invalidField } from "../error.ts";
import { Pacer } from "../pacer.ts";
import { COLUMNS_MAX, HEADER_ROWS_MAX, ROWS_MAX, type Table, type TableRow } from "./read_table.ts";

const STRINGS = "xl/sharedStrings.xml";
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;

/** The files of a workbook that are read. */
export function isSheetPart(name: string): boolean {
  return name === STRINGS || SHEET.test(name);
}

/** The rows of the first sheet; dates are the numbers that Excel keeps them as. */
export async function readSheet(parts: ReadonlyMap<string, Uint8Array>): Promise<Table> {
  const numberOf = (name: string) => Number(SHEET.exec(name)?.[1] ?? Infinity);
  const [first] = [...parts.keys()].filter((name) => SHEET.test(name)).sort((a, b) =>
    numberOf(a) - numberOf(b)
  );
  if (first === undefined) throw invalidField("file", "is a workbook without a sheet");
  const strings = parts.get(STRINGS);
  return { rows: await rowsOf(parts.get(first)!, strings ? await stringsOf(strings) : []), delimiter: null };
}

/** `<si>` may be one `<t>` or several runs of them; the reading aids in `<rPh>` are not part of the text. */
async function stringsOf(xml: Uint8Array): Promise<string[]> {
  const strings: string[] = [];
  let text: string | null = null;
  let inText = false;
  let inAid = false;
  await parse(xml, {
    onopentagname(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inAid = true;
      else if (name === "t") inText = !inAid;
    },
    ontext(part) {
      if (inText && text !== null) text += part;
    },
    onclosetag(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inAid = false;
      else if (name === "si") {
        strings.push(text ?? "");
        text = null;
      }
    },
  });
  return strings;
}

async function rowsOf(xml: Uint8Array, strings: readonly string[]): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  let row: TableRow | null = null;
  let number = 0;
  let column = 0;
  let type = "n";
  let value: string | null = null;
  await parse(xml, {
    onopentag(name, { r = "", t = "n" }) {
      if (name === "row") {
        number = /^\d{1,7}$/.test(r) ? Number(r) : number + 1;
        if (rows.length >= ROWS_MAX + HEADER_ROWS_MAX) {
          throw invalidField("file", `must have at most ${ROWS_MAX} rows`);
        }
        row = { row: number, cells: [] };
        column = 0;
      } else if (name === "c") {
        column = columnOf(r) ?? column + 1;
        if (column > COLUMNS_MAX) {
          throw invalidField("file", `must have at most ${COLUMNS_MAX} columns; row ${number} has more`);
        }
        type = t;
      } else if (name === "v" || name === "t") value = "";
    },
    ontext(part) {
      if (value !== null) value += part;
    },
    onclosetag(name) {
      if ((name === "v" || name === "t") && value !== null && row !== null) {
        while (row.cells.length < column) row.cells.push("");
        row.cells[column - 1] += type === "s" ? strings[Number(value)] ?? "" : value;
        value = null;
      } else if (name === "row" && row !== null) {
        if (row.cells.some((cell) => cell.trim() !== "")) rows.push(row);
        row = null;
      }
    },
  });
  return rows;
}

/** 1 for A; null where the cell does not say where it stands. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

async function parse(xml: Uint8Array, handler: ConstructorParameters<typeof Parser>[0]): Promise<void> {
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: true });
  const decoder = new TextDecoder();
  const pacer = new Pacer();
  for (let at = 0; at < xml.length; at += 65_536) {
    parser.write(decoder.decode(xml.subarray(at, at + 65_536), { stream: true }));
    await pacer.pause();
  }
  parser.end(decoder.decode());
}
