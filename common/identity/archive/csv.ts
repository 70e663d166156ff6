/** Comma-separated values, RFC 4180, as spreadsheets read and write them. @module */

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front, as its user would type it. */
const FORMULA = /^'*[=+\-@\t\r]/;

export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => {
    const text = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(",") + "\r\n";
}

/** The rows of a text; a quote that is never closed ends with the text. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /("(?:[^"]|"")*"?|[^,\r\n]*)(,|\r?\n|\r|$)/gy;
  const body = text.replace(/^\uFEFF/, "");
  while (cells.lastIndex < body.length) {
    const [, cell, end] = cells.exec(body)!;
    row.push(unescaped(cell!));
    if (end === ",") {
      if (cells.lastIndex === body.length) row.push("");
      else continue;
    }
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== "");
}

function unescaped(cell: string): string {
  const text = cell.startsWith('"') ? cell.slice(1).replace(/"$/, "").replaceAll('""', '"') : cell;
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
