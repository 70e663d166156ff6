/** A number with no mark: money only where the clause says so. @module */

export interface BareNumber {
  start: number;
  end: number;
  value: number;
  /** Written in words or numerals rather than digits. */
  inWords: boolean;
}
