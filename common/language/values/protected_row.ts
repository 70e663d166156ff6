/** One kind of stretch that is protected from being read as values. @module */

export interface ProtectedRow {
  name: string;
  regexp: RegExp;
  example: string;
}

/** What comes after a word that announces an identifier: letters, digits and the marks between them. */
export const CODE = "(?=[a-z\\d·-]{0,18}\\d)[a-z\\d][a-z\\d·.#/-]{0,40}(?:\\s[\\d-]{3,}){0,4}";
