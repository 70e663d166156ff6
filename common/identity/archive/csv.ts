/** Comma-separated values, RFC 4180, written so that spreadsheets read them as they are. @module */

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front, as its user would type it. */
const FORMULA = /^'*[=+\-@\t\r]/;

export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => {
    const text = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(",") + "\r\n";
}

/** A cell as it was before {@link csvLine} made it harmless. */
export function cellOf(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
